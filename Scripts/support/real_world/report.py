"""What a run prints: each step as it ends, and a table of all documents at the end."""
from .document import pointer


def show_generated(result, justified):
    """Whether the document was generated, and all warnings are justified."""
    print(
        f"{result.document.name}: {sum(result.errors.values())} errors, {sum(result.warnings.values())} warnings, "
        f"{result.files} files, {result.lines} lines, {result.run.seconds:.2f} s, "
        f"{result.run.processor_seconds:.2f} s of processors, {result.run.memory / 1e6:.0f} MB"
    )
    is_good = result.run.status == 0
    for severity, messages in (("error", result.errors), ("warning", result.warnings)):
        for message, count in messages.most_common():
            print(f"  {count:5} x {severity}: {message}")
            if severity == "warning":
                known = justified.warning(result.document.name, result.examples[message])
                print(f"          {known.because if known else 'is not justified'}")
                is_good = is_good and known is not None
    if result.run.status != 0 and not result.errors:
        print(result.run.output)
    return is_good


def show_build(name, configuration, build, messages):
    print(
        f"{name}: compiled for {configuration} with status {build.status}, {len(messages)} errors and warnings, "
        f"{build.seconds:.0f} s, {build.processor_seconds:.0f} s of processors, {build.memory / 1e6:.0f} MB",
        flush=True,
    )
    for message in messages[:20]:
        print("  " + message)
    if build.status != 0 and not messages:
        print(build.output[-3000:])
    return build.status == 0 and not messages


def show_samples(name, document, cases):
    print(f"{name}: {len(cases.all)} samples of {len(document.operations)} operations")
    for source, count in cases.sources.items():
        print(f"  {count:5} {source}")
    contradictions = [(f"example of {pointer(path)}", reason) for path, reason in cases.sampler.contradictions.items()]
    for place, reason in [*cases.contradictions, *contradictions]:
        print(f"        {place} contradicts its schema: {reason}")
    for path, reason in cases.unsampled.items():
        print(f"        no value was found for {pointer(path)}: {reason}")
    for member in cases.sampler.unseen():
        print(f"        no value is of {pointer(member)} alone")


def show_judgement(name, judgement, details):
    print(
        f"{name}: {judgement.operations} operations, {judgement.methods} methods, {judgement.calls} calls; operations: "
        f"{len(judgement.called)} called, {len(judgement.decoded)} decoded, {len(judgement.unchanged)} unchanged by the round "
        f"trip, {len(judgement.valid)} with valid requests; {len(judgement.passed)} without any failure, "
        f"{len(judgement.justified)} with justified ones"
    )
    for (step, because), failures in judgement.by_reason():
        print(f"  {len(failures):5} x {step}" + (f", justified: {because}" if because else ""))
        for failure in failures[:details]:
            print(f"        {failure.operation} ({failure.method}, sample {failure.sample}): {failure.reason[:400]}")


def warnings_table(generated, justified):
    """The warnings of the generator by their kinds, with why they stay, as Markdown."""
    counts, reasons = {}, {}
    for result in generated:
        for kind, count in result.warnings.items():
            counts.setdefault(kind, {})[result.document.name] = count
            known = justified.warning(result.document.name, result.examples[kind])
            reasons[kind] = known.because if known else "**not justified**"
    if not counts:
        return
    yield "| warning | in | why it stays |"
    yield "|---|---|---|"
    for kind, found in sorted(counts.items(), key=lambda item: -sum(item[1].values())):
        places = ", ".join(f"{name}: {count}" for name, count in found.items())
        yield f"| {kind} | {places} | {reasons[kind]} |"


def table(rows):
    """All documents, as Markdown."""
    head = ["document", "lines", "warnings", "compiled", "operations", "calls", "passed", "justified", "failed"]
    yield "| " + " | ".join(head) + " |"
    yield "|---|" + "---:|" * (len(head) - 1)
    for row in rows:
        yield "| " + " | ".join(str(row.get(name, "")) for name in head) + " |"
