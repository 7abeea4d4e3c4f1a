"""Keeping only the members of a document that were asked for."""

from collections.abc import Sequence

import orjson


def members_of(shape: type) -> tuple[str, ...]:
    """Return the names of the members of a typed dictionary, inherited ones first."""
    return tuple(shape.__annotations__)


def project(text: str, fields: Sequence[str]) -> str:
    """Return the JSON of a document with these members alone, in the order in which they were asked for."""
    document = orjson.loads(text)
    return orjson.dumps({name: document[name] for name in fields if name in document}).decode()
