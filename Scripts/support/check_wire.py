#!/usr/bin/env python3
"""Checks what went over the wire against the OpenAPI description.

    check_wire.py RECORD SPEC [--require-all] [--any-order] [--base-path PATH]

RECORD is what `greenflash-sandbox --record FILE` wrote: one JSON object a line. This script shares no code with the
SDK, the generator or the sandbox, so a mistake in them cannot hide in it. It prints one line for each problem and exits
with 1 when there is any.

Checked for every request: path and method belong to an operation; path and query are spelt with legal characters; a
bearer key was sent; Accept admits the documented media type. For requests that were answered 2xx also: path and query
parameters are known, required ones are there, their values fit their schemas, they come in the order of the
description; the body has the documented media type, fits its schema and has no member the schema does not know.
For every response: the status is documented, the media type too, the body fits its schema and has no unknown member;
of a stream, every event, and the JSON in its data.

Needs PyYAML and jsonschema (4.18 or later).
"""

import argparse
import json
import re
import sys
from urllib.parse import unquote, unquote_plus, urlsplit

import yaml
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

SPEC = "urn:spec"
METHODS = ("get", "put", "post", "delete", "patch", "head", "options")
# RFC 3986: what may stand in a path segment and in a query.
PATH_SEGMENT = re.compile(r"(?:[A-Za-z0-9\-._~!$&'()*+,;=:@]|%[0-9A-Fa-f]{2})+")
QUERY = re.compile(r"(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9A-Fa-f]{2})*")
# A cursor is not a parameter: it only ever comes inside a Link, and is sent as it came.
LINK_ONLY = {"cursor"}


class SpecLoader(yaml.SafeLoader):
    """YAML 1.2's idea of scalars: dates stay text."""


