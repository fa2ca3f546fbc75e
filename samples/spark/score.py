"""Scores the submissions of a region on a cluster: a Spark job around `earnest rows`.

    spark-submit score.py returned/ rows.parquet --send target/release/earnest
    spark-submit score.py --rows rows.parquet rows/
    earnest region --from-rows rows/ --out region

Reads files of lines (ndjson, jsonl, part-*), as `earnest region` does, hands each partition to the program and writes Parquet: a row for each
line that is not blank, scored or refused, in typed columns and, in the column `row`, as the program wrote it. Each line goes with the place
it is from, so that the rows are those of one run on one machine. A fault of the program fails the job; a fault of a submission is data.
"""

import argparse
import os
import re
import subprocess
import sys
from urllib.parse import unquote

import pyarrow
from pyspark import SparkFiles
from pyspark.sql import SparkSession, functions

# the files of lines that `earnest region` reads, by their names
NAMES = r"(?i)(\.ndjson|\.jsonl|/part-[^/.]*|/part-[^/]*\.txt)$"
# what the program calls blank, but in a line of so many bytes, which is too long whatever it holds
BLANK = b" \t\n\x0c\r"
# a mark of the byte order, which is no part of a line
BOM = b"\xef\xbb\xbf"
LONGEST = 8 << 20
# lines handed to one call of the program, at most; and bytes, but for a last line
LINES = 5_000
BYTES = 32 << 20
# what is asked of a row; all else is in the column `row`
SCHEMA = """
    source string, sha256 string, corrects string, code string, name string, kind string, region string, nation string,
    people struct<low: bigint, high: bigint>, `from` date, `to` date, as_of date, basis string, rubric string, rubric_sha256 string,
    engine string, baseline_sha256 string, marks int, marks_sha256 string, status string, low int, high int, on_held int, coverage string, due date,
    criteria map<string, struct<state: string, low: int, high: int, on_held: int, form: struct<low: string, high: string>,
        effect: struct<low: string, high: string>>>,
    core struct<rubric: string, rubric_sha256: string, status: string, low: int, high: int>,
    signs map<string, array<int>>, possible map<string, array<int>>,
    draws struct<tried: int, held: int, low: int, high: int>,
    units array<struct<id: string, title: string, unasked: boolean, stakes: int, counted: boolean, status: string, low: int, high: int>>,
    refused array<struct<line: bigint, column: bigint, cell: string, at: string, code: string, message: string, help: string>>,
    more int
"""
COLUMNS = [
    "source", "sha256", "refused is not null as refused", "name", "code", "kind", "region", "nation", "people.low as people_low",
    "people.high as people_high", "`from` as period_from", "`to` as period_to", "as_of", "basis", "status", "low", "high", "on_held",
    "coverage", "due", "criteria", "map_keys(signs) as signs", "map_keys(possible) as possible_signs", "draws", "core", "units",
    "refused as errors", "more as errors_not_listed", "corrects", "marks", "marks_sha256", "rubric", "rubric_sha256", "baseline_sha256",
    "engine",
]  # fmt: skip


class Fault(Exception):
    """Why the job cannot go on, for whoever runs it."""


def inside(path):
    """The path within its file system: abfss://box@there/in and dbfs:/in are both /in."""
    return re.sub(r"^[A-Za-z][A-Za-z0-9+.-]+:(//[^/]*)?", "", path)


def given(path):
    """A path as Spark is to have it; one of this machine may be relative."""
    if os.path.exists(path):
        return os.path.abspath(path)
    if inside(path) == path and not path.startswith("/"):
        raise Fault(f"{path}: there is no such folder here; give the whole path, or its address such as abfss://…")
    return path.rstrip("/")


def named(file, root, called):
    """What a file is called in rows: as `earnest region CALLED` calls it. `file` is percent-encoded, as Spark tells it."""
    at, top = unquote(inside(file)), inside(root)
    if at != top and not at.startswith(top + "/"):
        raise Fault(f"{at}: not in {top}")
    name = called + at[len(top) :]
    if "\t" in name or "\n" in name:
        raise Fault(f"{name!r}: the name of a file holds a tab or an end of line; name it anew")
    return name


def firsts(counts):
    """The number of the first line of each piece of a file, by file and place of the piece, from (file, place, lines)."""
    numbers, file, number = {}, None, 1
    for path, start, lines in sorted(counts):
        if path != file:
            file, number = path, 1
        numbers[path, start] = number
        number += lines
    return numbers


def rows(command, lines):
    """The rows of lines, in order. As many come out as went in, or none."""
    threads = {"RAYON_NUM_THREADS": "1", **os.environ}
    done = subprocess.run(command, input=b"".join(lines), capture_output=True, env=threads)
    if done.returncode != 0:
        raise Fault(f"{command[0]} ended with {done.returncode}: {done.stderr.decode(errors='replace').strip()}")
    made = done.stdout.split(b"\n")
    if made.pop() != b"":
        raise Fault(f"{command[0]} stopped within a row")
    if len(made) != len(lines):
        raise Fault(f"{len(lines)} lines went into {command[0]} and {len(made)} rows came out")
    return made


