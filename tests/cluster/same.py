"""Holds the results of a region from a cluster to those of one machine, byte for byte, and the columns of the Parquet to its rows.

usage: same.py INPUT ALONE GATHERED ROWS PARQUET
"""

import json
import sys
from pathlib import Path

from pyarrow import parquet

given, alone, gathered, lines, table = map(Path, sys.argv[1:])
results = sorted(path.name for path in alone.iterdir())
expected = ["errors.csv", "region.html", "region.json", "region.xlsx", "rows.csv", "rows.ndjson"]
assert set(expected) <= set(results), results
assert results == sorted(path.name for path in gathered.iterdir())
for name in results:
    if (alone / name).read_bytes() != (gathered / name).read_bytes():
        sys.exit(f"error: {name} is another one from the cluster; compare {alone / name} and {gathered / name}")

# the rows came out of order and in several files, or the check would show less than it says
parts = [path.read_text().splitlines() for path in sorted(lines.glob("part-*"))]
back = [line for part in parts for line in part]
assert len(parts) > 1 and all(parts), [len(part) for part in parts]
standing = (alone / "rows.ndjson").read_text().splitlines()
among = set(standing)
assert [line for line in back if line in among] != standing, "the rows came in order"

rows = parquet.read_table(table).to_pylist()
assert sorted(row["row"] for row in rows) == sorted(back)
received = json.loads((alone / "region.json").read_text())["summary"]["received"]
assert len(rows) == received, (len(rows), received)
for row in rows:
    said = json.loads(row["row"])
    where = said["source"]
    assert row["refused"] == ("refused" in said), where
    for key in ["source", "sha256", "name", "code", "region", "basis", "status", "low", "high", "on_held", "coverage", "rubric", "engine"]:
        assert row[key] == said.get(key), (where, key)
    assert str(row["period_from"]) == str(said.get("from")) and str(row["period_to"]) == str(said.get("to")), where
    if row["refused"]:
        assert [error["message"] for error in row["errors"]] == [told["message"] for told in said["refused"]], where
        continue
    criteria = dict(row["criteria"])
    assert {name: (one["state"], one["low"], one["high"]) for name, one in criteria.items()} == {
        name: (one["state"], one["low"], one["high"]) for name, one in said["criteria"].items()
    }, where
    assert row["signs"] == list(said["signs"]) and row["possible_signs"] == list(said["possible"]), where
    assert [unit["id"] for unit in row["units"]] == [unit["id"] for unit in said["units"]], where
    assert row["draws"]["tried"] == said["draws"]["tried"], where
refused = sum(row["refused"] for row in rows)
assert refused >= 30 and len(rows) - refused >= 500, (refused, len(rows))
print(f"{len(rows)} submissions, {refused} of them refused: {', '.join(results)} are the same bytes as from one machine")
