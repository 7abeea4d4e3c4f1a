"""A figure reads of an event no more than it draws."""

from datetime import date

import pytest

from tests.factories import make_event, make_publisher
from tests.pages.publishing import publish
from timeline.documents import store
from timeline.documents.marks import DayCount, by_day, marks
from timeline.models import Dataset

pytestmark = pytest.mark.django_db
YEAR = (date(2020, 1, 1), date(2020, 12, 31))


def test_marks_come_by_their_first_day_without_the_phases() -> None:
    publish(
        make_event("later", date="2021-05"),
        make_event("earlier", date="2020-11-23"),
        make_event("war", date="2020", is_phase=True, phase_number=1),
    )
    found = marks([store.events()], "type")
    assert [(mark.slug, mark.earliest, mark.latest, mark.value) for mark in found] == [
        ("earlier", date(2020, 11, 23), date(2020, 11, 23), "clash"),
        ("later", date(2021, 5, 1), date(2021, 5, 31), "clash"),
    ]


def test_marks_of_several_parts_are_in_one_order() -> None:
    publish(
        make_event("a", date="2020-01-01"), make_event("b", date="2020-02-01/2020-06-01"), make_event("c")
    )
    parts = [store.events().filter(is_long=is_long) for is_long in (False, True)]
    assert [mark.slug for mark in marks(parts, "type")] == ["a", "b", "c"]


def test_an_event_that_is_merely_listed_under_a_phase_is_in_none() -> None:
    war = make_event("war", date="2020", is_phase=True, phase_number=1)
    publish(war, make_event("part", parent=war), make_event("beside"))
    assert {mark.slug: mark.value for mark in marks([store.events()], "phase")} == {
        "part": "war",
        "beside": "",
    }


def test_an_imported_event_is_drawn_as_one_of_the_record_is() -> None:
    held = Dataset.objects.create(slug="set", name="Set", publisher=make_publisher(), is_redistributable=True)
    publish(make_event(date="2020-11~", dataset=held))
    found = marks([store.events()], "type")
    assert [(mark.edtf, mark.is_rough) for mark in found] == [("2020-11~", True)]


def test_an_open_end_has_no_day() -> None:
    publish(make_event(date="2020-11-23/.."))
    assert marks([store.events()], "type")[0].latest is None


@pytest.mark.parametrize(("text", "is_rough"), [("2020-11-23", False), ("2020~", True), ("199X", True)])
def test_a_rough_date_is_known_as_one(text: str, is_rough: bool) -> None:
    publish(make_event(date=text))
    assert marks([store.events()], "type")[0].is_rough is is_rough


def test_a_short_view_counts_by_the_day() -> None:
    publish(make_event("one", date="2020-11-23"), make_event("two", date="2020-11-23"))
    assert by_day(store.events(), *YEAR, "type") == [DayCount("clash", date(2020, 11, 23), 2)]


def test_what_begins_before_the_view_is_not_counted_in_it() -> None:
    publish(make_event("one", date="2019-11-03/2020-11-23"), make_event("two", date="../2020-11-23"))
    assert by_day(store.events(), *YEAR, "type") == []
