"""One operation of the description for each view, whole: parameters, answers and problems."""

import inspect
import re
from typing import Any

from drf_spectacular.openapi import AutoSchema

from timeline.api.formats import MEDIA_TYPES, Format
from timeline.api.openapi import parameters
from timeline.api.openapi.shapes import Shapes
from timeline.api.shapes import ListEnvelope

# Statuses that any address may answer with, and those that an address with an id adds.
PROBLEMS = {"400": "BadRequest", "405": "MethodNotAllowed", "406": "NotAcceptable", "414": "TooLong"} | {
    "429": "TooManyRequests",
    "500": "ServerError",
    "503": "TakesTooLong",
}
OF_ENTRIES = {"404": "NotFound", "410": "Withdrawn"}
TEXT_SCHEMAS: dict[Format, dict[str, Any]] = {
    Format.CSV: {"type": "string", "description": "RFC 4180, UTF-8, a header line, one row an entry."},
    Format.NDJSON: {"type": "string", "description": "One JSON document a line."},
}


class PublicSchema(AutoSchema):
    """Describes a ReadView by what it declares; nothing is guessed from a serializer."""

    def get_operation(
        self, path: str, path_regex: str, path_prefix: str, method: str, registry: Any
    ) -> dict[str, Any]:
        """Return the operation; `registry` is not used, since `document` adds the components."""
        return operation(self.view, path, Shapes())


def operation(view: Any, path: str, shapes: Shapes) -> dict[str, Any]:
    """Return a view's operation, and add the schemas of its documents to `shapes`."""
    names = re.findall(r"\{(\w+)\}", path)
    given = [parameters.in_path(name) for name in names]
    if view.filter_class is not None:
        given += parameters.of_filters(view.filter_class)
    given += view.described_parameters()
    given += parameters.of_options(view.offered)
    problems = PROBLEMS | (OF_ENTRIES if names else {})
    return {
        "operationId": view.operation,
        "summary": inspect.cleandoc(view.__doc__ or "").split("\n")[0],
        "tags": [view.operation.split("_")[-1]],
        "parameters": given,
        "responses": {
            "200": _answer(view, shapes),
            "304": {
                "description": "The answer has not changed since the ETag that was sent in If-None-Match."
            },
        }
        | {status: {"$ref": f"#/components/responses/{name}"} for status, name in sorted(problems.items())},
    }


def _answer(view: Any, shapes: Shapes) -> dict[str, Any]:
    content: dict[str, Any] = {}
    if view.operation == "get_release_file":
        return {
            "description": inspect.cleandoc(view.__doc__),
            "content": {"*/*": {"schema": {"type": "string"}}},
        }
    for one in view.offered.formats:
        if one is Format.JSON:
            schema = _document(view, shapes)
            schema = list_of(schema, shapes) if view.is_list else schema
        else:
            schema = TEXT_SCHEMAS.get(one) or {"type": "object"}
        content[MEDIA_TYPES[one]] = {"schema": schema}
    names = ("ETag", "Link", "X-Request-Id", "RateLimit", "RateLimit-Policy")
    return {
        "description": inspect.cleandoc(view.__doc__ or ""),
        "headers": {name: {"$ref": f"#/components/headers/{name}"} for name in names},
        "content": content,
    }


def _document(view: Any, shapes: Shapes) -> dict[str, Any]:
    """Return the schema of the answer's document, or of each entry of a list."""
    if view.shape is None:
        return {"type": "object"}
    return shapes.with_fields(view.shape) if view.offered.fields else shapes.reference(view.shape)


def list_of(entry: dict[str, Any], shapes: Shapes) -> dict[str, Any]:
    """Return the schema of a list: the envelope, with these entries as its results."""
    results = {"type": "object", "properties": {"results": {"type": "array", "items": entry}}}
    return {"allOf": [shapes.reference(ListEnvelope), results | {"required": ["results"]}]}
