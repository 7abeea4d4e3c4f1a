"""Rendering every published event anew, by several processes where there are many."""

import datetime
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache

import django
from django.db import connections, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from timeline.actions import publishing
from timeline.actions.editorial import BATCH, documents_uncollected
from timeline.actions.publishing import Publication, content_hash
from timeline.actions.rendering import Rendering, rendered
from timeline.documents.record_reader import RecordReader
from timeline.documents.record_rows import OneOf, raw
from timeline.models import Event, PublishedEvent


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How many events were rendered, and those whose document had become another one."""

    rendered: int
    publications: list[Publication]


def rebuild(
    *,
    processes: int = 1,
    now: datetime.datetime | None = None,
    on_progress: Callable[[int], object] = lambda count: None,
) -> Rebuilt:
    """Render every published event anew, for example after an actor was renamed or the schema grew.

    Events with changes still at the desk are in review and keep the document that readers have. Where nothing
    changed, nothing is written: same hashes, same revisions.

    It has two steps. What has become another document is found by reading alone, in so many processes and beside
    everything else that goes on; only then is a turn taken, and these events are published. With more than one
    process no transaction may be open, and the database must be one that others can open: not one in memory.

    Raises:
        PublishRefused: if a published event has lost a source, or its dataset may no longer be passed on.

    """
    keys = list(Event.objects.published().order_by("pk").values_list("pk", flat=True))
    stale: list[int] = []
    for found, count in _found(keys, processes):
        stale += found
        on_progress(count)
    with transaction.atomic(), documents_uncollected() as forget:
        publishing.take_turn()
        rendering = Rendering(by=None, reason=_("Rendered anew."), at=now or timezone.now())
        rendering.renew_references()
        # What was withdrawn or taken back to the desk meanwhile stays so.
        still = list(Event.objects.published().filter(OneOf("id", stale)).values_list("pk", flat=True))
        publications: list[Publication] = []
        for batch in _batches(still):
            publications += rendering.publish(batch)
            forget()
        rendering.finish()
    return Rebuilt(len(keys), publications)


def _batches(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]


def _found(keys: Sequence[int], processes: int) -> Iterator[tuple[list[int], int]]:
    """Yield of each batch the events that have become other documents, and how many it has."""
    if processes == 1:
        reader = RecordReader()
        for batch in _batches(keys):
            yield _changed(batch, reader), len(batch)
        return
    connections.close_all()
    # Not forked: a child would share the sockets and locks of this process.
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=fresh, initializer=django.setup) as workers:
        batches = list(_batches(keys))
        for found, batch in zip(workers.map(_changed_here, batches), batches, strict=True):
            yield found, len(batch)


@cache
def _reader_of_this_process() -> RecordReader:
    return RecordReader()


def _changed_here(keys: Sequence[int]) -> list[int]:
    return _changed(keys, _reader_of_this_process())


def _changed(keys: Sequence[int], reader: RecordReader) -> list[int]:
    """Return those of these events whose document is not the one that readers have; reads only."""
    with documents_uncollected() as forget:
        batch, documents = rendered(keys, reader)
        slugs = [event.slug for event in batch.events]
        stored = dict(
            raw(PublishedEvent.objects.filter(OneOf("slug", slugs)).order_by(), "slug", "content_hash")
        )
        changed = [
            event.id
            for event, document in zip(batch.events, documents, strict=True)
            if content_hash(document) != stored.get(event.slug)
        ]
        forget()
    return changed
