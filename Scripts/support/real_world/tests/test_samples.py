"""Samples fit their schema, show all of it, and are always the same."""
import unittest

from ..samples import How, Sampler
from ..texts import text
from ..validation import Validation
from .support import document


def sampler(schemas, version="3.1.0"):
    described = document(schemas=schemas, version=version)
    return Sampler(described, Validation(described))


def schema(name):
    return ("components", "schemas", name)


class SamplesTest(unittest.TestCase):
    def sample(self, schema_object, version="3.1.0", **how):
        made = sampler({"S": schema_object}, version)
        value = made.value(schema("S"), How(is_request=how.pop("is_request", False), **how))
        self.assertIsNone(made.validation.problem(value, schema("S"), False))
        return value

    def test_minimal_values_have_only_what_is_required(self):
        described = {"type": "object", "required": ["a"], "properties": {"a": {"type": "integer"}, "b": {}}}
        self.assertEqual(self.sample(described, is_full=False).keys(), {"a"})
        self.assertEqual(self.sample(described).keys(), {"a", "b"})

    def test_nulls_are_taken_where_they_may_be(self):
        described = {"type": "object", "properties": {"a": {"type": ["string", "null"]}, "b": {"type": "string"}}}
        self.assertIsNone(self.sample(described, prefers_null=True)["a"])
        self.assertIsNotNone(self.sample(described, prefers_null=True)["b"])
        old = {"type": "object", "properties": {"a": {"type": "string", "nullable": True}}}
        self.assertIsNone(self.sample(old, version="3.0.0", prefers_null=True)["a"])

    def test_every_member_of_a_union_has_its_turn(self):
        members = [{"type": "string"}, {"type": "integer"}, {"type": "object", "required": ["x"], "properties": {"x": {}}}]
        made = sampler({"S": {"oneOf": members}})
        kinds = [type(made.value(schema("S"), How(False))) for _ in members]
        self.assertEqual(kinds, [str, int, dict])
        self.assertFalse(made.waiting)

    def test_the_discriminator_names_the_member(self):
        made = sampler(
            {
                "S": {
                    "oneOf": [{"$ref": "#/components/schemas/A"}, {"$ref": "#/components/schemas/B"}],
                    "discriminator": {"propertyName": "kind", "mapping": {"first": "#/components/schemas/A"}},
                },
                "A": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}}},
                "B": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}}},
            }
        )
        values = [made.value(schema("S"), How(False))["kind"] for _ in range(2)]
        self.assertEqual(values, ["first", "B"])

    def test_parts_of_allof_are_fulfilled_together(self):
        parts = [{"required": ["a"], "properties": {"a": {"minLength": 9}}}, {"properties": {"a": {"type": "string"}}}]
        self.assertGreaterEqual(len(self.sample({"allOf": parts}, is_full=False)["a"]), 9)

    def test_schemas_that_lead_back_to_themselves_come_to_an_end(self):
        made = sampler({"S": {"type": "object", "properties": {"s": {"$ref": "#/components/schemas/S"}, "n": {}}}})
        self.assertEqual(made.value(schema("S"), How(False)).keys(), {"n"})

    def test_recursion_in_the_words_of_2019_is_recursion(self):
        items = {"oneOf": [{"type": "string"}, {"$recursiveRef": "#"}]}
        described = {"$recursiveAnchor": True, "type": "object", "properties": {"list": {"type": "array", "items": items}}}
        made = sampler({"S": described})
        path = schema("S") + ("properties", "list", "items", "oneOf", 1)
        self.assertEqual(made.document.follow(path)[1], schema("S"))

    def test_ranges_and_lengths_are_kept(self):
        for described in (
            {"type": "integer", "minimum": 50},
            {"type": "integer", "maximum": 3},
            {"type": "number", "exclusiveMinimum": 0, "maximum": 1},
            {"type": "integer", "multipleOf": 5, "minimum": 21},
            {"type": "string", "minLength": 12, "maxLength": 12},
            {"type": "string", "format": "uuid"},
            {"type": "array", "items": {"type": "string"}, "minItems": 3, "uniqueItems": True},
            {"type": "object", "additionalProperties": {"type": "integer"}, "minProperties": 1},
            {"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}]},
        ):
            with self.subTest(described):
                self.sample(described)
                self.sample(described, is_full=False)

    def test_patterns_are_matched(self):
        for pattern in (r"^[A-Z]{2}\d+$", r"^(a|b)c?$", r"^\w{3,}-[^x]$", "^(0|[1-9][0-9]*)$", r"^.{5}$", r"\.zip$"):
            with self.subTest(pattern):
                self.assertRegex(text(pattern=pattern), pattern)

    def test_requests_leave_out_what_the_service_sets(self):
        described = {"type": "object", "properties": {"id": {"type": "string", "readOnly": True}, "n": {}}}
        self.assertEqual(self.sample(described, is_request=True).keys(), {"n"})
        self.assertEqual(self.sample(described).keys(), {"id", "n"})
