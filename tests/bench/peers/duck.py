"""DuckDB over the lines as they stand: with columns that it finds out itself, or with the few that are needed declared by hand.

usage: duck.py inferred|narrow REGION.ndjson
"""

import json
import pathlib
import sys

import duckdb

# as little as the scoring reads; a cell that is no number becomes nothing
NARROW = """{
    authority: 'STRUCT(code VARCHAR)',
    exercises: 'STRUCT(
        people_heard BIGINT, closes VARCHAR,
        "groups" STRUCT(heard BIGINT)[],
        activities STRUCT(way VARCHAR, invited BIGINT, completed BIGINT)[],
        information STRUCT(formats STRUCT(available_on VARCHAR)[]),
        themes STRUCT(id VARCHAR)[],
        decisions STRUCT(themes STRUCT(outcome VARCHAR, reason VARCHAR)[])[],
        responses STRUCT(date VARCHAR)[],
        ratings STRUCT(answered BIGINT, positive BIGINT)[],
        changes STRUCT(done VARCHAR)[])[]'
}"""
READ = {
    "inferred": "read_ndjson_auto(?, ignore_errors = true, maximum_object_size = 67108864)",
    "narrow": f"read_ndjson(?, columns = {NARROW}, ignore_errors = true, maximum_object_size = 67108864)",
}


def main():
    how, region = sys.argv[1:]
    base = duckdb.connect()
    macros, query = (pathlib.Path(__file__).parent / "simple.sql").read_text().split("\n\n", 1)
    base.execute(macros)
    scored = base.execute(query.replace("FROM region", f"FROM {READ[how]}"), [region]).fetchone()
    good, taken, bands, sums = scored
    print(json.dumps({"good": good, "refused": None, "taken": taken, "bands": bands, "sums": sums}))


if __name__ == "__main__":
    main()
