"""What stands around the entries of a list: count, addresses of the pages beside it, licence and citation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from django.conf import settings
from django.utils.translation import gettext as _

LICENCE = "CC-BY-4.0"


@dataclass(frozen=True, slots=True)
class State:
    """The state of the public record that an answer shows."""

    version: int
    changed_at: datetime | None

    def citation(self) -> str:
        """Return how to cite the record as it stands."""
        words = {"version": self.version, "address": f"{settings.PUBLIC_BASE_URL}/"}
        if self.changed_at is None:
            return _("ConflictDB, %(address)s, CC BY 4.0.") % words
        words["day"] = self.changed_at.date().isoformat()
        return _("ConflictDB, version %(version)d of %(day)s, %(address)s, CC BY 4.0.") % words

    def members(self) -> dict[str, Any]:
        """Return the members that every envelope carries."""
        return {
            "licence": LICENCE,
            "citation": self.citation(),
            "dataset_version": self.version,
            "changed_at": self.changed_at.isoformat(timespec="seconds") if self.changed_at else None,
        }


def listed(
    texts: Sequence[str], state: State, *, count: int, next_address: str | None, previous_address: str | None
) -> bytes:
    """Return a list around documents that are JSON already; they are joined as they are."""
    head = {"count": count, "next": next_address, "previous": previous_address} | state.members()
    opening = orjson.dumps(head)[:-1].decode()
    return f'{opening},"results":[{",".join(texts)}]}}'.encode()


def of_entries(entries: Sequence[Any], state: State, **members: Any) -> bytes:
    """Return a whole list that has no further page."""
    head = {"count": len(entries), "next": None, "previous": None} | state.members() | members
    return orjson.dumps({**head, "results": entries})
