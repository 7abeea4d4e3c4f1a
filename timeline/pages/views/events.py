"""The page of one event, and that of one claim."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from timeline.documents import store
from timeline.pages.errors import BadAddress
from timeline.pages.presenters.event import claim_page, event_page
from timeline.pages.presenters.scale import Form
from timeline.pages.views.entry import entry_page

# A phase of the shipped record has about fifty parts; the page of one with more leads on to the timeline.
MOST_PARTS = 300


@entry_page
def event(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an event as it is published now, or one of its revisions by `rev`; `scale` chooses the chart's scale."""
    revision = _revision(request.GET.get("rev"))
    document = store.event(slug, revision)
    parts = store.events().filter(parent=slug)[:MOST_PARTS] if document["is_phase"] else []
    page = event_page(document, (part.load() for part in parts), _scale(request.GET.get("scale")))
    return render(request, "event.html", {"page": page, "is_old": revision is not None})


@entry_page
def claim(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a claim with its sources and the claims that it stands in a relation to."""
    document = store.claim(slug).load()
    page = claim_page(document, store.event(document["event"]))
    return render(request, "claim.html", {"page": page})


def _revision(text: str | None) -> int | None:
    """Read the number of a revision; raises BadAddress for what is no such number."""
    if text is None:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) < 8 and int(text) > 0):
        message = _("“%(value)s” is not a revision; write its number, such as ?rev=1.")
        raise BadAddress(message % {"value": text[:40]})
    return int(text)


def _scale(text: str | None) -> Form | None:
    """Read the wanted scale; raises BadAddress for one that is not offered."""
    if text is None:
        return None
    if text == "log":
        return "log"
    if text == "linear":
        return "linear"
    message = _("“%(value)s” is not a scale; write ?scale=log or ?scale=linear.")
    raise BadAddress(message % {"value": text[:40]})
