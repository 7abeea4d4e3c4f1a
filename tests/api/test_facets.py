"""Facets by year, type and phase are read from kept numbers, which say what counting says."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db.models import Sum
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.api.conftest import NOON
from tests.factories import make_publisher
from timeline.api.kept import answers, counts
from timeline.filters import EventFilter
from timeline.filters.base import StrictFilterSet
from timeline.models import Dataset, PublishedCount, PublishedEvent
from timeline.models.published import LONG_SPAN, OPEN_BEGINNING, OPEN_END

FACETS = "/api/v1/facets/"
YEARS = ["1991", "1992", "1993", "1994", "1995"]


@pytest.fixture
def _events(db: None) -> None:
    """Store events that differ in all that is counted ahead, those with open ends and those of a dataset included."""
    Dataset.objects.create(
        slug="collection", name="A collection", publisher=make_publisher(), is_redistributable=True
    )
    store("war", date(1992, 1, 1), date(1994, 5, 12), is_phase=True, type="war")
    store("clash", date(1992, 5, 1), date(1992, 5, 1), phase="war", is_part_of_phase=True)
    store("listed-under-it", date(1993, 5, 1), date(1993, 5, 1), phase="war")
    store("at-new-year", date(1993, 12, 31), date(1994, 1, 1), type="battle")
    store("no-beginning", OPEN_BEGINNING, date(1991, 12, 31), type="displacement")
    store("no-end", date(1994, 6, 1), OPEN_END, type="displacement")
    store("imported", date(1993, 1, 1), date(1993, 1, 1), dataset="collection")


def store(slug: str, earliest: date, latest: date, **fields: Any) -> None:
    days = {"earliest": earliest, "latest": latest, "is_long": latest - earliest > LONG_SPAN}
    years = {"first_year": earliest.year, "last_year": latest.year}
    values = {"type": "clash", "revision": 1, "published_at": NOON, "updated_at": NOON} | days | years
    PublishedEvent.objects.create(slug=slug, **(values | fields))


def values(api: Client, query: str) -> dict[str, int]:
    (facet,) = api.get(f"{FACETS}?{query}").json()["facets"]
    return {one["value"]: one["count"] for one in facet["values"]}


def several(some: list[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(some), min_size=1, max_size=3, unique=True)


def one(some: list[str]) -> st.SearchStrategy[list[str]]:
    return st.sampled_from(some).map(lambda value: [value])


@pytest.mark.usefixtures("_events")
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    query=st.fixed_dictionaries(
        {},
        optional={
            "year": several(YEARS),
            "year_min": one(YEARS[:3]),
            "year_max": one(YEARS[2:]),
            "certain": one(["true", "false"]),
            "type": several(["clash", "battle", "displacement", "war"]),
            "phase": st.just(["war"]),
            "dataset": several(["record", "collection"]),
        },
    )
)
def test_kept_numbers_are_those_that_counting_gives(api: Client, query: dict[str, list[str]]) -> None:
    path = f"{FACETS}?{urlencode(query | {'by': ['year', 'type', 'phase']}, True)}"
    forget()
    kept = api.get(path)
    forget()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(EventFilter, "counted_ahead", StrictFilterSet.counted_ahead)
        counted = api.get(path)
    assert kept.status_code == 200
    assert kept.content == counted.content


def forget() -> None:
    """Let each answer be worked out anew."""
    answers.clear()
    counts.clear()


@pytest.mark.usefixtures("_events")
def test_no_event_is_counted_for_a_facet_that_is_kept(api: Client) -> None:
    PublishedCount.objects.filter(type="battle").update(events=77)
    assert PublishedCount.objects.aggregate(all=Sum("events"))["all"] == 83
    assert values(api, "by=type&year=1994")["battle"] == 77


@pytest.mark.usefixtures("_events")
def test_a_filter_that_the_numbers_do_not_know_has_the_events_counted(api: Client) -> None:
    PublishedCount.objects.filter(type="battle").update(events=77)
    assert values(api, "by=type&after=1994-01-01&before=1994-12-31")["battle"] == 1
