"""Events, and their revisions."""

from typing import Any

from django.db.models import QuerySet
from django.http.response import HttpResponseBase

from timeline.api import envelope, headers
from timeline.api.options import Offered
from timeline.api.pagination import Key, Order, day, moment
from timeline.api.projection import members_of, project
from timeline.api.shapes import RevisionEntry
from timeline.api.views.base import Question, ReadView, json_response
from timeline.api.views.entries import EntryView, ListView, missing
from timeline.documents import store
from timeline.documents.schema import PublishedEventDocument
from timeline.filters import EventFilter

FIELDS = members_of(PublishedEventDocument)


class EventList(ListView):
    """Events with their claims, tallies and sources."""

    operation = "list_events"
    noun = "events"
    shape = PublishedEventDocument
    filter_class = EventFilter
    offered = Offered(
        orders=(
            Order("date", Key("earliest", day)),
            Order("-date", Key("earliest", day), is_descending=True),
            Order("updated", Key("updated_at", moment)),
            Order("-updated", Key("updated_at", moment), is_descending=True),
        ),
        fields=FIELDS,
    )

    def rows(self) -> QuerySet[Any]:
        """Return all events."""
        return store.events()


class Event(EntryView):
    """One event with its claims, tallies and sources."""

    operation = "get_event"
    noun = "events"
    shape = PublishedEventDocument
    offered = Offered(fields=FIELDS)

    def rows(self) -> QuerySet[Any]:
        """Return all events."""
        return store.events()

    def text(self, slug: str) -> str:
        """Return the event's current document."""
        return store.event_text(slug)


class Revisions(ReadView):
    """Every revision of an event, oldest first, withdrawals included."""

    operation = "list_revisions"
    shape = RevisionEntry
    is_list = True

    def answer(self, question: Question, **kwargs: Any) -> HttpResponseBase:
        """Return what each revision is and where it stands; a history is short enough for one answer."""
        slug = kwargs["slug"]
        revisions = list(store.revisions(slug).defer("document"))
        if not revisions:
            raise missing("events", slug, store.events())
        address = question.path
        entries = [
            {
                "revision": one.revision,
                "kind": str(one.kind),
                "at": one.at.isoformat(timespec="seconds"),
                "reason": one.reason,
                "content_hash": one.content_hash,
                "api_url": f"{address}{one.revision}/",
            }
            for one in revisions
        ]
        return json_response(
            envelope.of_entries(entries, question.state), [headers.link(headers.LICENCE_ADDRESS, "license")]
        )


class Revision(ReadView):
    """One revision of an event, as it was published; it never changes, and stays when the event is withdrawn."""

    operation = "get_revision"
    shape = PublishedEventDocument
    offered = Offered(fields=FIELDS)
    cache_control = headers.PERMANENT

    def answer(self, question: Question, **kwargs: Any) -> HttpResponseBase:
        """Return the document of that revision."""
        slug, revision = kwargs["slug"], kwargs["revision"]
        try:
            text = store.event_text(slug, revision)
        except store.NotPublished:
            raise missing("events", slug, store.events()) from None
        if question.options.fields:
            text = project(text, question.options.fields)
        return json_response(text.encode(), [headers.link(headers.LICENCE_ADDRESS, "license")])
