#!/usr/bin/env bash
# Fills the form with other programs than our own and reads it back: openpyxl types the answers of real samples into an empty form, and
# LibreOffice saves that form anew. Each must read without an error and be assessed as the sample itself.
# usage: bash tests/spreadsheets/run.sh [EARNEST]      (default: target/release/earnest, built where it is missing)
set -euo pipefail
cd "$(dirname "$0")/../.."

earnest=${1:-target/release/earnest}
if [ ! -x "$earnest" ]; then
    cargo build --release --locked
fi
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

python=python3
if ! python3 -c 'import openpyxl' 2>/dev/null; then
    echo "openpyxl is missing; installing it into a folder of its own"
    python3 -m venv "$out/venv"
    python="$out/venv/bin/python"
    "$python" -m pip --quiet install openpyxl
fi
soffice=$(command -v soffice || command -v libreoffice || true)
if [ -z "$soffice" ]; then
    echo "note: LibreOffice is missing (Debian: libreoffice-calc); its half of this check is left out"
fi

same() {
    "$earnest" check "$2" >/dev/null
    "$earnest" assess "$2" --format json >"$out/b.json"
    "$earnest" assess "$1" --format json >"$out/a.json"
    "$python" tests/spreadsheets/same.py "$out/a.json" "$out/b.json"
}

"$earnest" form submission -o "$out/empty.xlsx" >/dev/null
for file in samples/biscot-2015.yaml samples/forest-of-dean-2020.yaml samples/corby-2018.yaml tests/fixtures/good.yaml; do
    name=$(basename "$file" .yaml)
    "$earnest" form submission -o "$out/ours.xlsx" --from "$file" --force >/dev/null
    # the name of an assessment is that of its file
    mkdir -p "$out/typed" "$out/saved"
    "$python" tests/spreadsheets/fill.py "$out/empty.xlsx" "$out/ours.xlsx" "$out/typed/$name.xlsx"
    same "$file" "$out/typed/$name.xlsx"
    echo "$name: typed with openpyxl, the same assessment"
    if [ -n "$soffice" ]; then
        "$soffice" "-env:UserInstallation=file://$out/office" --headless --convert-to xlsx --outdir "$out/saved" "$out/typed/$name.xlsx" >/dev/null 2>&1
        same "$file" "$out/saved/$name.xlsx"
        echo "$name: saved by LibreOffice, the same assessment"
    fi
done
