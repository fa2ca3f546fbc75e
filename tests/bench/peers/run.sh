#!/usr/bin/env bash
# Scores one made-up region with earnest and, more simply, with what one would use otherwise; prints how fast each is beside ours.
# Fails where two of them find different results, never on time. README.md beside this file says what is scored and what is fair.
# usage: bash tests/bench/peers/run.sh [LINES]      (default 4000; ROUNDS=3; EARNEST=FILE compares another build of the command)
set -euo pipefail
cd "$(dirname "$0")/../../.."

lines=${1:-4000}
export PYTHONDONTWRITEBYTECODE=1
place=target/peers
mkdir -p "$place"
if ! cmp -s tests/bench/peers/requirements.txt "$place/installed.txt"; then
    rm -rf "$place/venv"
    python3 -m venv "$place/venv"
    "$place/venv/bin/python" -m pip --quiet install -r tests/bench/peers/requirements.txt
    cp tests/bench/peers/requirements.txt "$place/installed.txt"
fi

# built first and copied, since it comes with a command of the same features, and the one that is measured must be as people have it
built=$(cargo bench --locked --features peers --bench peers --no-run 2>&1 | tee >(cat >&2) | sed -n 's/^ *Executable .*(\(.*\))$/\1/p')
cp "$built" "$place/bench"
earnest=${EARNEST:-target/release/earnest}
if [ -z "${EARNEST:-}" ]; then
    cargo build --release --locked
fi

folder=$(mktemp -d "$place/region.XXXXXX")
trap 'rm -rf "$folder"' EXIT
"$place/bench" region "$lines" "$folder" >"$folder/made.json"
"$earnest" schema submission >"$folder/schema.json"
"$place/venv/bin/python" tests/bench/peers/compare.py "$earnest" "$place/bench" "$place/venv/bin/python" "$folder" "${ROUNDS:-3}"