def work(command, numbers):
    """What a worker does with a partition: batches of lines in, batches of rows out."""

    def here(word):
        """A word of the command on this worker: what was sent lies where Spark put it."""
        if not word.startswith("sent:"):
            return word
        path = SparkFiles.get(word.removeprefix("sent:"))
        os.chmod(path, 0o755)
        return path

    def partition(batches):
        by = [here(word) for word in command]
        met, kept, size = {}, [], 0

        def made():
            texts = pyarrow.array(rows(by, kept), pyarrow.binary()).cast(pyarrow.string())
            kept.clear()
            return pyarrow.RecordBatch.from_arrays([texts], names=["row"])

        for batch in batches:
            for line, *piece in zip(*(column.to_pylist() for column in batch.columns)):
                # lines of a piece come in their order, whatever else the partition holds
                piece = tuple(piece)
                name, first = numbers[piece]
                number = first + met.get(piece, 0)
                met[piece] = number - first + 1
                if len(line) < LONGEST and not line.strip(BLANK).removeprefix(BOM).strip(BLANK):
                    continue
                kept.append(b"%s:%d\t%s\n" % (name, number, line))
                size += len(kept[-1])
                if len(kept) >= LINES or size >= BYTES:
                    size = 0
                    yield made()
        if kept:
            yield made()

    return partition


def send(spark, path):
    """Sends a file of this machine to every worker; what else it may be (the id of a rubric) stays as it is."""
    if not os.path.isfile(path):
        return path
    spark.sparkContext.addFile(os.path.abspath(path))
    return "sent:" + os.path.basename(path)


def command(spark, args):
    """The filter as a worker calls it."""
    if args.send and not os.path.isfile(args.send):
        raise Fault(f"{args.send}: there is no such file")
    words = [send(spark, args.send) if args.send else args.earnest, "rows", "--placed"]
    for name, value in [("--rubric", args.rubric), ("--baseline", args.baseline)]:
        words += [name, send(spark, value)] if value else []
    for name, value in [("--as-of", args.as_of), ("--draws", args.draws)]:
        words += [name, value] if value else []
    return words


def score(spark, args):
    """From files of lines to Parquet."""
    root = given(args.paths[0])
    called = args.called or root.rsplit("/", 1)[-1]
    reader = spark.read.option("recursiveFileLookup", True).option("lineSep", "\n")
    # a setting of the cluster that passes over files would lose submissions
    reader = reader.option("ignoreCorruptFiles", False).option("ignoreMissingFiles", False)
    text = reader.text(root)
    passed = sorted(unquote(file) for file in text.inputFiles() if not re.search(NAMES, unquote(file)))
    if passed:
        print(f"passed over {len(passed)} files that are no files of lines by their names: {', '.join(passed[:5])}", file=sys.stderr)
    # bytes, since a line may be no text
    lines = text.select(
        functions.col("value").cast("binary").alias("line"),
        functions.col("_metadata.file_path").alias("file"),
        functions.col("_metadata.file_block_start").alias("start"),
    ).where(functions.col("_metadata.file_path").rlike(NAMES))

    blank = functions.lit(BLANK.decode())
    bare = functions.btrim(functions.col("line").cast("string"), blank)
    bare = functions.btrim(functions.regexp_replace(bare, "^\ufeff", ""), blank)
    filled = functions.count_if((functions.octet_length("line") >= LONGEST) | (bare != ""))
    counts = lines.groupBy("file", "start").agg(functions.count("*").alias("lines"), filled.alias("filled")).collect()
    if not counts:
        raise Fault(f"{root}: there is no line in it, in files whose names end in ndjson or jsonl or begin with part-")
    first = firsts((count.file, count.start, count.lines) for count in counts)
    numbers = {piece: (named(piece[0], root, called).encode(), number) for piece, number in first.items()}

    made = lines.mapInArrow(work(command(spark, args), numbers), "row string")
    # FAILFAST: a row that is none of this version fails the job, and is not half empty
    asked = functions.from_json("row", SCHEMA, {"mode": "FAILFAST"})
    made.select(asked.alias("asked"), "row").select("asked.*", "row").selectExpr(*COLUMNS, "row").write.parquet(args.paths[1])

    out = spark.read.parquet(args.paths[1])
    went, came = sum(count.filled for count in counts), out.count()
    if went != came:
        raise Fault(f"{went} lines went in and {came} rows came out; a file was changed meanwhile, so run again into another folder")
    versions = out.where("not refused").select("engine", "rubric_sha256", "baseline_sha256").distinct().count()
    if versions > 1:
        raise Fault("the rows are of several versions of the program, the rubric or the baseline; have the same on every machine, and run again")
    print(f"{came} submissions: {came - out.where('refused').count()} scored, {out.where('refused').count()} refused")


def rows_back(spark, args):
    """From Parquet to lines for `earnest region --from-rows`."""
    kept = spark.read.parquet(args.paths[0]).select("row")
    if args.parts:
        kept = kept.repartition(args.parts)
    kept.write.text(args.paths[1])


def main():
    """Runs the job."""
    parser = argparse.ArgumentParser(description="Scores the submissions of a region on a cluster.")
    parser.add_argument("paths", nargs=2, metavar="PATH", help="the folder or file of lines, and the Parquet to write; with --rows the other way")
    parser.add_argument("--rows", action="store_true", help="write the rows of a Parquet as lines, for earnest region --from-rows")
    parser.add_argument("--parts", type=int, help="how many files of rows to write")
    parser.add_argument("--earnest", default="earnest", help="where every worker has the program [default: earnest, by its PATH]")
    parser.add_argument("--send", metavar="FILE", help="the program on this machine, sent to every worker instead")
    parser.add_argument("--called", metavar="NAME", help="what the input is called in `source` [default: its last name]")
    for option in ["--rubric", "--as-of", "--baseline", "--draws"]:
        parser.add_argument(option, help="as of earnest rows")
    args = parser.parse_args()
    spark = SparkSession.builder.appName("earnest").getOrCreate()
    try:
        (rows_back if args.rows else score)(spark, args)
    except Fault as fault:
        sys.exit(f"error: {fault}")
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
