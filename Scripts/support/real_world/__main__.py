"""Generates, compiles and tries documents: see Scripts/real-world."""
import argparse
import json
import pathlib
import sys

from .cases import Cases
from .document import Document
from .judgement import judge
from .samples import Sampler
from .server import TestServer
from .validation import Validation
from .workspace import Workspace, run

ROOT = pathlib.Path(__file__).resolve().parents[3]


def main():
    arguments = parsed()
    workspace = Workspace(ROOT, ROOT / ".build/real-world", arguments.sdkgen)
    generated = [workspace.generate(document) for document in arguments.documents]
    workspace.write_package()
    is_good = all([show_generated(result) for result in generated])
    for result in generated:
        if result.run.status == 0 and arguments.step != "generate":
            is_good = compile_module(workspace, result) and is_good
            if arguments.step == "serve":
                is_good = serve(workspace, result, arguments.details) and is_good
    sys.exit(0 if is_good else 1)


def parsed():
    parser = argparse.ArgumentParser(prog="Scripts/real-world", description=__doc__)
    parser.add_argument("--sdkgen", type=pathlib.Path, required=True)
    parser.add_argument(
        "--step", choices=["generate", "compile", "serve"], default="compile", help="the last thing to do; each needs those before"
    )
    parser.add_argument("--details", type=int, default=1, help="how many examples of each failure to show")
    parser.add_argument("documents", type=pathlib.Path, nargs="+")
    return parser.parse_args()


def show_generated(result):
    print(
        f"{result.document.name}: {sum(result.errors.values())} errors, {sum(result.warnings.values())} warnings, "
        f"{result.files} files, {result.lines} lines, {result.run.seconds:.2f} s, "
        f"{result.run.processor_seconds:.2f} s of processors, {result.run.memory / 1e6:.0f} MB"
    )
    for severity, messages in (("error", result.errors), ("warning", result.warnings)):
        for message, count in messages.most_common():
            print(f"  {count:5} x {severity}: {message}")
    if result.run.status != 0 and not result.errors:
        print(result.run.output)
    return result.run.status == 0


def compile_module(workspace, result):
    build, messages = workspace.build("--product", result.module)
    print(
        f"{result.document.name}: compiled with status {build.status}, {len(messages)} errors and warnings, "
        f"{build.seconds:.0f} s, {build.processor_seconds:.0f} s of processors, {build.memory / 1e6:.0f} MB",
        flush=True,
    )
    for message in messages[:20]:
        print("  " + message)
    if build.status != 0 and not messages:
        print(build.output[-3000:])
    return build.status == 0 and not messages


def serve(workspace, result, details):
    build, messages = workspace.build("--product", result.module + "Caller")
    if build.status != 0:
        print("\n".join(messages[:20]) or build.output[-3000:])
        return False
    document = Document(result.document)
    validation = Validation(document)
    cases = Cases(document, validation, Sampler(document, validation))
    samples = workspace.folder / (result.module + ".samples.json")
    samples.write_text(json.dumps([case.as_json() for case in cases.all]))
    print(f"{result.document.name}: {len(cases.all)} samples of {len(document.operations)} operations")
    for source, count in [*cases.sources.items(), *cases.sampler.example_counts.items()]:
        print(f"  {count:5} {source}")
    with TestServer(cases.all) as server:
        servers = sorted({url for operation in document.operations for url in operation.servers})
        made = run([workspace.program(result.module), server.address + document.prefix, samples, *servers])
    if made.status != 0:
        print(made.output[-3000:])
    judgement = judge(document, validation, cases.all, server, made.output.splitlines())
    show_judgement(result.document.name, judgement, details)
    return made.status == 0 and not judgement.failures


def show_judgement(name, judgement, details):
    print(
        f"{name}: {judgement.operations} operations, {judgement.methods} methods, {judgement.calls} calls; operations: "
        f"{len(judgement.called)} called, {len(judgement.decoded)} decoded, {len(judgement.unchanged)} unchanged by the round "
        f"trip, {len(judgement.valid)} with valid requests"
    )
    for (step, _), failures in judgement.by_reason():
        print(f"  {len(failures):5} x {step}")
        for failure in failures[:details]:
            print(f"        {failure.operation} ({failure.method}, sample {failure.sample}): {failure.reason[:400]}")


if __name__ == "__main__":
    main()
