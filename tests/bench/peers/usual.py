"""Python as usual: json and jsonschema, one submission after the other in one process, then pandas over all.

usage: usual.py SCHEMA REGION.ndjson
"""

import json
import sys

import pandas
from jsonschema import Draft202012Validator

from simple import BANDS, COUNTED, ORDER, SHARES, WAIT, is_damaged, numbers


def read(schema, region):
    """The numbers of every submission that the schema takes, and how many lines were refused and taken in spite of their damage."""
    with open(schema, "rb") as file:
        validator = Draft202012Validator(json.load(file))
    found, refused, taken = [], 0, 0
    with open(region, "rb") as lines:
        for line in lines:
            try:
                submission = json.loads(line)
            except ValueError:
                refused += 1
                continue
            if list(validator.iter_errors(submission)):
                refused += 1
            elif is_damaged(submission):
                taken += 1
            else:
                found.append(numbers(submission))
    return found, refused, taken


def scored(found):
    """A table of the levels, by indicator."""
    table = pandas.DataFrame(found)
    marks = pandas.DataFrame(index=table.index)
    for name, cuts in COUNTED.items():
        marks[name] = sum((table[name] >= cut).astype("int64") for cut in cuts)
    for name, (part, whole, cuts) in SHARES.items():
        marks[name] = sum(((table[part] * 100 >= cut * table[whole]) & (table[whole] > 0)).astype("int64") for cut in cuts)
    marks["wait"] = sum((table["wait"].astype("float64") <= most).astype("int64") for most in WAIT)
    return marks[list(ORDER)]


def main():
    found, refused, taken = read(sys.argv[1], sys.argv[2])
    marks = scored(found)
    points = marks.sum(axis=1)
    bands = sum((points >= cut).astype("int64") for cut in BANDS).value_counts()
    print(
        json.dumps(
            {
                "good": len(marks),
                "refused": refused,
                "taken": taken,
                "bands": [int(bands.get(level, 0)) for level in range(5)],
                "sums": [int(each) for each in marks.sum()],
            }
        )
    )


if __name__ == "__main__":
    main()
