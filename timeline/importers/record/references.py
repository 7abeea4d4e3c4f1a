"""Documents of actors, places, publishers and sources as plain values that can be compared."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from timeline.domain.record_entries import RecordReference
from timeline.domain.vocabulary import ActorKind
from timeline.importers.record.cells import (
    Document,
    date,
    degrees,
    names,
    part,
    part_or_none,
    parts,
    text,
    text_or_none,
    truth,
)
from timeline.importers.record.events import Here

# In the order in which they name one another.
KINDS = ("publisher", "source", "actor", "place")
# What kind of entry each tie of a reference leads to.
TIES = {"publisher": "publisher", "carried_by": "publisher", "derived_from": "source", "affiliation": "actor"}


def read_reference(kind: str, document: Document) -> RecordReference:
    """Read an entry of its own.

    Raises:
        RowRefused: if a member is missing or another value than documents/schema.py gives for it.

    """
    return _READERS[kind](document)


def _publisher(document: Document) -> RecordReference:
    values = {name: text(document, name) for name in ("name", "country", "kind", "note")}
    return RecordReference("publisher", text(document, "id"), values)


def _source(document: Document) -> RecordReference:
    named = _named_source(document)
    values = {
        "accessed_on": text_or_none(document, "accessed_on"),
        "read_extent": text(document, "read_extent"),
        "is_opened": truth(document, "is_opened"),
        "is_seed": truth(document, "is_seed"),
        "note": text(document, "note"),
        "licence": text(document, "licence"),
        "is_redistributable": truth(document, "is_redistributable"),
    }
    return RecordReference("source", named.slug, named.values | values, named.ties)


def _named_source(document: Document) -> RecordReference:
    carrier = part_or_none(document, "carried_by")
    return RecordReference(
        "source",
        text(document, "id"),
        {name: text(document, name) for name in ("title", "url", "archived_url", "read_at_url", "language")}
        | {
            "is_title_descriptive": truth(document, "is_title_descriptive"),
            "published_on": date(document, "published_on"),
        },
        {
            "publisher": text(part(document, "publisher"), "id"),
            "carried_by": text(carrier, "id") if carrier is not None else None,
            "derived_from": text_or_none(document, "derived_from"),
        },
    )


def _actor(document: Document) -> RecordReference:
    whole = part_or_none(document, "affiliation")
    return RecordReference(
        "actor",
        text(document, "id"),
        {
            **{name: text(document, name) for name in ("name", "kind", "side")},
            "is_attributed": truth(document, "is_attributed"),
        },
        {"affiliation": text(whole, "id") if whole is not None else None},
        names(document, "names"),
    )


def _place(document: Document) -> RecordReference:
    texts = ("name", "name_armenian", "name_azerbaijani", "precision", "coordinates_source")
    values: dict[str, Any] = {name: text(document, name) for name in texts}
    values |= {name: truth(document, name) for name in ("is_latin_verified", "is_coordinates_verified")}
    values |= {"latitude": degrees(document, "lat"), "longitude": degrees(document, "lon")}
    return RecordReference("place", text(document, "id"), values, names=names(document, "names"))


_READERS: dict[str, Callable[[Document], RecordReference]] = {
    "publisher": _publisher,
    "source": _source,
    "actor": _actor,
    "place": _place,
}


def renamed(entry: RecordReference, here: Here) -> RecordReference:
    """Return an entry whose ties carry the ids of this record."""
    ties = {name: here(TIES[name], slug) if slug is not None else None for name, slug in entry.ties.items()}
    return replace(entry, ties=ties)


def affiliation_of(document: Document) -> RecordReference | None:
    """Return the actor that another one is a part of, as far as its part tells: its kind is not told."""
    whole = part_or_none(document, "affiliation")
    return _named_actor(whole) if whole is not None else None


def named_in_event(document: Document) -> Iterator[RecordReference]:
    """Yield what an event tells of the entries that it names, those first that others name.

    Less than their own documents tell: an event gives no kind of an actor, and no notes.
    """
    for source in parts(document, "sources"):
        for issuer in (part(source, "publisher"), part_or_none(source, "carried_by")):
            if issuer is not None:
                values = {name: text(issuer, name) for name in ("name", "country", "kind")}
                yield RecordReference("publisher", text(issuer, "id"), values)
    for source in parts(document, "sources"):
        yield _named_source(source)
    for taking_part in parts(document, "participants"):
        yield _named_actor(part(taking_part, "actor"))
    for claim in parts(document, "claims"):
        yield _named_actor(part(claim, "claimant"))
        yield _named_actor(part(claim, "victims"))
    for place in parts(document, "places"):
        position = {"latitude": degrees(place, "lat"), "longitude": degrees(place, "lon")}
        values = {"name": text(place, "name"), "precision": text(place, "precision")}
        yield RecordReference("place", text(place, "id"), values | position, names=names(place, "names"))


def _named_actor(document: Document) -> RecordReference:
    values = {"name": text(document, "name"), "side": text(document, "side")}
    return RecordReference(
        "actor", text(document, "id"), {**values, "kind": ActorKind.UNSPECIFIED_GROUP.value}
    )
