#!/usr/bin/env python3
"""Shows that check_wire.py notices what it should: spoils records that pass, one at a time.

    test_check_wire.py RECORD SPEC

RECORD has to pass, and to hold a users.create, a users.list with a query, an interactions.get, a messages.create and a
chat.stream, each answered 2xx.
"""

import copy
import json
import sys

from check_wire import Spec, check


def edit(text, change):
    value = json.loads(text)
    change(value)
    return json.dumps(value)


def body(change):
    return lambda record: record.update(body=edit(record["body"], change))


def answer(change):
    return lambda record: record.update(responseBody=edit(record["responseBody"], change))


def event(old, new):
    def spoil(record):
        record["responseBody"] = [chunk.replace(old, new) for chunk in record["responseBody"]]

    return spoil


# operation, what is spoilt, how, and a word that the complaint has to contain.
CASES = [
    ("users.create", "no key", lambda r: r["headers"].pop("authorization"), "bearer"),
    ("users.create", "another scheme", lambda r: r["headers"].update(authorization="Basic <redacted>"), "bearer"),
    ("users.create", "another method", lambda r: r.update(method="PATCH"), "no operation"),
    ("users.create", "another path", lambda r: r.update(path=r["path"] + "/more/and/more"), "no operation"),
    ("users.create", "another media type", lambda r: r["headers"].update({"content-type": "text/plain"}), "Content-Type"),
    ("users.create", "no body", lambda r: r.update(body=None), "required"),
    ("users.create", "broken JSON", lambda r: r.update(body=r["body"][:-1]), "not JSON"),
    ("users.create", "a required field less", body(lambda b: b.pop("externalUserId")), "externalUserId"),
    ("users.create", "a wrong type", body(lambda b: b.update(name=7)), "name"),
    ("users.create", "a null", body(lambda b: b.update(phone=None)), "phone"),
    ("users.create", "an unknown field", body(lambda b: b.update(externalUserID="x")), "externalUserID"),
    ("users.create", "an answer without a field", answer(lambda b: b["participant"].pop("anonymized")), "anonymized"),
    ("users.create", "an answer with an unknown field", answer(lambda b: b["participant"].update(nick="x")), "nick"),
    ("users.create", "a bad date", answer(lambda b: b["participant"].update(createdAt="yesterday")), "createdAt"),
    ("users.create", "an undescribed media type", lambda r: r["responseHeaders"].update({"content-type": "text/html"}),
     "Content-Type"),
    ("users.list", "an unknown parameter", lambda r: r.update(query=r["query"] + "&size=2"), "size"),
    ("users.list", "a parameter twice", lambda r: r.update(query="limit=2&limit=2"), "twice"),
    ("users.list", "another order", lambda r: r.update(query="limit=2&page=1"), "order"),
    ("users.list", "a wrong type", lambda r: r.update(query="page=two"), "page"),
    ("users.list", "a number out of range", lambda r: r.update(query="limit=101"), "limit"),
    ("users.list", "a raw space", lambda r: r.update(query="organizationId=a b"), "percent-encoded"),
    ("users.list", "a body", lambda r: r.update(body="{}"), "body"),
    ("users.list", "a narrow Accept", lambda r: r["headers"].update(accept="text/html"), "Accept"),
    ("users.list", "an answer that is no list", lambda r: r.update(responseBody="{}"), "array"),
    ("interactions.get", "a raw path", lambda r: r.update(path=r["path"] + "%zz"), "percent-encoded"),
    ("interactions.get", "a number as text", answer(lambda b: b.update(rating="five")), "rating"),
    ("messages.create", "an unlisted role", body(lambda b: b["messages"][0].update(role="robot")), "role"),
    ("messages.create", "an unknown field deep down", body(lambda b: b["messages"][0].update(text="x")), "text"),
    ("chat.stream", "an unlisted event", event("event: tool_call", "event: tool_cal"), "tool_cal"),
    ("chat.stream", "data that is no JSON", event('data: {"text"', 'data: {text'), "not JSON"),
    ("chat.stream", "a field less", event('"status":"complete"', '"state":"complete"'), "status"),
    ("chat.stream", "no event", lambda r: r.update(responseBody=[]), "no event"),
]


def main():
    record_file, spec_file = sys.argv[1:]
    spec = Spec(spec_file)
    good = {}
    with open(record_file, encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            problems, operation = check(spec, record)
            has_query = operation is not None and (operation.id != "users.list" or record["query"])
            if operation is not None and 200 <= record["status"] < 300 and not problems and has_query:
                good.setdefault(operation.id, record)
    failures = 0
    for operation_id, name, spoil, word in CASES:
        record = copy.deepcopy(good[operation_id])
        spoil(record)
        problems, _ = check(spec, record)
        if not any(word in problem for problem in problems):
            failures += 1
            print(f"{operation_id}, {name}: not noticed; problems: {problems}")
    print(f"{len(CASES) - failures} of {len(CASES)} spoilt records were noticed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
