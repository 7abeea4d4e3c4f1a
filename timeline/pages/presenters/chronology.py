"""Events in order of time under the headings of their phase, year and month."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.urls import reverse
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from timeline.documents.schema import ParticipantDocument, PublishedEventDocument
from timeline.pages.presenters.claims import ClaimsTable, claims_table, sources_by_id
from timeline.pages.presenters.dates import ShownDate, on_rail, shown

# Those without a beginning stand before every year.
NO_YEAR = 0


@dataclass(frozen=True, slots=True)
class EventArticle:
    """One event in the list."""

    event: PublishedEventDocument
    href: str
    date: ShownDate
    places: list[str]
    claims: ClaimsTable | None


@dataclass(frozen=True, slots=True)
class Month:
    """The events that begin in one month; `name` is empty where only the year is known."""

    name: str
    events: list[EventArticle]


@dataclass(frozen=True, slots=True)
class Year:
    """The events that begin in one year."""

    label: str
    anchor: str
    months: list[Month]


@dataclass(frozen=True, slots=True)
class PhaseBlock:
    """A phase with those of its events that are on this page; `phase` is none for events outside all of them."""

    phase: PublishedEventDocument | None
    number: int | None
    href: str
    date: ShownDate | None
    is_introduced: bool
    total: int
    years: list[Year]


@dataclass(frozen=True, slots=True)
class PhaseTile:
    """A link to one phase."""

    number: int | None
    name: str
    date: ShownDate
    count: int
    href: str
    is_current: bool


def phase_blocks(
    events: Iterable[PublishedEventDocument], phases: list[PublishedEventDocument], totals: dict[str, int]
) -> list[PhaseBlock]:
    """Arrange events, given oldest first, under their phases; a phase met as an event introduces its own block."""
    listed = list(events)
    introduced = {event["id"] for event in listed if event["is_phase"]}
    members: dict[str | None, list[PublishedEventDocument]] = {}
    for event in listed:
        key = event["id"] if event["is_phase"] else home_phase(event, phases)
        members.setdefault(key, [])
        if not event["is_phase"]:
            members[key].append(event)
    blocks = [
        _block(phase, members[phase["id"]], totals, is_introduced=phase["id"] in introduced)
        for phase in phases
        if phase["id"] in members
    ]
    return [*([_block(None, members[None], totals, is_introduced=False)] if None in members else []), *blocks]


def home_phase(event: PublishedEventDocument, phases: list[PublishedEventDocument]) -> str | None:
    """Return the phase under which an event is listed: its own, else the last one that had begun when it began."""
    if event["phase"]:
        return event["phase"]
    start = event["date"]["earliest"] or ""
    begun = [phase["id"] for phase in phases if (phase["date"]["earliest"] or "") <= start]
    return begun[-1] if begun else None


def event_article(event: PublishedEventDocument) -> EventArticle:
    """Return an event as the list shows it."""
    return EventArticle(
        event=event,
        href=reverse("pages:event", args=[event["id"]]),
        date=on_rail(event["date"], _start(event)[0]),
        places=[place["name"] for place in event["places"]],
        claims=claims_table(event["claims"], sources_by_id(event["sources"])),
    )


def by_side(participants: list[ParticipantDocument]) -> list[ParticipantDocument]:
    """Return participants with the sides in English alphabetical order, and within a side as the record has them."""
    return sorted(participants, key=lambda participant: participant["actor"]["side"])


def _block(
    phase: PublishedEventDocument | None,
    events: list[PublishedEventDocument],
    totals: dict[str, int],
    *,
    is_introduced: bool,
) -> PhaseBlock:
    key = phase["id"] if phase else ""
    return PhaseBlock(
        phase=phase,
        number=phase["phase_number"] if phase else None,
        href=reverse("pages:event", args=[key]) if phase else "",
        date=shown(phase["date"]) if phase else None,
        is_introduced=is_introduced,
        total=totals.get(key, 0),
        years=[
            Year(
                label=str(year) if year else _("No beginning known"),
                anchor=f"{key or 'other'}-{year}",
                months=[
                    Month(str(MONTHS[month]) if month else "", [event_article(event) for event in of_month])
                    for month, of_month in groupby(of_year, key=lambda event: _start(event)[1])
                ],
            )
            for year, of_year in groupby(events, key=lambda event: _start(event)[0])
        ],
    )


def _start(event: PublishedEventDocument) -> tuple[int, int]:
    """Return the year and month in which an event begins; month 0 where its beginning is known to the year only."""
    earliest = event["date"]["earliest"]
    if earliest is None:
        return (NO_YEAR, 0)
    first = date.fromisoformat(earliest)
    start_text = event["date"]["edtf"].split("/")[0]
    return (first.year, first.month if start_text.count("-") >= 1 else 0)