SpecLoader.yaml_implicit_resolvers = {
    first: [(tag, expression) for tag, expression in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class Spec:
    def __init__(self, path, base_path=None, any_order=False):
        self.any_order = any_order
        with open(path, encoding="utf-8") as file:
            self.document = yaml.load(file, SpecLoader)
        resource = Resource(contents=self.document, specification=DRAFT202012)
        self.registry = Registry().with_resource(SPEC, resource)
        servers = self.document.get("servers") or [{"url": ""}]
        path = base_path if base_path is not None else urlsplit(servers[0]["url"]).path
        self.base_path = path.rstrip("/")
        self.operations = list(self._operations())

    def _operations(self):
        for template, item in self.document["paths"].items():
            for method in METHODS:
                if method in item:
                    yield Operation(self, template, method, item)

    def resolve(self, node):
        while isinstance(node, dict) and "$ref" in node:
            target = self.document
            for part in node["$ref"].removeprefix("#/").split("/"):
                target = target[unquote(part).replace("~1", "/").replace("~0", "~")]
            node = target
        return node

    def find(self, method, path):
        """The operation for a path, and its path parameters; or whether other methods have the path."""
        others = False
        if not path.startswith(self.base_path + "/"):
            return None, {}, False
        segments = path[len(self.base_path) :].split("/")[1:]
        for operation in self.operations:
            parameters = operation.match(segments)
            if parameters is None:
                continue
            if operation.method == method.lower():
                return operation, parameters, True
            others = True
        return None, {}, others

    # Schemas

    def problems(self, schema, value):
        """What is wrong with a value, as (place, message)."""
        validator = Draft202012Validator(
            self._absolute(schema), registry=self.registry, format_checker=Draft202012Validator.FORMAT_CHECKER
        )
        for error in sorted(validator.iter_errors(value), key=lambda error: list(map(str, error.absolute_path))):
            leaf = deepest(error)
            yield place(leaf.absolute_path), leaf.message
        yield from self.unknown_members(schema, value, [])

    def fits(self, schema, value):
        return Draft202012Validator(self._absolute(schema), registry=self.registry).is_valid(value)

    def unknown_members(self, schema, value, path):
        """Members that no part of the schema that applies knows, although it knows some."""
        parts = list(self._applying(schema, value))
        if isinstance(value, list):
            items = [part["items"] for part in parts if "items" in part]
            for index, element in enumerate(value):
                for item in items:
                    yield from self.unknown_members(item, element, path + [index])
        if not isinstance(value, dict):
            return
        is_open = not any("properties" in part for part in parts) or any(
            part.get("additionalProperties") is not None and part["additionalProperties"] is not False
            for part in parts
        )
        for name, member in value.items():
            known = [part["properties"][name] for part in parts if name in part.get("properties", {})]
            if not known and not is_open:
                yield place(path + [name]), "is not in the schema"
            for schema_of_member in known:
                yield from self.unknown_members(schema_of_member, member, path + [name])

    def _applying(self, schema, value):
        """The schema with those of its alternatives that the value fits, references followed."""
        if not isinstance(schema, dict):
            return
        if "$ref" in schema:
            yield from self._applying(self.resolve({"$ref": schema["$ref"]}), value)
        yield schema
        for part in schema.get("allOf", []):
            yield from self._applying(part, value)
        for keyword in ("oneOf", "anyOf"):
            for part in schema.get(keyword, []):
                if self.fits(part, value):
                    yield from self._applying(part, value)

    def _absolute(self, node):
        """A copy whose references name the description, so that they resolve from anywhere."""
        if isinstance(node, dict):
            return {
                key: SPEC + value if key == "$ref" and isinstance(value, str) else self._absolute(value)
                for key, value in node.items()
            }
        if isinstance(node, list):
            return [self._absolute(element) for element in node]
        return node


class Operation:
    def __init__(self, spec, template, method, item):
        self.spec, self.template, self.method = spec, template, method
        self.node = item[method]
        self.id = self.node["operationId"]
        self.segments = template.split("/")[1:]
        merged = {}
        for parameter in item.get("parameters", []) + self.node.get("parameters", []):
            parameter = spec.resolve(parameter)
            merged[parameter["in"], parameter["name"]] = parameter
        self.path_parameters = {p["name"]: p for p in merged.values() if p["in"] == "path"}
        self.query_parameters = [p for p in merged.values() if p["in"] == "query"]

    def match(self, segments):
        if len(segments) != len(self.segments):
            return None
        values = {}
        for pattern, text in zip(self.segments, segments):
            if pattern.startswith("{"):
                values[pattern[1:-1]] = text
            elif pattern != text:
                return None
        return values

    def response(self, status):
        responses = self.node["responses"]
        for key in (str(status), f"{status // 100}XX", "default"):
            if key in responses:
                return self.spec.resolve(responses[key])
        return None

    def media_types(self):
        for status, response in self.node["responses"].items():
            if str(status).startswith("2"):
                yield from self.spec.resolve(response).get("content", {})

    # Requests

    def check_path(self, values):
        for name, raw in values.items():
            value = unquote(raw)
            if name not in self.path_parameters:
                yield f"path parameter '{name}' is not described"
                continue
            if not PATH_SEGMENT.fullmatch(raw):
                yield f"path parameter '{name}' is not percent-encoded: '{raw}'"
            schema = self.path_parameters[name]["schema"]
            for where, message in self.spec.problems(schema, self._typed(schema, value)):
                yield f"path parameter '{name}'{where}: {message}"

    def check_query(self, raw):
        if not QUERY.fullmatch(raw):
            yield f"the query is not percent-encoded: '{raw}'"
        pairs = [pair.partition("=") for pair in raw.split("&")] if raw else []
        items = [(unquote_plus(name), unquote_plus(value)) for name, _, value in pairs]
        described = {p["name"]: (index, p) for index, p in enumerate(self.query_parameters)}
        free = next((p for p in self.query_parameters if self._is_free(p)), None)
        last, seen = -1, set()
        for name, value in items:
            if name not in described or described[name][1] is free:
                if free is not None:
                    values = self.spec.resolve(free["schema"]).get("additionalProperties", {})
                    for where, message in self.spec.problems(values, value):
                        yield f"query parameter '{name}'{where}: {message}"
                elif not (name in LINK_ONLY and self._is_paged()):
                    yield f"query parameter '{name}' is not described"
                continue
            index, parameter = described[name]
            schema = self.spec.resolve(parameter["schema"])
            is_list = schema.get("type") == "array"
            if name in seen and not is_list:
                yield f"query parameter '{name}' is sent twice"
            seen.add(name)
            if index < last and not self.spec.any_order:
                yield f"query parameter '{name}' is out of the description's order"
            last = max(last, index)
            schema = schema.get("items", {}) if is_list else parameter["schema"]
            for where, message in self.spec.problems(schema, self._typed(schema, value)):
                yield f"query parameter '{name}'{where}: {message}"
        for name, (_, parameter) in described.items():
            if parameter.get("required") and name not in seen:
                yield f"query parameter '{name}' is required and missing"

    def check_body(self, headers, body):
        description = self.spec.resolve(self.node.get("requestBody"))
        if description is None:
            if body is not None:
                yield "has a body, and none is described"
            return
        if body is None:
            if description.get("required"):
                yield "the body is required and missing"
            return
        media_type = essence(headers.get("content-type"))
        media = description["content"].get(media_type)
        if media is None:
            yield f"Content-Type '{headers.get('content-type')}' is not described"
            return
        value, problem = parsed(body)
        if problem:
            yield f"the body is not JSON: {problem}"
            return
        for where, message in self.spec.problems(media["schema"], value):
            yield f"request body{where}: {message}"

    def check_accept(self, headers):
        ranges = [essence(part) for part in headers.get("accept", "*/*").split(",")]
        for media_type in set(self.media_types()):
            family = media_type.split("/")[0] + "/*"
            if not {media_type, family, "*/*"} & set(ranges):
                yield f"Accept '{headers['accept']}' does not admit {media_type}"

    # Responses

    def check_response(self, status, headers, body):
        response = self.response(status)
        if response is None:
            yield f"status {status} is not described"
            return
        content = response.get("content")
        if not content:
            return
        media_type = essence(headers.get("content-type"))
        media = content.get(media_type)
        if media is None:
            yield f"status {status}: Content-Type '{headers.get('content-type')}' is not described"
            return
        if "itemSchema" in media:
            text = "".join(body) if isinstance(body, list) else body or ""
            yield from self._check_events(media["itemSchema"], text)
            return
        value, problem = parsed(body)
        if problem:
            yield f"status {status}: the body is not JSON: {problem}"
            return
        for where, message in self.spec.problems(media.get("schema", {}), value):
            yield f"response body {status}{where}: {message}"

    def _check_events(self, schema, text):
        events = list(server_sent_events(text))
        if not events:
            yield "the stream has no event"
        for number, event in enumerate(events, 1):
            label = f"event {number} ({event['event']})"
            for where, message in self.spec.problems(schema, event):
                yield f"{label}{where}: {message}"
            for part in self.spec._applying(schema, event):
                data = part.get("properties", {}).get("data", {})
                if "contentSchema" not in data:
                    continue
                value, problem = parsed(event["data"])
                if problem:
                    yield f"{label}: data is not JSON: {problem}"
                    continue
                for where, message in self.spec.problems(data["contentSchema"], value):
                    yield f"{label}: data{where}: {message}"

    # Parameters

    def _is_free(self, parameter):
        return self.spec.resolve(parameter["schema"]).get("type") == "object"

    def _is_paged(self):
        response = self.response(200) or {}
        return "Link" in response.get("headers", {})

    def _typed(self, schema, text):
        """The value that a parameter's text stands for; the text itself where it stands for none of its type."""
        types = [part.get("type") for part in self.spec._applying(schema, text)]
        if "integer" in types and re.fullmatch(r"-?\d+", text):
            return int(text)
        if "number" in types and re.fullmatch(r"-?\d+(\.\d+)?([eE][+-]?\d+)?", text):
            return float(text)
        if "boolean" in types and text in ("true", "false"):
            return text == "true"
        return text


def deepest(error):
    """Of the errors of alternatives, the one that got furthest: it names the field that is wrong."""
    while error.context:
        error = max(error.context, key=lambda cause: len(cause.absolute_path))
    return error


def place(path):
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)


def essence(media_type):
    return (media_type or "").split(";")[0].strip().lower()


def parsed(text):
    if not isinstance(text, str):
        return None, "there is none"
    try:
        return json.loads(text), None
    except ValueError as error:
        return None, str(error)


def server_sent_events(text):
    """WHATWG HTML 9.2.6, as far as the service uses it; an event without its blank line does not count."""
    name, data = "message", []
    for line in re.split(r"\r\n|\r|\n", text):
        if line == "":
            if data:
                yield {"event": name, "data": "\n".join(data)}
            name, data = "message", []
            continue
        field, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if field == "event":
            name = value
        elif field == "data":
            data.append(value)


def check(spec, record):
    """The problems of one exchange, and the operation it was, where it was one."""
    status, headers = record["status"], record["headers"]
    operation, path_values, has_path = spec.find(record["method"], record["path"])
    if operation is None:
        if status == 404 or (status == 405 and has_path):
            return [], None
        return [f"answered {status}, and no operation is described for it"], None
    problems = []
    if status != 401 and not re.match(r"Bearer \S", headers.get("authorization", "")):
        problems.append("Authorization is not a bearer key")
    if status != 406:
        problems += operation.check_accept(headers)
    problems += operation.check_path(path_values)
    if 200 <= status < 300:
        problems += operation.check_query(record["query"])
        problems += operation.check_body(headers, record["body"])
    problems += operation.check_response(status, record["responseHeaders"], record["responseBody"])
    return problems, operation


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("record", help="the file that greenflash-sandbox --record wrote")
    parser.add_argument("spec", help="the OpenAPI description")
    parser.add_argument("--require-all", action="store_true", help="every operation has to be answered 2xx once")
    parser.add_argument(
        "--any-order", action="store_true", help="for other clients: query parameters may come in any order"
    )
    parser.add_argument("--base-path", help="the path in front of every operation, if it is not the first server's")
    arguments = parser.parse_args()

    spec = Spec(arguments.spec, arguments.base_path, arguments.any_order)
    count, failures, succeeded = 0, 0, set()
    with open(arguments.record, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            count += 1
            record = json.loads(line)
            problems, operation = check(spec, record)
            if operation is not None and 200 <= record["status"] < 300:
                succeeded.add(operation.id)
            for problem in problems:
                failures += 1
                name = f" ({operation.id})" if operation else ""
                print(f"{arguments.record}:{number}: {record['method']} {record['path']}{name}: {problem}")
    missing = [operation.id for operation in spec.operations if operation.id not in succeeded]
    if arguments.require_all:
        for operation_id in missing:
            failures += 1
            print(f"{arguments.record}: no 2xx answer of {operation_id} was recorded")
    if failures:
        print(f"{failures} problems in {count} exchanges", file=sys.stderr)
        return 1
    print(f"{count} exchanges, {len(succeeded)} of {len(spec.operations)} operations: all as described")
    return 0


if __name__ == "__main__":
    sys.exit(main())
