import datetime
from typing import Any

import pytest

from tests.factories import make_editor, make_event
from tests.models.breaches import Breach, each
from timeline.models import AppendOnlyError, AuditAction, AuditEntry, Decision, Review

pytestmark = pytest.mark.django_db
NOON = datetime.datetime(2026, 1, 2, 12, tzinfo=datetime.UTC)


def judge(**fields: Any) -> Review:
    return Review.objects.create(event=make_event(), decided_by=make_editor(), decided_at=NOON, **fields)


def note(action: str = AuditAction.ADDED) -> AuditEntry:
    return AuditEntry.objects.create(at=NOON, action=action, subject_type="event", subject_id="clash")


BREACHES = [
    Breach("review_decision_is_known", lambda: judge(decision="undecided", reason="Not yet.")),
    Breach("review_asking_for_changes_gives_a_reason", lambda: judge(decision=Decision.CHANGES_ASKED)),
    Breach("auditentry_action_is_known", lambda: note(action="touched")),
]


@each(BREACHES)
def test_the_database_keeps(breach: Breach) -> None:
    breach.is_refused()


def test_an_audit_entry_is_not_saved_a_second_time() -> None:
    entry = note()
    entry.reason = "Written later."
    with pytest.raises(AppendOnlyError):
        entry.save()


def test_an_audit_entry_is_not_deleted() -> None:
    with pytest.raises(AppendOnlyError):
        note().delete()
