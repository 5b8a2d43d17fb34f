"""An OpenAPI document whose values know their place in the file, and the ways to walk through it."""
import pathlib
import re

import yaml


SCHEMAS = ("components", "schemas")


class Loader(yaml.SafeLoader):
    """YAML 1.2 has no timestamps: text that looks like one stays text."""

    yaml_implicit_resolvers = {
        first: [entry for entry in entries if entry[0] != "tag:yaml.org,2002:timestamp"]
        for first, entries in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


class Spec:
    """A path is a tuple of keys and indices, such as ("paths", "/users", "get")."""

    def __init__(self, file):
        self.file = file
        self.text = pathlib.Path(file).read_text(encoding="utf-8")
        self.problems = set()
        self.counts = {"operations": 0, "schemas": 0, "examples": 0, "events": 0}
        self.marks = {}
        loader = Loader(self.text)
        try:
            root = loader.get_single_node()
            self._visit(root, (), root.start_mark)
            self.document = loader.construct_document(root)
        except yaml.MarkedYAMLError as error:
            self.marks[()] = error.problem_mark or error.context_mark
            self.problem((), error.problem)

    def _visit(self, node, path, mark):
        """Notes the place of a value; what a key leads to is found at the key."""
        self.marks[path] = mark
        if isinstance(node, yaml.MappingNode):
            names = set()
            for key, value in node.value:
                self._visit(value, path + (key.value,), key.start_mark)
                if key.value in names:
                    self.problem(path + (key.value,), f"'{key.value}' is there twice; the second hides the first")
                names.add(key.value)
        elif isinstance(node, yaml.SequenceNode):
            for index, value in enumerate(node.value):
                self._visit(value, path + (index,), value.start_mark)

    def place(self, path):
        """The place of a value, or of the nearest one around it: line and column, from 1."""
        path = tuple(path)
        while path not in self.marks:
            path = path[:-1]
        return self.marks[path].line + 1, self.marks[path].column + 1

    def problem(self, path, message):
        self.problems.add((*self.place(path), message))

    def follow(self, value, path):
        """The value that a $ref leads to, with the path where it stands; or the value itself."""
        while isinstance(value, dict) and isinstance(value.get("$ref"), str):
            path = tuple(target(value["$ref"]))
            value = self.document
            for key in path:
                value = value[key]
        return value, path

    def resolve(self, path):
        """The value at a path, with any $ref on the way followed."""
        value, at = self.document, ()
        for key in path:
            value, at = self.follow(value[key], at + (key,))
        return value, at

    def schemas(self):
        """Every schema, with its path."""
        for name, schema in self.document["components"]["schemas"].items():
            yield from subschemas(schema, ("components", "schemas", name))
        for holder, path in holders(self.document):
            for key in ("schema", "itemSchema"):
                if key in holder:
                    yield from subschemas(holder[key], path + (key,))

    def operations(self):
        for template, item in self.document["paths"].items():
            for method in ("get", "put", "post", "delete", "patch"):
                if method in item:
                    yield item[method], ("paths", template, method)

    def parameters(self, path):
        """Those of an operation, after those of its path."""
        item = self.document["paths"][path[1]]
        listed = item.get("parameters", []) + item[path[2]].get("parameters", [])
        return [self.follow(parameter, ())[0] for parameter in listed]

    def check_references(self):
        def visit(value, path):
            if isinstance(value, dict):
                if isinstance(value.get("$ref"), str):
                    try:
                        self.follow(value, path)
                    except (KeyError, TypeError, ValueError):
                        self.problem(path + ("$ref",), f"'{value['$ref']}' leads nowhere")
                for key, item in value.items():
                    visit(item, path + (key,))
            elif isinstance(value, list):
                for index, item in enumerate(value):
                    visit(item, path + (index,))

        visit(self.document, ())


def target(reference):
    """The path that a reference inside of the document leads to."""
    if not reference.startswith("#/"):
        raise ValueError(reference)
    return [key.replace("~1", "/").replace("~0", "~") for key in reference[2:].split("/")]


def subschemas(schema, path):
    """A schema and all that stand inside it, each with its path. References are not followed."""
    yield schema, path
    for key in ("items", "additionalProperties", "contentSchema", "not"):
        if isinstance(schema.get(key), dict):
            yield from subschemas(schema[key], path + (key,))
    for key in ("oneOf", "anyOf", "allOf"):
        for index, member in enumerate(schema.get(key, [])):
            yield from subschemas(member, path + (key, index))
    for name, member in schema.get("properties", {}).items():
        yield from subschemas(member, path + ("properties", name))


def holders(value, path=()):
    """All that has a schema and may have examples: parameters, headers, media types."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from holders(item, path + (index,))
    elif isinstance(value, dict):
        if isinstance(value.get("schema"), dict) or isinstance(value.get("itemSchema"), dict):
            yield value, path
        for key, item in value.items():
            if key not in ("schema", "itemSchema", "example", "examples") and path + (key,) != SCHEMAS:
                yield from holders(item, path + (key,))
