"""Pages by keyset: each begins where the last one ended, so depth costs nothing and nothing is shown twice."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from timeline.api.cursors import Cursor
from timeline.documents.listed import merged

DEFAULT_SIZE = 50
LARGEST_SIZE = 500


@dataclass(frozen=True, slots=True)
class Key:
    """What entries are ordered by, a column or an expression, and how its value is read from a cursor.

    `instead` stands for a value that is not known, so that such entries come last.
    """

    column: str | Subquery
    read: Callable[[str], Any] = str
    instead: date | float | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """One way to order a list: by a key, and by id among equals."""

    name: str
    key: Key
    is_descending: bool = False

    def prepare(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Give rows the column `order_key`."""
        column: Any = F(self.key.column) if isinstance(self.key.column, str) else self.key.column
        if self.key.instead is not None:
            column = Coalesce(column, self.key.instead)
        prepared: QuerySet[Any] = rows.annotate(order_key=column)
        return prepared


def day(text: str) -> date:
    """Read a day from a cursor."""
    return date.fromisoformat(text)


def moment(text: str) -> datetime:
    """Read a moment from a cursor."""
    return datetime.fromisoformat(text)


@dataclass(frozen=True, slots=True)
class Page:
    """The primary keys of the entries of one page, and the cursors of the pages beside it."""

    pks: list[int]
    next: Cursor | None
    previous: Cursor | None


def _beyond(cursor: Cursor, order: Order) -> Q:
    first, second = order.key.read(cursor.key[0]), cursor.key[1]
    is_lesser = order.is_descending != cursor.is_backward
    sign = "lt" if is_lesser else "gt"
    # The first condition alone bounds the range that an index reads; the second cuts off the equals.
    bound = Q(**{f"order_key__{sign}e": first})
    return bound & (Q(**{f"order_key__{sign}": first}) | Q(**{f"slug__{sign}": second}))


def page_of(parts: Sequence[QuerySet[Any]], order: Order, size: int, cursor: Cursor | None) -> Page:
    """Return one page of the rows of all parts, which share none, in one query that reads keys only."""
    parts = [order.prepare(rows) for rows in parts]
    is_backward = cursor is not None and cursor.is_backward
    if cursor is not None:
        parts = [rows.filter(_beyond(cursor, order)) for rows in parts]
    found = list(_in_order(parts, size + 1, is_descending=order.is_descending != is_backward)[: size + 1])
    is_more = len(found) > size
    found = found[:size]
    if is_backward:
        found.reverse()
    has_next = is_more if not is_backward else cursor is not None
    has_previous = is_more if is_backward else cursor is not None
    return Page(
        pks=[row[0] for row in found],
        next=Cursor(found[-1][1:]) if found and has_next else None,
        previous=Cursor(found[0][1:], is_backward=True) if found and has_previous else None,
    )


def all_of(parts: Sequence[QuerySet[Any]], order: Order) -> list[int]:
    """Return the primary keys of the rows of all parts in their order."""
    prepared = [order.prepare(rows) for rows in parts]
    return [row[0] for row in _in_order(prepared, None, is_descending=order.is_descending)]


def _in_order(parts: Sequence[QuerySet[Any]], most: int | None, *, is_descending: bool) -> QuerySet[Any]:
    """Return primary key, order key and slug of each row; a database merges parts that it reads in this order."""
    sign = "-" if is_descending else ""
    return merged(parts, ("pk", "order_key", "slug"), (f"{sign}order_key", f"{sign}slug"), most)
