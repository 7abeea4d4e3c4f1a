"""What stands around every list is read in one query, and says what the lists say."""

from datetime import UTC, date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories import (
    make_actor,
    make_citation,
    make_claim,
    make_event,
    make_place,
    make_publisher,
    make_source,
)
from tests.pages.publishing import publish
from timeline.documents import store
from timeline.documents.around import around
from timeline.models import Dataset, EventPlace, Participation

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_the_extent_leaves_open_ends_out() -> None:
    publish(make_event("one", date="../1990-05-01"), make_event("two", date="1988-02-20/.."))
    assert around(1, NOON).extent == (date(1988, 2, 20), date(1990, 5, 1))


def test_an_empty_record_has_neither_extent_nor_numbers() -> None:
    found = around(0, None)
    assert found.extent is None
    assert (found.record.events, found.record.claims, found.phases) == (0, 0, [])


def test_names_to_choose_from_and_phases_come_in_order() -> None:
    later = make_event("later", is_phase=True, phase_number=2)
    first = make_event("first", is_phase=True, phase_number=1, date="2020")
    for name in ("Ministry", "Army"):
        Participation.objects.create(event=first, actor=make_actor(name.lower(), name=name), role="party")
    EventPlace.objects.create(event=first, place=make_place(name="Village"))
    publish(later, first)
    found = around(1, NOON)
    assert [phase["id"] for phase in found.phases] == ["first", "later"]
    assert found.places == [("village", "Village")]
    assert [name for _slug, name in found.actors] == sorted(name for _slug, name in found.actors)
    assert {"Army", "Ministry"} <= {name for _slug, name in found.actors}


def test_the_numbers_are_those_of_the_record_in_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    held = Dataset.objects.create(slug="set", name="Set", publisher=make_publisher(), is_redistributable=True)
    imported = make_event("imported", dataset=held)
    make_citation(event=imported, source=make_source("of-the-set"))
    publish(make_claim().event, imported)
    with django_assert_num_queries(1):
        found = around(1, NOON)
    state = store.record()
    assert (found.record.events, found.record.claims) == (state.events, state.claims) == (1, 1)
    assert (found.record.claimants, found.record.sources) == (state.claimants, state.sources) == (1, 1)
