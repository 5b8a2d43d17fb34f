"""Bodies of requests and answers by media type."""
import base64
import itertools
import json
from urllib.parse import unquote_plus

from python_multipart.multipart import MultipartParser, parse_options_header

from .parameters import _typed, pairs
from .possibilities import possibilities


def is_json(media_type):
    essence = media_type.partition(";")[0].strip().lower()
    return essence.endswith(("/json", "+json")) or essence in ("*/*", "application/*")


def is_stream(media_type):
    return media_type.partition(";")[0].strip().lower() in STREAMS


# Answers


def encoded(media_type, values):
    """The bytes that are answered, and the JSON that the generated caller should come to; of what is no JSON, the text."""
    essence = media_type.partition(";")[0].strip().lower()
    if essence in STREAMS:
        events = [event(value) for value in values]
        return STREAMS[essence](events), events
    value = values[0]
    if is_json(media_type):
        return json.dumps(value, ensure_ascii=False).encode(), value
    text = value if isinstance(value, str) else json.dumps(value)
    return text.encode(), text


def as_bytes(text):
    """How the generated caller shows bytes."""
    return base64.b64encode(text.encode()).decode()


def event(value):
    """Name and data of a server-sent event: those of an item that is described as one, or the item as data."""
    if isinstance(value, dict) and value.keys() <= {"event", "data", "id", "retry"} and "data" in value:
        return {"event": value.get("event", "message"), "data": value["data"]}
    return {"event": "message", "data": json.dumps(value)}


def _events(events):
    return "".join(f"event: {event['event']}\ndata: {event['data']}\n\n" for event in events).encode()


def _lines(events):
    return "".join(event["data"] + "\n" for event in events).encode()


def _records(events):
    return "".join("\x1e" + event["data"] + "\n" for event in events).encode()


STREAMS = {
    "text/event-stream": _events,
    "application/jsonl": _lines,
    "application/x-ndjson": _lines,
    "application/x-jsonlines": _lines,
    "application/json-seq": _records,
}


# Requests


def read_body(document, content, request):
    """The values that a body may stand for: one for JSON; for forms, whose fields have no types, maybe several."""
    essence = content.media_type.partition(";")[0].strip().lower()
    if is_json(content.media_type):
        return [json.loads(request.body)]
    if essence == "application/x-www-form-urlencoded":
        fields = [(unquote_plus(name), unquote_plus(value)) for name, value in pairs(request.body.decode())]
        return list(_form(document, content, fields))
    if essence.startswith("multipart/"):
        return list(_form(document, content, parts(request.headers["content-type"], request.body)))
    text = request.body.decode("utf-8", "surrogateescape")
    return [text]


def parts(content_type, body):
    """Names and values of a multipart body: JSON parts are read, others are text."""
    boundary = parse_options_header(content_type)[1].get(b"boundary")
    if not boundary:
        raise ValueError("the multipart body has no boundary")
    found, field = [], {}
    callbacks = {
        "on_part_begin": lambda: field.update(headers={}, data=b"", name=b"", value=b""),
        "on_header_field": lambda data, start, end: field.update(name=field["name"] + data[start:end]),
        "on_header_value": lambda data, start, end: field.update(value=field["value"] + data[start:end]),
        "on_header_end": lambda: _end_header(field),
        "on_part_data": lambda data, start, end: field.update(data=field["data"] + data[start:end]),
        "on_part_end": lambda: found.append(_part(field)),
    }
    parser = MultipartParser(boundary, callbacks)
    parser.write(body)
    parser.finalize()
    return found


def _end_header(field):
    field["headers"][field["name"].lower().decode()] = field["value"].decode()
    field.update(name=b"", value=b"")


def _part(field):
    kind, options = parse_options_header(field["headers"].get("content-disposition", ""))
    if kind != b"form-data" or b"name" not in options:
        raise ValueError("a part has no name")
    text = field["data"].decode("utf-8", "surrogateescape")
    if is_json(field["headers"].get("content-type", "text/plain")):
        return options[b"name"].decode(), Read(json.loads(text))
    return options[b"name"].decode(), text


class Read:
    """A value whose type is known."""

    def __init__(self, value):
        self.value = value


def _form(document, content, fields):
    """An object of the fields: those that are lists in the schema are lists, and texts take the schema's types."""
    possible = possibilities(document, [content.schema])
    names = list(dict.fromkeys(_base(possible, name) for name, _ in fields))
    columns = []
    for name in names:
        mine = [value for given, value in fields if _base(possible, given) == name]
        columns.append(list(_field(document, possible.of_property(name) or [], mine)) or [mine[0]])
    for values in itertools.islice(itertools.product(*columns), 64):
        yield dict(zip(names, values))


def _base(possible, name):
    """`image[]` and `file[0]` belong to `image` and `file`, unless the schema has that very name."""
    if name in possible.properties or "[" not in name:
        return name
    base = name.partition("[")[0]
    return base if base in possible.properties else name


def _field(document, paths, values):
    possible = possibilities(document, paths)
    read = [value.value if isinstance(value, Read) else value for value in values]
    if len(values) == 1 and isinstance(values[0], Read):
        yield read[0]
    elif all(isinstance(value, Read) for value in values):
        yield read
    if "array" in possible.types or possible.items:
        texts = [value for value in _typed(document, read, paths)] if all(isinstance(v, str) for v in read) else [read]
        yield from (value for value in texts if isinstance(value, list))
    if len(read) == 1 and isinstance(read[0], str):
        yield from _typed(document, read[0], paths)
        if possible.properties or "object" in possible.types:
            try:
                yield json.loads(read[0])
            except ValueError:
                pass
