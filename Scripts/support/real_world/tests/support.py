"""Documents made in place."""
import json
import pathlib
import tempfile

from ..document import Document


def document(schemas=None, operation=None, version="3.1.0", path="/things/{id}", method="post"):
    root = {"openapi": version, "info": {"title": "t", "version": "1"}, "paths": {}, "components": {"schemas": schemas or {}}}
    if operation is not None:
        root["paths"][path] = {method: {"operationId": "op", "responses": {"204": {"description": ""}}, **operation}}
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder, "openapi.json")
        file.write_text(json.dumps(root))
        return Document(file)
