#!/usr/bin/env python3
"""Checks Spec/greenflash.yaml: that it is OpenAPI 3.2, that every example fits its schema, and our own conventions.

    check_spec.py [file]

Prints one line per problem, as file:line:column: error: message, and exits with 1; or prints what was checked.
Needs the packages of requirements.txt.
"""
import sys

from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV32SpecValidator

from spec_conventions import check_conventions
from spec_document import Spec
from spec_examples import check_examples


def check_openapi(spec):
    """Schemas and operation ids first, on their own: the validator of documents doesn't say where they are wrong."""
    metaschema = Draft202012Validator(Draft202012Validator.META_SCHEMA)
    for name, schema in spec.document["components"]["schemas"].items():
        for error in metaschema.iter_errors(schema):
            path = ("components", "schemas", name, *error.absolute_path)
            spec.problem(path, f"not a JSON Schema: {error.message[:300]}")
    names = {}
    for operation, path in spec.operations():
        first = names.setdefault(operation.get("operationId"), path)
        if first != path:
            line, _ = spec.place(first)
            spec.problem(path + ("operationId",), f"operationId '{operation['operationId']}' is taken in line {line}")
    if not spec.problems:
        for error in OpenAPIV32SpecValidator(spec.document).iter_errors():
            spec.problem(error.absolute_path, f"not OpenAPI 3.2: {error.message[:300]}")


def main():
    spec = Spec(sys.argv[1] if len(sys.argv) > 1 else "Spec/greenflash.yaml")
    # Each check relies on what those before it have made sure of.
    for check in (Spec.check_references, check_openapi, check_conventions, check_examples):
        if not spec.problems:
            check(spec)
    for line, column, message in sorted(spec.problems):
        print(f"{spec.file}:{line}:{column}: error: {message}")
    if spec.problems:
        sys.exit(1)
    print(f"{spec.file}: " + ", ".join(f"{count} {what}" for what, count in spec.counts.items()) + ": no problems")


if __name__ == "__main__":
    main()
