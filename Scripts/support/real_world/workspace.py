"""A package of the generated modules, outside of the project's own ones, with a program for each that calls every method."""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field

MANIFEST = """// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]
let runtime = Target.Dependency.product(name: "GreenflashRuntime", package: "greenflash-swift")
let modules: [String] = %s

let package = Package(
    name: "real-world",
    platforms: [.macOS(.v15)],
    // With products, because a build of a mere target does not look for new files in the runtime.
    products: modules.map { .library(name: $0, type: .static, targets: [$0]) },
    dependencies: [
        .package(name: "greenflash-swift", path: "%s"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.3.0"),
    ],
    targets: [
        .target(
            name: "CallerSupport",
            dependencies: [runtime, .product(name: "HTTPTypes", package: "swift-http-types")],
            swiftSettings: settings
        )
    ]
        + modules.map { .target(name: $0, dependencies: [runtime], swiftSettings: settings) }
        + modules.map {
            .executableTarget(
                name: $0 + "Caller",
                dependencies: [.target(name: $0), "CallerSupport", runtime],
                swiftSettings: settings
            )
        },
    swiftLanguageModes: [.v6]
)
"""


@dataclass
class Run:
    output: str
    status: int
    seconds: float
    #: What all processors together were busy for.
    processor_seconds: float
    #: Of the process, or of the largest that it started, in bytes.
    memory: int


@dataclass
class Generated:
    document: pathlib.Path
    module: str
    run: Run
    #: Messages by severity and kind: what is between quotes left out.
    errors: Counter = field(default_factory=Counter)
    warnings: Counter = field(default_factory=Counter)
    #: One message of each kind, whole.
    examples: dict = field(default_factory=dict)
    files: int = 0
    lines: int = 0


class Workspace:
    def __init__(self, root, folder, sdkgen):
        self.root, self.folder, self.sdkgen = root, folder, sdkgen

    def generate(self, document):
        module = module_name(document)
        sources = self.folder / "Sources"
        caller = sources / (module + "Caller")
        caller.mkdir(parents=True, exist_ok=True)
        output = sources / module
        arguments = ["--spec", document, "--output", output, "--module", module]
        result = Generated(document, module, run([self.sdkgen, "generate", *arguments]))
        for severity, message in re.findall(r"^.*?: (error|warning): (.*)$", result.run.output, re.MULTILINE):
            kind = re.sub(r" \(and so at \d+ more places\)| \(#/.*?\)$", "", re.sub(r"'[^']*'", "'…'", message))
            result.examples.setdefault(kind, message)
            (result.errors if severity == "error" else result.warnings)[kind] += 1
        if result.run.status == 0:
            # Once more, so that the time of the first is that of a user's run.
            run([self.sdkgen, "generate", *arguments, "--caller", caller / "main.swift"])
            texts = [file.read_text() for file in output.rglob("*.swift")]
            result.files, result.lines = len(texts), sum(text.count("\n") for text in texts)
        return result

    def write_package(self):
        """A manifest of all that was ever generated here: of which only what is named gets built."""
        modules = sorted(path.parent.name.removesuffix("Caller") for path in self.folder.glob("Sources/*Caller/main.swift"))
        support = self.folder / "Sources" / "CallerSupport"
        copy_changed(self.root / "Generator/Tests/RealWorld/CallerSupport", support)
        listed = "[" + ", ".join(f'"{module}"' for module in modules) + "]"
        write_changed(self.folder / "Package.swift", MANIFEST % (listed, self.root))

    def build(self, product, configuration="debug"):
        arguments = ["--package-path", self.folder, "--product", product, "--configuration", configuration]
        result = run(["swift", "build", *arguments])
        found = re.findall(r"^(/.*?: (?:error|warning): .*)$", result.output, re.MULTILINE)
        return result, list(dict.fromkeys(found))

    def program(self, module):
        return self.folder / ".build/debug" / (module + "Caller")


def module_name(document):
    words = re.split(r"[^A-Za-z0-9]+", pathlib.Path(document).stem)
    return "".join(word[:1].upper() + word[1:] for word in words) + "SDK"


def run(command):
    """Runs a command to its end."""
    with tempfile.NamedTemporaryFile("r") as file:
        program = [sys.executable, "-I", "-S", pathlib.Path(__file__).with_name("measured.py"), file.name]
        done = subprocess.run(
            list(map(str, program + command)), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
        )
        return Run(output=done.stdout, **json.load(file))


def copy_changed(source, target):
    target.mkdir(parents=True, exist_ok=True)
    for old in target.iterdir():
        if not (source / old.name).exists():
            old.unlink()
    for file in source.glob("*.swift"):
        write_changed(target / file.name, file.read_text())


def write_changed(path, text):
    """What is written anew is built anew."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text() != text:
        path.write_text(text)
