"""Cells of a dataset's rows as numbers, days and degrees, each fault said in a sentence."""

from collections.abc import Callable
from datetime import date, datetime

from django.utils.translation import gettext as _

from timeline.domain.imports import RowRefused

# What the record's columns hold.
GREATEST_NUMBER = 2**31 - 1
# A number with fewer digits than this is below the greatest.
_SHORT = 10
_DAY_FORMS = ("%d %B %Y", "%d %b %Y", "%d-%B-%Y", "%d-%b-%Y", "%d/%m/%Y")

Cell = Callable[[str], str]


def cells_of(columns: list[str], row: list[str]) -> Cell:
    """Return how to read a row's cells by column; a column that the file lacks reads as empty.

    Raises:
        RowRefused: if the row has more or fewer cells than there are columns, or a NUL in one.

    """
    if len(row) != len(columns):
        message = _("the row has %(cells)d cells for %(columns)d columns")
        raise RowRefused(message % {"cells": len(row), "columns": len(columns)})
    if "\0" in "".join(row):
        raise RowRefused(_("a cell holds a NUL character"))
    by_name = dict(zip(columns, row, strict=True))

    def cell(name: str) -> str:
        return by_name[name].strip() if name in by_name else ""

    return cell


def people(cell: Cell, name: str, *, is_needed: bool = True) -> int | None:
    """Read a number of people; None for an empty cell that may be empty. 12.0 is 12.

    Raises:
        RowRefused: if it is no whole number from 0 up.

    """
    text = cell(name)
    if not text and not is_needed:
        return None
    if len(text) < _SHORT and text.isascii() and text.isdigit():
        return int(text)
    whole = text.removesuffix(".0")
    if not whole.isascii() or not whole.isdigit() or int(whole) > GREATEST_NUMBER:
        message = _("%(name)s is “%(text)s”, which is no number of people")
        raise RowRefused(message % {"name": name, "text": text[:40]})
    return int(whole)


def code(cell: Cell, name: str, greatest: int) -> int | None:
    """Read a code from 1 up, None for an empty cell.

    Raises:
        RowRefused: if it is another one.

    """
    text = cell(name).removesuffix(".0")
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= greatest:
        message = _("%(name)s is “%(text)s”; known are 1 to %(greatest)d")
        raise RowRefused(message % {"name": name, "text": text[:40], "greatest": greatest})
    return int(text)


def day(cell: Cell, name: str) -> date:
    """Read a day: 2020-09-27, also with a time of day behind it, or 27 September 2020.

    Raises:
        RowRefused: if it is neither.

    """
    text = cell(name)
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        for form in _DAY_FORMS:
            try:
                return datetime.strptime(text, form).date()  # noqa: DTZ007  # a day has no zone
            except ValueError:
                continue
    message = _("%(name)s is “%(text)s”; a day is written 2020-09-27")
    raise RowRefused(message % {"name": name, "text": text[:40]})


def degrees(cell: Cell) -> tuple[float, float] | None:
    """Read latitude and longitude; None where they are missing or lie off the globe."""
    try:
        latitude, longitude = float(cell("latitude")), float(cell("longitude"))
    except ValueError:
        return None
    if -90 <= latitude <= 90 and -180 <= longitude <= 180:
        return round(latitude, 5), round(longitude, 5)
    return None


def span(first: date, last: date) -> str:
    """Write two days as EDTF: a day, a whole month, a whole year, or else an interval.

    Raises:
        RowRefused: if the second lies before the first.

    """
    if last < first:
        message = _("it ends on %(last)s, before it begins on %(first)s")
        raise RowRefused(message % {"first": first, "last": last})
    if first == last:
        return first.isoformat()
    after = date.fromordinal(last.toordinal() + 1) if last < date.max else None
    if after is not None and first.day == after.day == 1:
        if (after.year, after.month) == (first.year + first.month // 12, first.month % 12 + 1):
            return f"{first:%Y-%m}"
        if first.month == after.month == 1 and after.year == first.year + 1:
            return f"{first:%Y}"
    return f"{first.isoformat()}/{last.isoformat()}"
