"""What stands around the entries of a list: count, addresses of the pages beside it, and the terms of the record."""

from collections.abc import Sequence
from typing import Any

import orjson

from timeline.documents.terms import State


def listed(
    texts: Sequence[str], state: State, *, count: int, next_address: str | None, previous_address: str | None
) -> bytes:
    """Return a list around documents that are JSON already; they are joined as they are."""
    head = {"count": count, "next": next_address, "previous": previous_address, **state.terms()}
    opening = orjson.dumps(head)[:-1].decode()
    return f'{opening},"results":[{",".join(texts)}]}}'.encode()


def of_entries(entries: Sequence[Any], state: State) -> bytes:
    """Return a whole list that has no further page."""
    head = {"count": len(entries), "next": None, "previous": None, **state.terms()}
    return orjson.dumps({**head, "results": entries})
