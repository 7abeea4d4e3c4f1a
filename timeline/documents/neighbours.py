"""The events that stand before and after one in order of time."""

from datetime import date

from django.db.models import Q, QuerySet, Subquery, Value

from timeline.documents.marks import Mark, read_marks
from timeline.documents.schema import PublishedEventDocument
from timeline.models import PublishedEvent
from timeline.models.published import OPEN_BEGINNING


def neighbours(
    event: PublishedEventDocument, rows: QuerySet[PublishedEvent]
) -> tuple[Mark | None, Mark | None]:
    """Return the nearest of `rows` before and after an event, in one query; None at either end.

    Order is by the first possible day, then by id, as in every list. A phase has phases for neighbours, another event
    other events. The event need not be among the rows.
    """
    earliest, slug = event["date"]["earliest"], event["id"]
    day = date.fromisoformat(earliest) if earliest else OPEN_BEGINNING
    alike = rows.filter(is_phase=event["is_phase"])
    before = alike.filter(Q(earliest__lt=day) | Q(earliest=day, slug__lt=slug)).order_by("-earliest", "-slug")
    after = alike.filter(Q(earliest__gt=day) | Q(earliest=day, slug__gt=slug)).order_by("earliest", "slug")
    nearest = [Subquery(side.values("pk")[:1]) for side in (before, after)]
    beside = PublishedEvent.objects.filter(Q(pk=nearest[0]) | Q(pk=nearest[1]))
    found = read_marks([beside.annotate(split_by=Value(""))])
    place = (day, slug)
    keys = [(mark.earliest or OPEN_BEGINNING, mark.slug) for mark in found]
    return (
        next((mark for mark, key in zip(found, keys, strict=True) if key < place), None),
        next((mark for mark, key in zip(found, keys, strict=True) if key > place), None),
    )
