"""Sources, publishers, actors and places."""

from typing import Any, ClassVar

from django.db.models import QuerySet

from timeline.api.formats import Format
from timeline.api.options import Offered
from timeline.api.pagination import Key, Order, day, moment
from timeline.api.projection import members_of
from timeline.api.views.entries import EntryView, ListView
from timeline.documents import store
from timeline.documents.geojson import place_feature
from timeline.documents.schema import (
    PublishedActorDocument,
    PublishedPlaceDocument,
    PublishedPublisherDocument,
    PublishedSourceDocument,
)
from timeline.filters import ActorFilter, PlaceFilter, PublisherFilter, SourceFilter

TABULAR = (Format.JSON, Format.CSV, Format.NDJSON)
MAPPED = (Format.JSON, Format.CSV, Format.GEOJSON, Format.NDJSON)
BY_NAME = (
    Order("name", Key("name")),
    Order("-name", Key("name"), is_descending=True),
    Order("updated", Key("updated_at", moment)),
    Order("-updated", Key("updated_at", moment), is_descending=True),
)
BY_DAY = (
    Order("published", Key("sort_on", day, instead=day("9999-12-31"))),
    Order("-published", Key("sort_on", day, instead=day("0001-01-01")), is_descending=True),
)


class ReferenceList(ListView):
    """Entries of one kind that published events name."""

    kind: ClassVar[str]

    def rows(self) -> QuerySet[Any]:
        """Return all entries of the kind."""
        return store.references(self.kind)


class Reference(EntryView):
    """One entry that published events name."""

    kind: ClassVar[str]

    def rows(self) -> QuerySet[Any]:
        """Return all entries of the kind."""
        return store.references(self.kind)

    def text(self, slug: str) -> str:
        """Return the entry's document."""
        return store.reference(self.kind, slug).text()


class SourceList(ReferenceList):
    """Sources that public events and claims cite."""

    operation = "list_sources"
    kind = "source"
    noun = "sources"
    shape = PublishedSourceDocument
    columns = members_of(PublishedSourceDocument)
    filter_class = SourceFilter
    offered = Offered(formats=TABULAR, orders=BY_DAY + BY_NAME, fields=members_of(PublishedSourceDocument))


class Source(Reference):
    """One source."""

    operation = "get_source"
    kind = "source"
    noun = "sources"
    shape = PublishedSourceDocument
    offered = Offered(fields=members_of(PublishedSourceDocument))


class PublisherList(ReferenceList):
    """Publishers of those sources."""

    operation = "list_publishers"
    kind = "publisher"
    noun = "publishers"
    shape = PublishedPublisherDocument
    columns = members_of(PublishedPublisherDocument)
    filter_class = PublisherFilter
    offered = Offered(formats=TABULAR, orders=BY_NAME, fields=members_of(PublishedPublisherDocument))


class Publisher(Reference):
    """One publisher."""

    operation = "get_publisher"
    kind = "publisher"
    noun = "publishers"
    shape = PublishedPublisherDocument
    offered = Offered(fields=members_of(PublishedPublisherDocument))


class ActorList(ReferenceList):
    """Actors: who took part, who claims, and whose people are counted."""

    operation = "list_actors"
    kind = "actor"
    noun = "actors"
    shape = PublishedActorDocument
    columns = members_of(PublishedActorDocument)
    filter_class = ActorFilter
    offered = Offered(formats=TABULAR, orders=BY_NAME, fields=members_of(PublishedActorDocument))


class Actor(Reference):
    """One actor."""

    operation = "get_actor"
    kind = "actor"
    noun = "actors"
    shape = PublishedActorDocument
    offered = Offered(fields=members_of(PublishedActorDocument))


class PlaceList(ReferenceList):
    """Places of public events, with their names in several languages."""

    operation = "list_places"
    kind = "place"
    noun = "places"
    shape = PublishedPlaceDocument
    columns = members_of(PublishedPlaceDocument)
    filter_class = PlaceFilter
    offered = Offered(formats=MAPPED, orders=BY_NAME, fields=members_of(PublishedPlaceDocument))

    def feature(self, document: dict[str, Any]) -> dict[str, Any]:
        """Return a place as a feature."""
        return place_feature(document)


class Place(Reference):
    """One place."""

    operation = "get_place"
    kind = "place"
    noun = "places"
    shape = PublishedPlaceDocument
    offered = Offered(fields=members_of(PublishedPlaceDocument))
