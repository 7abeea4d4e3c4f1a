"""A figure reads of an event no more than it draws."""

from datetime import date

import pytest

from tests.factories import make_event, make_publisher
from tests.pages.publishing import publish
from timeline.documents import store
from timeline.documents.marks import Bin, bins, marks
from timeline.models import Dataset

pytestmark = pytest.mark.django_db


def test_marks_come_by_their_first_day_without_the_phases() -> None:
    publish(
        make_event("later", date="2021-05"),
        make_event("earlier", date="2020-11-23"),
        make_event("war", date="2020", is_phase=True, phase_number=1),
    )
    found = marks(store.events(), most=10)
    assert found is not None
    assert [(mark.slug, mark.earliest, mark.latest) for mark in found] == [
        ("earlier", date(2020, 11, 23), date(2020, 11, 23)),
        ("later", date(2021, 5, 1), date(2021, 5, 31)),
    ]


def test_an_imported_event_is_drawn_as_one_of_the_record_is() -> None:
    held = Dataset.objects.create(slug="set", name="Set", publisher=make_publisher(), is_redistributable=True)
    publish(make_event(date="2020-11~", dataset=held))
    found = marks(store.events(), most=10)
    assert found is not None
    assert [(mark.edtf, mark.is_rough) for mark in found] == [("2020-11~", True)]


def test_an_open_end_has_no_day() -> None:
    publish(make_event(date="2020-11-23/.."))
    found = marks(store.events(), most=10)
    assert found is not None
    assert found[0].latest is None


@pytest.mark.parametrize(("text", "is_rough"), [("2020-11-23", False), ("2020~", True), ("199X", True)])
def test_a_rough_date_is_known_as_one(text: str, is_rough: bool) -> None:
    publish(make_event(date=text))
    found = marks(store.events(), most=10)
    assert found is not None
    assert found[0].is_rough is is_rough


def test_more_marks_than_can_be_drawn_are_none() -> None:
    publish(make_event("one"), make_event("two"))
    assert marks(store.events(), most=1) is None


def test_a_short_view_counts_by_the_day() -> None:
    publish(make_event("one", date="2020-11-23"), make_event("two", date="2020-11-23"))
    day = date(2020, 11, 23)
    assert bins(store.events(), date(2020, 1, 1), date(2020, 12, 31)) == [Bin("clash", day, day, 2)]


def test_a_long_view_counts_by_the_month() -> None:
    publish(make_event("one", date="2020-11-03"), make_event("two", date="2020-11-23"))
    found = bins(store.events(), date(1988, 1, 1), date(2026, 12, 31))
    assert found == [Bin("clash", date(2020, 11, 1), date(2020, 11, 30), 2)]


def test_what_begins_before_the_view_is_not_counted_in_it() -> None:
    publish(make_event("one", date="2019-11-03/2020-11-23"), make_event("two", date="../2020-11-23"))
    assert bins(store.events(), date(2020, 1, 1), date(2020, 12, 31)) == []
