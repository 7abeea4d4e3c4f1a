"""Events in order of time, read so that a part of a great record costs little."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from timeline.models import PublishedEvent


def merged(
    parts: Sequence[QuerySet[Any]], columns: Sequence[str], order: Sequence[str], most: int | None = None
) -> QuerySet[Any]:
    """Return these columns of the rows of all parts, which share none, in this order; `most` of them are read.

    SQLite merges the parts as it reads each from its index. PostgreSQL would read and sort them whole, so that each is
    cut beforehand there, which SQLite does not allow.
    """
    first, *others = (rows.order_by().values_list(*columns) for rows in parts)
    if others and most is not None and connections[first.db].features.supports_slicing_ordering_in_compound:
        first, *others = (rows.order_by(*order)[:most] for rows in (first, *others))
    together = first.union(*others, all=True) if others else first
    ordered: QuerySet[Any] = together.order_by(*order)
    return ordered


def in_order(parts: Sequence[QuerySet[Any]], first: int, most: int) -> list[PublishedEvent]:
    """Return `most` events of all parts, which share none, oldest first, after the `first` ones.

    Of several parts places are found by keys alone, which the database merges from each part's index; then rows are
    read.
    """
    if len(parts) == 1:
        return list(parts[0].order_by("earliest", "slug")[first : first + most])
    keys = merged(parts, ("pk", "earliest", "slug"), ("earliest", "slug"), first + most)
    try:
        sql, parameters = keys[first : first + most].query.sql_with_params()
    except EmptyResultSet:  # no part can hold anything
        return []
    # The framework lets no union stand within another query; its names are the models' own, values are parameters.
    here = RawSQL(f"SELECT pk FROM ({sql}) AS here", parameters)  # noqa: S608, S611  # as said above
    return list(PublishedEvent.objects.filter(pk__in=here).order_by("earliest", "slug"))
