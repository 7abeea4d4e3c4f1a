"""Writing the documents of actors, places, publishers and sources; only `actions.editorial` calls this."""

import datetime
from collections.abc import Iterable

import orjson
from django.db.models import Exists, OuterRef

from timeline.actions.published_rows import digest_of, stamp, with_members
from timeline.documents.references import BuiltReference, build_references, named_in
from timeline.documents.schema import EventDocument
from timeline.models import PublishedEventReference, PublishedReference, ReferenceKind

# How many references are built at a time.
BATCH = 500

Named = dict[str, set[str]]


def nothing_named() -> Named:
    """Return the ids of references by kind, as yet without any."""
    return {kind: set() for kind in ReferenceKind.values}


def add_named(named: Named, documents: Iterable[EventDocument]) -> None:
    """Add the ids of every reference that these documents name."""
    for document in documents:
        for kind, slugs in named_in(document).items():
            named[kind] |= slugs


def unite(named: Named, more: Named) -> None:
    """Add the ids of more references."""
    for kind, slugs in more.items():
        named[kind] |= slugs


def write_references(named: Named, at: datetime.datetime) -> int:
    """Store the documents of these references; return how many changed."""
    changed = 0
    for kind, slugs in named.items():
        wanted = sorted(slugs)
        for start in range(0, len(wanted), BATCH):
            batch = wanted[start : start + BATCH]
            rows = PublishedReference.objects.filter(kind=kind, slug__in=batch)
            stored = dict(rows.values_list("slug", "content_hash"))
            for built in build_references(kind, batch):
                changed += _write_reference(built, stored.get(built.slug), at)
    return changed


def _write_reference(built: BuiltReference, stored_hash: str | None, at: datetime.datetime) -> bool:
    body = orjson.dumps(built.document)
    digest = digest_of(body)
    if stored_hash == digest:
        return False
    values = {
        "name": built.name,
        "group": built.group,
        "sort_on": built.sort_on,
        "search_text": built.search_text,
        "document": with_members(body, {"updated_at": stamp(at)}),
        "content_hash": digest,
        "updated_at": at,
    }
    if stored_hash is None:
        PublishedReference.objects.create(kind=built.kind, slug=built.slug, **values)
    else:
        PublishedReference.objects.filter(kind=built.kind, slug=built.slug).update(**values)
    return True


def named_by(events: Iterable[int]) -> Named:
    """Return the references that the stored documents of these events name, by the key of the published event."""
    named = nothing_named()
    for kind, slug in PublishedEventReference.objects.filter(event__in=events).values_list("kind", "slug"):
        named[kind].add(slug)
    return named


def remove_orphaned(named: Named) -> int:
    """Take those of these references out that no published event names any more; return how many went."""
    used = PublishedEventReference.objects.filter(kind=OuterRef("kind"), slug=OuterRef("slug"))
    removed = 0
    for kind, slugs in named.items():
        wanted = sorted(slugs)
        for start in range(0, len(wanted), BATCH):
            rows = PublishedReference.objects.filter(kind=kind, slug__in=wanted[start : start + BATCH])
            removed += rows.filter(~Exists(used)).delete()[0]
    return removed
