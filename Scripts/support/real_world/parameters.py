"""Reads parameters from a request as their style says (OpenAPI 3.2, section 4.12.4), without knowing what was meant."""
import json
from urllib.parse import unquote, unquote_plus

from .possibilities import possibilities


def pairs(query):
    """Names and values of a query or a form, still encoded."""
    return [tuple(part.partition("=")[::2]) for part in query.split("&") if part]


def readings(document, parameter, raw):
    """The values that the text of a parameter may stand for, the type of the schema deciding.

    `raw` is what `of_query` and the like found: a text, a list of texts, or a dictionary of texts, decoded.
    """
    if parameter.content_type:
        return [json.loads(raw)]
    return list(_typed(document, raw, [parameter.schema]))


def _typed(document, raw, paths):
    possible = possibilities(document, paths)
    if isinstance(raw, dict):
        result = {}
        for name, value in raw.items():
            result[name] = next(iter(_typed(document, value, possible.of_property(name) or [])), value)
        yield result
    elif isinstance(raw, list):
        if "array" in possible.types or possible.items:
            columns = [list(_typed(document, item, possible.items)) or [item] for item in raw]
            for index in range(max([1, *map(len, columns)])):
                yield [column[min(index, len(column) - 1)] for column in columns]
        if len(raw) == 1:
            yield from (value for value in _typed(document, raw[0], paths) if not isinstance(value, list))
    else:
        yield from _scalars(raw, possible.types)
        yield from _nested(raw, possible)


def _nested(text, possible):
    """What is inside of another value and has members of its own: no style has a form for it, so JSON text is what is sent."""
    if text[:1] in ("{", "[") and (possible.properties or possible.items or possible.types & {"object", "array"}):
        try:
            yield json.loads(text)
        except ValueError:
            pass


def _scalars(text, types):
    for kind, read in (("integer", int), ("number", float)):
        if kind in types:
            try:
                yield read(text)
            except ValueError:
                pass
    if "boolean" in types and text in ("true", "false"):
        yield text == "true"
    if "null" in types and text in ("", "null"):
        yield None
    if "string" in types or not types:
        yield text


def of_query(document, parameter, items):
    """Takes what belongs to the parameter out of the names and values of a query; None where nothing does."""
    possible = possibilities(document, [parameter.schema])
    is_list, is_object = bool(possible.items) or "array" in possible.types, bool(possible.properties)
    mine = [item for item in items if unquote_plus(item[0]) == parameter.name]
    if parameter.content_type:
        return _take(items, mine) and unquote_plus(mine[0][1])
    if parameter.style == "deepObject":
        return _deep(parameter, items)
    if is_object or possible.additional or possible.is_open:
        if parameter.explode and not mine:
            return _exploded_object(possible, items)
        if not is_list and mine and not parameter.explode:
            parts = _split(mine[0][1], parameter.style)
            _take(items, mine)
            return dict(zip(parts[::2], parts[1::2]))
    if not mine:
        return None
    _take(items, mine)
    if is_list and not parameter.explode:
        return _split(mine[0][1], parameter.style)
    values = [unquote_plus(value) for _, value in mine]
    return values if is_list or len(values) > 1 else values[0]


def is_exploded_object(document, parameter):
    possible = possibilities(document, [parameter.schema])
    is_object = bool(possible.properties or possible.additional) or possible.is_open
    return parameter.place == "query" and parameter.style == "form" and parameter.explode and is_object


def _take(items, mine):
    for item in mine:
        items.remove(item)
    return mine


def _split(text, style):
    delimiters = {"form": [","], "spaceDelimited": ["%20", "+"], "pipeDelimited": ["|", "%7C", "%7c"]}
    for delimiter in delimiters.get(style, [","])[1:]:
        text = text.replace(delimiter, delimiters[style][0])
    return [unquote_plus(part) for part in text.split(delimiters.get(style, [","])[0])] if text else []


def _deep(parameter, items):
    result = {}
    for item in list(items):
        name = unquote_plus(item[0])
        if name.startswith(parameter.name + "[") and name.endswith("]"):
            items.remove(item)
            place, keys = result, name[len(parameter.name) + 1: -1].split("][")
            for key in keys[:-1]:
                place = place.setdefault(key, {})
            value = unquote_plus(item[1])
            if keys[-1] in place:
                place[keys[-1]] = [*(v if isinstance(v := place[keys[-1]], list) else [v]), value]
            else:
                place[keys[-1]] = value
    return result or None


def _exploded_object(possible, items):
    result = {}
    for item in list(items):
        name = unquote_plus(item[0])
        if possible.of_property(name) is not None:
            items.remove(item)
            result[name] = unquote_plus(item[1])
    return result or None


def of_path(document, parameter, segment):
    """A segment of the path, still encoded."""
    possible = possibilities(document, [parameter.schema])
    delimiter = ","
    if parameter.style == "label":
        segment, delimiter = segment.removeprefix("."), "." if parameter.explode else ","
    elif parameter.style == "matrix":
        segment = segment.removeprefix(";" + parameter.name + "=")
        delimiter = ";" + parameter.name + "=" if parameter.explode else ","
    if possible.items or "array" in possible.types:
        return [unquote(part) for part in segment.split(delimiter)]
    if possible.properties:
        return _object(segment.split(delimiter), parameter.explode)
    return unquote(segment)


def of_header(document, parameter, text):
    possible = possibilities(document, [parameter.schema])
    if parameter.content_type:
        return text
    if possible.items or "array" in possible.types:
        return [part.strip() for part in text.split(",")] if text else []
    if possible.properties:
        return _object([part.strip() for part in text.split(",")], parameter.explode)
    return text


def of_cookie(document, parameter, text):
    cookies = dict(part.strip().partition("=")[::2] for part in text.split(";"))
    value = cookies.get(parameter.name)
    return None if value is None else of_header(document, parameter, unquote(value))


def _object(parts, explode):
    if explode:
        return dict(tuple(map(unquote, part.partition("=")[::2])) for part in parts)
    parts = [unquote(part) for part in parts]
    return dict(zip(parts[::2], parts[1::2]))
