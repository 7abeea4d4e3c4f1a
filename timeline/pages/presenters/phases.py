"""A phase as tiles, headings and choices show it: the little that each page needs of a long document."""

from dataclasses import dataclass

from django.urls import reverse

from timeline.documents.schema import PublishedEventDocument
from timeline.pages.presenters.dates import ShownDate, rough


@dataclass(frozen=True, slots=True)
class PhaseCard:
    """One phase; `name` is its short neutral name."""

    id: str
    number: int | None
    title: str
    name: str
    date: ShownDate
    summary: str
    editors_note: str
    claims: int
    href: str


def phase_card(phase: PublishedEventDocument) -> PhaseCard:
    """Return the card of a phase."""
    return PhaseCard(
        id=phase["id"],
        number=phase["phase_number"],
        title=phase["title"],
        name=phase["short_name"] or phase["title"],
        date=rough(phase["date"]),
        summary=phase["summary"],
        editors_note=phase["editors_note"],
        claims=len(phase["claims"]),
        href=reverse("pages:event", args=[phase["id"]]),
    )
