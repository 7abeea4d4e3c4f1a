import datetime
from typing import Any

import pytest

from tests.factories import make_event
from tests.models.breaches import Breach, each
from timeline.models import Event, EventMatch

pytestmark = pytest.mark.django_db
NOON = datetime.datetime(2026, 1, 2, 12, tzinfo=datetime.UTC)


def match(imported: Event, event: Event, decision: str = "same") -> EventMatch:
    return EventMatch.objects.create(imported=imported, event=event, decision=decision, decided_at=NOON)


def twice(second: str) -> Any:
    """Return an attempt to match an imported event a second time: with the same event, or with another."""

    def attempt() -> None:
        imported, event = make_event("ged-1"), make_event()
        match(imported, event)
        if second == "again":
            match(imported, event, "different")
        else:
            match(imported, make_event("other"))

    return attempt


def with_itself() -> None:
    event = make_event()
    match(event, event)


BREACHES = [
    Breach("eventmatch_is_decided_once", twice("again")),
    Breach("eventmatch_is_the_same_as_one_event_at_most", twice("another")),
    Breach("eventmatch_decision_is_known", lambda: match(make_event("ged-1"), make_event(), "perhaps")),
    Breach("eventmatch_is_of_two_events", with_itself),
]


@each(BREACHES)
def test_the_database_keeps(breach: Breach) -> None:
    breach.is_refused()


def test_a_match_that_came_with_another_record_has_no_editor() -> None:
    assert match(make_event("ged-1"), make_event()).decided_by is None


def test_each_event_leads_to_those_that_are_the_same() -> None:
    first, second, event, other = (make_event(slug) for slug in ("ged-1", "ged-2", "clash", "other"))
    match(first, event)
    match(second, event)
    match(second, other, "different")
    assert EventMatch.objects.others([event.pk, first.pk, other.pk]) == {
        event.pk: {first.pk, second.pk},
        first.pk: {event.pk},
    }
