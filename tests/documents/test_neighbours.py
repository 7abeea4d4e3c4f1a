"""The neighbours of an event are those that every list would show before and after it."""

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories import make_event
from tests.pages.publishing import publish
from timeline.documents import store
from timeline.documents.neighbours import neighbours

pytestmark = pytest.mark.django_db


def beside(slug: str) -> list[str | None]:
    return [mark.slug if mark else None for mark in neighbours(store.event(slug), store.events())]


def test_neighbours_stand_in_order_of_time_and_on_one_day_by_id() -> None:
    publish(
        make_event("open", date="../1990-05-01"),
        make_event("b", date="2020-10-02"),
        make_event("a", date="2020-10-02"),
        make_event("later", date="2021-01-01/2021-03-01"),
    )
    assert beside("open") == [None, "a"]
    assert beside("a") == ["open", "b"]
    assert beside("b") == ["a", "later"]
    assert beside("later") == ["b", None]


def test_a_phase_has_phases_for_neighbours_and_events_have_events() -> None:
    war = make_event("war", date="1992/1994", is_phase=True, phase_number=1, short_name="War")
    truce = make_event("truce", date="1994/2020", is_phase=True, phase_number=2, short_name="Truce")
    publish(war, make_event("siege", date="1992-06"), truce, make_event("vote", date="1995-01-01"))
    assert beside("war") == [None, "truce"]
    assert beside("siege") == [None, "vote"]


def test_neighbours_are_found_within_a_list_that_does_not_hold_the_event() -> None:
    publish(
        make_event("one", date="2020-01-01"),
        make_event("vote", date="2020-02-01", type="political"),
        make_event("two", date="2020-03-01"),
    )
    clashes = store.events().filter(type="clash")
    assert [mark and mark.slug for mark in neighbours(store.event("vote"), clashes)] == ["one", "two"]


def test_both_neighbours_take_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    publish(make_event())
    event = store.event("clash")
    with django_assert_num_queries(1):
        assert neighbours(event, store.events()) == (None, None)
