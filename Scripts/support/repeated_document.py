"""Writes a description several times into one file: its paths, operations, tags and schemas under new names each time."""
import re

import yaml

#: Stands where the number of the copy comes.
NUMBER = "Copy0Number"


def write(source, times, target):
    document = yaml.load(source.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    schemas = document.get("components", {}).pop("schemas", {})
    paths = document.pop("paths", {})
    document.pop("tags", None)
    paths = {f"/{NUMBER}{path}": renamed(item) for path, item in paths.items()}
    schemas = {name + NUMBER: renamed(schema) for name, schema in schemas.items()}
    # What is there once refers to the first copies.
    components = text({"components": renamed(document.pop("components", {}))}).replace(NUMBER, "1")
    with open(target, "w") as file:
        file.write(text(renamed(document)).replace(NUMBER, "1"))
        file.write("paths:\n")
        for number in range(times):
            file.write(indented(text(paths), 2).replace(NUMBER, str(number + 1)))
        file.write(components if components.count("\n") > 1 else "components:\n")
        file.write("  schemas:\n")
        for number in range(times):
            file.write(indented(text(schemas), 4).replace(NUMBER, str(number + 1)))


def renamed(value, key=None):
    """The same with the names of a copy in it."""
    if isinstance(value, dict):
        return {name: renamed(child, name) for name, child in value.items()}
    if isinstance(value, list):
        return [child + NUMBER if key == "tags" and isinstance(child, str) else renamed(child) for child in value]
    if not isinstance(value, str):
        return value
    if key == "operationId":
        return value + NUMBER
    value = re.sub(r"^(#/components/schemas/[^/]+)", rf"\1{NUMBER}", value)
    return re.sub(r"^#/paths/~1", rf"#/paths/~1{NUMBER}~1", value)


def text(value):
    return yaml.dump(value, Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper), sort_keys=False, width=120, allow_unicode=True)


def indented(lines, by):
    return re.sub(r"^(?=.)", " " * by, lines, flags=re.MULTILINE)
