"""Addresses that keep the reader's filters: the query string holds the whole state of a page."""

from collections.abc import Iterable

from django.http import QueryDict
from django.urls import reverse

# These say which part of the list is shown, not what is in it; a changed filter starts the list anew.
PAGING = ("page", "page_size", "cursor")


def address(path: str, query: QueryDict, anchor: str = "") -> str:
    """Return a path with its query string and anchor."""
    text = query.urlencode()
    return path + (f"?{text}" if text else "") + (f"#{anchor}" if anchor else "")


def event_address(slug: str, filters: QueryDict) -> str:
    """Return the address of an event's page that keeps the filters of the list it is reached from."""
    return address(reverse("pages:event", args=[slug]), filters)


def without_paging(query: QueryDict) -> QueryDict:
    """Return a copy of the query with the filters alone, empty fields left out."""
    kept = QueryDict(mutable=True)
    for name, values in query.lists():
        filled = [value for value in values if value.strip()]
        if name not in PAGING and filled:
            kept.setlist(name, filled)
    return kept


def replaced(query: QueryDict, **values: str) -> QueryDict:
    """Return a copy of the query in which each named parameter has one value, or none where it is empty."""
    changed = query.copy()
    for name, value in values.items():
        changed.pop(name, None)
        if value:
            changed[name] = value
    return changed


def lacking(query: QueryDict, name: str, value: str) -> QueryDict:
    """Return a copy of the query without one value of one parameter."""
    changed = query.copy()
    left = [other for other in changed.getlist(name) if other != value]
    changed.setlist(name, left)
    if not left:
        del changed[name]
    return changed


def pairs(query: QueryDict) -> Iterable[tuple[str, str]]:
    """Yield each parameter with each of its values, in order."""
    for name, values in query.lists():
        for value in values:
            yield name, str(value)
