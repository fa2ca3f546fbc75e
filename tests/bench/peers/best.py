"""Python at its best: orjson and jsonschema-rs, in as many processes as there are processors.

usage: best.py SCHEMA REGION.ndjson
"""

import json
import multiprocessing
import os
import sys

import jsonschema_rs
import orjson

from simple import band, is_damaged, levels, numbers

VALIDATOR = None
PART = 4 << 20


def begin(schema):
    """Makes the validator of a process."""
    global VALIDATOR
    with open(schema, "rb") as file:
        VALIDATOR = jsonschema_rs.validator_for(orjson.loads(file.read()))


def scored(place):
    """What the lines of a part of the file come to: those that begin in it."""
    path, start, end = place
    good = refused = taken = 0
    bands, sums = [0] * 5, [0] * 12
    with open(path, "rb") as file:
        file.seek(start)
        while file.tell() < end:
            line = file.readline()
            try:
                submission = orjson.loads(line)
            except orjson.JSONDecodeError:
                refused += 1
                continue
            if not VALIDATOR.is_valid(submission):
                refused += 1
            elif is_damaged(submission):
                taken += 1
            else:
                marks = levels(numbers(submission))
                good += 1
                bands[band(sum(marks))] += 1
                sums = [a + b for a, b in zip(sums, marks)]
    return good, refused, taken, bands, sums


def parts(path):
    """Parts of the file that begin and end with a line."""
    size = os.path.getsize(path)
    with open(path, "rb") as file:
        start = 0
        while start < size:
            file.seek(min(start + PART, size))
            file.readline()
            end = file.tell()
            yield path, start, end
            start = end


def added(a, b):
    """Two results as one."""
    return [x + y if isinstance(x, int) else [p + q for p, q in zip(x, y)] for x, y in zip(a, b)]


def main():
    total = [0, 0, 0, [0] * 5, [0] * 12]
    with multiprocessing.Pool(initializer=begin, initargs=(sys.argv[1],)) as pool:
        for part in pool.imap_unordered(scored, parts(sys.argv[2])):
            total = added(total, part)
        pool.close()
        pool.join()
    print(json.dumps(dict(zip(("good", "refused", "taken", "bands", "sums"), total))))


if __name__ == "__main__":
    main()
