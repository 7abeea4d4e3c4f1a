"""The shipped record, exported and taken into an empty database, is the same record."""

from pathlib import Path

import pytest
from django.db import transaction

from tests.importers.record.exports import NOW, take_in
from tests.record.fixtures import FOLDER
from timeline.actions.record import load_record
from timeline.documents.bulk import build_release
from timeline.models import (
    Actor,
    AuditEntry,
    Citation,
    Claim,
    Event,
    ImportRun,
    Place,
    PublishedClaim,
    PublishedEvent,
    PublishedReference,
    RecordStamp,
)

PUBLISHED = (PublishedEvent, PublishedClaim, PublishedReference)
# A source that nobody cites and its publisher are not public, and stay behind.
COUNTED = (Event, Claim, Citation, Actor, Place)


def public() -> list[dict[str, str]]:
    """Return the hash of every public document, by id; stamps and addresses are no part of it."""
    return [dict(model._default_manager.values_list("slug", "content_hash")) for model in PUBLISHED]


def counts() -> list[int]:
    return [model._default_manager.count() for model in COUNTED]


def state() -> list[object]:
    """Return what a run would move even if it changed no entry."""
    return [
        AuditEntry.objects.count(),
        ImportRun.objects.count(),
        RecordStamp.objects.values_list("version", flat=True).get(),
    ]


@pytest.mark.django_db
def test_the_record_makes_the_round_trip(tmp_path: Path) -> None:
    with transaction.atomic():
        load_record(folder=FOLDER)
        build_release(tmp_path, now=NOW)
        before = (public(), counts())
        transaction.set_rollback(True)
    assert PublishedEvent.objects.count() == 0
    file = tmp_path / "1" / "record.json"
    take_in(file)
    assert (public(), counts()) == before
    once = state()
    take_in(file)
    assert (public(), counts(), state()) == (*before, once)
    said = take_in(tmp_path / "1" / "events.ndjson", release="1", apply=False)
    assert "Events: added 0, changed 0, unchanged 176." in said
