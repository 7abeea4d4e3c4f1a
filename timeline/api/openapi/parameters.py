"""The parameters of an address, from its filters and its options."""

from typing import Any

from timeline.api import options
from timeline.api.options import Offered
from timeline.api.pagination import DEFAULT_SIZE, LARGEST_SIZE
from timeline.filters.base import StrictFilterSet
from timeline.filters.fields import (
    CountField,
    DayField,
    IdsField,
    TermsField,
    YearField,
    YearsField,
    YesNoField,
)

ID = {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"}
YEAR = {"type": "integer", "minimum": 1, "maximum": 9999}
DAY = {
    "type": "string",
    "anyOf": [
        {"format": "date"},
        {"pattern": r"^[1-9][0-9]{3}-(0[1-9]|1[0-2])$"},
        {"pattern": r"^[1-9][0-9]{3}$"},
        {"const": ""},
    ],
}


IN_PATH: dict[str, dict[str, Any]] = {
    "revision": {"type": "integer", "minimum": 1},
    "version": {"type": "integer", "minimum": 1},
    "name": {"type": "string", "pattern": r"^[a-z]+\.[a-z0-9]+$"},
}


def several(items: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a parameter that may be repeated."""
    return {"type": "array", "items": items}


def query(name: str, description: Any, schema: dict[str, Any]) -> dict[str, Any]:
    """Return one parameter of the query."""
    parameter: dict[str, Any] = {
        "name": name,
        "in": "query",
        "description": str(description),
        "schema": schema,
    }
    if schema.get("type") == "array":
        parameter |= {"style": "form", "explode": True}
    return parameter


def _schema_of_field(field: Any) -> dict[str, Any]:
    match field:
        case TermsField():
            return several({"type": "string", "enum": [value for value, _label in field.choices]})
        case IdsField():
            return several(ID)
        case YearsField():
            return several(YEAR)
        case YearField():
            return dict(YEAR)
        case CountField():
            return {"type": "integer", "minimum": 0, "maximum": field.max_value}
        case DayField():
            return dict(DAY)
        case YesNoField():
            return {"type": "boolean"}
    return {"type": "string"}


def of_filters(filter_class: type[StrictFilterSet]) -> list[dict[str, Any]]:
    """Return the parameters of a filter set; their descriptions are its help texts."""
    return [
        query(name, one.extra.get("help_text", ""), _schema_of_field(one.field))
        for name, one in filter_class.base_filters.items()
    ]


def of_options(offered: Offered) -> list[dict[str, Any]]:
    """Return the options that an address offers."""
    schemas: dict[str, dict[str, Any]] = {
        "ordering": {
            "type": "string",
            "enum": [order.name for order in offered.orders],
            "default": offered.orders[0].name if offered.orders else None,
        },
        "page_size": {"type": "integer", "minimum": 1, "maximum": LARGEST_SIZE, "default": DEFAULT_SIZE},
        "cursor": {"type": "string"},
        "format": {"type": "string", "enum": [str(one) for one in offered.formats]},
        "fields": several({"type": "string", "enum": list(offered.fields)}),
        "include": several({"type": "string", "enum": list(offered.include)}),
    }
    names = offered.names()
    return [
        query(name, description, schemas[name])
        for name, description in options.DESCRIPTIONS.items()
        if name in names
    ]


def in_path(name: str) -> dict[str, Any]:
    """Return a parameter of the path."""
    schema = IN_PATH.get(name, ID)
    return {"name": name, "in": "path", "required": True, "schema": schema}
