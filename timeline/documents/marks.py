"""The few columns of published events that a figure draws, read without their whole documents."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, QuerySet

from timeline.documents.splits import SPLITS
from timeline.models import PublishedEvent
from timeline.models.published import OPEN_BEGINNING, OPEN_END


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many events of one value begin on a day."""

    value: str
    day: date
    count: int


@dataclass(frozen=True, slots=True)
class Mark:
    """One event on the axis; `earliest` or `latest` is None where the date is open or its end unknown.

    `value` is that by which the lanes set events apart.
    """

    slug: str
    title: str
    type: str
    edtf: str
    earliest: date | None
    latest: date | None
    value: str = ""

    @property
    def is_rough(self) -> bool:
        """Return whether the date is approximate, uncertain or has digits that are not known."""
        return any(sign in self.edtf for sign in "~?%X")


def marks(parts: Sequence[QuerySet[Any]], split: str) -> list[Mark]:
    """Return the events of all parts but not the phases, by their first day; only called where they are few."""
    return read_marks([rows.filter(is_phase=False).annotate(split_by=SPLITS[split]) for rows in parts])


def read_marks(parts: Sequence[QuerySet[Any]]) -> list[Mark]:
    """Return these few events, oldest first, each as the columns that are drawn of it; all are told by `split_by`."""
    first, *others = (
        rows.order_by().values_list("slug", "title", "type", "edtf", "earliest", "latest", "split_by")
        for rows in parts
    )
    columns = (first.union(*others, all=True) if others else first).order_by("earliest", "slug")
    return [
        Mark(
            slug,
            title,
            event_type,
            edtf,
            None if earliest == OPEN_BEGINNING else earliest,
            None if latest == OPEN_END else latest,
            value,
        )
        for slug, title, event_type, edtf, earliest, latest, value in columns
    ]


def by_day(rows: QuerySet[PublishedEvent], first: date, last: date, split: str) -> list[DayCount]:
    """Return how many events begin on each day from one to another; phases are left out."""
    begun = rows.filter(
        # Both, named so that the index on them leads on to the days.
        is_long__in=[False, True],
        is_phase=False,
        earliest__gte=max(first, OPEN_BEGINNING + timedelta(days=1)),
        earliest__lte=last,
    )
    counted = begun.order_by("earliest").annotate(split_by=SPLITS[split]).values_list("split_by", "earliest")
    return [DayCount(value, day, count) for value, day, count in counted.annotate(count=Count("pk"))]
