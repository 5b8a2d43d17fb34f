"""What we ask of the document beyond OpenAPI: see the comment at its top."""
import re

from spec_document import holders, subschemas

OPERATIONS = 34


def check_conventions(spec):
    check_operations(spec)
    check_parameters(spec)
    check_schemas(spec)
    check_analytics(spec)
    check_unused(spec)


def described(spec, value, path, what, keys=("description",)):
    for key in keys:
        if not str(value.get(key) or "").strip():
            spec.problem(path, f"{what} has no {key}")


# --- Operations -------------------------------------------------------------------------------------------------------


def check_operations(spec):
    for index, tag in enumerate(spec.document["tags"]):
        described(spec, tag, ("tags", index), f"tag '{tag['name']}'", ("summary", "description"))
    tags = [tag["name"] for tag in spec.document["tags"]]
    for operation, path in spec.operations():
        name = operation.get("operationId", "")
        described(spec, operation, path, f"operation '{name}'", ("summary", "description"))
        if not re.fullmatch(r"[a-z]+\.[a-z][A-Za-z]*", name):
            spec.problem(path, f"operationId '{name}' is not resource.method")
        elif operation.get("tags") != [name.split(".")[0]] or name.split(".")[0] not in tags:
            spec.problem(path, f"the tags of '{name}' are not its resource alone, or are not declared")
        check_answers(spec, operation, path)
        check_paging(spec, operation, path)
        for key in [key for key in operation if key.startswith("x-")]:
            if not well_formed(spec, key, operation[key], path):
                spec.problem(path + (key,), f"{key} is not known for operations, or not well formed")
        if "x-idempotency-scope" in operation and "x-idempotency-key" not in operation:
            spec.problem(path + ("x-idempotency-scope",), "a scope without a key")
        spec.counts["operations"] += 1
    if spec.counts["operations"] != OPERATIONS:
        spec.problem(("paths",), f"{spec.counts['operations']} operations; the API has {OPERATIONS}")


def check_answers(spec, operation, path):
    bodies = []
    if "requestBody" in operation:
        bodies.append((operation["requestBody"], path + ("requestBody",), "request body"))
    for status, response in operation["responses"].items():
        bodies.append((*spec.follow(response, path + ("responses", status)), f"response {status}"))
    for body, at, what in bodies:
        described(spec, body, at, what)
        for name, media in body.get("content", {}).items():
            if "example" not in media and not media.get("examples"):
                spec.problem(at + ("content", name), f"{what} has no example")
    needed = ["401", "default"]
    needed += ["403"] if "x-plan" in operation else []
    needed += ["429"] if "x-rate-limit" in operation else []
    for status in needed:
        if status not in operation["responses"]:
            spec.problem(path + ("responses",), f"no response for {status}")


def check_paging(spec, operation, path):
    paged = any(parameter["name"] == "page" for parameter in spec.parameters(path))
    success, at = spec.follow(operation["responses"]["200"], path + ("responses", "200"))
    if paged != ("Link" in success.get("headers", {})):
        spec.problem(at, "a list that takes `page` answers with a Link header, and no other operation does")
    if paged and success["content"]["application/json"]["schema"].get("type") != "array":
        spec.problem(at, "a paged list answers with an array")


def well_formed(spec, name, value, path):
    """Whether an extension of an operation is known and says what it can say."""
    if name == "x-plan":
        return value in ("growth", "enterprise")
    if name == "x-idempotent":
        return value is False
    if name in ("x-idempotency-key", "x-idempotency-scope"):
        return isinstance(value, list) and value and all(is_field(spec, path, field) for field in value)
    if name == "x-rate-limit":
        if not {"bucket", "window", "limits"} <= value.keys() <= {"bucket", "window", "limits", "exempt"}:
            return False
        exempt = value.get("exempt")
        queries = [parameter["name"] for parameter in spec.parameters(path) if parameter["in"] == "query"]
        if exempt and (exempt.keys() != {"parameter", "value"} or exempt["parameter"] not in queries):
            return False
        limits = all(limit == "custom" or type(limit) is int for limit in value["limits"].values())
        return limits and type(value["window"]) is int and isinstance(value["bucket"], str)
    return False


def is_field(spec, path, field):
    """Whether the operation's body has the field; `messages[].id` is a field of each item."""
    at = path + ("requestBody", "content", "application/json", "schema")
    for name in field.split("."):
        schema, at = spec.resolve(at)
        if name.removesuffix("[]") not in schema.get("properties", {}):
            return False
        at += ("properties", name.removesuffix("[]"))
        if name.endswith("[]"):
            at = spec.resolve(at)[1] + ("items",)
    return True


def check_parameters(spec):
    for kind in ("parameters", "headers"):
        for name, value in spec.document["components"][kind].items():
            described(spec, value, ("components", kind, name), f"'{name}'")
    for holder, path in holders(spec.document["paths"], ("paths",)):
        if "in" in holder:
            described(spec, holder, path, f"parameter '{holder['name']}'")
    for _, path in spec.operations():
        declared = [parameter["name"] for parameter in spec.parameters(path) if parameter["in"] == "path"]
        if declared != re.findall(r"\{(\w+)\}", path[1]):
            spec.problem(path, f"the path parameters {declared} are not those of {path[1]}")


# --- Schemas ----------------------------------------------------------------------------------------------------------


def check_schemas(spec):
    for schema, path in spec.schemas():
        spec.counts["schemas"] += 1
        if path[-2] == "schemas":
            described(spec, schema, path, f"schema '{path[-1]}'")
        elif path[-2] == "properties":
            described(spec, schema, path, f"property '{path[-1]}'")
        elif "title" in schema or path[-1] == "items" and "$ref" not in schema:
            described(spec, schema, path, f"schema '{schema.get('title', 'items')}'")
        if path[-1] == "items" and "properties" in schema and "title" not in schema:
            spec.problem(path, "an object in an array needs a title to be named after")
        if "enum" in schema and "$ref" not in schema:
            if "New values may come." not in " ".join(schema.get("description", "").split()):
                spec.problem(path, "the description of an enumeration ends with 'New values may come.'")
        for name in schema.get("required", []):
            if name not in schema.get("properties", {}):
                spec.problem(path + ("required",), f"'{name}' is required, but no property")
        for name in [key for key in schema if key.startswith("x-")]:
            if name != "x-event-role" or schema[name] not in ("text", "final", "error"):
                spec.problem(path + (name,), f"{name} is not known for schemas, or not well formed")


def check_analytics(spec):
    """Simple mode leaves fields out, so nothing in an analytics answer is required, at any depth."""
    visited = set()

    def visit(path):
        for schema, at in subschemas(*spec.resolve(path)):
            if "required" in schema:
                spec.problem(at + ("required",), "nothing in an analytics answer is required")
            target = spec.follow(schema, at)[1]
            if target not in visited and target != at:
                visited.add(target)
                visit(target)

    for operation, path in spec.operations():
        if operation.get("x-rate-limit", {}).get("bucket") == "analytics":
            visit(path + ("responses", "200", "content", "application/json", "schema"))


def check_unused(spec):
    for kind in ("parameters", "headers", "responses", "examples"):
        for name in spec.document["components"][kind]:
            if not re.search(rf"\$ref: '#/components/{kind}/{name}'", spec.text):
                spec.problem(("components", kind, name), f"nothing refers to '{name}'")
