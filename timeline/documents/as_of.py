"""The record as it stood on one day: what had happened and what had been claimed by then.

A claim counts from the first day on which it may have been stated; one whose day is not known counts on no day, and is
named as left out. Wordings, sources and editors' notes are those of today: only events and claims move with the day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min, Q, QuerySet

from timeline.documents.claims import stated_claim, tally_document, tally_order
from timeline.documents.schema import ClaimDocument, PublishedEventDocument, TallyDocument
from timeline.domain.dates import parse, was_stated_by
from timeline.domain.tallies import tally
from timeline.models import PublishedClaim


@dataclass(frozen=True, slots=True)
class Said:
    """What was said around a day: the last day before it and the first after it on which something was said.

    `undated` counts the claims whose day is not known, `later` those stated after the day.
    """

    previous: date | None
    following: date | None
    undated: int
    later: int


def had_begun(event: PublishedEventDocument, day: date) -> bool:
    """Say whether an event may have begun on `day` or before; one without a known beginning may have."""
    earliest = event["date"]["earliest"]
    return earliest is None or date.fromisoformat(earliest) <= day


def was_claimed(claim: ClaimDocument, day: date) -> bool:
    """Say whether a claim may have been stated on `day` or before."""
    stated_on = claim["stated_on"]
    return was_stated_by(parse(stated_on["edtf"]) if stated_on else None, day)


def as_claimed_by(event: PublishedEventDocument, day: date) -> PublishedEventDocument:
    """Return an event's document with the claims stated by `day` and the tallies of those.

    Its tallies name the claims without a known day as left out, although they are not among its `claims`.
    """
    in_view = [claim for claim in event["claims"] if was_claimed(claim, day)]
    ids = {claim["id"] for claim in in_view}
    shown = event.copy()
    shown["claims"] = [_without_later(claim, ids) for claim in in_view]
    shown["tallies"] = tallies_by(event["claims"], day)
    wanted = _sources(event, in_view)
    shown["sources"] = [source for source in event["sources"] if source["id"] in wanted]
    return shown


def tallies_by(claims: Iterable[ClaimDocument], day: date) -> list[TallyDocument]:
    """Tally the claims of one event as they stood on `day`."""
    by_id = {claim["id"]: claim for claim in claims}
    stated = [stated_claim(claim) for claim in by_id.values()]
    return sorted((tally_document(one, by_id) for one in tally(stated, day)), key=tally_order)


def said_around(claims: Iterable[ClaimDocument], day: date) -> Said:
    """Return what was said around a day among these claims."""
    days: list[date] = []
    undated = 0
    for claim in claims:
        first = claim["stated_on"]["earliest"] if claim["stated_on"] else None
        undated += claim["stated_on"] is None
        if first is not None:
            days.append(date.fromisoformat(first))
    return Said(
        previous=max((one for one in days if one < day), default=None),
        following=min((one for one in days if one > day), default=None),
        undated=undated,
        later=sum(one > day for one in days),
    )


def said_around_in_record(claims: QuerySet[PublishedClaim], day: date) -> Said:
    """Return what was said around a day among these published claims, in one query."""
    found = claims.aggregate(
        previous=Max("stated_earliest", filter=Q(stated_earliest__lt=day)),
        following=Min("stated_earliest", filter=Q(stated_earliest__gt=day)),
        undated=Count("pk", filter=Q(stated_earliest=None, stated_latest=None)),
        later=Count("pk", filter=Q(stated_earliest__gt=day)),
    )
    return Said(**found)


def _without_later(claim: ClaimDocument, in_view: set[str]) -> ClaimDocument:
    """Take out of a claim what was not yet known: the claims that replaced it later."""
    shown = claim.copy()
    shown["superseded_by"] = [later for later in claim["superseded_by"] if later in in_view]
    shown["revised_by"] = [later for later in claim["revised_by"] if later in in_view]
    return shown


def _sources(event: PublishedEventDocument, claims: list[ClaimDocument]) -> set[str]:
    """Return the ids of the sources of an event and of these claims, with those that they repeat."""
    derived_from = {source["id"]: source["derived_from"] for source in event["sources"]}
    wanted = {citation["source"] for citation in event["citations"]}
    for claim in claims:
        for citation in claim["citations"]:
            wanted |= {citation["source"], citation["origin"]}
            if citation["copied_from"]:
                wanted.add(citation["copied_from"])
    open_ends = list(wanted)
    while open_ends:
        before = derived_from.get(open_ends.pop())
        if before is not None and before not in wanted:
            wanted.add(before)
            open_ends.append(before)
    return wanted
