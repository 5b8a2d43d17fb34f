"""An OpenAPI document as the test server sees it: operations with their parameters, bodies and answers, by pointer."""
import json
import pathlib
import re
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlsplit

import yaml

#: Header fields that belong to the connection or to the body, and say nothing of the service.
OF_THE_CONNECTION = {"connection", "content-encoding", "content-length", "content-type", "date", "transfer-encoding"}
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """YAML 1.2, where `yes` is text, and so is what looks like a date. Keys are text, as in JSON: `200` too."""

    yaml_implicit_resolvers = {
        first: [entry for entry in entries if entry[0].rsplit(":", 1)[1] not in ("timestamp", "bool")]
        for first, entries in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF"))


def _mapping(loader, node):
    loader.flatten_mapping(node)
    return {key.value: loader.construct_object(value, deep=True) for key, value in node.value}


Loader.add_constructor("tag:yaml.org,2002:map", _mapping)


@dataclass(frozen=True)
class Parameter:
    name: str
    place: str
    required: bool
    style: str
    explode: bool
    #: The path of the schema in the document, and the media type where the parameter is content.
    schema: tuple
    content_type: str | None = None
    allow_reserved: bool = False


@dataclass
class Content:
    """A body of one media type. Without a schema, anything goes."""
    media_type: str
    path: tuple
    schema: tuple | None
    #: Whether the schema is that of one item of a stream (OpenAPI 3.2).
    is_item: bool = False


@dataclass
class Response:
    status: str
    content: dict
    #: Paths of the schemas of header fields by name.
    headers: dict = field(default_factory=dict)


@dataclass
class Operation:
    id: str
    method: str
    template: str
    path: tuple
    parameters: list
    body: dict
    body_required: bool
    responses: dict
    #: The URLs that the operation is served below, and the paths of these.
    servers: list
    prefixes: list


class Document:
    def __init__(self, file):
        self.file = pathlib.Path(file)
        text = self.file.read_text(encoding="utf-8-sig")
        self.root = json.loads(text) if self.file.suffix == ".json" else yaml.load(text, Loader)
        resolve_recursion(self.root)
        self.version = tuple(int(part) for part in str(self.root["openapi"]).split(".")[:2])
        self.operations = list(self._operations())
        #: What possibilities.py has found out already.
        self.possibilities = {}

    @property
    def prefix(self):
        """The path of the URL that a client calls where nothing else is said."""
        return prefix_of((self.root.get("servers") or [{"url": "/"}])[0])

    def at(self, path):
        """The value at a path, where no reference is followed."""
        value = self.root
        for key in path:
            value = value[key]
        return value

    def follow(self, path):
        """The value that a reference at the path leads to, with its path; or what stands there."""
        value = self.at(path)
        seen = set()
        while isinstance(value, dict) and isinstance(value.get("$ref"), str) and value["$ref"] not in seen:
            seen.add(value["$ref"])
            path = self.target(value["$ref"])
            value = self.at(path)
        return value, path

    def target(self, reference):
        if not reference.startswith("#/"):
            raise ValueError(f"'{reference}' leads out of the document")
        keys = [unquote(key).replace("~1", "/").replace("~0", "~") for key in reference[2:].split("/")]
        path, value = (), self.root
        for key in keys:
            key = int(key) if isinstance(value, list) else key
            path, value = path + (key,), value[key]
        return path

    def _operations(self):
        for template, item in self.root.get("paths", {}).items():
            item, at = self.follow(("paths", template))
            for method in METHODS:
                if method in item:
                    yield self._operation(template, method, item, at)

    def _operation(self, template, method, item, at):
        path = at + (method,)
        operation = item[method]
        parameters = {}
        for holder, prefix in ((item, at), (operation, path)):
            for index in range(len(holder.get("parameters", []))):
                parameter = self._parameter(prefix + ("parameters", index))
                parameters[parameter.place, parameter.name] = parameter
        body, body_path = self.follow(path + ("requestBody",)) if "requestBody" in operation else ({}, ())
        servers = operation.get("servers") or item.get("servers") or self.root.get("servers") or [{"url": "/"}]
        return Operation(
            id=operation.get("operationId", f"{method.upper()} {template}"),
            method=method.upper(),
            template=template,
            path=path,
            parameters=list(parameters.values()),
            body=self._content(body, body_path),
            body_required=body.get("required", False),
            responses={status: self._response(path, status) for status in operation.get("responses", {})},
            servers=[url_of(server) for server in servers],
            prefixes=[prefix_of(server) for server in servers],
        )

    def _parameter(self, path):
        parameter, path = self.follow(path)
        place = parameter["in"]
        style = parameter.get("style", "form" if place in ("query", "cookie") else "simple")
        schema, content_type = path + ("schema",), None
        if "content" in parameter:
            content_type = next(iter(parameter["content"]))
            schema = path + ("content", content_type, "schema")
        return Parameter(
            name=parameter["name"],
            place=place,
            required=parameter.get("required", False),
            style=style,
            explode=parameter.get("explode", style in ("form", "cookie")),
            schema=schema,
            content_type=content_type,
            allow_reserved=parameter.get("allowReserved", False),
        )

    def _response(self, path, status):
        response, path = self.follow(path + ("responses", status))
        headers = {}
        for name in response.get("headers", {}):
            header, at = self.follow(path + ("headers", name))
            if "schema" in header and name.lower() not in OF_THE_CONNECTION:
                headers[name] = at + ("schema",)
        return Response(status, self._content(response, path), headers)

    def _content(self, holder, path):
        result = {}
        for media_type in holder.get("content", {}):
            media, at = self.follow(path + ("content", media_type))
            key = "itemSchema" if "itemSchema" in media else "schema"
            schema = at + (key,) if isinstance(media.get(key), (dict, bool)) else None
            result[media_type] = Content(media_type, at, schema, key == "itemSchema")
        return result


def resolve_recursion(value, anchor=None, path=()):
    """What JSON Schema 2019-09 said of schemas that contain themselves, in the words of today."""
    if isinstance(value, dict):
        if value.get("$recursiveAnchor") is True:
            anchor = anchor or path
        if anchor and value.get("$recursiveRef") == "#":
            del value["$recursiveRef"]
            value["$ref"] = pointer(anchor)
    for key, item in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        resolve_recursion(item, anchor, path + (key,))


def url_of(server):
    """The URL of a server, its variables at their defaults."""
    url = server.get("url", "/")
    for name, variable in server.get("variables", {}).items():
        url = url.replace("{" + name + "}", str(variable.get("default", "")))
    return url


def prefix_of(server):
    return urlsplit(url_of(server)).path.rstrip("/")


def pointer(path):
    """The JSON pointer to a path, as the fragment of a URI."""
    return "#/" + "/".join(quote(str(key).replace("~", "~0").replace("/", "~1"), safe="~") for key in path)
