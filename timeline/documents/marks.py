"""The few columns of published events that a figure draws, read without their whole documents."""

from dataclasses import dataclass
from datetime import date

from django.db.models import JSONField, QuerySet
from django.db.models.fields.json import KT
from django.db.models.functions import Cast

from timeline.models import PublishedEvent
from timeline.models.published import OPEN_BEGINNING, OPEN_END


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
        .annotate(json=Cast("document", JSONField()))
        .values_list("slug", "title", "type", KT("json__date__edtf"), "earliest", "latest")
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
