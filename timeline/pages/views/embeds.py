"""Pages for the frames of other sites: one event, and a short list of events."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from timeline.documents import store
from timeline.documents.as_of import at
from timeline.documents.terms import State
from timeline.filters import EventFilter
from timeline.pages.addresses import address, without_paging
from timeline.pages.as_of import wanted_day
from timeline.pages.conditional import state_of_record
from timeline.pages.errors import BadAddress
from timeline.pages.framing import framed_anywhere
from timeline.pages.presenters.embeds import MOST_EVENTS, embedded_event
from timeline.pages.presenters.event import event_line
from timeline.pages.revisions import wanted_revision


@framed_anywhere
@require_safe
def embed_event(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an event with its first claims and the revision shown; what is not there says so within the frame."""
    try:
        day = wanted_day(request)
        event = store.event(slug, wanted_revision(request))
    except BadAddress as error:
        return _missing(request, str(error), HTTPStatus.BAD_REQUEST)
    except store.NotPublished:
        return _missing(request, _("Nothing is published at this address."), HTTPStatus.NOT_FOUND)
    except store.Withdrawn as entry:
        words = _("This entry was withdrawn. Reason: %(reason)s") % {"reason": entry.reason}
        return _missing(request, words, HTTPStatus.GONE)
    shown = event if day is None else at(event, day)
    return render(request, "embed_event.html", {"embed": embedded_event(shown, request.GET)})


@framed_anywhere
@require_safe
def embed_timeline(request: HttpRequest) -> HttpResponse:
    """Show the first events of a filtered list, with the address of all of them."""
    query = without_paging(request.GET)
    narrowed = EventFilter(data=query, queryset=store.events())
    if not narrowed.is_valid():
        words = " ".join(message for messages in narrowed.errors.values() for message in messages)
        return _missing(request, words, HTTPStatus.BAD_REQUEST)
    day = narrowed.form.cleaned_data["as_of"]
    documents = [row.load() for row in narrowed.qs[:MOST_EVENTS]]
    context = {
        "events": [event_line(one if day is None else at(one, day)) for one in documents],
        "total": narrowed.qs.count(),
        "href": address("/", query),
        "words": State(*state_of_record(request)).cited().words(),
    }
    return render(request, "embed_timeline.html", context)


def _missing(request: HttpRequest, words: str, status: HTTPStatus) -> HttpResponse:
    return render(request, "embed_missing.html", {"words": words}, status=status)
