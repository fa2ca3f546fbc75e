"""Runs every program over the same region in turns, checks that they found the same, and prints how fast each was beside ours.

Fails where results differ, never on time. Time of the wall and of the processors (a program and all that it starts) is that of whole runs;
what a run over a single line takes is told apart, as the start, and taken away before submissions a second are worked out.

usage: compare.py EARNEST BENCH PYTHON FOLDER [ROUNDS]      (FOLDER holds region.ndjson, good.ndjson and schema.json)
"""

import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).parent
# how often each submission of the slow ones stands for more: the part of the region that they read
PART = {"usual": 20, "rego": 4}
CYCLE = 200
# validates, tells every fault with its place, bounds what is unknown, knows signs
DOES = {
    "region": ("yes", "yes", "yes", "yes"),
    "rows": ("yes", "yes", "yes", "yes"),
    "simple": ("yes", "yes", "no", "no"),
    "keys": ("keys", "no", "no", "no"),
    "usual": ("schema", "path", "no", "no"),
    "best": ("schema", "no", "no", "no"),
    "inferred": ("no", "no", "no", "no"),
    "narrow": ("no", "no", "no", "no"),
    "rego": ("no", "no", "no", "no"),
}
NAMES = {
    "region": "earnest region --draws 0",
    "rows": "earnest rows --draws 0",
    "simple": "simple scoring, our reader",
    "keys": "simple scoring, a narrow read",
    "usual": "Python, jsonschema + pandas",
    "best": "Python, orjson + jsonschema-rs",
    "inferred": "DuckDB, inferred columns",
    "narrow": "DuckDB, narrow by hand",
    "rego": "Rego, regorus",
}
AIMS = {"usual": 130, "best": 4, "inferred": 8, "rego": 8, "narrow": 1.3}


class Run:
    """What a run took, and what it printed."""

    def __init__(self, command, stdin, stdout):
        with open(stdin or os.devnull, "rb") as given, open(stdout, "wb") as out:
            began = time.monotonic()
            child = subprocess.Popen(command, stdin=given, stdout=out, stderr=subprocess.PIPE)
            told = child.stderr.read()
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
        self.wall = time.monotonic() - began
        self.processor = usage.ru_utime + usage.ru_stime
        self.memory = usage.ru_maxrss / 1024
        # a region of which some submissions failed ends with 3
        if child.returncode not in ((0, 3) if "region" in command else (0,)):
            sys.exit(f"error: {' '.join(map(str, command))} ended with {child.returncode}:\n{told.decode(errors='replace')}")


class Bench:
    """Where everything is, and how each program is called."""

    def __init__(self, earnest, bench, python, folder):
        self.earnest, self.bench, self.python, self.folder = earnest, bench, python, pathlib.Path(folder)

    def command(self, name, file):
        python = lambda script, *more: [self.python, str(HERE / f"{script}.py"), *more]
        return {
            "region": [self.earnest, "region", file, "--draws", "0", "--out", str(self.folder / "out")],
            "rows": [self.earnest, "rows", "--draws", "0"],
            "simple": [self.bench, "simple", file],
            "keys": [self.bench, "narrow", file],
            "usual": python("usual", str(self.folder / "schema.json"), file),
            "best": python("best", str(self.folder / "schema.json"), file),
            "inferred": python("duck", "inferred", file),
            "narrow": python("duck", "narrow", file),
            "rego": [self.bench, "rego", file],
        }[name]

    def run(self, name, file):
        """A run over a file, and what it found."""
        shutil.rmtree(self.folder / "out", ignore_errors=True)
        out = self.folder / "printed"
        run = Run(self.command(name, str(file)), file if name == "rows" else None, out)
        return run, self.found(name, out)

    def found(self, name, out):
        """What a program says that it found."""
        if name == "rows":
            with open(out, "rb") as lines:
                refused = sum(b'"refused":[' in line[:400] for line in lines)
                lines.seek(0)
                return {"good": sum(1 for _ in lines) - refused, "refused": refused}
        if name == "region":
            summary = json.loads((self.folder / "out/region.json").read_bytes())["summary"]
            return {"good": summary["received"] - summary["failed"], "refused": summary["failed"]}
        return json.loads(out.read_bytes())


def first(folder, source, many):
    """A file of the first lines of another."""
    path = folder / f"{source}-{many}.ndjson"
    with open(folder / f"{source}.ndjson", "rb") as lines, open(path, "wb") as out:
        for _, line in zip(range(many), lines):
            out.write(line)
    return path


