"""What a schema asks of a value, its references and allOf taken together, its unions still to be chosen from."""
from dataclasses import dataclass, field

ALL_TYPES = ("object", "array", "string", "integer", "number", "boolean")


class Unsatisfiable(Exception):
    """No value was found: the schema contradicts itself, or leads back to itself without end."""


@dataclass
class Union:
    path: tuple
    members: list
    #: Constraints on the property that tells the members apart, by member.
    discriminator: dict = field(default_factory=dict)


@dataclass
class Constraints:
    #: The schemas that all have to be fulfilled, with their paths.
    parts: list = field(default_factory=list)
    unions: list = field(default_factory=list)
    #: Values of properties that the choice of a member demands.
    fixed: dict = field(default_factory=dict)

    def add(self, document, path):
        if any(path == known for _, known in self.parts):
            return
        schema = document.at(path)
        if schema is False:
            raise Unsatisfiable(f"nothing fits {path[-1]}")
        if not isinstance(schema, dict):
            return
        if "$ref" in schema:
            self.add(document, document.target(schema["$ref"]))
            if document.version < (3, 1):
                return
        self.parts.append((schema, path))
        for index in range(len(schema.get("allOf", ()))):
            self.add(document, path + ("allOf", index))
        for key in ("oneOf", "anyOf"):
            if schema.get(key):
                members = [path + (key, index) for index in range(len(schema[key]))]
                values = constants(document, members)
                if values is not None:
                    self.parts.append(({"enum": values}, path + (key,)))
                    continue
                self.unions.append(Union(path + (key,), members, tags(document, schema, members)))

    def all(self, key):
        return [schema[key] for schema, _ in self.parts if key in schema]

    def first(self, key, default=None):
        return next(iter(self.all(key)), default)

    def most(self, key, default=None):
        values = [value for value in self.all(key) if not isinstance(value, bool)]
        return max(values, default=default)

    def least(self, key, default=None):
        values = [value for value in self.all(key) if not isinstance(value, bool)]
        return min(values, default=default)

    def types(self):
        """The types that all parts admit, without null; None where no part says anything of types."""
        admitted = None
        for declared in self.all("type"):
            declared = [declared] if isinstance(declared, str) else list(declared)
            wider = set(declared) | ({"integer"} if "number" in declared else set())
            admitted = wider if admitted is None else admitted & wider
        if admitted is None:
            return self._implied()
        if not admitted:
            raise Unsatisfiable("the parts of the schema have no type in common")
        if {"integer", "number"} <= admitted and not any("integer" in listed(t) for t in self.all("type")):
            admitted.discard("integer")
        return [kind for kind in ALL_TYPES if kind in admitted]

    def _implied(self):
        if self.fixed or any(self.all(key) for key in ("properties", "additionalProperties", "required")):
            return ["object"]
        if self.all("items") or self.all("prefixItems"):
            return ["array"]
        if any(self.all(key) for key in ("pattern", "minLength", "maxLength")):
            return ["string"]
        return ["number"] if self.all("minimum") or self.all("maximum") else None

    def is_nullable(self, version):
        """Whether null is said to be a value, and no part forbids it."""
        if version >= (3, 1):
            types = [listed(declared) for declared in self.all("type")]
            return bool(types) and all("null" in declared for declared in types) and self._enum_has(None)
        typed = [schema for schema, _ in self.parts if "type" in schema]
        return bool(typed) and all(schema.get("nullable") for schema in typed) and self._enum_has(None)

    def _enum_has(self, value):
        return all(value in enum for enum in self.all("enum"))

    def choices(self):
        """The values that are listed, or None where any will do."""
        enums = [[value] for value in self.all("const")] + self.all("enum")
        if not enums:
            return None
        return [value for value in enums[0] if all(value in enum for enum in enums[1:])]

    def properties(self):
        """The paths of the schemas of each property."""
        found = {}
        for schema, path in self.parts:
            for name in schema.get("properties", ()):
                found.setdefault(name, []).append(path + ("properties", name))
        return found

    def required(self):
        return {name for names in self.all("required") if isinstance(names, list) for name in names}

    def is_closed(self):
        return any(value is False for value in self.all("additionalProperties") + self.all("unevaluatedProperties"))


def listed(declared):
    return [declared] if isinstance(declared, str) else list(declared)


def constants(document, members):
    """The values of a union whose members are nothing but values with titles, which is an enumeration."""
    schemas = [document.follow(member)[0] for member in members]
    if all(isinstance(schema, dict) and "const" in schema for schema in schemas):
        return [schema["const"] for schema in schemas]
    return None


def tags(document, schema, members):
    """By member, the property and the value that the discriminator has for it."""
    discriminator = schema.get("discriminator")
    if not isinstance(discriminator, dict):
        return {}
    targets = {}
    for value, target in discriminator.get("mapping", {}).items():
        if not target.startswith("#"):
            target = "#/components/schemas/" + target
        targets.setdefault(document.target(target), value)
    found = {}
    for member in members:
        reference = document.at(member).get("$ref")
        if reference:
            target = document.target(reference)
            found[member] = (discriminator["propertyName"], targets.get(target, target[-1]))
    return found
