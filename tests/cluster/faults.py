"""What the job does with a program that fails or loses lines, and with what files are called: asked of its functions, without a cluster.

usage: faults.py SCORE.PY
"""

import importlib.util
import sys

spec = importlib.util.spec_from_file_location("score", sys.argv[1])
score = importlib.util.module_from_spec(spec)
spec.loader.exec_module(score)


def refused(says, work):
    """The work is refused in words that hold `says`."""
    try:
        found = work()
    except score.Fault as fault:
        assert says in str(fault), f"{says!r} is not in {str(fault)!r}"
        return
    raise AssertionError(f"{found!r} was taken, expected a fault that says {says!r}")


lines = [b"a:%d\t{}\n" % number for number in range(1, 2001)]
shell = ["sh", "-c"]
assert score.rows(["cat"], lines) == [line.rstrip(b"\n") for line in lines]
refused("1999 rows came out", lambda: score.rows(["tail", "-n", "+2"], lines))
refused("2001 rows came out", lambda: score.rows(shell + ["cat; echo more"], lines))
refused("0 rows came out", lambda: score.rows(["true"], lines))
refused("ended with 3: out of order", lambda: score.rows(shell + ["cat; echo out of order >&2; exit 3"], lines))
refused("ended with -9", lambda: score.rows(shell + ["kill -9 $$"], lines))
refused("within a row", lambda: score.rows(shell + ["head -c 100"], lines))

named = score.named
assert named("file:///in/a%20b.ndjson", "/in", "in") == "in/a b.ndjson"
assert named("file:/in/x/50%25.ndjson", "/in", "returned") == "returned/x/50%.ndjson"
assert named("abfss://box@there/in/a.ndjson", "abfss://box@there/in", "in") == "in/a.ndjson"
assert named("dbfs:/Volumes/a/b/in.ndjson", "/Volumes/a/b/in.ndjson", "in.ndjson") == "in.ndjson"
assert named("s3://box/a.ndjson", score.given("s3://box/"), "box") == "box/a.ndjson"
refused("not in /in", lambda: named("file:/inner/a.ndjson", "/in", "in"))
refused("holds a tab", lambda: named("file:/in/a%09b.ndjson", "/in", "in"))
refused("the whole path", lambda: score.given("no/such/folder"))
assert score.given("s3://box/in/") == "s3://box/in"

pieces = [("b", 0, 4), ("a", 64, 1), ("a", 0, 7), ("a", 128, 2)]
assert score.firsts(pieces) == {("a", 0): 1, ("a", 64): 8, ("a", 128): 9, ("b", 0): 1}
print("faults fail the job, and places are those of the files")