def differing(name, found, expected):
    """Words on what a program found that is not what was expected, or nothing."""
    if name in ("region", "rows"):
        keys = ("good", "refused")
    else:
        keys = ("good", "bands", "sums")
    wrong = [f"{key}: {found[key]}, expected {expected[key]}" for key in keys if found[key] != expected[key]]
    return f"{NAMES[name]} found {'; '.join(wrong)}" if wrong else None


def files(folder, made):
    """For every program the file that it reads, and how many lines that has."""
    out = {}
    for name in NAMES:
        # one damaged line changes what a whole column is taken for, so that whoever infers columns is given sound lines alone
        source, lines = ("good", made["good"]) if name == "inferred" else ("region", made["lines"])
        if name in PART and lines > CYCLE:
            lines = max(CYCLE, lines // PART[name] // CYCLE * CYCLE)
            out[name] = (first(folder, source, lines), lines, source)
        else:
            out[name] = (folder / f"{source}.ndjson", lines, source)
    return out


def measured(bench, made, rounds):
    """Medians by program: of the start, and of a whole run."""
    read = files(bench.folder, made)
    one = first(bench.folder, "good", 1)
    expected = {path: bench.run("simple", path)[1] for path, _, _ in read.values()}
    whole = expected[bench.folder / "region.ndjson"]
    if (whole["good"], whole["refused"]) != (made["good"], made["damaged"]):
        sys.exit(f"error: of {made['good']} sound and {made['damaged']} damaged submissions {whole['good']} were read and {whole['refused']} refused")
    starts, runs, found = {}, {}, {}
    for _ in range(rounds):
        for name, (path, _, _) in read.items():
            starts.setdefault(name, []).append(bench.run(name, one)[0])
            run, found[name] = bench.run(name, path)
            runs.setdefault(name, []).append(run)
            wrong = differing(name, found[name], expected[path])
            if wrong:
                sys.exit(f"error: results differ: {wrong}")
    median = lambda of, what: statistics.median(getattr(run, what) for run in of)
    out = {}
    for name, (path, lines, _) in read.items():
        figures = {"lines": lines, "found": found[name], "damaged": expected[path]["refused"], "memory": median(runs[name], "memory")}
        for what in ("wall", "processor"):
            figures[f"{what} start"] = median(starts[name], what)
            # a region this small may be over before the clock has moved
            figures[what] = max(median(runs[name], what) - figures[f"{what} start"], 1e-3) / max(lines - 1, 1)
        out[name] = figures
    return out


def told(name, figures):
    """How many of the damaged submissions a program refused."""
    if name == "inferred":
        return "given none"
    taken = figures["found"].get("taken", 0)
    return f"{figures['damaged'] - taken} of {figures['damaged']}"


def table(figures):
    """The tables, as lines."""
    yield f"{'':<31} {'lines':>7} {'start s':>8} {'a second':>9} {'cpu µs each':>12} {'peak MB':>8}  {'damage refused':<15} validates / places / bounds / signs"
    for name, its in figures.items():
        yield (
            f"{NAMES[name]:<31} {its['lines']:>7} {its['wall start']:>8.2f} {1 / its['wall']:>9.0f} {its['processor'] * 1e6:>12.0f}"
            f" {its['memory']:>8.0f}  {told(name, its):<15} {' / '.join(DOES[name])}"
        )
    yield ""
    yield "how many times as fast ours is (below 1: slower), for each submission; simple and keys, the narrow read, are no part of the program"
    yield f"{'':<31} {'region wall':>12} {'region cpu':>11} {'rows wall':>10} {'rows cpu':>9} {'simple wall':>12} {'simple cpu':>11} {'keys wall':>12} {'keys cpu':>11} {'aim':>6}"
    for name, aim in AIMS.items():
        ratios = [figures[name][what] / figures[ours][what] for ours in ("region", "rows", "simple", "keys") for what in ("wall", "processor")]
        widths = (12, 11, 10, 9, 12, 11, 12, 11)
        yield f"{NAMES[name]:<31} " + " ".join(f"{ratio:>{width}.2f}" for ratio, width in zip(ratios, widths)) + f" {aim:>6}"


def main():
    earnest, program, python, folder, *more = sys.argv[1:]
    rounds = int(more[0]) if more else 3
    bench = Bench(earnest, program, python, folder)
    made = json.loads((bench.folder / "made.json").read_bytes())
    print(
        f"{made['lines']} lines, {made['bytes'] / 1e6:.0f} MB, {made['damaged']} of them damaged; {os.cpu_count()} processors,"
        f" load {os.getloadavg()[0]:.1f}; medians of {rounds} rounds in turns",
        flush=True,
    )
    for line in table(measured(bench, made, rounds)):
        print(line)
    print("every program found the same levels, bands and sums")


if __name__ == "__main__":
    main()
