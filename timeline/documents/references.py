"""Actors, places, publishers and sources as documents of their own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from timeline.documents.parts import (
    api_address,
    iso,
    names_document,
    page_address,
    reference_document,
    source_in_document,
)
from timeline.documents.schema import (
    ActorDocument,
    EventDocument,
    PlaceDocument,
    PublisherDocument,
    SourceDocument,
)
from timeline.domain.folding import search_forms
from timeline.models import Actor, Place, Publisher, ReferenceKind, Source


@dataclass(frozen=True, slots=True)
class BuiltReference:
    """A document with the columns by which it is found."""

    kind: str
    slug: str
    name: str
    document: Any
    search_text: str
    group: str = ""
    sort_on: date | None = None


def named_in(document: EventDocument) -> dict[str, set[str]]:
    """Return the ids of every reference that an event's document names, by kind."""
    actors = {part["actor"]["id"] for part in document["participants"]}
    for claim in document["claims"]:
        actors |= {claim["claimant"]["id"], claim["victims"]["id"]}
    publishers: set[str] = set()
    for source in document["sources"]:
        publishers.add(source["publisher"]["id"])
        if source["carried_by"]:
            publishers.add(source["carried_by"]["id"])
    return {
        ReferenceKind.ACTOR: actors,
        ReferenceKind.PLACE: {place["id"] for place in document["places"]},
        ReferenceKind.PUBLISHER: publishers,
        ReferenceKind.SOURCE: {source["id"] for source in document["sources"]},
    }


def _actor(actor: Actor) -> BuiltReference:
    names = names_document(actor.names.all())
    document = ActorDocument(
        id=actor.slug,
        url=page_address("actors", actor.slug),
        api_url=api_address("actors", actor.slug),
        name=actor.name,
        names=names,
        kind=actor.kind,
        side=actor.side,
        affiliation=reference_document(actor.affiliation) if actor.affiliation else None,
        is_attributed=actor.is_attributed,
    )
    forms = [actor.name, *(text for texts in names.values() for text in texts)]
    return BuiltReference(
        ReferenceKind.ACTOR, actor.slug, actor.name, document, search_forms(forms), group=actor.side
    )


def _place(place: Place) -> BuiltReference:
    names = names_document(place.names.all())
    document = PlaceDocument(
        id=place.slug,
        url=page_address("places", place.slug),
        api_url=api_address("places", place.slug),
        name=place.name,
        name_armenian=place.name_armenian,
        name_azerbaijani=place.name_azerbaijani,
        is_latin_verified=place.is_latin_verified,
        names=names,
        lat=float(place.latitude) if place.latitude is not None else None,
        lon=float(place.longitude) if place.longitude is not None else None,
        precision=place.precision,
        coordinates_source=place.coordinates_source,
        is_coordinates_verified=place.is_coordinates_verified,
    )
    forms = [place.name, place.name_armenian, place.name_azerbaijani]
    forms += [text for texts in names.values() for text in texts]
    return BuiltReference(ReferenceKind.PLACE, place.slug, place.name, document, search_forms(forms))


def _publisher(publisher: Publisher) -> BuiltReference:
    document = PublisherDocument(
        id=publisher.slug,
        api_url=api_address("publishers", publisher.slug),
        name=publisher.name,
        country=publisher.country,
        kind=publisher.kind,
        note=publisher.note,
    )
    return BuiltReference(
        ReferenceKind.PUBLISHER,
        publisher.slug,
        publisher.name,
        document,
        search_forms([publisher.name]),
        group=publisher.kind,
    )


def _source(source: Source) -> BuiltReference:
    document = SourceDocument(
        **source_in_document(source),
        page_url=page_address("sources", source.slug),
        api_url=api_address("sources", source.slug),
        accessed_on=iso(source.accessed_on),
        read_extent=source.read_extent,
        is_opened=source.is_opened,
        is_seed=source.is_seed,
        note=source.note,
        licence=source.licence,
        is_redistributable=source.is_redistributable,
    )
    return BuiltReference(
        ReferenceKind.SOURCE,
        source.slug,
        source.title,
        document,
        search_forms([source.title, source.publisher.name]),
        group=source.publisher.slug,
        sort_on=source.published_earliest,
    )


def build_references(kind: str, slugs: Iterable[str]) -> list[BuiltReference]:
    """Build the documents of one kind of reference, as the record stands now."""
    wanted = list(slugs)
    if kind == ReferenceKind.ACTOR:
        return [_actor(actor) for actor in Actor.objects.filter(slug__in=wanted).with_names()]
    if kind == ReferenceKind.PLACE:
        return [_place(place) for place in Place.objects.filter(slug__in=wanted).with_names()]
    if kind == ReferenceKind.PUBLISHER:
        return [_publisher(publisher) for publisher in Publisher.objects.filter(slug__in=wanted)]
    return [_source(source) for source in Source.objects.filter(slug__in=wanted).with_publishers()]
