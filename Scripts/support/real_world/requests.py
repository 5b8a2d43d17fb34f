"""Whether a request is what the document describes, and says what the caller was given to say."""
import re
from urllib.parse import unquote

from .bodies import read_body
from .comparison import differences
from .parameters import is_exploded_object, of_cookie, of_header, of_path, of_query, pairs, readings

#: What every client sends, and what this test adds.
COMMON_HEADERS = {
    "accept", "accept-encoding", "accept-language", "authorization", "connection", "content-length", "content-type",
    "cookie", "host", "idempotency-key", "transfer-encoding", "user-agent", "x-method", "x-sample",
}


def problems(document, validation, case, request):
    """Everything that is wrong with a recorded request."""
    operation = case.operation
    if request.method != operation.method:
        yield f"is {request.method} and not {operation.method}"
        return
    segments = match(operation, request.path)
    if segments is None:
        yield f"is for {request.path}, which is not {operation.template}"
        return
    query = pairs(request.query)
    for item in pairs(operation.template.partition("#")[0].partition("?")[2]):
        if item not in query:
            yield f"has no '{'='.join(item)}' in its query, which the path asks for"
        else:
            query.remove(item)
    declared = set()
    # An object whose members are parameters of their own takes what no other parameter is called.
    for parameter in sorted(operation.parameters, key=lambda parameter: is_exploded_object(document, parameter)):
        declared.add((parameter.place, parameter.name.lower()))
        raw = _raw(document, parameter, segments, query, request)
        expected = case.arguments.get(parameter.place, {}).get(parameter.name)
        yield from _parameter(document, validation, parameter, raw, expected)
    for name, _ in query:
        yield f"query parameter '{unquote(name)}' is not described"
    for name in request.headers:
        if name.lower() not in COMMON_HEADERS and ("header", name.lower()) not in declared:
            yield f"header field '{name}' is not described"
    yield from _body(document, validation, case, request)


def match(operation, path):
    """The segments of the path that stand for parameters, still encoded."""
    template = operation.template.partition("#")[0].partition("?")[0]
    for prefix in operation.prefixes:
        pattern = "".join(
            f"(?P<p{index}>[^/]+)" if index % 2 else re.escape(part)
            for index, part in enumerate(re.split(r"\{([^{}]+)\}", template))
        )
        names = re.findall(r"\{([^{}]+)\}", template)
        if found := re.fullmatch(re.escape(prefix) + pattern, path):
            return dict(zip(names, found.groups()))
    return None


def _raw(document, parameter, segments, query, request):
    if parameter.place == "path":
        return of_path(document, parameter, segments[parameter.name]) if parameter.name in segments else None
    if parameter.place == "query":
        return of_query(document, parameter, query)
    if parameter.place == "header":
        text = request.headers.get(parameter.name)
        return None if text is None else of_header(document, parameter, text)
    return of_cookie(document, parameter, request.headers.get("cookie", ""))


def _parameter(document, validation, parameter, raw, expected):
    name = f"{parameter.place} parameter '{parameter.name}'"
    if raw is None or raw == [] or raw == {}:
        if parameter.required and expected not in ([], {}):
            yield f"{name} is missing"
        elif expected not in (None, [], {}, ""):
            yield f"{name} is lost: {expected!r}"
        return
    values = readings(document, parameter, raw)
    valid = [value for value in values if validation.problem(value, parameter.schema, True) is None]
    if not valid:
        yield f"{name} is invalid: {raw!r}: {validation.problem((values or [raw])[0], parameter.schema, True)}"
    elif expected is not None:
        found = [list(differences(document, expected, value, [parameter.schema])) for value in valid]
        if all(found):
            yield f"{name}: {min(found, key=len)[0]}"


def _body(document, validation, case, request):
    operation = case.operation
    expected = case.arguments.get("body", {})
    if not operation.body:
        if request.body:
            yield "has a body where none is described"
        return
    if not request.body and "content-type" not in request.headers:
        if operation.body_required:
            yield "has no body"
        elif expected:
            yield "the body is lost"
        return
    content = content_for(operation, request.headers.get("content-type", ""))
    if content is None:
        yield f"is sent as '{request.headers.get('content-type')}', not as {', '.join(operation.body)}"
        return
    if content.schema is None:
        return
    try:
        values = read_body(document, content, request)
    except ValueError as error:
        yield f"the body cannot be read: {error}"
        return
    valid = [value for value in values if validation.problem(value, content.schema, True) is None]
    if not valid:
        yield f"the body is invalid: {validation.problem(values[0], content.schema, True)}"
    elif content.media_type in expected:
        keys = filled_keys(document, operation)
        found = [list(differences(document, expected[content.media_type], value, [content.schema])) for value in valid]
        found = [[text for text in texts if not text.split(":")[0].endswith(keys)] for texts in found]
        if all(found):
            yield f"in the body: {min(found, key=len)[0]}"


def filled_keys(document, operation):
    """Fields that the client fills where the caller leaves them out (`x-idempotency-key`)."""
    names = document.at(operation.path).get("x-idempotency-key", [])
    return tuple("/" + name.rpartition(".")[2] for name in names)


def content_for(operation, content_type):
    essence = content_type.partition(";")[0].strip().lower()
    for media_type, content in operation.body.items():
        name = media_type.partition(";")[0].strip().lower()
        pattern = re.escape(name).replace(r"\*", "[^/]*")
        if re.fullmatch(pattern, essence):
            return content
    return None
