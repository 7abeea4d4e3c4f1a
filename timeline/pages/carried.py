"""The filters of the timeline that an event's address carries, so that the reader stays within that list."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict

from timeline.documents import store
from timeline.documents.schema import PublishedEventDocument
from timeline.filters import EventFilter
from timeline.pages.addresses import without_paging
from timeline.pages.errors import BadAddress


def carried_filters(request: HttpRequest) -> QueryDict:
    """Return the filters in the address of an event; what else it holds is not the list's."""
    kept = without_paging(request.GET)
    for name in set(kept) - set(EventFilter.base_filters):
        del kept[name]
    return kept


def carried_rows(filters: QueryDict, event: PublishedEventDocument) -> QuerySet[Any]:
    """Return the events of that list; an imported event stands among those of its dataset.

    Raises:
        BadAddress: if a filter cannot be read.

    """
    asked = filters.copy()
    if event["dataset"] and "dataset" not in asked:
        asked["dataset"] = event["dataset"]
    narrowed = EventFilter(data=asked, is_shown=False)
    if not narrowed.is_valid():
        raise BadAddress(" ".join(text for texts in narrowed.errors.values() for text in texts))
    return narrowed.filter_queryset(store.events())
