"""Exports of another record, made in this database and taken back out of it."""

import datetime
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import transaction

from tests.factories import make_actor, make_citation, make_claim, make_event, make_place, make_source
from tests.pages.publishing import publish
from timeline.documents.bulk import build_release
from timeline.models import Event, EventPlace, Participation

NOW = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)


def small_record() -> Event:
    """Publish one event with a place, a participant and two claims, of which the later supersedes the earlier."""
    event = make_event()
    EventPlace.objects.create(event=event, place=make_place(latitude="39.50000", longitude="46.50000"))
    Participation.objects.create(event=event, actor=make_actor("soldiers"), role="party")
    earlier = make_claim()
    later = make_claim("clash-killed-later", low=6, high=6, qualifier="exactly", supersedes=earlier)
    make_citation(claim=later, source=make_source("copy"), copied_from=make_source())
    publish(event)
    return event


def export(folder: Path, make: Callable[[], object] = small_record, file: str = "record.json") -> Path:
    """Make a record, write its release, and take it out of the database again."""
    with transaction.atomic():
        make()
        build_release(folder, now=NOW)
        transaction.set_rollback(True)
    return next(folder.glob(f"*/{file}"))


def changed(path: Path, change: Callable[[dict[str, Any]], object], version: int = 9) -> Path:
    """Write a later state of an export beside it."""
    whole = json.loads(path.read_bytes()) | {"dataset_version": version}
    change(whole)
    later = path.with_name(f"later-{version}.json")
    later.write_text(json.dumps(whole), encoding="utf-8")
    return later


def take_in(path: Path, **options: Any) -> str:
    """Run the import, writing and publishing unless told otherwise; return what it said."""
    out = io.StringIO()
    call_command("import_record", str(path), stdout=out, **({"apply": True, "publish": True} | options))
    return out.getvalue()
