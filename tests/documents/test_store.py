"""The reading door finds the same events whichever way it takes."""

import pytest

from tests.factories import make_actor, make_event
from tests.pages.publishing import publish
from timeline.documents import store
from timeline.models import Participation

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("many", [1, 100])
def test_the_first_events_of_an_actor_are_its_oldest(many: int, monkeypatch: pytest.MonkeyPatch) -> None:
    days = {"third": "2020-11-23", "first": "1988-02", "second": "1992~", "another": "1990"}
    events = [make_event(slug, date=day) for slug, day in days.items()]
    for event in events[:3]:
        Participation.objects.create(event=event, actor=make_actor(), role="party")
        Participation.objects.create(event=event, actor=make_actor(), role="attacker", role_basis="Said so.")
    publish(*events)
    monkeypatch.setattr(store, "MANY_TIES", many)
    found = store.first_events(store.event_actors().filter(actor="ministry"), 2)
    assert [row.slug for row in found] == ["first", "second"]
