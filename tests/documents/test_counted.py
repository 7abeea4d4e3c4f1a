"""Events are counted by month, each group by itself, in one query."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories import make_actor, make_event
from tests.pages.publishing import publish
from timeline.documents import store
from timeline.documents.counted import MonthCount, by_month
from timeline.documents.listed import in_order
from timeline.models import Participation

pytestmark = pytest.mark.django_db
NOVEMBER = date(2020, 11, 1)


def test_two_events_of_a_month_are_one_count() -> None:
    publish(make_event("one", date="2020-11-03"), make_event("two", date="2020-11-23"))
    assert by_month({"all": [store.events()]}, "type") == {
        "all": [MonthCount("", 0, is_part=False, is_phase=False, value="clash", month=NOVEMBER, count=2)]
    }


def test_an_open_beginning_is_counted_in_year_one() -> None:
    publish(make_event(date="../2020-11-23"))
    (found,) = by_month({"all": [store.events()]}, "type")["all"]
    assert found.month.year == 1


def test_events_are_counted_by_the_sides_that_took_part() -> None:
    event = make_event("both")
    for side in ("armenian", "azerbaijani"):
        Participation.objects.create(event=event, actor=make_actor(side, side=side), role="party")
    publish(event, make_event("unsaid"))
    found = by_month({"all": [store.events()]}, "sides")["all"]
    assert {one.value: one.count for one in found} == {"both": 1, "unspecified": 1}


def test_groups_and_their_parts_are_counted_in_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    publish(make_event("short"), make_event("long", date="2019-01-01/2020-11-23"))
    parts = [store.events().filter(is_long=is_long) for is_long in (False, True)]
    with django_assert_num_queries(1):
        found = by_month({"parts": parts, "long": parts[1:]}, "type")
    assert {name: sum(one.count for one in counts) for name, counts in found.items()} == {
        "parts": 2,
        "long": 1,
    }


@pytest.mark.parametrize(("first", "slugs"), [(0, ["a", "b"]), (1, ["b", "c"]), (2, ["c"])])
def test_a_list_of_several_parts_is_in_one_order(first: int, slugs: list[str]) -> None:
    publish(
        make_event("a", date="2020-01-01"), make_event("b", date="2020-02-01/2020-06-01"), make_event("c")
    )
    parts = [store.events().filter(is_long=is_long) for is_long in (False, True)]
    assert [row.slug for row in in_order(parts, first, 2)] == slugs
    assert [row.slug for row in in_order([store.events()], first, 2)] == slugs
