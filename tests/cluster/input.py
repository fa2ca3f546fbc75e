"""Lays out a region as a cluster may be given it, from lines that `GENERATE` wrote: several files, and everything odd that a file can be.

usage: input.py GENERATED FOLDER
"""

import json
import sys
from pathlib import Path

BOM = b"\xef\xbb\xbf"
generated, folder = map(Path, sys.argv[1:])
made = (generated / "made.ndjson").read_bytes().splitlines(keepends=True)
samples = (generated / "samples.ndjson").read_bytes()
third = len(made) // 3

(folder / "north and 50% south").mkdir(parents=True)
(folder / "samples.ndjson").write_bytes(BOM + samples)
(folder / "part-00000").write_bytes(b"".join(made[:third]))
(folder / "north and 50% south" / "a=b.JSONL").write_bytes(b"".join(made[third : 2 * third]))
(folder / "notes.txt").write_text("no submission, and no file of lines\n")

# of every twenty made lines one is damaged; these are not
sound = [line for number, line in enumerate(made) if number >= 2 * third and number % 20 != 0]
mark = {"format": 1, "role": "assessor", "author": "A. Assessor", "interest": "none", "date": "2026-01-31", "marks": []}
envelope = b'{"submission": %s, "marks": [%s]}\n' % (sound[0].strip(), json.dumps(mark).encode())
named = b'{"source": "paper/form 7.pdf", "submission": %s}\n' % sound[1].strip()
odd = [
    b"\n",
    b"  \t\x0c\r\n",
    b"f\n",
    b"\x0b\n",
    BOM + b"\n",
    b" " + BOM + b" \r\n",
    envelope,
    named,
    b'{"submission": {"format": 1}, "mraks": []}\n',
    b'{"source": "x.json", "submission": {"format": 2}}\n',
    b"no json\tat all\n",
    b"\x00\xff\n",
    sound[2].strip() + b"\r\n",
    b"{" + b" " * (8 << 20) + b"}\n",
    b" " * (8 << 20) + b"\n",
    sound[3].strip() + b" " * ((8 << 20) - 1 - len(sound[3].strip())) + b"\n",
]
rest = [line for line in made[2 * third :] if line not in sound[:4]]
# the last line has no end
(folder / "rest.ndjson").write_bytes(b"".join(rest[:40] + odd + rest[40:]).rstrip(b"\n"))
