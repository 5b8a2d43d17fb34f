"""Nothing that goes wrong goes unnoticed."""
import unittest

from ..cases import Case
from ..comparison import differences
from ..requests import problems
from ..server import Headers, Request, accepted
from ..validation import Validation
from .support import document

STRING, NUMBERS = {"type": "string"}, {"type": "array", "items": {"type": "integer"}}
POINT = {"type": "object", "properties": {"x": {"type": "integer"}, "y": {"type": "integer"}}}


class ComparisonTest(unittest.TestCase):
    def setUp(self):
        kind = {"anyOf": [{"enum": ["x"]}, {"type": "null"}]}
        part = {"type": "object", "properties": {"a": {}, "kind": kind, "at": {"type": "string", "format": "date-time"}}}
        self.described = document(schemas={"S": {"allOf": [part, {"properties": {"list": {"type": "array", "items": part}}}]}})

    def differences(self, sent, received):
        return list(differences(self.described, sent, received, [("components", "schemas", "S")]))

    def test_the_same_is_the_same(self):
        for sent, received in (
            ({"a": 1}, {"a": 1.0}),
            ({"at": "2024-01-01T00:00:00Z"}, {"at": "2024-01-01T01:00:00.000+01:00"}),
            ({"a": None}, {"a": None}),
            ({"unknown": 1, "a": 2}, {"a": 2}),
            ({"a": 1}, {"a": 1, "kind": "x"}),
            ({"kind": None}, {"kind": "x"}),
        ):
            with self.subTest(sent):
                self.assertEqual(self.differences(sent, received), [])

    def test_losses_and_changes_are_found(self):
        for sent, received in (
            ({"a": None}, {}),
            ({}, {"a": None}),
            ({"a": 1}, {}),
            ({"a": 1}, {"a": 1, "kind": "y"}),
            ({"kind": "x"}, {}),
            ({"a": 1}, {"a": 2}),
            ({"a": 1}, {"a": True}),
            ({"a": "1"}, {"a": 1}),
            ({"a": 9007199254740993}, {"a": 9007199254740992}),
            ({"at": "2024-01-01T00:00:00Z"}, {"at": "2024-01-01T00:00:01Z"}),
            ({"list": [{"a": 1}]}, {"list": [{}]}),
            ({"list": [{"a": 1}]}, {"list": []}),
        ):
            with self.subTest(sent=sent, received=received):
                self.assertNotEqual(self.differences(sent, received), [])


class RequestsTest(unittest.TestCase):
    def problems(self, operation, arguments, target="/things/7", headers=None, body=b"", method="POST"):
        path = {"name": "id", "in": "path", "required": True, "schema": STRING}
        described = document(operation={**operation, "parameters": [path, *operation.get("parameters", [])]})
        target, _, query = target.partition("?")
        request = Request(method, target, query, Headers({k.lower(): v for k, v in (headers or {}).items()}), body)
        case = Case(0, described.operations[0], {"path": {"id": "7"}, **arguments}, 204, {})
        return list(problems(described, Validation(described), case, request))

    def query(self, query, schema, value, **parameter):
        parameter = {"name": "p", "in": "query", "schema": schema, **parameter}
        return self.problems({"parameters": [parameter]}, {"query": {"p": value}}, "/things/7?" + query)

    def test_each_style_is_read(self):
        for query, schema, value, parameter in (
            ("p=a%20b", STRING, "a b", {}),
            ("p=1&p=2", NUMBERS, [1, 2], {}),
            ("p=1,2", NUMBERS, [1, 2], {"explode": False}),
            ("p=1%7C2", NUMBERS, [1, 2], {"style": "pipeDelimited", "explode": False}),
            ("p=1%202", NUMBERS, [1, 2], {"style": "spaceDelimited", "explode": False}),
            ("p%5Bx%5D=1&p%5By%5D=2", POINT, {"x": 1, "y": 2}, {"style": "deepObject", "explode": True}),
            ("x=1&y=2", POINT, {"x": 1, "y": 2}, {}),
            ("p=x,1,y,2", POINT, {"x": 1, "y": 2}, {"explode": False}),
        ):
            with self.subTest(query):
                self.assertEqual(self.query(query, schema, value, **parameter), [])

    def test_wrong_parameters_are_found(self):
        for query, schema, value, parameter in (
            ("", STRING, "a", {}),
            ("p=b", STRING, "a", {}),
            ("p=x", {"type": "integer"}, 1, {}),
            ("p=1&q=2", {"type": "integer"}, 1, {}),
            ("p=1,2", NUMBERS, [1, 2], {"explode": True}),
            ("p=1&p=2", NUMBERS, [1, 2], {"explode": False}),
            ("p=1", NUMBERS, [1, 2], {}),
            ("p%5Bx%5D=1", POINT, {"x": 1, "y": 2}, {"style": "deepObject", "explode": True}),
        ):
            with self.subTest(query):
                self.assertNotEqual(self.query(query, schema, value, **parameter), [])

    def test_wrong_requests_are_found(self):
        self.assertEqual(self.problems({}, {}), [])
        self.assertNotEqual(self.problems({}, {}, "/thing/7"), [])
        self.assertNotEqual(self.problems({}, {}, "/things/8"), [])
        self.assertNotEqual(self.problems({}, {}, method="PUT"), [])
        self.assertNotEqual(self.problems({}, {}, body=b"{}"), [])
        self.assertNotEqual(self.problems({}, {}, headers={"X-Strange": "1"}), [])

    def body(self, content, value, media_type, data):
        operation = {"requestBody": {"required": True, "content": content}}
        arguments = {"body": {next(iter(content)): value}}
        return self.problems(operation, arguments, headers={"content-type": media_type}, body=data)

    def test_bodies_are_read_by_their_media_type(self):
        schema = {"type": "object", "required": ["x"], "properties": {"x": {"type": "integer"}, "t": NUMBERS, "f": STRING}}
        form, multipart = "application/x-www-form-urlencoded", "multipart/form-data"
        part = b'--B\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n'
        good, bad = {"x": 1, "t": [1, 2], "f": "a\r\nb"}, b"--B--\r\n"
        whole = b"".join(part % pair for pair in ((b"x", b"1"), (b"t", b"1"), (b"t", b"2"), (b"f", b"a\r\nb"))) + bad
        for media_type, declared, data in (
            ("application/json", "application/json; charset=utf-8", b'{"x": 1, "t": [1, 2], "f": "a\\r\\nb"}'),
            (form, form, b"x=1&t=1&t=2&f=a%0D%0Ab"),
            (multipart, multipart + "; boundary=B", whole),
        ):
            with self.subTest(media_type):
                content = {media_type: {"schema": schema}}
                self.assertEqual(self.body(content, good, declared, data), [])
                self.assertNotEqual(self.body(content, {**good, "x": 2}, declared, data), [])
                self.assertNotEqual(self.body(content, good, "text/csv", data), [])
                self.assertNotEqual(self.body(content, good, declared, b""), [])


class ServerTest(unittest.TestCase):
    def test_the_client_chooses_the_media_type(self):
        offered = ["application/json", "text/event-stream"]
        self.assertEqual(accepted("text/event-stream", offered), "text/event-stream")
        self.assertEqual(accepted("application/json, text/event-stream", offered), "application/json")
        self.assertEqual(accepted("text/*;q=0.1", offered), "text/event-stream")
        self.assertIsNone(accepted("image/png", offered))
