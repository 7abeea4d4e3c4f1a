"""Keeping only the members of a document that were asked for."""

from collections.abc import Sequence
from typing import Any


def members_of(shape: type) -> tuple[str, ...]:
    """Return the names of the members of a typed dictionary, inherited ones first."""
    return tuple(shape.__annotations__)


def project(document: dict[str, Any], fields: Sequence[str]) -> dict[str, Any]:
    """Return a document with these members alone, in the order asked for; with all where none is named."""
    if not fields:
        return document
    return {name: document[name] for name in fields if name in document}
