"""Licence, citation and version of the record, as every answer and every file carries them."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict

from django.conf import settings
from django.utils.translation import gettext as _

LICENCE = "CC-BY-4.0"


class Terms(TypedDict):
    """Licence, citation and state of the record that an answer shows."""

    licence: str
    citation: str
    dataset_version: int
    changed_at: str | None


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

    def terms(self) -> Terms:
        """Return the members that every answer about the record carries."""
        return Terms(
            licence=LICENCE,
            citation=self.citation(),
            dataset_version=self.version,
            changed_at=self.changed_at.isoformat(timespec="seconds") if self.changed_at else None,
        )
