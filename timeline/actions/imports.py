"""Taking in what an importer planned: all of a file or none of it, in one transaction."""

import datetime
from collections.abc import Callable, Iterable

import orjson
from django.db import transaction
from django.utils import timezone

from timeline.actions import audit, bulk, editorial, publishing
from timeline.actions.import_entries import Entries
from timeline.actions.import_events import add_events, change_event
from timeline.domain.imports import DatasetFacts, ImportReport, PlannedBatch, PlannedEvent, ReadFile
from timeline.domain.vocabulary import EditorialStatus
from timeline.models import AuditAction, Event, ImportedRecord, ImportRun
from timeline.models.datasets import ImportState

_RECORD_COLUMNS = ("release_id", "run_id", "external_id", "event_id", "raw", "fingerprint")


def apply_plan(
    *,
    facts: DatasetFacts,
    file: ReadFile,
    batches: Iterable[PlannedBatch],
    report: ImportReport,
    publish: bool = False,
    by: audit.Editor = None,
    now: datetime.datetime | None = None,
    on_published: Callable[[int], object] = lambda count: None,
) -> ImportRun:
    """Write every planned event, with its figures as claims of the dataset, and one audit entry for the run.

    A figure that another release changes is superseded by the new one and kept. Events wait in review; with `publish`
    they are given to readers in the same transaction, which a dataset that may not be passed on does not allow.

    Raises:
        PublishRefused: if the dataset may not be passed on.

    """
    at = now or timezone.now()
    with transaction.atomic():
        if publish:
            publishing.take_turn()
        entries = Entries(facts)
        run = ImportRun.objects.create(
            release=entries.release,
            file_name=file.name[:200],
            sha256=file.sha256,
            columns=file.columns,
            started_at=at,
        )
        for batch in batches:
            _apply_batch(batch, entries, run)
        audit.record(
            action=AuditAction.IMPORTED,
            subject=("importrun", f"{facts.slug} / {facts.version} / {run.pk}"),
            by=by,
            changes={
                noun: [None, number]
                for noun, number in (
                    ("added", report.added),
                    ("changed", report.changed),
                    ("unchanged", report.unchanged),
                    ("kept", len(report.kept)),
                    ("rejected", report.rejected),
                )
            },
            at=at,
        )
        if publish:
            _publish(facts, by=by, at=at, on_published=on_published)
        run.state = ImportState.APPLIED
        run.finished_at = timezone.now()
        run.save()
    return run


def _apply_batch(batch: PlannedBatch, entries: Entries, run: ImportRun) -> None:
    entries.add_actors(batch.new_actors)
    entries.add_places(batch.new_places)
    events = add_events(batch.added, entries)
    known = [*batch.changed, *batch.confirmed, *batch.kept]
    stored = dict(
        Event.objects.filter(slug__in=[planned.slug for planned in known]).values_list("slug", "pk")
    )
    for planned in batch.changed:
        change_event(planned, entries)
    ImportedRecord.objects.filter(
        release=entries.release, external_id__in=[planned.event.external_id for planned in known]
    ).delete()
    rows = [
        *zip(batch.added, events, strict=True),
        *((planned, stored.get(planned.slug)) for planned in known),
    ]
    bulk.insert(
        ImportedRecord,
        _RECORD_COLUMNS,
        (_record(planned, event, entries.release.pk, run.pk) for planned, event in rows),
    )


def _record(planned: PlannedEvent, event: int | None, release: int, run: int) -> tuple[object, ...]:
    raw = orjson.dumps(planned.event.raw).decode()
    return (release, run, planned.event.external_id, event, raw, planned.fingerprint)


def _publish(
    facts: DatasetFacts, *, by: audit.Editor, at: datetime.datetime, on_published: Callable[[int], object]
) -> None:
    """Publish the dataset's events that wait in review."""
    waiting = Event.objects.filter(dataset__slug=facts.slug, status=EditorialStatus.IN_REVIEW).order_by("pk")
    keys = list(waiting.values_list("pk", flat=True))
    editorial.publish_within(keys=keys, by=by, now=at, on_progress=on_published)
