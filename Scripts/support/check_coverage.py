"""Checks that every test that a coverage table names is there: `Suite/name` or `name`, in backquotes, in the last column."""

import pathlib
import re
import sys

table, *roots = sys.argv[1:]
names = set()
for root in roots:
    for path in pathlib.Path(root).rglob("*.swift"):
        if ".build" in path.parts:
            continue
        names.update(re.findall(r"\bfunc\s+`?(\w[\w ]*?)`?\s*[(<]", path.read_text()))

missing = []
rows = 0
for number, line in enumerate(pathlib.Path(table).read_text().splitlines(), 1):
    if not line.startswith("|") or line.startswith(("|---", "| feature |")):
        continue
    rows += 1
    tests = re.findall(r"`([^`]+)`", line.rstrip().rstrip("|").split("|")[-1])
    if not tests:
        missing.append(f"{table}:{number}: error: the row names no test")
    for test in tests:
        if test.split("/")[-1] not in names:
            missing.append(f"{table}:{number}: error: there is no test '{test}'")
for message in missing:
    print(message, file=sys.stderr)
print(f"{table}: {rows} rows, {len(missing)} without a test")
sys.exit(1 if missing else 0)
