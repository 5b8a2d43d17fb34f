"""Runs a command, and writes its status, seconds and peak memory to a file.

A process counts the memory of the one that started it as its own until it begins; that is why this one is so small.
"""
import json
import os
import sys
import time

file, *command = sys.argv[1:]
start = time.monotonic()
process = os.posix_spawnp(command[0], command, os.environ)
_, status, usage = os.wait4(process, 0)
measured = {
    "status": os.waitstatus_to_exitcode(status),
    "seconds": time.monotonic() - start,
    "processor_seconds": usage.ru_utime + usage.ru_stime,
    # Linux counts kilobytes here, and macOS bytes.
    "memory": usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
}
with open(file, "w") as output:
    json.dump(measured, output)
