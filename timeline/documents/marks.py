"""The few columns of published events that a figure draws, read without their whole documents."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractMonth, ExtractYear

from timeline.models import PublishedEvent
from timeline.models.published import OPEN_BEGINNING, OPEN_END

# Up to so many days in view, events are counted by the day; above, by the month.
MOST_DAYS_BY_DAY = 400


@dataclass(frozen=True, slots=True)
class Bin:
    """How many events of one type begin from one day to another, both within."""

    type: str
    first: date
    last: date
    count: int


@dataclass(frozen=True, slots=True)
class Mark:
    """One event on the axis; `earliest` or `latest` is None where the date is open or its end unknown."""

    slug: str
    title: str
    type: str
    edtf: str
    earliest: date | None
    latest: date | None

    @property
    def is_rough(self) -> bool:
        """Return whether the date is approximate, uncertain or has digits that are not known."""
        return any(sign in self.edtf for sign in "~?%X")


def marks(rows: QuerySet[PublishedEvent], most: int) -> list[Mark] | None:
    """Return the events of a query but not the phases, by their first day; None if there are more than `most`."""
    columns = (
        rows.filter(is_phase=False)
        .order_by("earliest", "slug")
        .values_list("slug", "title", "type", "edtf", "earliest", "latest")
    )
    found = [
        Mark(
            slug,
            title,
            event_type,
            edtf,
            None if earliest == OPEN_BEGINNING else earliest,
            None if latest == OPEN_END else latest,
        )
        for slug, title, event_type, edtf, earliest, latest in columns[: most + 1]
    ]
    return found if len(found) <= most else None


def bins(rows: QuerySet[PublishedEvent], first: date, last: date) -> list[Bin]:
    """Return the events that begin from one day to another as counts, by day or by month; phases are left out."""
    begun = rows.filter(
        is_phase=False, earliest__gte=max(first, OPEN_BEGINNING + timedelta(days=1)), earliest__lte=last
    )
    if (last - first).days < MOST_DAYS_BY_DAY:
        by_day = (
            begun.order_by("earliest", "type").values_list("type", "earliest").annotate(count=Count("pk"))
        )
        return [Bin(event_type, day, day, count) for event_type, day, count in by_day]
    by_month = (
        begun.annotate(year=ExtractYear("earliest"), month=ExtractMonth("earliest"))
        .order_by("year", "month", "type")
        .values_list("type", "year", "month")
        .annotate(count=Count("pk"))
    )
    return [
        Bin(event_type, date(year, month, 1), date(year, month, monthrange(year, month)[1]), count)
        for event_type, year, month, count in by_month
    ]
