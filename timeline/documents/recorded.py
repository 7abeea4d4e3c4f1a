"""What is recorded for the events of a phase, added up: computed, claimed by nobody, and not a total of the phase."""

from collections.abc import Iterable
from datetime import date
from typing import TypedDict

from django.db.models import Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext as _

from timeline.documents import store
from timeline.documents.claims import stated_claim
from timeline.documents.schema import PublishedEventDocument
from timeline.documents.sums import SumDocument, about_in, sum_document
from timeline.domain.dates import may_have_begun_by, parse
from timeline.domain.phase_parts import beside_the_sum
from timeline.domain.tallies import RULE, tally
from timeline.domain.tally_sums import RecordedSum, recorded_sum
from timeline.domain.vocabulary import Outcome, Side, VictimsStatus

# Of a phase with more events than this nothing is added up: a sum of a part of them would pass for the whole.
MOST_PARTS = 300


class BesideDocument(TypedDict):
    """An event that claims an outcome and is not added, and why."""

    event: str
    reason: str


class RecordedLineDocument(SumDocument):
    """One population and status, added up over events.

    `events` have a number, `without_number` are those of which none can be added.
    """

    outcome: str
    victims: str
    victims_name: str
    victims_side: str
    victims_status: str
    events: list[str]
    without_number: list[str]


class RecordedDocument(TypedDict):
    """The sums of one outcome over the events of a phase; `events` are those that are added in any line."""

    outcome: str
    note: str
    rule: str
    as_of: str | None
    events: list[str]
    left_out: list[BesideDocument]
    lines: list[RecordedLineDocument]


def parts_of(phase: PublishedEventDocument) -> list[PublishedEventDocument]:
    """Return the events of a phase, oldest first, in one query: one more than are added up where there are more."""
    if not phase["is_phase"]:
        return []
    return [row.load() for row in store.own_events().filter(parent=phase["id"])[: MOST_PARTS + 1]]


def parts_of_phases(phases: Iterable[str]) -> dict[str, list[PublishedEventDocument]]:
    """Return the events of several phases by their phase, as `parts_of` returns those of one, in one query."""
    place = Window(RowNumber(), partition_by="parent", order_by=["earliest", "slug"])
    rows = (
        store.own_events()
        .filter(parent__in=list(phases))
        .annotate(place=place)
        .filter(place__lte=MOST_PARTS + 1)
        .order_by("parent", "earliest", "slug")
    )
    found: dict[str, list[PublishedEventDocument]] = {}
    for row in rows:
        found.setdefault(row.parent, []).append(row.load())
    return found


def recorded_document(
    phase: PublishedEventDocument, parts: Iterable[PublishedEventDocument], as_of: date | None = None
) -> RecordedDocument | None:
    """Return the killed of a phase's events added up by population and status; None where there is nothing to add.

    With `as_of` only events that may have begun, and claims that may have been stated, by that day are added.
    """
    every = list(parts)
    if not phase["is_phase"] or len(every) > MOST_PARTS:
        return None
    claims = [
        claim
        for part in every
        if as_of is None or may_have_begun_by(parse(part["date"]["edtf"]), as_of)
        for claim in part["claims"]
        if claim["outcome"] == Outcome.KILLED
    ]
    tallies = tally((stated_claim(claim) for claim in claims), as_of)
    spoken_of = {one.event for one in tallies}
    span = parse(phase["date"]["edtf"])
    left_out: dict[str, str] = {}
    for part in every:
        reason = beside_the_sum(part["type"], parse(part["date"]["edtf"]), span)
        if reason is not None and part["id"] in spoken_of:
            left_out[part["id"]] = str(reason)
    sums = recorded_sum(one for one in tallies if one.event not in left_out)
    if not sums:
        return None
    names = {claim["victims"]["id"]: claim["victims"]["name"] for claim in claims}
    about = about_in(claims)
    lines = [_line(one, names[one.victims], about) for one in sums]
    lines.sort(key=_order)
    added = {event for line in lines for event in line["events"]}
    return RecordedDocument(
        outcome=Outcome.KILLED,
        note=_("Added up from the events recorded here; not a total of the phase."),
        rule=RULE,
        as_of=as_of.isoformat() if as_of else None,
        events=[part["id"] for part in every if part["id"] in added],
        left_out=[BesideDocument(event=event, reason=reason) for event, reason in left_out.items()],
        lines=lines,
    )


def _line(one: RecordedSum, name: str, about: set[str]) -> RecordedLineDocument:
    return RecordedLineDocument(
        outcome=one.outcome,
        victims=one.victims,
        victims_name=name,
        victims_side=one.victims_side,
        victims_status=one.victims_status,
        **sum_document(one, about),
        events=list(one.events),
        without_number=list(one.without_number),
    )


def _order(line: RecordedLineDocument) -> tuple[int, str, int]:
    """Order lines by side (English alphabetical), population and status."""
    return (
        Side.values.index(line["victims_side"]),
        line["victims_name"],
        VictimsStatus.values.index(line["victims_status"]),
    )
