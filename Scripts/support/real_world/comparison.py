"""What a value lost on its way through the generated types."""
import math
from datetime import datetime

from .possibilities import possibilities, type_of


def differences(document, sent, received, paths, at=""):
    """Where the values differ. What the schema does not speak of may be dropped, and a date may be spelled differently."""
    if isinstance(sent, dict) and isinstance(received, dict):
        yield from _in_object(document, sent, received, possibilities(document, paths), at)
    elif isinstance(sent, list) and isinstance(received, list) and len(sent) == len(received):
        possible = possibilities(document, paths)
        for index, (left, right) in enumerate(zip(sent, received)):
            yield from differences(document, left, right, possible.of_item(index), f"{at}/{index}")
    elif not same(sent, received):
        yield f"{at or '/'}: {shown(sent)} became {shown(received)}"


def _in_object(document, sent, received, possible, at):
    for name in sent:
        paths = possible.of_property(name)
        if name in received and sent[name] is None and is_constant(document, paths, received[name]):
            continue
        if name in received:
            yield from differences(document, sent[name], received[name], paths or [], f"{at}/{name}")
        elif paths is not None:
            yield f"{at}/{name}: {shown(sent[name])} is lost"
    for name in received:
        # The one value that a field can have says nothing that its absence does not.
        if name not in sent and not is_constant(document, possible.of_property(name), received[name]):
            yield f"{at}/{name}: {shown(received[name])} was not there"


def is_constant(document, paths, value):
    return any(only_value(document, path) == [value] for path in paths or ())


def only_value(document, path):
    """The one value other than null that a field can have, in a list."""
    schema, path = document.follow(path)
    if not isinstance(schema, dict):
        return None
    for key in ("oneOf", "anyOf"):
        members = [path + (key, index) for index, member in enumerate(schema.get(key, [])) if member != {"type": "null"}]
        if len(members) == 1:
            return only_value(document, members[0])
    values = [schema["const"]] if "const" in schema else schema.get("enum", [])
    return [value for value in values if value is not None]


def same(left, right):
    if isinstance(left, str) and isinstance(right, str):
        return left == right or instant(left) is not None and instant(left) == instant(right)
    if type_of(left) in ("integer", "number") and type_of(right) in ("integer", "number"):
        if isinstance(left, int) and isinstance(right, int):
            return left == right
        return math.isclose(left, right, rel_tol=1e-15, abs_tol=0)
    return type_of(left) == type_of(right) and left == right


def instant(text):
    """A point in time, to the millisecond."""
    if len(text) < 19 or text[10] not in "Tt ":
        return None
    try:
        moment = datetime.fromisoformat(text.upper().replace("Z", "+00:00"))
    except ValueError:
        return None
    if moment.tzinfo is None:
        return None
    return round(moment.timestamp() * 1000)


def shown(value):
    text = repr(value)
    return text if len(text) <= 80 else text[:77] + "..."
