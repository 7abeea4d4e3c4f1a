"""What was said around a day, so that a reader of an earlier state can step from day to day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min, Q, QuerySet

from timeline.documents.schema import ClaimDocument, PublishedEventDocument
from timeline.models import PublishedClaim


@dataclass(frozen=True, slots=True)
class Said:
    """The last day before a day and the first after it on which something was said.

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
