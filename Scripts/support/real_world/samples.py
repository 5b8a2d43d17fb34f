"""Values that fit a schema, always the same ones: as small as possible, as large as sensible, and every member of every
union in turn."""
import json
from dataclasses import dataclass, replace

from .constraints import Constraints, Unsatisfiable
from .numbers import number
from .texts import text

#: Beyond these the optional parts of a value are left out, so that schemas that nest without end come to one.
OPTIONAL_DEPTH = 9
GREATEST_DEPTH = 40
GREATEST_LIST = 6
GREATEST_SIZE = 1500
MOST_ATTEMPTS = 40
#: How often a value that fits several members of `oneOf` is made anew.
MOST_AMBIGUOUS = 4


@dataclass(frozen=True)
class How:
    is_request: bool
    is_full: bool = True
    prefers_null: bool = False
    uses_examples: bool = True
    depth: int = 0
    #: The schemas that the value is inside of.
    inside: tuple = ()

    def within(self, paths):
        return replace(self, depth=self.depth + 1, inside=self.inside + tuple(paths))


class Sampler:
    def __init__(self, document, validation):
        self.document = document
        self.validation = validation
        #: How often each choice was made, by the place of the choice.
        self.turns = {}
        #: Members of unions that were seen and not chosen yet.
        self.waiting = set()
        #: Members of unions that the value at hand is made of, and those that values that fit are made of.
        self.chosen = set()
        self.shown = set()
        #: The examples of a schema that fit it, by its path; and those that do not, by theirs, with the reason.
        self.examples = {}
        self.contradictions = {}
        self.size = 0

    def unseen(self):
        """Members of unions that no value could be made of that fits no other member as well."""
        members = {place for place in self.turns if place[-2:-1] in (("oneOf",), ("anyOf",))} | self.waiting
        return sorted(members - self.shown, key=str)

    def value(self, path, how):
        self.size = 0
        self.chosen = set()
        return self._value([path], how)

    def _value(self, paths, how, fixed=None):
        if how.depth > GREATEST_DEPTH:
            raise Unsatisfiable("the schema leads back to itself without end")
        self.size += 1
        tried, ambiguous = None, 0
        for attempt in range(MOST_ATTEMPTS):
            chosen = set(self.chosen)
            constraints = Constraints(fixed=dict(fixed or {}))
            for path in paths:
                constraints.add(self.document, path)
            # What is allowed may be too much together with the rest: at the last try, only what must be there is.
            how = replace(how, is_full=False) if ambiguous == MOST_AMBIGUOUS else how
            try:
                exclusive = self._choose(constraints, how, attempt)
                result = self._fitting(constraints, how.within(path for _, path in constraints.parts))
            except Unsatisfiable as problem:
                self.chosen = chosen
                tried = tried or problem
                if not constraints.unions and not any(s.get("oneOf") or s.get("anyOf") for s, _ in constraints.parts):
                    break
                continue
            exclusive += [path for schema, path in constraints.parts if "not" in schema]
            # Maybe another member fits as well, which `oneOf` forbids; the next one may do.
            if ambiguous == MOST_AMBIGUOUS or self.size > GREATEST_SIZE or self._fits(result, exclusive, how):
                return result
            ambiguous += 1
            self.chosen = chosen
        raise tried or Unsatisfiable("every value fits several members of the union")

    def _choose(self, constraints, how, attempt):
        """Takes one member of each union, and of the unions that come with it. Gives the schemas with `oneOf`."""
        exclusive = []
        while constraints.unions:
            union = constraints.unions.pop(0)
            member = self._member(union, how, attempt)
            if union.path[-1] == "oneOf" and len(union.members) > 1:
                exclusive.append(union.path[:-1])
            if member in union.discriminator:
                name, value = union.discriminator[member]
                constraints.fixed.setdefault(name, value)
            constraints.add(self.document, member)
        return exclusive

    def _fits(self, value, paths, how):
        return all(self.validation.problem(value, path, how.is_request) is None for path in paths)

    def _member(self, union, how, attempt):
        chosen = self._next(union, how, attempt)
        self.chosen.add(chosen)
        return chosen

    def _next(self, union, how, attempt):
        count = len(union.members)
        if how.prefers_null:
            for member in union.members:
                if self.document.at(member).get("type") == "null":
                    return member
        if not self._is_full(how):
            return union.members[attempt % count]
        counts = [self.turns.get(member, 0) for member in union.members]
        order = sorted(range(count), key=lambda index: (counts[index], index))
        chosen = union.members[order[0]]
        self.turns[chosen] = self.turns.get(chosen, 0) + 1
        self.waiting.update(member for member in union.members if member not in self.turns)
        self.waiting.discard(chosen)
        return chosen

    def _is_full(self, how):
        return how.is_full and how.depth < OPTIONAL_DEPTH and self.size < GREATEST_SIZE

    def _turn(self, place, count):
        turn = self.turns.get(place, 0)
        self.turns[place] = turn + 1
        return turn % count

    def _fitting(self, constraints, how):
        if how.prefers_null and constraints.is_nullable(self.document.version):
            return None
        choices = constraints.choices()
        if choices is not None:
            choices = [choice for choice in choices if choice is not None] or choices
            if not choices:
                raise Unsatisfiable("the parts of the schema have no value in common")
            return choices[self._turn((constraints.parts[-1][1], "enum"), len(choices)) if how.is_full else 0]
        types = constraints.types()
        if types == []:
            return None
        if types is None:
            return self._anything(constraints)
        kind = types[self._turn((constraints.parts[0][1], "type"), len(types)) if how.is_full else 0]
        if kind == "object":
            return self._object(constraints, how)
        if kind == "array":
            return self._array(constraints, how)
        example = self._example(constraints, kind, how)
        if example is not None:
            return example
        if kind == "string":
            return self._text(constraints, how)
        return True if kind == "boolean" else number(constraints, kind)

    def _anything(self, constraints):
        kinds = ["anything", {"any": ["thing", 1, True, None]}, 7, ["thing"], 2.5, False]
        return kinds[self._turn((constraints.parts[0][1] if constraints.parts else (), "any"), len(kinds))]

    def _text(self, constraints, how):
        for schema, path in constraints.parts:
            if "contentSchema" in schema and "json" in schema.get("contentMediaType", ""):
                return json.dumps(self._value([path + ("contentSchema",)], how))
        value = text(
            constraints.first("format"),
            constraints.first("pattern"),
            constraints.most("minLength", 0),
            constraints.least("maxLength"),
        )
        if value is None:
            raise Unsatisfiable(f"no text was found for the pattern {constraints.first('pattern')}")
        return value

    def _example(self, constraints, kind, how):
        """A plain value that the document itself gives for the schema."""
        if not how.uses_examples or not how.is_full:
            return None
        for schema, path in constraints.parts:
            for example in self.examples_of(path, how.is_request):
                if is_of(kind, example):
                    return example
        return None

    def examples_of(self, path, is_request):
        """The document's own examples of a schema that fit it."""
        if (path, is_request) not in self.examples:
            schema = self.document.at(path)
            given = ([schema["example"]] if "example" in schema else []) + listed(schema.get("examples"))
            problems = [self.validation.problem(value, path, is_request) for value in given]
            self.examples[path, is_request] = [value for value, problem in zip(given, problems) if problem is None]
            for problem in filter(None, problems):
                self.contradictions[path] = problem
        return self.examples[path, is_request]

    # Objects

    def _object(self, constraints, how):
        result = {}
        properties = constraints.properties()
        required = constraints.required()
        for name, paths in properties.items():
            is_required = name in required
            if name in constraints.fixed:
                result[name] = self._fixed(paths, constraints.fixed[name], how)
            elif self._is_left_out(paths, is_required, how):
                continue
            elif is_required:
                result[name] = self._value(paths, how)
            elif self._is_full(how) and not any(self._leads_back(path, how) for path in paths):
                try:
                    result[name] = self._value(paths, how)
                except Unsatisfiable:
                    continue
        for name, value in constraints.fixed.items():
            result.setdefault(name, value)
        for name in sorted(required - result.keys() - properties.keys()):
            result[name] = self._additional(constraints, how)
        if self._is_full(how) or constraints.most("minProperties", 0) > len(result):
            self._add_additional(result, constraints, how)
        return result

    def _fixed(self, paths, value, how):
        """What the discriminator says, unless the property says of itself what it is."""
        return value if self._fits(value, paths, how) else self._value(paths, how)

    def _is_left_out(self, paths, is_required, how):
        """The service sets what is readOnly, and never answers what is writeOnly."""
        key = "readOnly" if how.is_request else "writeOnly"
        if is_required and self.document.version >= (3, 1):
            return False
        property = Constraints()
        for path in paths:
            property.add(self.document, path)
        return any(property.all(key))

    def _leads_back(self, path, how):
        property = Constraints()
        property.add(self.document, path)
        return any(known in how.inside for _, known in property.parts)

    def _additional(self, constraints, how):
        for schema, path in constraints.parts:
            if isinstance(schema.get("additionalProperties"), dict):
                return self._value([path + ("additionalProperties",)], how)
        return "additional"

    def _add_additional(self, result, constraints, how):
        """Entries under names that are not listed, where the document speaks of such."""
        for schema, path in constraints.parts:
            for pattern in schema.get("patternProperties", ()):
                name = text(pattern=pattern)
                if name is not None and name not in result:
                    result[name] = self._value([path + ("patternProperties", pattern)], how)
        if constraints.is_closed() or result.keys() - constraints.properties().keys() - constraints.fixed.keys():
            return
        explicit = any(value is True or isinstance(value, dict) for value in constraints.all("additionalProperties"))
        if explicit and len(result) < constraints.least("maxProperties", 1000):
            names = constraints.first("propertyNames", {})
            name = (names.get("enum") or [text(names.get("format"), names.get("pattern"), names.get("minLength", 0))])[0]
            if name is not None and "$ref" not in names:
                result[name if names else "extra_key"] = self._additional(constraints, how)

    # Arrays

    def _array(self, constraints, how):
        least, most = constraints.most("minItems", 0), constraints.least("maxItems", GREATEST_LIST)
        result = []
        for schema, path in constraints.parts:
            for index in range(len(schema.get("prefixItems", ()))):
                result.append(self._value([path + ("prefixItems", index)], how))
            if result:
                return result
        items = [path + ("items",) for schema, path in constraints.parts if isinstance(schema.get("items"), dict)]
        wanted = least
        if self._is_full(how) and not any(self._leads_back(path, how) for path in items):
            wanted = max(least, min(self._members(items), GREATEST_LIST))
        for _ in range(min(wanted, max(most, least))):
            try:
                result.append(self._value(items, how))
            except Unsatisfiable:
                if len(result) >= least:
                    break
                raise
        if any(constraints.all("uniqueItems")):
            result = [item for index, item in enumerate(result) if item not in result[:index]]
            result += self._different(result, least)
        return result

    def _members(self, items):
        """How many elements show every member of a union: one where there is no union."""
        constraints = Constraints()
        for path in items:
            constraints.add(self.document, path)
        return max([len(union.members) for union in constraints.unions], default=1)

    def _different(self, result, least):
        if len(result) >= least:
            return []
        if all(isinstance(item, str) for item in result):
            return [f"{result[0]}{index}" for index in range(least - len(result))]
        if all(isinstance(item, (int, float)) for item in result):
            return [max(result) + 1 + index for index in range(least - len(result))]
        raise Unsatisfiable("no different elements were found for a list of unique ones")


def is_of(kind, value):
    if isinstance(value, bool):
        return kind == "boolean"
    return isinstance(value, {"string": str, "integer": int, "number": (int, float)}.get(kind, ()))


def listed(value):
    return value if isinstance(value, list) else []
