"""A phase as tiles, headings and choices show it: the little that each page needs of a long document."""

import datetime
from dataclasses import dataclass

from django.urls import reverse

from timeline.documents.schema import PublishedEventDocument
from timeline.pages.presenters.dates import ShownDate, rough
from timeline.templatetags.glyphs import LANES


@dataclass(frozen=True, slots=True)
class PhaseCard:
    """One phase; `name` is its short neutral name, `first` or `last` None where it is open."""

    id: str
    number: int | None
    title: str
    name: str
    type: str
    date: ShownDate
    first: datetime.date | None
    last: datetime.date | None
    summary: str
    editors_note: str
    claims: int
    href: str

    @property
    def is_war(self) -> bool:
        """Return whether the phase itself is one of fighting."""
        return self.type in LANES["fighting"]


def phase_card(phase: PublishedEventDocument) -> PhaseCard:
    """Return the card of a phase."""
    return PhaseCard(
        id=phase["id"],
        number=phase["phase_number"],
        title=phase["title"],
        name=phase["short_name"] or phase["title"],
        type=phase["type"],
        date=rough(phase["date"]),
        first=_day(phase["date"]["earliest"]),
        last=_day(phase["date"]["latest"]),
        summary=phase["summary"],
        editors_note=phase["editors_note"],
        claims=len(phase["claims"]),
        href=reverse("pages:event", args=[phase["id"]]),
    )


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
