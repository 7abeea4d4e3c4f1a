"""Taking in what was planned of another record's export: all of it or none, in one transaction."""

import datetime
from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from timeline.actions import audit, editorial
from timeline.actions.record_rows import Rows
from timeline.domain.imports import ImportRefused, ReadFile
from timeline.domain.record_entries import RecordEvent, RecordPlan, RecordReport, Withdrawal
from timeline.domain.vocabulary import EditorialStatus, PublisherKind
from timeline.models import (
    AuditAction,
    Claim,
    ClaimTombstone,
    Dataset,
    DatasetRelease,
    Event,
    ImportedRecord,
    ImportRun,
    PublishedEvent,
    Publisher,
)
from timeline.models.datasets import ImportState

# What is kept of each event's state in the other record, in this order; the claims stand last.
COLUMNS = ["revision", "published_at", "updated_at", "claims"]


def apply_record(
    *,
    plan: RecordPlan,
    file: ReadFile,
    report: RecordReport,
    by: audit.Editor = None,
    now: datetime.datetime | None = None,
    on_written: Callable[[int], object] = lambda count: None,
) -> ImportRun | None:
    """Write a plan, with one audit entry for the run; None where there is nothing to write.

    What is new or changed waits in review, except for what the plan gives to readers.

    Raises:
        ImportRefused: if an entry breaks a truth of the record that planning could not see.
        PublishRefused: if an event that the plan publishes may not be.

    """
    if plan.is_empty:
        return None
    at = now or timezone.now()
    try:
        with transaction.atomic():
            return _apply(plan, file, report, by, at, on_written)
    except (IntegrityError, ValidationError) as error:
        told = "; ".join(error.messages) if isinstance(error, ValidationError) else str(error)
        message = _("“%(name)s” breaks a truth of the record, and nothing of it was taken in: %(error)s")
        raise ImportRefused(message % {"name": file.name, "error": told}) from error


def _apply(
    plan: RecordPlan,
    file: ReadFile,
    report: RecordReport,
    by: audit.Editor,
    at: datetime.datetime,
    on_written: Callable[[int], object],
) -> ImportRun:
    run = _begin(plan, file, at)
    rows = Rows()
    for planned in plan.references:
        rows.write_reference(planned)
    rows.write_ties_of_references()
    for dataset in plan.datasets:
        publisher = Publisher.objects.get(slug=dataset.publisher)
        Dataset.objects.create(
            slug=dataset.slug,
            name=dataset.name,
            publisher=publisher,
            licence=dataset.licence,
            is_redistributable=True,
        )
    for event in plan.events:
        rows.write_event(event)
        on_written(1)
    rows.write_ties_of_events()
    rows.write_matches(at)
    _take_back(plan.withdrawn_claims, at)
    _keep_states(plan, run)
    audit.record(
        action=AuditAction.IMPORTED,
        subject=("importrun", f"{plan.origin.slug} / {plan.origin.version} / {run.pk}"),
        by=by,
        changes={
            f"{noun}s {word}": [None, count]
            for noun, counts in report.nouns.items()
            for word, count in sorted(counts.items())
        },
        at=at,
    )
    for withdrawal in plan.withdrawn_events:
        _withdraw(withdrawal, by, at)
    _publish(plan, report, by, at)
    run.state = ImportState.APPLIED
    run.finished_at = timezone.now()
    run.save()
    return run


def _begin(plan: RecordPlan, file: ReadFile, at: datetime.datetime) -> ImportRun:
    origin = plan.origin
    publisher, _made = Publisher.objects.get_or_create(
        slug=origin.slug, defaults={"name": origin.name[:200], "kind": PublisherKind.AGGREGATOR}
    )
    dataset, _made = Dataset.objects.get_or_create(
        slug=origin.slug,
        defaults={
            "name": origin.name[:200],
            "publisher": publisher,
            "licence": origin.licence,
            "is_redistributable": True,
            "is_record": True,
        },
    )
    if not dataset.is_record:
        message = _("“%(id)s” is a dataset here and no other record; give --origin another id.")
        raise ImportRefused(message % {"id": origin.slug})
    release, _made = DatasetRelease.objects.get_or_create(dataset=dataset, version=origin.version)
    return ImportRun.objects.create(
        release=release, file_name=file.name[:200], sha256=file.sha256, columns=COLUMNS, started_at=at
    )


def _keep_states(plan: RecordPlan, run: ImportRun) -> None:
    """Remember in which state the other record had each event."""
    new = [entry for entry, is_on_file in plan.read if not is_on_file]
    keys = dict(Event.objects.filter(slug__in=[entry.slug for entry in new]).values_list("slug", "pk"))
    ImportedRecord.objects.filter(release=run.release, external_id__in=[entry.slug for entry in new]).delete()
    ImportedRecord.objects.bulk_create(
        ImportedRecord(
            release=run.release,
            run=run,
            external_id=entry.slug,
            event_id=keys.get(entry.slug),
            raw=_state_of(entry),
            fingerprint=entry.fingerprint(),
        )
        for entry in new
    )


def _state_of(entry: RecordEvent) -> list[object]:
    return [*(entry.stamps.get(name) for name in COLUMNS[:-1]), [claim.slug for claim in entry.claims]]


def _take_back(withdrawals: list[Withdrawal], at: datetime.datetime) -> None:
    """Keep claims from readers; those that readers have go out when their event is next published."""
    claims = Claim.objects.filter(slug__in=[one.slug for one in withdrawals]).select_related("event")
    reasons = {one.slug: one.reason for one in withdrawals}
    for claim in claims:
        editorial.set_aside(entry=claim, reason=reasons[claim.slug], at=at)
        if claim.event.status == EditorialStatus.PUBLISHED:
            Event.objects.filter(pk=claim.event_id).update(status=EditorialStatus.IN_REVIEW)


def _withdraw(withdrawal: Withdrawal, by: audit.Editor, at: datetime.datetime) -> None:
    event = Event.objects.get(slug=withdrawal.slug)
    reason = withdrawal.reason or _("Withdrawn from the record it was taken from.")
    if PublishedEvent.objects.filter(slug=event.slug).exists():
        editorial.withdraw(event=event, by=by, reason=reason, now=at)
    else:
        editorial.set_aside(entry=event, reason=reason, by=by, at=at)


def _publish(plan: RecordPlan, report: RecordReport, by: audit.Editor, at: datetime.datetime) -> None:
    events = Event.objects.to_publish().filter(slug__in=plan.published).order_by("pk")
    publications = editorial.publish_within(keys=list(events.values_list("pk", flat=True)), by=by, now=at)
    report.published = sum(publication.changed for publication in publications)
    for withdrawal in plan.withdrawn_claims:
        ClaimTombstone.objects.filter(slug=withdrawal.slug).update(reason=withdrawal.reason)
