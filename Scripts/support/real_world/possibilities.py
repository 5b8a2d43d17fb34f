"""What a schema may hold, all members of its unions taken together."""
import re
from dataclasses import dataclass, field

from .constraints import listed


@dataclass
class Possibilities:
    types: set = field(default_factory=set)
    properties: dict = field(default_factory=dict)
    patterns: dict = field(default_factory=dict)
    #: Schemas of entries under any name; `open` where there may be such without a schema.
    additional: list = field(default_factory=list)
    is_open: bool = False
    items: list = field(default_factory=list)
    prefix_items: list = field(default_factory=list)
    formats: set = field(default_factory=set)

    def of_property(self, name):
        """The schemas for the entry of this name; None where the document does not speak of it."""
        paths = list(self.properties.get(name, ()))
        paths += [path for pattern, path in self.patterns.items() if re.search(pattern, name)]
        if paths:
            return paths
        return self.additional if self.additional or self.is_open else None

    def of_item(self, index):
        return [self.prefix_items[index]] if index < len(self.prefix_items) else self.items


def possibilities(document, paths):
    known = document.possibilities
    key = tuple(paths)
    if key not in known:
        known[key] = result = Possibilities()
        seen = set()
        for path in paths:
            _collect(document, path, result, seen)
    return known[key]


def _collect(document, path, result, seen):
    schema = document.at(path)
    if path in seen or not isinstance(schema, dict):
        result.is_open = result.is_open or schema is True
        return
    seen.add(path)
    if "$ref" in schema:
        _collect(document, document.target(schema["$ref"]), result, seen)
        if document.version < (3, 1):
            return
    if "type" in schema:
        result.types.update(listed(schema["type"]))
    if "format" in schema:
        result.formats.add(schema["format"])
    for value in schema.get("enum", []) + ([schema["const"]] if "const" in schema else []):
        result.types.add(type_of(value))
    for name in schema.get("properties", ()):
        result.properties.setdefault(name, []).append(path + ("properties", name))
    for pattern in schema.get("patternProperties", ()):
        result.patterns[pattern] = path + ("patternProperties", pattern)
    additional = schema.get("additionalProperties")
    # A part of allOf that says nothing else repeats what holds anyway.
    is_bare = path[-2] == "allOf" and schema.keys() <= {"type", "additionalProperties"}
    result.is_open = result.is_open or not is_bare and (additional is True or additional == {})
    if isinstance(additional, dict) and additional:
        result.additional.append(path + ("additionalProperties",))
    if isinstance(schema.get("items"), dict):
        result.items.append(path + ("items",))
    for index in range(len(schema.get("prefixItems", ()))):
        result.prefix_items.append(path + ("prefixItems", index))
    for key in ("allOf", "oneOf", "anyOf"):
        for index in range(len(schema.get(key, ()))):
            _collect(document, path + (key, index), result, seen)


def type_of(value):
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    names = {int: "integer", float: "number", str: "string", list: "array", dict: "object"}
    return names[type(value)]
