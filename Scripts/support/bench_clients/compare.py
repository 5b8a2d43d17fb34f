"""The client beside the official ones of Python and TypeScript: the same calls of the same server, as many at once.

usage: compare.py FOLDER [MODULE]

FOLDER has the benchmark programs, MODULE is the TypeScript client in one file. With ROUNDS=1, fewer than three times; with
CALLS=500, fewer than 4,000 in a round.
"""
import os
import pathlib
import statistics
import subprocess
import sys

WIDTHS = (1, 64)
SUPPORT = pathlib.Path(__file__).parent


def main():
    folder, *typescript = map(pathlib.Path, sys.argv[1:])
    rounds, calls = int(os.environ.get("ROUNDS", 3)), int(os.environ.get("CALLS", 4000))
    load = folder / "client-load"
    clients = {f"Swift, {name}": [load, name] for name in subprocess.check_output([load], text=True).split()}
    clients["Python"] = [sys.executable, SUPPORT / "client.py"]
    if typescript:
        clients["TypeScript"] = ["node", SUPPORT / "client.mjs", *typescript]
    server = subprocess.Popen([folder / "fixed-server"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        url = server.stdout.readline().split()[-1]
        compare(clients, url, rounds, calls)
    finally:
        server.stdin.close()
        server.wait()


def compare(clients, url, rounds, calls):
    """Measures all in turn, the first of each round another one."""
    print(f"{rounds} rounds of {calls:,} calls, after a warm-up of a quarter as many; in each, all clients take turns.\n")
    print("| calls | at once | client | calls/s | µs of processors | calls/s and core | beside Python | beside TypeScript |")
    print("|---|---:|---|---:|---:|---:|---:|---:|")
    names = list(clients)
    for width in WIDTHS:
        measured = []
        for number in range(rounds):
            turn = number % len(names)
            measured.append({name: measure(clients[name], url, width, calls) for name in names[turn:] + names[:turn]})
        for kind in ("GET", "POST"):
            for name in names:
                print(row(kind, width, name, [one_round[name][kind] for one_round in measured], [
                    {other: one_round[other][kind] for other in names} for one_round in measured
                ]), flush=True)


def measure(command, url, width, calls):
    """Seconds on the clock and of processors for a call, by kind."""
    output = subprocess.check_output([*map(str, command), url, str(width), str(calls)], text=True)
    kinds = {}
    for line in output.splitlines():
        kind, count, clock, processors = line.split()
        kinds[kind] = (float(clock) / int(count), float(processors) / int(count))
    return kinds


def row(kind, width, name, own, rounds):
    clock = statistics.median(clock for clock, _ in own)
    processors = statistics.median(processors for _, processors in own)
    cells = [kind, width, name, f"{1 / clock:,.0f}", f"{processors * 1e6:,.0f}", f"{1 / processors:,.0f}"]
    for other in ("Python", "TypeScript"):
        ratios = [one[other][1] / one[name][1] for one in rounds if other in one]
        cells.append(f"{statistics.median(ratios):.1f}" if ratios else "-")
    return f"| {' | '.join(map(str, cells))} |"


if __name__ == "__main__":
    main()
