"""Two databases have the same fingerprint only where they hold the same record."""

import pytest

from tests.factories import make_actor, make_event
from tests.pages.publishing import publish
from timeline.actions import audit
from timeline.keeping import fingerprint
from timeline.models import AuditAction, PublishedEvent

pytestmark = pytest.mark.django_db


def test_a_changed_document_shows_even_where_its_own_hash_stayed() -> None:
    publish(make_event())
    before = fingerprint.take("default")
    PublishedEvent.objects.update(document="{}")
    assert before.differences(fingerprint.take("default")) == ["The published documents are not the same."]


def test_a_row_too_many_is_named_by_its_table() -> None:
    before = fingerprint.take("default")
    make_actor()
    assert before.differences(fingerprint.take("default")) == ["timeline_actor: 1 rows instead of 0."]


def test_a_longer_trail_shows() -> None:
    before = fingerprint.take("default")
    audit.record(action=AuditAction.CHANGED, subject=("event", "clash"))
    assert before.differences(fingerprint.take("default")) == [
        "timeline_auditentry: 1 rows instead of 0.",
        "The trail of changes is not the same.",
    ]


def test_the_same_record_has_the_same_fingerprint() -> None:
    publish(make_event())
    assert fingerprint.take("default") == fingerprint.take("default")
