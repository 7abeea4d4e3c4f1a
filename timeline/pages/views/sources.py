"""Sources: their list, by publisher and in pages, and the page of one."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from timeline.documents import store
from timeline.filters import SourceFilter
from timeline.pages.addresses import without_paging
from timeline.pages.presenters.dates import shown
from timeline.pages.presenters.filter_form import Errors, Field
from timeline.pages.presenters.paging import PageError, paging
from timeline.pages.presenters.references import claims_of_source, event_lines
from timeline.pages.presenters.sources import source_lines
from timeline.pages.views.entry import entry_page
from timeline.pages.views.references import MOST_EVENTS


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """List the sources in pages, of one publisher if the reader chose one."""
    narrowed = SourceFilter(
        data=without_paging(request.GET), queryset=store.references("source").order_by("group", "slug")
    )
    if not narrowed.is_valid():
        return _show(request, {}, narrowed.errors)
    try:
        part = paging(request.GET, narrowed.qs.count(), request.path)
    except PageError as error:
        return _show(request, {}, {error.parameter: [error.message]})
    rows = narrowed.qs[part.start : part.start + part.size]
    context = {"paging": part, "sources": source_lines(row.load() for row in rows)}
    return _show(request, context, {})


@entry_page
def source(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a source, what was read of it, and the figures and events found in it."""
    document = store.reference("source", slug).load()
    naming = store.event_references().filter(kind="source", slug=slug)
    events = [row.load() for row in store.first_events(naming, MOST_EVENTS)]
    cited = [event for event in events if any(citation["source"] == slug for citation in event["citations"])]
    context = {
        "here": "sources",
        "source": document,
        "published": shown(document["published_on"]),
        "entries": claims_of_source(events, slug),
        "events": event_lines(cited),
    }
    return render(request, "source.html", context)


def _show(request: HttpRequest, context: dict[str, object], errors: Errors) -> HttpResponse:
    publishers = list(store.references("publisher").order_by("name").values_list("slug", "name"))
    words = Field(
        "q", _("Words in a title or a name"), request.GET.get("q", ""), (), list(errors.get("q", []))
    )
    publisher = Field(
        "publisher",
        _("Publisher"),
        request.GET.get("publisher", ""),
        publishers,
        list(errors.get("publisher", [])),
    )
    stray = [
        (name, message)
        for name, messages in errors.items()
        if name not in {"q", "publisher"}
        for message in messages
    ]
    context |= {
        "here": "sources",
        "fields": [words, publisher],
        "chosen": dict(publishers).get(publisher.value, ""),
        "stray_errors": stray,
        "is_refused": bool(errors),
    }
    status = HTTPStatus.BAD_REQUEST if errors else HTTPStatus.OK
    return render(request, "sources.html", context, status=status)
