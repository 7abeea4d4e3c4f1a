"""The whole description: every address, every component."""

from functools import cache
from typing import Any

import orjson
from drf_spectacular.generators import SchemaGenerator

from timeline.api.openapi.operations import operation
from timeline.api.openapi.shapes import Shapes
from timeline.api.problems import MEDIA_TYPE
from timeline.api.shapes import ProblemDocument

HEADERS = {
    "ETag": "Names this very answer. Send it back in If-None-Match: while nothing changed, the answer is 304.",
    "Link": "Addresses beside this one: next, prev, license (RFC 8288).",
    "X-Request-Id": "The id of this request; tell it when something went wrong.",
    "RateLimit": "How many requests are left, and for how many seconds (IETF draft-ietf-httpapi-ratelimit-headers).",
    "RateLimit-Policy": "How many requests are answered in which span of time.",
}
RESPONSES = {
    "BadRequest": "The query cannot be read; every fault is named at once.",
    "NotFound": "There is nothing at this address; the nearest id is named.",
    "MethodNotAllowed": "The API is read only.",
    "NotAcceptable": "The address has none of the formats in Accept.",
    "Withdrawn": "The entry was public once and was withdrawn; the reason is given.",
    "TooLong": "The query has more than 4,096 characters.",
    "TooManyRequests": "Wait as many seconds as Retry-After says.",
    "ServerError": "Something failed on our side.",
    "TakesTooLong": "The database is busy or the query takes too long; try again, or ask for less.",
}


def add_components(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:
    """Describe all operations anew with one collection of schemas; the settings name this as the last step."""
    shapes = Shapes()
    for path, _path_regex, _method, view in generator._get_paths_and_endpoints():
        if path in result["paths"]:
            result["paths"][path]["get"] = operation(view, path, shapes)
    problem = shapes.reference(ProblemDocument)
    result["components"] = {
        "headers": {
            name: {"description": text, "schema": {"type": "string"}} for name, text in HEADERS.items()
        },
        "responses": {
            name: {"description": text, "content": {MEDIA_TYPE: {"schema": problem}}}
            for name, text in RESPONSES.items()
        },
        "schemas": dict(sorted(shapes.components.items())),
    }
    result["servers"] = [{"url": "/"}]
    return result


@cache
def description() -> dict[str, Any]:
    """Return the description; it is the same as long as the program runs."""
    generator = SchemaGenerator()  # type: ignore[no-untyped-call]  # the package types its outside alone
    generated = generator.get_schema(request=None, public=True)  # type: ignore[no-untyped-call]  # as above
    # Through JSON once, so that lazily translated words are words.
    plain: dict[str, Any] = orjson.loads(orjson.dumps(generated, default=str))
    return plain
