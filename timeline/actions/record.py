"""Taking the shipped record in: fixtures into tables, then to readers."""

import datetime
import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from timeline.actions import audit, editorial, publishing
from timeline.actions.fixture_rows import FixtureError, FixtureReader, FixtureRow
from timeline.domain.vocabulary import EditorialStatus
from timeline.models import (
    ActorName,
    AuditAction,
    AuditEntry,
    Citation,
    Claim,
    Event,
    EventPlace,
    Participation,
    PlaceName,
    RecordStamp,
)

# One file a noun, in the order in which they name one another.
NOUNS = (
    "publishers",
    "sources",
    "actors",
    "actor_names",
    "places",
    "place_names",
    "events",
    "event_places",
    "participations",
    "claims",
    "citations",
)
# What belongs to another entry: a tie that a newer fixture no longer names goes out with it.
TIES: tuple[type[models.Model], ...] = (ActorName, PlaceName, EventPlace, Participation, Citation)


@dataclass(slots=True)
class LoadReport:
    """What loading the record came to."""

    is_unchanged: bool = False
    loaded: Counter[str] = field(default_factory=Counter)
    kept: list[str] = field(default_factory=list)
    removed: Counter[str] = field(default_factory=Counter)
    published: int = 0


def fixture_paths(folder: Path) -> list[Path]:
    """Return the record's files in loading order.

    Raises:
        FileNotFoundError: if one is missing, naming it.

    """
    paths = [folder / f"{noun}.json" for noun in NOUNS]
    for path in paths:
        if not path.is_file():
            message = f"The record's file {path} is missing; a checkout of the project has all of {', '.join(NOUNS)}."
            raise FileNotFoundError(message)
    return paths


def fixtures_hash(paths: Sequence[Path]) -> str:
    """Return one SHA-256 over all files, in hex."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def load_record(
    *,
    folder: Path,
    now: datetime.datetime | None = None,
    on_progress: Callable[[int], object] = lambda count: None,
) -> LoadReport:
    """Load the fixtures in `folder` and publish their events; a second run with the same files does nothing.

    All or nothing, in one transaction. Entries that an editor has changed at the desk are left as they are and
    named in the report; so is the status of what was withdrawn.

    Raises:
        FileNotFoundError: if a file is missing.
        FixtureError: if a row names what is not there, or breaks a truth of the record.

    """
    paths = fixture_paths(folder)
    digest = fixtures_hash(paths)
    report = LoadReport()
    stamp = RecordStamp.objects.filter(pk=1).first()
    if stamp is not None and stamp.fixtures_hash == digest:
        report.is_unchanged = True
        return report
    at = now or timezone.now()
    with transaction.atomic():
        publishing.take_turn()
        touched = _load(paths, report)
        RecordStamp.objects.filter(pk=1).update(fixtures_hash=digest)
        audit.record(
            action=AuditAction.IMPORTED,
            subject=("fixtures", digest),
            changes={noun: [None, count] for noun, count in sorted(report.loaded.items())},
            at=at,
        )
        events = Event.objects.to_publish().filter(pk__in=touched).order_by("pk")
        keys = list(events.values_list("pk", flat=True))
        publications = editorial.publish_within(keys=keys, now=at, on_progress=on_progress)
        report.published = sum(publication.changed for publication in publications)
    return report


def _load(paths: Sequence[Path], report: LoadReport) -> set[int]:
    """Write every fixture row that no editor has changed; return the keys of the events in the fixtures."""
    edited = set(
        AuditEntry.objects.filter(by__isnull=False).values_list("subject_type", "subject_id").distinct()
    )
    reader = FixtureReader()
    statuses = {model: dict(model._default_manager.values_list("pk", "status")) for model in (Event, Claim)}
    waiting: list[FixtureRow] = []
    events: set[int] = set()
    named: dict[type[models.Model], set[int]] = {model: set() for model in TIES}
    for path in paths:
        for row in reader.read(path):
            entry = row.entry
            if row.subject in edited:
                report.kept.append(" ".join(row.subject))
            else:
                if isinstance(entry, Event | Claim):
                    # What is there keeps its status; a new entry of the record has been reviewed.
                    entry.status = statuses[type(entry)].get(entry.pk, EditorialStatus.IN_REVIEW)
                _save(row)
                reader.saved(row)
                report.loaded[entry._meta.model_name or ""] += 1
                if row.later:
                    waiting.append(row)
            if isinstance(entry, Event) and entry.pk is not None:
                events.add(entry.pk)
            if type(entry) in named and entry.pk is not None:
                named[type(entry)].add(entry.pk)
    for row in waiting:
        reader.name_later(row)
    _remove_dropped_ties(named, events, edited, report)
    return events


def _save(row: FixtureRow) -> None:
    try:
        row.entry.save(force_insert=row.is_new, force_update=not row.is_new)
    except (IntegrityError, ValidationError) as error:
        missing = "".join(
            f" It names {name} {key}, which does not stand before it." for name, key in row.later.items()
        )
        message = f"{row.path.name}: {' / '.join(row.subject)} cannot be taken in: {error}.{missing}"
        raise FixtureError(message) from error


def _remove_dropped_ties(
    named: dict[type[models.Model], set[int]],
    events: set[int],
    edited: set[tuple[str, str]],
    report: LoadReport,
) -> None:
    for model, kept in named.items():
        dropped = model._default_manager.exclude(pk__in=kept)
        if model in (EventPlace, Participation):
            dropped = dropped.filter(event__in=events)
        if model is Citation:
            dropped = dropped.filter(models.Q(event__in=events) | models.Q(claim__event__in=events))
        for tie in dropped:
            if audit.subject_of(tie) not in edited:
                tie.delete()
                report.removed[model._meta.model_name or ""] += 1
