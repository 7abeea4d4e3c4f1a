"""The numbers that are kept of published events are those that counting them gives, whatever is written how."""

import datetime
from collections import Counter
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import Count
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline.models import PublishedCount, PublishedEvent, PublishedMonth
from timeline.models.published import OPEN_BEGINNING, OPEN_END
from timeline.models.published_counts import NONE_STATED

pytestmark = pytest.mark.django_db
NOON = datetime.datetime(2026, 1, 2, 12, tzinfo=datetime.UTC)
KEYS = ("dataset", "type", "phase", "is_part_of_phase", "first_year", "last_year")


def row(number: int, **fields: Any) -> PublishedEvent:
    years = {"first_year": 2020, "last_year": 2020} | {
        name: fields[name] for name in fields if "year" in name
    }
    days = {
        "earliest": datetime.date(years["first_year"], 5, 6),
        "latest": datetime.date(years["last_year"], 7, 8),
    }
    values = {"revision": 1, "type": "clash", "published_at": NOON, "updated_at": NOON, **days, **years}
    return PublishedEvent(slug=f"event-{number}", **(values | fields))


def kept() -> set[tuple[Any, ...]]:
    return set(PublishedCount.objects.values_list(*KEYS, "events"))


def counted() -> set[tuple[Any, ...]]:
    return set(PublishedEvent.objects.order_by().values_list(*KEYS).annotate(number=Count("pk")))


MONTHLY = (
    *("type", "phase", "phase_number", "is_part_of_phase", "is_phase", "sides"),
    *("dataset", "earliest", "latest", "killed_low"),
)


def kept_by_month() -> dict[tuple[Any, ...], int]:
    names = [{"earliest": "first_month", "latest": "last_month"}.get(name, name) for name in MONTHLY]
    return {tuple(alike): number for *alike, number in PublishedMonth.objects.values_list(*names, "events")}


def counted_by_month() -> dict[tuple[Any, ...], int]:
    found: Counter[tuple[Any, ...]] = Counter()
    for *alike, first, last, killed in PublishedEvent.objects.order_by().values_list(*MONTHLY):
        months = (one.isoformat()[:7] for one in (first, last))
        found[(*alike, *months, NONE_STATED if killed is None else killed)] += 1
    return dict(found)


def is_right() -> bool:
    return kept() == counted() and kept_by_month() == counted_by_month()


def test_alike_events_are_one_row() -> None:
    PublishedEvent.objects.bulk_create([row(1), row(2), row(3, type="massacre", last_year=2021)])
    assert list(PublishedCount.objects.order_by("type").values_list("type", "last_year", "events")) == [
        ("clash", 2020, 2),
        ("massacre", 2021, 1),
    ]


def test_events_of_one_month_are_one_row_where_their_figures_are_the_same() -> None:
    PublishedEvent.objects.bulk_create([row(1), row(2, killed_low=5), row(3, killed_low=5)])
    found = PublishedMonth.objects.order_by("killed_low")
    assert list(found.values_list("first_month", "last_month", "killed_low", "events")) == [
        ("2020-05", "2020-07", NONE_STATED, 1),
        ("2020-05", "2020-07", 5, 2),
    ]


def test_an_open_beginning_and_an_open_end_are_the_first_and_the_last_month() -> None:
    row(1, earliest=OPEN_BEGINNING, latest=OPEN_END).save()
    found = PublishedMonth.objects.get()
    assert (found.first_month, found.last_month) == ("0001-01", "9999-12")


def test_what_no_event_is_any_more_has_no_row() -> None:
    event = row(1)
    event.save()
    event.type = "massacre"
    event.save()
    assert list(PublishedCount.objects.values_list("type", "events")) == [("massacre", 1)]
    assert list(PublishedMonth.objects.values_list("type", "events")) == [("massacre", 1)]
    event.delete()
    assert not PublishedCount.objects.exists()
    assert not PublishedMonth.objects.exists()


def test_what_is_taken_back_is_not_counted() -> None:
    with transaction.atomic():
        row(1).save()
        transaction.set_rollback(True)
    assert not PublishedCount.objects.exists()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no such statement")
def test_a_table_that_is_emptied_at_once_leaves_no_number() -> None:
    row(1).save()
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE timeline_publishedevent CASCADE")
    assert not PublishedCount.objects.exists()
    assert not PublishedMonth.objects.exists()


COLUMNS = st.fixed_dictionaries(
    {
        "dataset": st.sampled_from(["", "collection"]),
        "type": st.sampled_from(["clash", "massacre"]),
        "phase": st.sampled_from(["", "war"]),
        "is_part_of_phase": st.booleans(),
        "last_year": st.sampled_from([2020, 2021, OPEN_END.year]),
        "earliest": st.sampled_from([datetime.date(2020, 5, 6), datetime.date(2020, 5, 7), OPEN_BEGINNING]),
        "killed_low": st.sampled_from([None, 0, 7]),
        "sides": st.sampled_from(["both", "unspecified"]),
    }
)


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    first=st.lists(COLUMNS, max_size=6), later=st.lists(COLUMNS, max_size=6), gone=st.sets(st.integers(0, 5))
)
def test_numbers_follow_every_way_of_writing(
    first: list[dict[str, Any]], later: list[dict[str, Any]], gone: set[int]
) -> None:
    with transaction.atomic():
        PublishedEvent.objects.bulk_create(row(number, **fields) for number, fields in enumerate(first))
        assert is_right()
        for number, fields in enumerate(later):
            PublishedEvent.objects.filter(slug=f"event-{number}").update(**fields)
        assert is_right()
        PublishedEvent.objects.filter(dataset="collection").update(phase="armistice", title="Changed")
        assert is_right()
        PublishedEvent.objects.filter(slug__in=[f"event-{number}" for number in gone]).delete()
        assert is_right()
        transaction.set_rollback(True)
