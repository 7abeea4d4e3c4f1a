"""The page of one event: what happened, who took part, and everything that is claimed about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.urls import reverse

from timeline.documents.disagreements import date_flag, flags_of
from timeline.documents.matrix import matrix_rows
from timeline.documents.schema import (
    ClaimDocument,
    ParticipantDocument,
    PublishedEventDocument,
)
from timeline.domain.disagreements import Flag
from timeline.domain.vocabulary import Outcome
from timeline.pages.addresses import address
from timeline.pages.presenters.chronology import by_side
from timeline.pages.presenters.claims import (
    ClaimRow,
    OutcomeSection,
    by_statement,
    claim_row,
    outcome_sections,
    sources_by_id,
)
from timeline.pages.presenters.dates import ShownDate, shown
from timeline.pages.presenters.figure_history import FigureHistory, figure_history, history_of_claim
from timeline.pages.presenters.flags import ListedFlag, flags_about, listed_flags, shown_flag
from timeline.pages.presenters.lineage import ShownLineage, claim_lineage, shown_lineage
from timeline.pages.presenters.map import LocatorMap, event_map
from timeline.pages.presenters.scale import Form
from timeline.pages.presenters.sources import SourceLine, by_issuer, source_lines
from timeline.pages.presenters.tallies import TallyTable, tally_table


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event as one line of a list."""

    title: str
    href: str
    date: ShownDate
    claims: int


@dataclass(frozen=True, slots=True)
class Facts:
    """Counts about one event's claims."""

    claims: int
    claimants: int
    sources: int
    first_said: str
    last_said: str
    undated: int


@dataclass(frozen=True, slots=True)
class EventPage:
    """One event as its own page shows it."""

    event: PublishedEventDocument
    date: ShownDate
    facts: Facts
    map: LocatorMap | None
    participants: list[ParticipantDocument]
    killed: TallyTable | None
    sections: list[OutcomeSection]
    flags: list[ListedFlag]
    history: FigureHistory | None
    lineage: ShownLineage
    sources: list[SourceLine]
    parts: list[EventLine]

    @property
    def has_scale(self) -> bool:
        """Return whether anything on the page can be compared on a scale."""
        return any(section.scale for section in self.sections)

    @property
    def is_log(self) -> bool:
        """Return whether the first scale, which the switch speaks of, is logarithmic."""
        return next((section.scale.is_log for section in self.sections if section.scale), False)


def event_page(
    event: PublishedEventDocument,
    parts: Iterable[PublishedEventDocument],
    form: Form | None,
    *,
    known_claims: list[ClaimDocument] | None = None,
    as_of: date | None = None,
    revision: int | None = None,
) -> EventPage:
    """Return an event's page; `form` is the scale and `revision` the one that the reader chose, if any.

    Of an event shown as of an earlier day, `known_claims` are all its claims: the tally names those left out.
    """
    anchors = {claim["id"] for claim in event["claims"]}
    known = event["claims"] if known_claims is None else known_claims
    rows = matrix_rows(known, as_of)
    flags = flags_of(event["claims"], as_of)
    sections = outcome_sections(event["claims"], sources_by_id(event["sources"]), form)
    return EventPage(
        event=event,
        date=shown(event["date"]),
        facts=_facts(event),
        map=event_map(event),
        participants=by_side(event["participants"]),
        killed=tally_table(
            rows, Outcome.KILLED, anchors, _matrix_href(event["id"], as_of, revision), flags, known
        ),
        sections=sections,
        flags=_flags(event, flags),
        history=figure_history(event["claims"], as_of),
        lineage=shown_lineage(event["claims"], event["sources"]),
        sources=by_issuer(source_lines(event["sources"])),
        parts=[event_line(part) for part in parts],
    )


def _flags(event: PublishedEventDocument, flags: list[Flag]) -> list[ListedFlag]:
    listed = listed_flags(flags, event["claims"], sources_by_id(event["sources"]))
    of_date = date_flag(event)
    if of_date is not None:
        listed.append(ListedFlag(shown_flag(of_date), event["date_note"], []))
    return listed


def _matrix_href(event: str, as_of: date | None, revision: int | None) -> str:
    query = QueryDict(mutable=True)
    if revision is not None:
        query["rev"] = str(revision)
    if as_of is not None:
        query["as_of"] = as_of.isoformat()
    return address(reverse("pages:matrix", args=[event]), query)


def event_line(event: PublishedEventDocument) -> EventLine:
    """Return an event as one line."""
    return EventLine(
        event["title"], reverse("pages:event", args=[event["id"]]), shown(event["date"]), len(event["claims"])
    )


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """One claim as its own page shows it.

    `related` are claims of the same event with how this one stands to each; `elsewhere` addresses of others' claims.
    """

    row: ClaimRow
    event: PublishedEventDocument
    event_href: str
    lineage: ShownLineage
    flags: list[ListedFlag]
    history: FigureHistory | None
    related: list[tuple[str, ClaimRow]]
    elsewhere: list[tuple[str, str]]


def _facts(event: PublishedEventDocument) -> Facts:
    claims = event["claims"]
    dated = sorted((claim for claim in claims if claim["stated_on"]), key=by_statement)
    return Facts(
        claims=len(claims),
        claimants=len({claim["claimant"]["id"] for claim in claims}),
        sources=len(event["sources"]),
        first_said=_said(dated[0]) if dated else "",
        last_said=_said(dated[-1]) if dated else "",
        undated=len(claims) - len(dated),
    )


def _said(claim: ClaimDocument) -> str:
    return shown(claim["stated_on"]).short


def claim_page(claim: ClaimDocument, event: PublishedEventDocument) -> ClaimPage:
    """Return a claim's page with the claims of its event that it stands in a relation to."""
    sources = sources_by_id(event["sources"])
    others = {other["id"]: other for other in event["claims"]}
    named = [
        ("included_in", claim["included_in"]),
        ("supersedes", claim["supersedes"]),
        ("revises", claim["revises"]),
        *(("superseded_by", later) for later in claim["superseded_by"]),
        *(("revised_by", later) for later in claim["revised_by"]),
        *(("part", other["id"]) for other in event["claims"] if other["included_in"] == claim["id"]),
    ]
    related = [
        (relation, claim_row(others[name], sources))
        for relation, name in named
        if name is not None and name in others
    ]
    elsewhere = [
        (relation, reverse("pages:claim", args=[name]))
        for relation, name in named
        if name is not None and name not in others
    ]
    return ClaimPage(
        row=claim_row(claim, sources),
        event=event,
        event_href=reverse("pages:event", args=[event["id"]]),
        lineage=claim_lineage(claim, event["sources"]),
        flags=listed_flags(flags_about(claim["id"], flags_of(event["claims"])), event["claims"], sources),
        history=history_of_claim(event["claims"], claim["id"]),
        related=related,
        elsewhere=elsewhere,
    )
