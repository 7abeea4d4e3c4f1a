"""The parameters beside the filters: how an answer is ordered, cut, and written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timeline.api import cursors
from timeline.api.cursors import Cursor, CursorError
from timeline.api.formats import Format
from timeline.api.pagination import DEFAULT_SIZE, LARGEST_SIZE, Order
from timeline.filters.fields import refusal

Faults = dict[str, list[ValidationError]]
# What a cursor is not bound to: where and how much of the list is shown, and in which form.
FREE_OF_CURSOR = frozenset({"ordering", "cursor", "page_size", "format", "fields", "include"})
DESCRIPTIONS: Mapping[str, Any] = {
    "ordering": gettext_lazy("Order of the list; a minus sign turns it round."),
    "page_size": gettext_lazy("How many entries a page has."),
    "cursor": gettext_lazy("Where the page begins; taken from `next` or `previous` of another page."),
    "format": gettext_lazy("Form of the answer; goes before the Accept header."),
    "fields": gettext_lazy("Names of the members to keep, by commas. Repeatable."),
    "include": gettext_lazy("What to put in beside the entry, by commas. Repeatable."),
}


@dataclass(frozen=True, slots=True)
class Options:
    """The options of one request, read; `format` is None where the Accept header decides."""

    order: Order | None
    size: int
    cursor: Cursor | None
    format: Format | None
    fields: tuple[str, ...]
    include: tuple[str, ...]
    is_paged: bool


@dataclass(frozen=True, slots=True)
class Offered:
    """What an address offers; an option of which it offers nothing is unknown there."""

    orders: Sequence[Order] = ()
    formats: Sequence[Format] = (Format.JSON,)
    fields: Sequence[str] = ()
    include: Sequence[str] = ()

    def names(self) -> frozenset[str]:
        """Return the names of the options that may be given."""
        given = {
            "ordering": bool(self.orders),
            "page_size": bool(self.orders),
            "cursor": bool(self.orders),
            "format": True,
            "fields": bool(self.fields),
            "include": bool(self.include),
        }
        return frozenset(name for name, is_offered in given.items() if is_offered)


def normalised(query: QueryDict, leaving_out: frozenset[str] = frozenset()) -> str:
    """Return a query in one spelling: sorted, without what is empty, so that equal questions are equal texts."""
    pairs = sorted(
        (name, value)
        for name, values in query.lists()
        if name not in leaving_out
        for value in set(values)
        if value
    )
    ordered = QueryDict(mutable=True)
    for name, value in pairs:
        ordered.appendlist(name, value)
    return ordered.urlencode()


def _one(query: QueryDict, name: str, faults: Faults) -> str:
    values = [value.strip() for value in query.getlist(name) if value.strip()]
    if len(set(values)) > 1:
        message = _("Give this parameter once.")
        faults.setdefault(name, []).append(ValidationError(message, code="repeated"))
    return values[-1] if values else ""


def _many(query: QueryDict, name: str, known: Sequence[str], faults: Faults) -> tuple[str, ...]:
    given = [word.strip() for value in query.getlist(name) for word in value.split(",") if word.strip()]
    for word in dict.fromkeys(given):
        if word not in known:
            faults.setdefault(name, []).append(refusal(word, list(known), most_told=len(known)))
    return tuple(dict.fromkeys(given))


def _size(text: str, faults: Faults) -> int:
    if not text:
        return DEFAULT_SIZE
    if not (text.isascii() and text.isdigit() and len(text) < 10 and 1 <= int(text) <= LARGEST_SIZE):
        message = _("Write a whole number from 1 to %(most)d.") % {"most": LARGEST_SIZE}
        faults["page_size"] = [ValidationError(message, code="out_of_range")]
        return DEFAULT_SIZE
    return int(text)


def identity(address: str, query: QueryDict, order: Order) -> str:
    """Name the list that a cursor belongs to: the address, the order and the filters."""
    return f"{address} {order.name} {normalised(query, FREE_OF_CURSOR)}"


def _cursor(text: str, listed: str, order: Order, faults: Faults) -> Cursor | None:
    if not text:
        return None
    try:
        cursor = cursors.read(text, listed)
        order.key.read(cursor.key[0])
    except (CursorError, ValueError, TypeError, IndexError):
        message = _(
            "This cursor was not made for this query. Follow `next` and `previous` as they are, "
            "or leave the cursor out to begin at the first page."
        )
        faults["cursor"] = [ValidationError(message, code="invalid_cursor")]
        return None
    return cursor


def refuse_members_of_a_table(format_: Format, options: Options, faults: Faults) -> None:
    """A table and a map have their own columns; choosing members of the document means nothing there."""
    if format_ in (Format.CSV, Format.GEOJSON):
        for name, given in (("fields", options.fields), ("include", options.include)):
            if given:
                message = _("This goes with json and ndjson alone.")
                faults[name] = [ValidationError(message, code="not_together")]


def read(address: str, query: QueryDict, offered: Offered, faults: Faults) -> Options:
    """Read the options of a request, adding what is wrong with them to `faults`."""
    order = offered.orders[0] if offered.orders else None
    by_name = {one.name: one for one in offered.orders}
    wanted = _one(query, "ordering", faults) if offered.orders else ""
    if wanted and wanted not in by_name:
        faults["ordering"] = [refusal(wanted, list(by_name))]
    elif wanted:
        order = by_name[wanted]
    format_name = _one(query, "format", faults)
    if format_name and format_name not in offered.formats:
        faults["format"] = [refusal(format_name, [str(one) for one in offered.formats])]
        format_name = ""
    cursor = None
    size = DEFAULT_SIZE
    if order is not None:
        size = _size(_one(query, "page_size", faults), faults)
        cursor = _cursor(_one(query, "cursor", faults), identity(address, query, order), order, faults)
    return Options(
        order=order,
        size=size,
        cursor=cursor,
        format=Format(format_name) if format_name else None,
        fields=_many(query, "fields", offered.fields, faults) if offered.fields else (),
        include=_many(query, "include", offered.include, faults) if offered.include else (),
        is_paged=bool(query.get("page_size") or query.get("cursor")),
    )
