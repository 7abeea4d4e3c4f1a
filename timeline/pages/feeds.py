"""Feeds in Atom: what changed in the record, and its events by the same filters as the list."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from timeline.documents import store
from timeline.documents.as_of import at
from timeline.documents.revision_changes import RevisionEntry, entries
from timeline.documents.schema import PublishedEventDocument
from timeline.filters import EventFilter
from timeline.pages.addresses import address, without_paging
from timeline.pages.errors import BadAddress
from timeline.pages.presenters.embeds import EmbeddedEvent, embedded_event

MOST_ENTRIES = 50


def public(path: str) -> str:
    """Return the whole address of a path, never made of what the request says about its host."""
    return f"{settings.PUBLIC_BASE_URL}{path}"


class RecordFeed(Feed):
    """What both feeds share: Atom, whole addresses, the licence."""

    feed_type = Atom1Feed
    author_name = "ConflictDB"
    feed_copyright = "CC BY 4.0"

    def feed_guid(self, obj: Any) -> str:
        """Return the feed's own permanent id, its address."""
        return str(self.feed_url(obj))

    def feed_url(self, obj: Any) -> str:
        """Return the feed's address."""
        raise NotImplementedError


class ChangesFeed(RecordFeed):
    """The newest revisions of all events, withdrawals included."""

    def title(self) -> str:
        """Return the feed's name."""
        return _("ConflictDB: changes of the record")

    def subtitle(self) -> str:
        """Say what the entries are."""
        return _("Every publication, correction and withdrawal, newest first.")

    def link(self) -> str:
        """Lead to the page with the same."""
        return public(reverse("pages:corrections"))

    def feed_url(self, obj: Any) -> str:
        """Return the feed's address."""
        return public(reverse("pages:feed-changes"))

    def items(self) -> list[RevisionEntry]:
        """Return the newest revisions."""
        return list(entries(store.changes().order_by("-pk")[:MOST_ENTRIES]))

    def item_title(self, item: RevisionEntry) -> str:
        """Name event and revision, and a withdrawal as such."""
        words = {"title": item.title, "n": item.revision}
        if item.kind == "withdrawn":
            return _("%(title)s: withdrawn (revision %(n)d)") % words
        return _("%(title)s: revision %(n)d") % words

    def item_description(self, item: RevisionEntry) -> str:
        """Tell what changed."""
        return render_to_string("feeds/change.html", {"entry": item})

    def item_link(self, item: RevisionEntry) -> str:
        """Lead to the revision, or for a withdrawal to the history."""
        if item.kind == "withdrawn":
            return public(reverse("pages:history", args=[item.slug]))
        return public(f"{reverse('pages:event', args=[item.slug])}?rev={item.revision}")

    def item_guid(self, item: RevisionEntry) -> str:
        """Return an id that no other revision has."""
        return public(f"{reverse('pages:event', args=[item.slug])}?rev={item.revision}")

    def item_updateddate(self, item: RevisionEntry) -> datetime:
        """Return when it was published or withdrawn."""
        return item.at


class EventsFeed(RecordFeed):
    """The events that changed last, by the filters of the list."""

    def get_object(self, request: HttpRequest) -> tuple[str, QuerySet[Any], Any]:
        """Read the filters; raises BadAddress for what cannot be read."""
        query = without_paging(request.GET)
        narrowed = EventFilter(data=query, queryset=store.events())
        if not narrowed.is_valid():
            raise BadAddress(" ".join(text for texts in narrowed.errors.values() for text in texts))
        rows = narrowed.qs.order_by("-updated_at", "slug")[:MOST_ENTRIES]
        return address("", query), rows, narrowed.form.cleaned_data["as_of"]

    def title(self) -> str:
        """Return the feed's name."""
        return _("ConflictDB: events")

    def subtitle(self) -> str:
        """Say what the entries are."""
        return _("Events and the claims about them, those changed last first.")

    def link(self, obj: tuple[str, QuerySet[Any], Any]) -> str:
        """Lead to the same list as a page."""
        return public(f"/{obj[0]}")

    def feed_url(self, obj: tuple[str, QuerySet[Any], Any]) -> str:
        """Return the feed's address with its filters."""
        return public(reverse("pages:feed-events") + obj[0])

    def items(self, obj: tuple[str, QuerySet[Any], Any]) -> list[EmbeddedEvent]:
        """Return the events with their first claims."""
        _query, rows, day = obj
        documents: list[PublishedEventDocument] = [row.load() for row in rows]
        return [embedded_event(one if day is None else at(one, day)) for one in documents]

    def item_title(self, item: EmbeddedEvent) -> str:
        """Name the event with its date."""
        return f"{item.event['title']}, {item.date.label}"

    def item_description(self, item: EmbeddedEvent) -> str:
        """Return the summary and the first claims, each with who says it, when, and where."""
        return render_to_string("feeds/event.html", {"embed": item, "base": settings.PUBLIC_BASE_URL})

    def item_link(self, item: EmbeddedEvent) -> str:
        """Lead to the event."""
        return item.event["url"]

    def item_pubdate(self, item: EmbeddedEvent) -> datetime:
        """Return when the event was first published."""
        return datetime.fromisoformat(item.event["published_at"])

    def item_updateddate(self, item: EmbeddedEvent) -> datetime:
        """Return when its present revision was published."""
        return datetime.fromisoformat(item.event["updated_at"])
