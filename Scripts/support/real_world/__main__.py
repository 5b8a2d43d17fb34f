"""Generates, compiles and tries documents: see Scripts/real-world."""
import argparse
import json
import pathlib
import sys

from . import report
from .cases import Cases
from .document import Document
from .judgement import judge
from .justified import Justified
from .samples import Sampler
from .server import TestServer
from .validation import Validation
from .workspace import Workspace, run

ROOT = pathlib.Path(__file__).resolve().parents[3]


def main():
    arguments = parsed()
    justified = Justified(ROOT / "Generator/Tests/RealWorld/justified.yaml")
    workspace = Workspace(ROOT, ROOT / ".build/real-world", arguments.sdkgen)
    generated = [workspace.generate(document) for document in arguments.documents]
    workspace.write_package()
    is_good = all([report.show_generated(result, justified) for result in generated])
    rows = []
    for result in generated:
        row = {"document": result.document.name, "lines": result.lines, "warnings": sum(result.warnings.values())}
        rows.append(row)
        if result.run.status == 0 and arguments.step != "generate":
            is_good = compile_module(workspace, result, arguments.release, row) and is_good
            if arguments.step == "serve":
                is_good = serve(workspace, result, arguments.details, justified, row) and is_good
    print("\n" + "\n".join(report.table(rows)) + "\n")
    print("\n".join(report.warnings_table(generated, justified)))
    sys.exit(0 if is_good else 1)


def parsed():
    parser = argparse.ArgumentParser(prog="Scripts/real-world", description=__doc__)
    parser.add_argument("--sdkgen", type=pathlib.Path, required=True)
    parser.add_argument(
        "--step", choices=["generate", "compile", "serve"], default="compile", help="the last thing to do; each needs those before"
    )
    parser.add_argument("--release", action="store_true", help="compile for release as well")
    parser.add_argument("--details", type=int, default=1, help="how many examples of each failure to show")
    parser.add_argument("documents", type=pathlib.Path, nargs="+")
    return parser.parse_args()


def compile_module(workspace, result, also_release, row):
    is_good = True
    for configuration in ["debug", "release"] if also_release else ["debug"]:
        build, messages = workspace.build(result.module, configuration)
        is_good = report.show_build(result.document.name, configuration, build, messages) and is_good
    row["compiled"] = ("debug and release" if also_release else "debug") if is_good else "no"
    return is_good


def serve(workspace, result, details, justified, row):
    name = result.document.name
    build, messages = workspace.build(result.module + "Caller")
    # It calls what is deprecated as well, which warns.
    if build.status != 0:
        return report.show_build(name + ", caller", "debug", build, messages)
    document = Document(result.document)
    validation = Validation(document)
    cases = Cases(document, validation, Sampler(document, validation))
    samples = workspace.folder / (result.module + ".samples.json")
    samples.write_text(json.dumps([case.as_json() for case in cases.all]))
    report.show_samples(name, document, cases)
    with TestServer(cases.all) as server:
        servers = sorted({url for operation in document.operations for url in operation.servers})
        made = run([workspace.program(result.module), server.address + document.prefix, samples, *servers])
    if made.status != 0:
        print("\n".join([line for line in made.output.splitlines() if not line.startswith("{")][:20]))
    judgement = judge(document, validation, cases.all, server, made.output.splitlines(), justified)
    report.show_judgement(name, judgement, details)
    row.update(operations=judgement.operations, calls=judgement.calls)
    row.update({key: len(getattr(judgement, key)) for key in ("passed", "justified", "failed")})
    for entry in (stale := justified.unused(name)):
        print(f"  nothing fails any more as the list of what is justified says: {entry.says.pattern}")
    return made.status == 0 and not judgement.failed and not stale


if __name__ == "__main__":
    main()
