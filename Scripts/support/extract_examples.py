"""Prints the examples of the spec's bodies, answers and events as JSON, each with the schema that it has.

Tests/GreenflashTests/Fixtures/examples.json is this output: the SDK's tests read it without a YAML reader of their own.
Usage: extract_examples.py SPEC
"""
import json
import sys

from spec_document import Spec, holders


def extract(spec):
    for holder, path in holders(spec.document):
        key = "itemSchema" if "itemSchema" in holder else "schema"
        schema = holder.get(key, {})
        is_list = schema.get("type") == "array"
        name = (schema.get("items", {}) if is_list else schema).get("$ref", "").rpartition("/")[2]
        if "#/components/schemas/" not in str(schema):
            continue
        examples = dict(holder.get("examples", {}))
        if "example" in holder:
            examples["example"] = {"value": holder["example"]}
        for title, example in examples.items():
            example, _ = spec.follow(example, path + ("examples", title))
            value = example.get("dataValue", example.get("value"))
            place = "/".join(map(str, path)) + "#" + title
            yield {"place": place, "schema": name, "isList": is_list, "isStream": key == "itemSchema", "value": value}


spec = Spec(sys.argv[1])
print("[")
print(",\n".join(json.dumps(entry, ensure_ascii=False, sort_keys=True) for entry in extract(spec)))
print("]")
