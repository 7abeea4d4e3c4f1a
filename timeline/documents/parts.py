"""The parts that several documents share: dates, actors, places, publishers and sources."""

import datetime
from collections.abc import Iterable

from timeline.documents.schema import (
    DateDocument,
    PlaceInEvent,
    PublisherInDocument,
    ReferenceDocument,
    SourceInDocument,
)
from timeline.domain.addresses import ADDRESS_BASE
from timeline.domain.date_labels import label
from timeline.domain.dates import parse
from timeline.domain.figures import Figure, words
from timeline.models import Actor, ActorName, Place, PlaceName, Publisher, Source


def page_address(noun: str, slug: str) -> str:
    """Return the address of an entry's page, on the base that `store` replaces."""
    return f"{ADDRESS_BASE}/{noun}/{slug}/"


def api_address(noun: str, slug: str) -> str:
    """Return the address of an entry in the API, on the base that `store` replaces."""
    return f"{ADDRESS_BASE}/api/v1/{noun}/{slug}/"


def iso(day: datetime.date | None) -> str | None:
    """Return a day as ISO 8601, None for an open bound."""
    return day.isoformat() if day else None


def date_document(text: str, *, is_uncertain_span: bool = False) -> DateDocument | None:
    """Return a date with its bounds and its label, None for no date."""
    if not text:
        return None
    date = parse(text)
    return DateDocument(
        edtf=text,
        earliest=iso(date.earliest),
        latest=iso(date.latest),
        precision=str(date.precision),
        label=label(date, is_uncertain_span),
    )


def figure_words(low: int | None, high: int | None, qualifier: str, unquantified_words: str) -> str:
    """Return a stated figure in words: “about 800”, “at least 161”."""
    return words(Figure(low, None, high, qualifier), unquantified_words)


def names_document(names: Iterable[ActorName | PlaceName]) -> dict[str, list[str]]:
    """Return names by language, both in a fixed order."""
    by_language: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (name.language, name.text)):
        by_language.setdefault(name.language, []).append(name.text)
    return by_language


def reference_document(actor: Actor) -> ReferenceDocument:
    """Return an actor as it is named beside a figure."""
    return ReferenceDocument(id=actor.slug, name=actor.name, side=actor.side)


def place_in_event(place: Place) -> PlaceInEvent:
    """Return a place as an event names it; read with its names prefetched."""
    return PlaceInEvent(
        id=place.slug,
        name=place.name,
        names=names_document(place.names.all()),
        lat=float(place.latitude) if place.latitude is not None else None,
        lon=float(place.longitude) if place.longitude is not None else None,
        precision=place.precision,
    )


def publisher_in_document(publisher: Publisher) -> PublisherInDocument:
    """Return a publisher as a source names it."""
    return PublisherInDocument(
        id=publisher.slug, name=publisher.name, country=publisher.country, kind=publisher.kind
    )


def source_in_document(source: Source) -> SourceInDocument:
    """Return a source as an event lists it; read `with_publishers`."""
    return SourceInDocument(
        id=source.slug,
        title=source.title,
        is_title_descriptive=source.is_title_descriptive,
        publisher=publisher_in_document(source.publisher),
        carried_by=publisher_in_document(source.carried_by) if source.carried_by else None,
        url=source.url,
        archived_url=source.archived_url,
        read_at_url=source.read_at_url,
        published_on=date_document(source.published_on),
        language=source.language,
        derived_from=source.derived_from.slug if source.derived_from else None,
    )
