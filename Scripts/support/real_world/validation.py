"""Whether a value fits a schema of the document: openapi-schema-validator's word, and nobody else's."""
from jsonschema.validators import extend
from openapi_schema_validator import (
    OAS30ReadValidator,
    OAS30WriteValidator,
    OAS31Validator,
    OAS32Validator,
    oas30_format_checker,
    oas31_format_checker,
)
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from .document import pointer


class Validation:
    def __init__(self, document):
        self.document = document
        self.registry = Registry().with_resource("spec:document", DRAFT202012.create_resource(document.root))
        self.cache = {}

    def problem(self, value, path, is_request):
        """The first reason why the value does not fit the schema at the path, or None.

        What is answered may fit several members of `oneOf`, as it often cannot help: where one member takes whatever
        another one has, every value of that one fits both.
        """
        return self._problem(value, path, is_request, is_strict=is_request)

    def fits_several(self, value, path):
        """Whether an answer fits more than one member of some `oneOf`."""
        return self._problem(value, path, False, is_strict=True) is not None

    def _problem(self, value, path, is_request, is_strict):
        key = (path, is_request, is_strict)
        validator = self.cache.get(key)
        if validator is None:
            validator = self.cache[key] = self._validator(*key)
        try:
            error = next(validator.iter_errors(value), None)
        except RecursionError:
            return "the validator gives up: the schema leads back to itself"
        if error is None:
            return None
        error = deepest(error)
        place = "/".join(map(str, error.absolute_path)) or "the whole"
        return f"{place}: {error.message[:200]}"

    def _validator(self, path, is_request, is_strict):
        if self.document.version >= (3, 2):
            kind, formats = OAS32Validator, oas31_format_checker
        elif self.document.version == (3, 1):
            kind, formats = OAS31Validator, oas31_format_checker
        else:
            kind, formats = (OAS30WriteValidator if is_request else OAS30ReadValidator), oas30_format_checker
        if not is_strict:
            kind = extend(kind, {"oneOf": kind.VALIDATORS["anyOf"]})
        schema = {"$ref": "spec:document" + pointer(path)}
        return kind(schema, registry=self.registry, format_checker=formats)


def deepest(error):
    """Of a union's complaints the one that got farthest, which is the one about the member that was meant."""
    while error.context:
        error = max(error.context, key=lambda inner: (len(inner.absolute_path), -len(inner.message)))
    return error
