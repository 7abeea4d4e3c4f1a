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


def add_published(named: Named) -> None:
    """Add the ids of every reference that readers have."""
    for kind, slug in PublishedReference.objects.order_by().values_list("kind", "slug"):
        named[kind].add(slug)


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
            changed += _write_batch(kind, wanted[start : start + BATCH], at)
    return changed


def _write_batch(kind: str, slugs: list[str], at: datetime.datetime) -> int:
    rows = PublishedReference.objects.filter(kind=kind, slug__in=slugs).order_by()
    stored = {slug: (key, digest) for slug, key, digest in rows.values_list("slug", "pk", "content_hash")}
    new: list[PublishedReference] = []
    changed: list[PublishedReference] = []
    for built in build_references(kind, slugs):
        body = orjson.dumps(built.document)
        digest = digest_of(body)
        key, before = stored.get(built.slug, (None, ""))
        if before != digest:
            row = _row(built, with_members(body, {"updated_at": stamp(at)}), digest, at)
            row.pk = key
            (new if key is None else changed).append(row)
    PublishedReference.objects.bulk_create(new)
    for row in changed:
        row.save(force_update=True)
    return len(new) + len(changed)


def _row(built: BuiltReference, text: str, digest: str, at: datetime.datetime) -> PublishedReference:
    return PublishedReference(
        kind=built.kind,
        slug=built.slug,
        name=built.name,
        group=built.group,
        sort_on=built.sort_on,
        search_text=built.search_text,
        document=text,
        content_hash=digest,
        updated_at=at,
    )


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
