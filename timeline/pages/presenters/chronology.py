"""Events in order of time under the headings of their phase, year and month."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.http import QueryDict
from django.urls import reverse
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from timeline.documents.schema import ParticipantDocument, PublishedEventDocument
from timeline.pages.addresses import address, event_address, replaced
from timeline.pages.presenters.asked_claims import PARAMETERS, AskedClaims, asked_claims
from timeline.pages.presenters.claims import SIDE_ORDER, ClaimsTable, claims_table, sources_by_id
from timeline.pages.presenters.dates import ShownDate, on_rail
from timeline.pages.presenters.phases import PhaseCard

# Those without a beginning stand before every year.
NO_YEAR = 0


@dataclass(frozen=True, slots=True)
class EventArticle:
    """One event in the list."""

    event: PublishedEventDocument
    href: str
    date: ShownDate
    places: list[str]
    participants: list[ParticipantDocument]
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
    """A phase with those of its events that are on this page; `phase` is none for events outside all of them.

    `claims` are those about the whole phase that the reader's filters ask for, `claims_href` leads to all of these.
    """

    phase: PhaseCard | None
    is_introduced: bool
    total: int
    years: list[Year]
    claims: ClaimsTable | None
    claims_href: str


def phase_blocks(
    events: Iterable[tuple[str, PublishedEventDocument]],
    phases: list[PhaseCard],
    totals: dict[str, int],
    filters: QueryDict,
) -> list[PhaseBlock]:
    """Arrange events, given oldest first with the phase each is listed under; a phase introduces its own block.

    Each event's address carries the filters of the list, so that its neighbours are those of the list.
    """
    members: dict[str, list[PublishedEventDocument]] = {}
    introduced: dict[str, PublishedEventDocument] = {}
    asked = asked_claims(filters)
    for home, event in events:
        if event["is_phase"]:
            introduced[event["id"]] = event
            members.setdefault(event["id"], [])
        else:
            members.setdefault(home, []).append(event)
    known = {phase.id: phase for phase in phases}
    order = [*(home for home in members if home not in known), *(name for name in known if name in members)]
    seen: set[str] = set()
    return [
        PhaseBlock(
            phase=known.get(home),
            is_introduced=home in introduced,
            total=totals.get(home, 0),
            years=_years(members[home], seen, filters, asked),
            claims=_asked_of(introduced[home], asked) if home in introduced and asked else None,
            claims_href=address(reverse("pages:claims"), replaced(_of_claims(filters), event=home)),
        )
        for home in order
    ]


def _asked_of(phase: PublishedEventDocument, asked: AskedClaims) -> ClaimsTable | None:
    """Return the claims about a whole phase that are asked for, without the others: its own page has all of them."""
    return claims_table(phase["claims"], sources_by_id(phase["sources"]), asked, is_asked_alone=True)


def _of_claims(filters: QueryDict) -> QueryDict:
    """Return what the list of claims can be asked in the same words."""
    kept = QueryDict(mutable=True)
    for name in (*PARAMETERS, "as_of"):
        kept.setlist(name, filters.getlist(name))
    return kept


def event_article(
    event: PublishedEventDocument, filters: QueryDict, asked: AskedClaims | None = None
) -> EventArticle:
    """Return an event as the list shows it, the claims that are asked for before all others."""
    return EventArticle(
        event=event,
        href=event_address(event["id"], filters),
        date=on_rail(event["date"], _start(event)[0]),
        places=[place["name"] for place in event["places"]],
        participants=by_side(event["participants"]),
        claims=claims_table(event["claims"], sources_by_id(event["sources"]), asked),
    )


def by_side(participants: list[ParticipantDocument]) -> list[ParticipantDocument]:
    """Return participants with the sides in English alphabetical order, and within a side as the record has them."""
    return sorted(participants, key=lambda participant: SIDE_ORDER[participant["actor"]["side"]])


def _years(
    events: list[PublishedEventDocument], seen: set[str], filters: QueryDict, asked: AskedClaims
) -> list[Year]:
    """Return years and months; only the first heading of a year on a page is the index's anchor for it."""
    years = []
    for year, of_year in groupby(events, key=lambda event: _start(event)[0]):
        anchor = f"year-{year}"
        months = [
            Month(
                str(MONTHS[month]) if month else "",
                [event_article(event, filters, asked) for event in of_month],
            )
            for month, of_month in groupby(of_year, key=lambda event: _start(event)[1])
        ]
        years.append(
            Year(str(year) if year else _("No beginning known"), "" if anchor in seen else anchor, months)
        )
        seen.add(anchor)
    return years


def _start(event: PublishedEventDocument) -> tuple[int, int]:
    """Return the year and month in which an event begins; month 0 where its beginning is known to the year only."""
    earliest = event["date"]["earliest"]
    if earliest is None:
        return (NO_YEAR, 0)
    first = date.fromisoformat(earliest)
    start_text = event["date"]["edtf"].split("/")[0]
    return (first.year, first.month if start_text.count("-") >= 1 else 0)
