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


@dataclass(frozen=True, slots=True)
class SaidDays:
    """Every day on which something was said, with its number of claims, in order; and how many have no known day."""

    days: tuple[tuple[date, int], ...]
    undated: int

    def around(self, day: date) -> Said:
        """Return what was said around a day, without asking the database."""
        before = [one for one, _count in self.days if one < day]
        after = [(one, count) for one, count in self.days if one > day]
        return Said(
            previous=before[-1] if before else None,
            following=after[0][0] if after else None,
            undated=self.undated,
            later=sum(count for _day, count in after),
        )


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
