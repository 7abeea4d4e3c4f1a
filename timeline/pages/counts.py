"""The events of a list counted by month, and those under the same filters at any time, which are kept."""

import hashlib
from typing import Any

from django.core.cache import cache
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict

from timeline.documents import store
from timeline.documents.counted import MonthCount, by_month
from timeline.filters import EventFilter
from timeline.pages.conditional import state_of_record
from timeline.pages.frame import KEPT_FOR
from timeline.pages.presenters.time_window import TIMES

ELSEWHERE = (*TIMES, "phase")


def timeless(narrowed: EventFilter) -> dict[str, Any]:
    """Return the filters' values but those that say when."""
    return {name: value for name, value in narrowed.form.cleaned_data.items() if name not in TIMES}


def counted(
    request: HttpRequest, narrowed: EventFilter, filters: QueryDict, split: str
) -> tuple[list[MonthCount], list[MonthCount]]:
    """Return the counts of the list, and of all that its filters keep at any time and in any phase.

    The latter are the same for every window; one query counts both, or only the former once the latter are known.
    """
    is_moved = any(narrowed.form.cleaned_data.get(name) for name in ELSEWHERE)
    key = _key(request, filters, split)
    everywhere: list[MonthCount] | None = cache.get(key)
    groups = {}
    if everywhere is None:
        groups["everywhere"] = _rows(narrowed, timeless(narrowed) | {"phase": None})
    if is_moved:
        groups["here"] = _rows(narrowed, narrowed.form.cleaned_data)
    found = by_month(groups, split)
    if everywhere is None:
        everywhere = found["everywhere"]
        cache.set(key, everywhere, KEPT_FOR)
    return found["here"] if is_moved else everywhere, everywhere


def _rows(narrowed: EventFilter, values: dict[str, Any]) -> list[QuerySet[Any]]:
    """Return what is counted under these values: the kept numbers by month where they can tell, else the events."""
    kept = narrowed.by_month(values)
    return narrowed.parts(store.events(), values) if kept is None else [kept]


def _key(request: HttpRequest, filters: QueryDict, split: str) -> str:
    """Name these filters in this state of the record."""
    number, changed_at = state_of_record(request)
    asked = sorted((name, sorted(values)) for name, values in filters.lists() if name not in ELSEWHERE)
    digest = hashlib.sha256(repr((split, asked)).encode()).hexdigest()[:24]
    return f"pages:counts:{number}:{changed_at.isoformat() if changed_at else ''}:{digest}"
