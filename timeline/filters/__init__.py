"""The filters, the same for page and API."""

from timeline.filters.claims import ClaimFilter
from timeline.filters.events import EventFilter
from timeline.filters.references import ActorFilter, PlaceFilter, PublisherFilter, SourceFilter

__all__ = ["ActorFilter", "ClaimFilter", "EventFilter", "PlaceFilter", "PublisherFilter", "SourceFilter"]
