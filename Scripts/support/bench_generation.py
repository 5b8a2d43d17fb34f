"""How long `sdkgen generate` takes from nothing to files, beside libyaml, which only parses the same file.

usage: bench_generation.py SDKGEN YAML_PARSE ROUNDS DOCUMENT…

They take turns, so that whatever else the machine does meets them all; the figures are medians. Files go to the disk, and
into memory where the system has a file system there, as a disk can take its time for reasons of its own. How the time
grows is measured on the first document, repeated.
"""
import pathlib
import shutil
import statistics
import sys
import tempfile

import repeated_document
from real_world.workspace import run

MEMORY = pathlib.Path("/dev/shm")


def main():
    sdkgen, parser, rounds, *documents = sys.argv[1:]
    places = [pathlib.Path("Benchmarks/.build")] + [MEMORY] * MEMORY.is_dir()
    # A new folder for each run, all of them removed at the end: ext4 is slow to make files where others were removed.
    folders = [pathlib.Path(tempfile.mkdtemp(prefix="generation-", dir=place)) for place in places]
    bench = Bench(sdkgen, parser, int(rounds), folders)
    try:
        head = "| document | libyaml's parse | files to | processors | beside libyaml's | clock | beside libyaml's | peak memory | files |"
        print(head, "|---|---:|---|---:|---:|---:|---:|---:|---:|", sep="\n")
        for document in map(pathlib.Path, documents):
            print("\n".join(bench.rows(document)), flush=True)
        print("\n| times | MB | libyaml's parse | processors | for each time | clock | peak memory | files |")
        print("|---:|---:|---:|---:|---:|---:|---:|---:|")
        for times in (1, 2, 5, 10):
            print(bench.growth(pathlib.Path(documents[0]), times), flush=True)
    finally:
        for folder in folders:
            shutil.rmtree(folder)


class Bench:
    def __init__(self, sdkgen, parser, rounds, folders):
        self.sdkgen, self.parser, self.rounds, self.folders = sdkgen, parser, rounds, folders
        self.outputs = 0

    def rows(self, document):
        parse, *generations = self.measure(document, self.folders)
        for folder, generate in zip(self.folders, generations):
            yield (
                f"| {document.name} | {parse} | {'memory' if folder.parent == MEMORY else 'disk'} | {generate} | "
                f"{generate.processors / parse.processors:.1f} | {generate.clock:.0f} ms | "
                f"{generate.clock / parse.clock:.1f} | {generate.memory:.0f} MB | {generate.files:,} |"
            )

    def growth(self, document, times):
        folder = self.folders[-1]
        file = folder / f"{document.stem}-{times}.yaml"
        repeated_document.write(document, times, file)
        parse, generate = self.measure(file, [folder])
        return (
            f"| {times} | {file.stat().st_size / 1e6:.1f} | {parse} | {generate} | {generate.processors / times:.0f} ms | "
            f"{generate.clock:.0f} ms | {generate.memory:.0f} MB | {generate.files:,} |"
        )

    def measure(self, document, folders):
        turns = [[self.once([self.parser, document])] + [self.generate(document, folder) for folder in folders]
                 for _ in range(self.rounds)]
        return [Medians(runs, self.files()) for runs in zip(*turns)]

    def generate(self, document, folder):
        self.outputs += 1
        self.output = folder / str(self.outputs)
        return self.once([self.sdkgen, "generate", "--spec", document, "--output", self.output, "--module", "API"])

    def once(self, command):
        done = run(command)
        if done.status != 0:
            sys.exit(done.output)
        return done

    def files(self):
        return sum(1 for _ in self.output.rglob("*.swift"))


class Medians:
    def __init__(self, runs, files):
        self.processors = 1000 * statistics.median(run.processor_seconds for run in runs)
        self.clock = 1000 * statistics.median(run.seconds for run in runs)
        self.memory = statistics.median(run.memory for run in runs) / 1e6
        self.files = files

    def __str__(self):
        return f"{self.processors:.0f} ms"


main()
