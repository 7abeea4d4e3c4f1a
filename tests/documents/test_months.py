"""The numbers that are kept by month say what counting the events says, under every filter that they know."""

from datetime import date
from typing import Any

import pytest
from django.http import QueryDict
from django.utils.http import urlencode
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.api.conftest import NOON
from tests.factories import make_publisher
from timeline.documents import store
from timeline.documents.counted import by_month
from timeline.documents.density import density, density_by_month
from timeline.filters import EventFilter
from timeline.models import Dataset, PublishedEvent
from timeline.models.published import LONG_SPAN, OPEN_BEGINNING, OPEN_END

pytestmark = pytest.mark.django_db
BOUNDS = ["1992", "1993", "1993-05", "1993-06", "1994"]


def keep(slug: str, earliest: date, latest: date, **fields: Any) -> None:
    days = {"earliest": earliest, "latest": latest, "is_long": latest - earliest > LONG_SPAN}
    values = {"type": "clash", "revision": 1, "published_at": NOON, "updated_at": NOON} | days
    PublishedEvent.objects.create(slug=slug, **(values | fields))


@pytest.fixture
def _events() -> None:
    """Store events that differ in all that is kept of them."""
    Dataset.objects.create(
        slug="collection", name="A collection", publisher=make_publisher(), is_redistributable=True
    )
    keep("war", date(1992, 1, 1), date(1994, 5, 12), is_phase=True, type="war", phase="war", phase_number=1)
    part = {"phase": "war", "is_part_of_phase": True, "phase_number": 1}
    keep("first-of-may", date(1993, 5, 1), date(1993, 5, 1), killed_low=12, **part)
    keep("last-of-may", date(1993, 5, 31), date(1993, 5, 31), killed_low=4, sides="both", **part)
    keep("may-to-june", date(1993, 5, 31), date(1993, 6, 1), killed_low=0)
    keep("at-new-year", date(1993, 12, 31), date(1994, 1, 1), type="battle", sides="armenian")
    keep("no-beginning", OPEN_BEGINNING, date(1991, 12, 31), type="displacement")
    keep("no-end", date(1994, 6, 1), OPEN_END, type="displacement", killed_low=3)
    keep("imported", date(1993, 1, 1), date(1993, 1, 31), dataset="collection", killed_low=200)


def asked(query: dict[str, list[str]]) -> EventFilter:
    filters = EventFilter(QueryDict(urlencode(query, doseq=True)), is_shown=False)
    assert filters.is_valid()
    return filters


def several(*some: str) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(some), min_size=1, max_size=3, unique=True)


def one(*some: str) -> st.SearchStrategy[list[str]]:
    return st.sampled_from(some).map(lambda value: [value])


KNOWN = st.fixed_dictionaries(
    {},
    optional={
        "year": several("1991", "1992", "1993", "1994"),
        "year_min": one("1991", "1992"),
        "year_max": one("1993", "1994"),
        "after": one(*BOUNDS[:3]),
        "before": one(*BOUNDS[2:]),
        "certain": one("true", "false"),
        "type": several("clash", "battle", "displacement", "war"),
        "phase": st.just(["war"]),
        "sides": several("both", "armenian", "unspecified"),
        "killed_min": one("0", "4", "13"),
        "dataset": several("record", "collection"),
    },
)


@pytest.mark.usefixtures("_events")
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    query=KNOWN,
    unit=st.sampled_from(["year", "month"]),
    split=st.sampled_from([None, "type", "phase", "sides"]),
)
def test_kept_numbers_are_those_that_counting_gives(
    query: dict[str, list[str]], unit: str, split: str | None
) -> None:
    filters = asked(query)
    kept, parts = filters.by_month(), filters.parts(store.events())
    assert kept is not None
    assert density_by_month(kept, unit, split) == density(parts, unit, split)
    counted = by_month({"kept": [kept], "counted": parts}, split or "type")
    assert in_all(counted["kept"]) == in_all(counted["counted"])


def in_all(counts: list[Any]) -> dict[Any, int]:
    """Add up what several parts say of the same month."""
    found: dict[Any, int] = {}
    for entry in counts:
        alike = (entry.phase, entry.phase_number, entry.is_part, entry.is_phase, entry.value, entry.month)
        found[alike] = found.get(alike, 0) + entry.count
    return found


@pytest.mark.parametrize(
    "query",
    ["q=war", "outcome=killed", "as_of=2020", "after=1993-05-02", "before=1993-05-30", "disputed=false"],
)
def test_what_the_numbers_do_not_know_is_counted(query: str) -> None:
    filters = EventFilter(QueryDict(query), is_shown=False)
    assert filters.is_valid()
    assert filters.by_month() is None


@pytest.mark.usefixtures("_events")
def test_the_greatest_low_is_right_after_its_event_is_gone() -> None:
    PublishedEvent.objects.filter(slug="first-of-may").delete()
    (may,) = (
        one for one in density_by_month(store.months(), "month", None) if one.first == one.last == "1993-05"
    )
    assert (may.events, may.stated, may.greatest_low) == (1, 1, 4)
