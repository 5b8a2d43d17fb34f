"""What became of the calls: decoded, the same after a round trip, and every request as the document wants it."""
import json
import re
from dataclasses import dataclass, field

from .bodies import as_bytes, is_json, is_stream
from .comparison import differences, shown
from .possibilities import possibilities
from .requests import problems


@dataclass
class Judgement:
    operations: int
    methods: int = 0
    calls: int = 0
    #: Operations all of whose calls came to this point.
    called: set = field(default_factory=set)
    decoded: set = field(default_factory=set)
    unchanged: set = field(default_factory=set)
    valid: set = field(default_factory=set)
    failures: list = field(default_factory=list)
    #: Operations without failures, with none but justified ones, and with others.
    passed: set = field(default_factory=set)
    justified: set = field(default_factory=set)
    failed: set = field(default_factory=set)

    def by_reason(self):
        """Failures by step and kind, those first that nothing justifies."""
        found = {}
        for failure in self.failures:
            found.setdefault((failure.step, failure.because, failure.because or kind(failure.reason)), []).append(failure)
        ordered = sorted(found.items(), key=lambda item: (item[0][1] is not None, -len(item[1])))
        return [((step, because), failures) for (step, because, _), failures in ordered]


@dataclass
class Failure:
    step: str
    operation: str
    method: str
    sample: int
    reason: str
    #: Why it is none of ours.
    because: str | None = None


def judge(document, validation, cases, server, lines, justified):
    outcomes = [json.loads(line) for line in lines if line.startswith("{")]
    by_id = {case.id: case for case in cases}
    judgement = Judgement(len(document.operations), len({o["method"] for o in outcomes}), len(outcomes))
    failed = {"call": set(), "decode": set(), "compare": set(), "request": set()}
    called = set()
    for outcome in outcomes:
        case = by_id.get(outcome["sample"])
        requests = server.requests.get((outcome["sample"], outcome["method"]), [])
        found = list(_failures(document, validation, case, outcome, requests))
        for step, reason in found:
            failed[step].add(outcome["operation"])
            judgement.failures.append(
                Failure(step, outcome["operation"], outcome["method"], outcome["sample"], reason)
            )
        if requests:
            called.add(outcome["operation"])
    judgement.called = called
    judgement.decoded = called - failed["decode"] - failed["call"]
    judgement.unchanged = judgement.decoded - failed["compare"]
    judgement.valid = called - failed["request"] - failed["call"]
    for operation in document.operations:
        if operation.id not in called and operation.id not in failed["call"]:
            judgement.failures.append(Failure("call", operation.id, "", -1, "there is no method for the operation"))
    _divide(document, judgement, justified)
    return judgement


def _divide(document, judgement, justified):
    for failure in judgement.failures:
        known = justified.failure(document.file.name, failure.operation, failure.step, failure.reason)
        failure.because = known and known.because
    judgement.failed = {failure.operation for failure in judgement.failures if failure.because is None}
    judgement.justified = {failure.operation for failure in judgement.failures} - judgement.failed
    judgement.passed = {operation.id for operation in document.operations} - judgement.failed - judgement.justified


def _failures(document, validation, case, outcome, requests):
    if not requests:
        yield "call", outcome.get("error") or "no request arrived"
        return
    for request in requests:
        for problem in problems(document, validation, case, request):
            yield "request", problem
    if outcome.get("error"):
        yield "decode", outcome["error"]
        return
    for place in outcome["unknown"]:
        yield "decode", f"a member of a union is not known at {place}"
    if (outcome.get("failure") is not None) != case.is_failure:
        yield "decode", f"status {case.status} is taken for {'a success' if case.is_failure else 'a failure'}"
        return
    request = requests[-1]
    if request.media_type is None:
        if outcome["value"] not in ("", "null", '""'):
            yield "compare", "a value where nothing was answered"
    elif outcome["value"] == "":
        yield "compare", f"the answer of {request.media_type} is dropped"
    else:
        content = case.response.content[request.media_type]
        yield from (("compare", reason) for reason in _differences(document, content, request.answered, outcome["value"]))


def _differences(document, content, answered, text):
    received = json.loads(text)
    if not is_json(content.media_type) and not is_stream(content.media_type):
        # Text or bytes, as the module sees fit, whatever the schema says.
        if received not in (answered, as_bytes(answered)):
            yield f"{shown(answered)} became {shown(received)}"
        return
    if not is_stream(content.media_type):
        yield from differences(document, answered, received, [content.schema] if content.schema else [])
        return
    if len(answered) != len(received):
        yield f"{len(answered)} events became {len(received)}"
    paths = payloads(document, content)
    for sent, got in zip(answered, received):
        if sent["event"] != got["event"]:
            yield f"event '{sent['event']}' became '{got['event']}'"
        yield from differences(document, payload(sent["data"]), payload(got["data"]), paths)


def payloads(document, content):
    """The schemas of what the items of a stream carry: their own, or those of the JSON in their data."""
    if not content.is_item:
        return [content.schema]
    data = possibilities(document, [content.schema]).properties.get("data", [])
    return [path + ("contentSchema",) for path in data if "contentSchema" in document.at(path)] or [content.schema]


def payload(text):
    try:
        return json.loads(text)
    except ValueError:
        return text


def kind(reason):
    """A reason without the names and numbers in it."""
    reason = re.sub(r"(['\"`]).*?\1", "…", reason)
    reason = re.sub(r"/[^\s:]*", "/…", reason)
    return re.sub(r"\d+", "0", reason)[:160]


