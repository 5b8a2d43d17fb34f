"""How long the compiler takes for a generated module alone, and how much memory: debug and release, from nothing.

usage: bench_compile.py SDKGEN DOCUMENT…
"""
import pathlib
import sys

from real_world.workspace import Workspace, run

# What swift-openapi-generator 1.13 made of the same documents (types and client), and what its output took on two
# processors: seconds, and bytes of the largest process.
OTHERS = {
    "asana.yaml": {"lines": 163_650, "debug": (179, 3.2e9), "release": (360, 4.8e9)},
    "box.json": {"lines": 170_982},
    "discord.json": {"lines": 149_280},
}


def main():
    root = pathlib.Path(__file__).resolve().parents[2]
    sdkgen, *documents = sys.argv[1:]
    workspace = Workspace(root, root / "Benchmarks/.build/compile", root / sdkgen)
    print("| document | for | lines | seconds | of processors | largest process | beside swift-openapi-generator |")
    print("|---|---|---:|---:|---:|---:|---|")
    for document in map(pathlib.Path, documents):
        generated = workspace.generate(document)
        if generated.run.status != 0:
            sys.exit(generated.run.output)
        workspace.write_package()
        for configuration in ("debug", "release"):
            build = compile_alone(workspace, generated.module, configuration)
            print(row(generated, configuration, build), flush=True)


def compile_alone(workspace, module, configuration):
    # What the module needs is built, and nothing of itself.
    built(workspace, "CallerSupport", configuration)
    for products in workspace.folder.glob(f".build/*/{configuration}"):
        if not (products / (module + ".build")).is_dir():
            continue
        made = [*(products / (module + ".build")).iterdir(), *(products / "Modules").glob(module + ".*")]
        for file in made:
            # The build system does not write its own lists again.
            if file.is_file() and file.name not in ("output-file-map.json", "sources"):
                file.unlink()
    return built(workspace, module, configuration)


def built(workspace, target, configuration):
    build = run(["swift", "build", "--package-path", workspace.folder, "-c", configuration, "--target", target])
    if build.status != 0:
        sys.exit(build.output)
    return build


def row(generated, configuration, build):
    other = OTHERS.get(generated.document.name, {})
    ratios = [f"1/{other['lines'] / generated.lines:.1f} of the lines"] if other else []
    if configuration in other:
        seconds, memory = other[configuration]
        ratios += [f"1/{seconds / build.seconds:.1f} of the time", f"1/{memory / build.memory:.1f} of the memory"]
    return (
        f"| {generated.document.name} | {configuration} | {generated.lines:,} | {build.seconds:.1f} | "
        f"{build.processor_seconds:.1f} | {build.memory / 1e6:.0f} MB | {', '.join(ratios)} |"
    )


main()
