"""The documentation for people: how to ask, and every address with every parameter, made from the description."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from timeline.api import headers
from timeline.api.openapi.document import description
from timeline.api.problems import TITLES
from timeline.documents import store


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter in words."""

    name: str
    kind: str
    description: str
    values: list[str]


@dataclass(frozen=True, slots=True)
class Address:
    """One address in words; `example` asks it with nothing but what its path needs."""

    id: str
    path: str
    summary: str
    parameters: list[Parameter]
    members: list[Parameter]


def kind_of(schema: dict[str, Any]) -> str:
    """Return the type of a parameter or member in words."""
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    if "oneOf" in schema:
        return _(" or ").join(kind_of(one) for one in schema["oneOf"] if "const" not in one)
    given = schema.get("type", "")
    if isinstance(given, list):
        return _("%(kind)s or null") % {"kind": kind_of(schema | {"type": given[0]})}
    if given == "array":
        return _("list of %(kind)s") % {"kind": kind_of(schema["items"])}
    if "anyOf" in schema:
        return _("day, month or year")
    return str(schema.get("format", given))


def _parameter(one: dict[str, Any]) -> Parameter:
    schema = one["schema"]
    values = schema.get("enum") or schema.get("items", {}).get("enum") or []
    kind = kind_of(schema["items"]) if schema.get("type") == "array" else kind_of(schema)
    if "default" in schema:
        kind = _("%(kind)s, else %(default)s") % {"kind": kind, "default": schema["default"]}
    return Parameter(one["name"], kind, one.get("description", ""), list(values))


def _members(operation: dict[str, Any], schemas: dict[str, Any]) -> list[Parameter]:
    """Return the members of the answer, or of each entry of a list."""
    content = operation["responses"]["200"]["content"].get("application/json", {})
    schema = content.get("schema", {})
    if "allOf" in schema:
        schema = schema["allOf"][1]["properties"]["results"]["items"]
    schema = schema.get("anyOf", [schema])[0]
    shape = schemas.get(str(schema.get("$ref", "")).rsplit("/", 1)[-1], {})
    return [
        Parameter(name, kind_of(one), "", list(one.get("enum", [])))
        for name, one in shape.get("properties", {}).items()
    ]


def addresses() -> list[Address]:
    """Return every address of the API in words."""
    found = description()
    schemas = found["components"]["schemas"]
    listed: list[Address] = []
    for path, methods in found["paths"].items():
        operation = methods["get"]
        listed.append(
            Address(
                id=operation["operationId"].replace("_", "-"),
                path=path,
                summary=operation["summary"],
                parameters=[_parameter(one) for one in operation["parameters"] if one["in"] == "query"],
                members=_members(operation, schemas),
            )
        )
    return listed


def shapes() -> list[Address]:
    """Return the documents that members refer to, in words."""
    schemas = description()["components"]["schemas"]
    return [
        Address(
            id=f"shape-{name}",
            path=name,
            summary=schema["description"],
            parameters=[],
            members=[
                Parameter(member, kind_of(one), "", list(one.get("enum", [])))
                for member, one in schema["properties"].items()
            ],
        )
        for name, schema in schemas.items()
        if schema.get("additionalProperties") is not False
    ]


@require_safe
def documentation(request: HttpRequest) -> HttpResponse:
    """Show the documentation."""
    context = {
        "here": "data",
        "base": f"{settings.PUBLIC_BASE_URL}/api/v1/",
        "addresses": addresses(),
        "shapes": shapes(),
        "problems": TITLES.items(),
        "rate_limit": settings.API_RATE_LIMIT,
        "record": store.record(),
    }
    response = render(request, "api_docs.html", context)
    response.headers["Cache-Control"] = headers.CURRENT
    return response
