"""Every example fits its schema: of parameters, headers, bodies, schemas, and of the events of a stream."""
import copy
import json
import re
from urllib.parse import quote

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from spec_document import holders

formats = FormatChecker()


@formats.checks("date-time")
def is_canonical(value):
    """The one form that the SDK writes, so that an example survives being read and written."""
    return not isinstance(value, str) or re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", value)


def check_examples(spec):
    checker = ExampleChecker(spec)
    for holder, path in holders(spec.document):
        key = "itemSchema" if "itemSchema" in holder else "schema"
        if "example" in holder:
            checker.value(holder["example"], path + ("example",), path + (key,))
        for name, example in holder.get("examples", {}).items():
            example, at = spec.follow(example, path + ("examples", name))
            value_key = "dataValue" if "dataValue" in example else "value"
            if value_key not in example:
                spec.problem(at, "example has neither value nor dataValue")
            elif key == "schema":
                checker.value(example[value_key], at + (value_key,), path + (key,))
            else:
                checker.events(example[value_key], at + (value_key,), path + (key,))
                text = example.get("serializedValue")
                if text is not None and (not text.endswith("\n\n") or parsed(text) != example[value_key]):
                    spec.problem(at + ("serializedValue",), "serializedValue and dataValue are different streams")
    for schema, path in spec.schemas():
        for index, value in enumerate(schema.get("examples", [])):
            checker.value(value, path + ("examples", index), path)


class ExampleChecker:
    def __init__(self, spec):
        self.spec = spec
        # Undeclared fields are forbidden here: in an example, they are misspelt ones.
        strict = copy.deepcopy(spec.document)
        for schema, path in list(spec.schemas()):
            if "properties" in schema and "additionalProperties" not in schema:
                value = strict
                for key in path:
                    value = value[key]
                value["additionalProperties"] = False
        self.registry = Registry().with_resource("spec:document", DRAFT202012.create_resource(strict))

    def value(self, value, at, schema_path):
        """Checks the value that stands at one path against the schema that stands at another."""
        pointer = "/".join(quote(str(key).replace("~", "~0").replace("/", "~1"), safe="~") for key in schema_path)
        schema = {"$ref": f"spec:document#/{pointer}"}
        validator = Draft202012Validator(schema, registry=self.registry, format_checker=formats)
        errors = list(validator.iter_errors(value))
        for error in map(innermost, errors):
            line, column = self.spec.place(schema_path)
            message = f"example does not fit the schema at {line}:{column}: {error.message[:300]}"
            self.spec.problem(at + tuple(error.absolute_path), message)
        self.spec.counts["examples"] += 1
        return not errors

    def events(self, events, at, schema_path):
        """Checks the events of a stream, and the JSON text that is their data."""
        union, union_path = self.spec.resolve(schema_path)
        for index, event in enumerate(events):
            here = at + (index,)
            self.spec.counts["events"] += 1
            if not self.value(event, here, schema_path):
                continue
            for number, member in enumerate(union["oneOf"]):
                if member["properties"]["event"]["const"] == event["event"]:
                    path = union_path + ("oneOf", number, "properties", "data", "contentSchema")
                    try:
                        self.value(json.loads(event["data"]), here + ("data",), path)
                    except ValueError as error:
                        self.spec.problem(here + ("data",), f"data is not JSON: {error}")


def innermost(error):
    """Of a union's members the one that the value was meant for, and in it the deepest error."""
    while error.context:
        branches = {}
        for inner in error.context:
            branches.setdefault(inner.relative_schema_path[0], []).append(inner)
        meant = [errors for errors in branches.values() if not any(map(tells_apart, errors))]
        if len(meant) != 1:
            return error
        error = max(meant[0], key=lambda inner: len(inner.relative_path))
    return error


def tells_apart(error):
    return error.validator == "const" or error.validator == "type" and not error.relative_path


def parsed(stream):
    """The events of a stream that uses event and data only, one line each."""
    return [dict(line.split(": ", 1) for line in event.split("\n")) for event in stream.split("\n\n") if event]
