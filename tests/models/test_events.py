import datetime

import pytest

from tests.factories import make_actor, make_event, make_place
from tests.models.breaches import Breach, each
from timeline.domain.vocabulary import EditorialStatus, EventType, Role
from timeline.models import Event, EventPlace, Participation

pytestmark = pytest.mark.django_db


def make_phase(slug: str, **fields: object) -> Event:
    return make_event(slug, **({"type": EventType.WAR, "is_phase": True, "phase_number": 1} | fields))


def place_twice() -> None:
    event, place = make_event(), make_place()
    for _attempt in range(2):
        EventPlace.objects.create(event=event, place=place)


def take_part(times: int = 1, **fields: object) -> None:
    event, actor = make_event(), make_actor()
    for _attempt in range(times):
        Participation.objects.create(event=event, actor=actor, **({"role": Role.PARTY} | fields))


def end_before_the_beginning() -> None:
    # Saving derives both days from the date; only a bulk change can set them apart.
    make_event()
    Event.objects.update(earliest=datetime.date(2020, 11, 24))


BREACHES = [
    Breach("event_has_a_title", lambda: make_event(title="")),
    Breach("event_has_a_date", lambda: make_event(date="")),
    Breach("event_type_is_known", lambda: make_event(type="incident")),
    Breach("event_status_is_known", lambda: make_event(status="final")),
    Breach("event_earliest_not_after_latest", end_before_the_beginning),
    Breach("event_is_not_its_own_parent", lambda: make_event(pk=5, parent_id=5)),
    Breach("event_phase_has_no_parent", lambda: make_phase("war", parent=make_event())),
    Breach("event_phase_is_numbered", lambda: make_phase("war", phase_number=None)),
    Breach("event_phase_is_numbered", lambda: make_event(phase_number=1)),
    Breach("event_phase_number_is_given_once", lambda: (make_phase("war"), make_phase("truce"))),
    Breach("eventplace_is_named_once", place_twice),
    Breach("participation_is_named_once", lambda: take_part(times=2)),
    Breach("participation_role_is_known", lambda: take_part(role="aggressor")),
    Breach("participation_attacker_or_accused_has_a_basis", lambda: take_part(role=Role.ATTACKER)),
    Breach("participation_attacker_or_accused_has_a_basis", lambda: take_part(role=Role.ACCUSED)),
]


@each(BREACHES)
def test_the_database_keeps(breach: Breach) -> None:
    breach.is_refused()


def test_an_accused_actor_stands_with_its_basis() -> None:
    take_part(role=Role.ACCUSED, role_basis="The ministry says so; the other side denies it.")


def test_an_actor_may_have_two_roles_in_one_event() -> None:
    event, actor = make_event(), make_actor()
    for role in (Role.PARTY, Role.SIGNATORY):
        Participation.objects.create(event=event, actor=actor, role=role)


def test_an_event_of_unknown_day_in_a_span_is_found_by_any_day_of_it() -> None:
    make_event(date="1991-09-27/1991-09-28")
    found = Event.objects.overlapping(datetime.date(1991, 9, 28), datetime.date(1991, 12, 31))
    assert [event.slug for event in found] == ["clash"]
    assert not Event.objects.overlapping(datetime.date(1991, 9, 29), datetime.date(1991, 12, 31)).exists()


def test_an_open_end_reaches_every_later_year() -> None:
    make_event(date="2020-11-10/..")
    assert Event.objects.overlapping(datetime.date(2030, 1, 1), datetime.date(2030, 12, 31)).exists()
    assert not Event.objects.overlapping(datetime.date(2019, 1, 1), datetime.date(2019, 12, 31)).exists()


def test_only_what_was_handed_in_or_is_public_goes_to_readers() -> None:
    for status in EditorialStatus:
        make_event(status.value, status=status)
    assert {event.slug for event in Event.objects.to_publish()} == {"in_review", "published"}
    assert [event.slug for event in Event.objects.published()] == ["published"]
