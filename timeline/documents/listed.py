"""Events in order of time, read so that a part of a great record costs little."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from timeline.models import PublishedEvent


def in_order(parts: Sequence[QuerySet[Any]], first: int, most: int) -> list[PublishedEvent]:
    """Return `most` events of all parts, which share none, oldest first, after the `first` ones.

    Of several parts places are found by keys alone, which the database merges from each part's index; then rows are
    read, in a second query.
    """
    if len(parts) == 1:
        return list(parts[0].order_by("earliest", "slug")[first : first + most])
    keys, *others = (rows.order_by().values_list("pk", "earliest", "slug") for rows in parts)
    merged = keys.union(*others, all=True).order_by("earliest", "slug")
    here = [pk for pk, _earliest, _slug in merged[first : first + most]]
    return list(PublishedEvent.objects.filter(pk__in=here).order_by("earliest", "slug"))
