"""Schemas of the documents, from the typed dictionaries that are their one definition."""

import inspect
import types
from typing import Any, Union, get_args, get_origin, get_type_hints, is_typeddict

from timeline.domain import vocabulary

# Members that hold a term of a controlled vocabulary, by document where one name has several vocabularies.
TERMS: dict[str, type] = {
    "outcome": vocabulary.Outcome,
    "victims_status": vocabulary.VictimsStatus,
    "qualifier": vocabulary.Qualifier,
    "side": vocabulary.Side,
    "victims_side": vocabulary.Side,
    "stance": vocabulary.Stance,
    "role": vocabulary.Role,
    "evidence_level": vocabulary.EvidenceLevel,
    "scope": vocabulary.ClaimScope,
    "PublishedEvent.type": vocabulary.EventType,
    "PublishedActor.kind": vocabulary.ActorKind,
    "PublishedPublisher.kind": vocabulary.PublisherKind,
    "PublisherInDocument.kind": vocabulary.PublisherKind,
    "PlaceInEvent.precision": vocabulary.PlacePrecision,
    "PublishedPlace.precision": vocabulary.PlacePrecision,
}
# A citation that repeats the claim's own figure has no qualifier of its own.
MAY_BE_EMPTY = {"Citation.qualifier"}
# Addresses of sources that may be missing: a book, a broadcast.
NO_ADDRESS = {"PublishedSource.url", "SourceInDocument.url"}
FORMATS = {
    "url": "uri",
    "api_url": "uri",
    "page_url": "uri",
    "earliest": "date",
    "latest": "date",
    "updated_at": "date-time",
    "published_at": "date-time",
    "at": "date-time",
    "changed_at": "date-time",
}
_SIMPLE: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    Any: {},
}


def name_of(shape: type) -> str:
    """Return the name under which a document stands in the description."""
    name = shape.__name__
    return name if name.endswith("InDocument") else name.removesuffix("Document")


class Shapes:
    """Collects the schemas that are referred to."""

    def __init__(self) -> None:
        self.components: dict[str, dict[str, Any]] = {}

    def reference(self, shape: type) -> dict[str, Any]:
        """Return a reference to the schema of a document, and describe it where that was not done yet."""
        name = name_of(shape)
        if name not in self.components:
            self.components[name] = {}
            self.components[name] = self._describe(shape, name)
        return {"$ref": f"#/components/schemas/{name}"}

    def with_fields(self, shape: type) -> dict[str, Any]:
        """Return the schema of a document, or of those members of it that `fields` keeps."""
        whole = self.reference(shape)
        name = f"{name_of(shape)}Fields"
        if name not in self.components:
            self.components[name] = {
                "type": "object",
                "description": f"The members of {name_of(shape)} that `fields` keeps.",
                "properties": {
                    member: {"$ref": f"{whole['$ref']}/properties/{member}"}
                    for member in get_type_hints(shape)
                },
                "required": [],
                "additionalProperties": False,
            }
        return {"anyOf": [whole, {"$ref": f"#/components/schemas/{name}"}]}

    def _describe(self, shape: type, name: str) -> dict[str, Any]:
        members = get_type_hints(shape)
        required: frozenset[str] = shape.__required_keys__  # type: ignore[attr-defined]  # typed dictionaries alone come here
        return {
            "type": "object",
            "description": inspect.cleandoc(shape.__doc__ or ""),
            "properties": {member: self._member(name, member, kind) for member, kind in members.items()},
            "required": [member for member in members if member in required],
        }

    def _member(self, name: str, member: str, kind: Any) -> dict[str, Any]:
        schema = self.schema(kind)
        terms = TERMS.get(f"{name}.{member}") or TERMS.get(member)
        if terms is not None and schema.get("type") == "string":
            values = [*terms.values] + ([""] if f"{name}.{member}" in MAY_BE_EMPTY else [])  # type: ignore[attr-defined]  # TextChoices
            schema = schema | {"enum": values}
        if member in FORMATS and "string" in str(schema.get("type")) and f"{name}.{member}" not in NO_ADDRESS:
            schema = schema | {"format": FORMATS[member]}
        return schema

    def schema(self, kind: Any) -> dict[str, Any]:
        """Return the schema of a type."""
        if is_typeddict(kind):
            return self.reference(kind)
        origin, arguments = get_origin(kind), get_args(kind)
        if origin is list:
            return {"type": "array", "items": self.schema(arguments[0])}
        if origin is dict:
            return {"type": "object", "additionalProperties": self.schema(arguments[1])}
        if origin in (Union, types.UnionType):
            return self._nullable(self.schema(next(one for one in arguments if one is not type(None))))
        return dict(_SIMPLE[kind])

    @staticmethod
    def _nullable(schema: dict[str, Any]) -> dict[str, Any]:
        if "$ref" in schema:
            return {"oneOf": [schema, {"type": "null"}]}
        return schema | {"type": [schema["type"], "null"]}
