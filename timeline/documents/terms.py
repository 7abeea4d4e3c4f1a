"""Licence, citation and version of the record, as every answer and every file carries them."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict

from django.conf import settings
from django.utils.translation import gettext as _

from timeline.domain.citations import Citation

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

    def cited(self) -> Citation:
        """Return the citation of the whole record as it stands."""
        return Citation(
            key=f"conflictdb-v{self.version}",
            title=_("The record of casualty claims in the Nagorno-Karabakh conflict, 1988 to today"),
            address=f"{settings.PUBLIC_BASE_URL}/",
            version=self.version,
            day=self.changed_at.date() if self.changed_at else None,
            kind="dataset",
        )

    def citation(self) -> str:
        """Return how to cite the record as it stands, with its address and licence."""
        cited = self.cited()
        return f"{cited.words()} {cited.address} (CC BY 4.0)"

    def terms(self) -> Terms:
        """Return the members that every answer about the record carries."""
        return Terms(
            licence=LICENCE,
            citation=self.citation(),
            dataset_version=self.version,
            changed_at=self.moment(),
        )

    def moment(self) -> str | None:
        """Return when the state arose, to the second; None where nothing was ever published."""
        return self.changed_at.isoformat(timespec="seconds") if self.changed_at else None
