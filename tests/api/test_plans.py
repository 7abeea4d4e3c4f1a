"""SQLite reads lists by the indexes that are meant for them; a plan that does not costs seconds in a large record."""

import datetime
from typing import Any

import pytest
from django.db import connection
from django.db.models import Max, QuerySet
from django.http import QueryDict

from tests.api.conftest import NOON
from timeline.actions.statistics import refresh_statistics
from timeline.documents import search, store
from timeline.filters import ClaimFilter, EventFilter
from timeline.models import PublishedEvent

pytestmark = [
    pytest.mark.django_db,
    # PostgreSQL reads a table as small as these whole, whatever its indexes; bench.latency measures it with many rows.
    pytest.mark.skipif(connection.vendor != "sqlite", reason="the plans are SQLite's"),
]


def plan_of(query: str) -> str:
    filters = EventFilter(QueryDict(query), is_shown=False)
    assert filters.is_valid()
    short, _long = filters.parts(store.events())
    return plan_of_rows(short.order_by("earliest", "slug").values("pk"))


def plan_of_rows(rows: QuerySet[Any, Any]) -> str:
    sql, parameters = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", parameters)
        return " ".join(str(row[-1]) for row in cursor.fetchall())


@pytest.mark.parametrize("query", ["year=2020", "year=2020&type=clash", "after=2020-11&before=2020-12"])
def test_a_time_is_read_from_its_beginning_to_its_end_and_in_order(query: str) -> None:
    plan = plan_of(query)
    assert "is_long=? AND earliest>? AND earliest<?" in plan
    assert "TEMP B-TREE" not in plan


def test_the_events_of_a_time_are_found_for_counting_from_their_beginning_on_too() -> None:
    for number in range(200):
        make_published(number)
    refresh_statistics()
    filters = EventFilter(QueryDict("year=2020"), is_shown=False)
    assert filters.is_valid()
    plan = plan_of_rows(filters.filter_queryset(store.events()).order_by().values("pk"))
    assert plan.count("COVERING INDEX timeline_pubevent_by_time") == 2


def test_a_page_of_events_with_common_words_is_read_in_order() -> None:
    for number in range(200):
        make_published(number, search_text="shelling lonely" if number == 7 else "shelling")
    refresh_statistics()
    assert (search.are_common("shelling", [""]), search.are_common("lonely", [""])) == (True, False)
    filters = EventFilter(QueryDict("q=shelling"), is_shown=False)
    assert filters.is_valid()
    (rows,) = filters.parts(store.events(), is_page=True)
    sql, parameters = rows.order_by("earliest", "slug").values("pk")[:50].query.sql_with_params()
    assert '+"timeline_publishedevent".id IN' in sql
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", parameters)
        assert "TEMP B-TREE" not in " ".join(str(row[-1]) for row in cursor.fetchall())


@pytest.mark.parametrize("query", ["bbox=45,39,47,41", "actor=army", "place=village"])
def test_few_events_of_many_are_found_from_their_ties(query: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.filters.base.public_ids", lambda given: given)
    for number in range(200):
        make_published(number)
    refresh_statistics()
    filters = EventFilter(QueryDict(query), is_shown=False)
    assert filters.is_valid()
    plan = plan_of_rows(filters.filter_queryset(store.events()).order_by().values("pk"))
    assert "CORRELATED" not in plan


def test_events_are_counted_by_day_from_an_index_alone() -> None:
    for number in range(200):
        make_published(number)
    refresh_statistics()
    filters = EventFilter(QueryDict(), is_shown=False)
    assert filters.is_valid()
    for rows in filters.parts_by_length(store.events()):
        counted = rows.order_by().values("earliest", "latest", "sides").annotate(most=Max("killed_low"))
        assert "COVERING INDEX timeline_pubevent_by_time" in plan_of_rows(counted)


def test_the_claims_of_an_event_are_found_by_their_event() -> None:
    filters = ClaimFilter(QueryDict("event=event-1"), is_shown=False)
    for number in range(200):
        make_published(number)
    refresh_statistics()
    assert filters.is_valid()
    plan = plan_of_rows(filters.filter_queryset(store.claims()).values("pk"))
    assert "(event_id=?)" in plan


def make_published(number: int, search_text: str = "") -> None:
    """Store an event of one day, one in fifty a long one; their days are spread over the years."""
    earliest = datetime.date(1990, 1, 1) + datetime.timedelta(days=60 * number)
    latest = earliest + datetime.timedelta(days=100 if number % 50 == 0 else 0)
    PublishedEvent.objects.create(
        slug=f"event-{number}",
        type="clash",
        earliest=earliest,
        latest=latest,
        is_long=latest > earliest,
        first_year=earliest.year,
        last_year=latest.year,
        search_text=search_text,
        revision=1,
        published_at=NOON,
        updated_at=NOON,
    )


def test_the_phases_are_found_among_all_events_by_an_index_of_theirs() -> None:
    plan = plan_of_rows(store.own_events().filter(is_phase=True).order_by().values("slug", "document"))
    assert "timeline_pubevent_phases" in plan
