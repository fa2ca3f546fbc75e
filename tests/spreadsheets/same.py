#!/usr/bin/env python3
"""Says whether two assessments are the same but for what is about the file that they were made from: its digest and name, where things
stand in it, and what is odd about it as a form.

usage: same.py A.json B.json
"""

import json
import sys


# warnings that a form alone can give
OF_A_FORM = {"blank-cell", "blank-answer", "beside-no-question"}


def bare(path):
    with open(path, encoding="utf-8") as file:
        assessment = json.load(file)
    for key in ("sha256", "name", "file"):
        assessment.get("submission", {}).pop(key, None)
    assessment.pop("cells", None)
    warnings = [warning for warning in assessment.get("warnings", []) if warning["code"] not in OF_A_FORM]
    for warning in warnings:
        warning.pop("line", None)
        warning.pop("cell", None)
    assessment["warnings"] = sorted(warnings, key=lambda warning: (warning["at"], warning["code"]))
    return assessment


def first_difference(a, b, at=""):
    if type(a) is not type(b):
        return f"{at}: {a!r} and {b!r}"
    if isinstance(a, dict):
        for key in sorted(set(a) | set(b)):
            if key not in a or key not in b:
                return f"{at}/{key} stands in one only"
            found = first_difference(a[key], b[key], f"{at}/{key}")
            if found:
                return found
        return None
    if isinstance(a, list):
        if len(a) != len(b):
            return f"{at}: {len(a)} and {len(b)} entries"
        for number, (x, y) in enumerate(zip(a, b)):
            found = first_difference(x, y, f"{at}/{number}")
            if found:
                return found
        return None
    return None if a == b else f"{at}: {a!r} and {b!r}"


if __name__ == "__main__":
    difference = first_difference(bare(sys.argv[1]), bare(sys.argv[2]))
    if difference:
        sys.exit(f"{sys.argv[1]} and {sys.argv[2]} differ: {difference}")
