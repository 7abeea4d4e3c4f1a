"""No truth goes without a test that breaks it: those of `breaches` by constraint, the rest by trigger."""

import datetime
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.db import IntegrityError, models, transaction

from tests.factories import make_actor, make_claim, make_event, make_source
from tests.models import (
    test_actors,
    test_claims,
    test_datasets,
    test_editorial,
    test_events,
    test_matches,
    test_places,
    test_published,
    test_sources,
)
from tests.models.breaches import truths_of_the_record
from timeline.models import AuditAction, AuditEntry, EventRevision, RevisionKind

pytestmark = pytest.mark.django_db
NOON = datetime.datetime(2026, 1, 2, 12, tzinfo=datetime.UTC)
MODULES = [
    test_actors,
    test_claims,
    test_datasets,
    test_editorial,
    test_events,
    test_matches,
    test_places,
    test_published,
    test_sources,
]
MAKE: dict[str, Callable[..., models.Model]] = {
    "actor": make_actor,
    "claim": make_claim,
    "event": make_event,
    "source": make_source,
}
CHAINS = [
    ("source", "derived_from"),
    ("claim", "included_in"),
    ("claim", "supersedes"),
    ("claim", "revises"),
    ("event", "parent"),
    ("actor", "affiliation"),
]


def test_every_constraint_is_broken_by_a_test() -> None:
    broken = {breach.constraint for module in MODULES for breach in module.BREACHES}
    assert broken == set(truths_of_the_record())


def refuses(words: str, rows: Any, **change: object) -> None:
    """Fail unless the database refuses a change of these rows, or without a change their removal."""
    attempt = partial(rows.update, **change) if change else partial(rows._raw_delete, rows.db)
    with pytest.raises(IntegrityError, match=words), transaction.atomic():
        attempt()


@pytest.mark.parametrize(("noun", "field"), CHAINS)
def test_a_chain_never_runs_in_a_circle(noun: str, field: str) -> None:
    first = MAKE[noun]("first")
    second = MAKE[noun]("second", **{field: first})
    third = MAKE[noun]("third", **{field: second})
    rows = type(first)._default_manager.filter(pk=first.pk)
    refuses("runs in a circle", rows, **{field: third})
    rows.update(**{field: None})


@pytest.mark.parametrize(("noun", "field"), CHAINS)
def test_new_rows_that_name_one_another_are_refused_too(noun: str, field: str) -> None:
    model = type(row := MAKE[noun]("first"))
    values = {one.attname: getattr(row, one.attname) for one in model._meta.concrete_fields}
    key, attname = row.pk, f"{field}_id"

    def insert_two() -> None:
        for number, other in ((1, 2), (2, 1)):
            changed = {"id": key + number, "slug": f"new-{number}", attname: key + other}
            model(**values | changed).save(force_insert=True)

    with pytest.raises(IntegrityError, match="runs in a circle"), transaction.atomic():
        insert_two()


def test_the_audit_trail_is_only_added_to() -> None:
    AuditEntry.objects.create(at=NOON, action=AuditAction.ADDED, subject_type="event", subject_id="clash")
    refuses("append-only", AuditEntry.objects.all(), reason="Written later.")
    refuses("append-only", AuditEntry.objects.all())


def test_revisions_are_only_added_to() -> None:
    EventRevision.objects.create(
        slug="clash", revision=1, kind=RevisionKind.PUBLISHED, document="{}", at=NOON
    )
    refuses("append-only", EventRevision.objects.all(), document='{"title": "Another"}')
    refuses("append-only", EventRevision.objects.all())
