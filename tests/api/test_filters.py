"""Every filter against a plain reading of the published documents, on the shipped record."""

import csv
import html
import io
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st
from pytest_django.plugin import DjangoDbBlocker

from timeline.actions.record import load_record
from timeline.documents import store
from timeline.domain.folding import search_forms, words_of
from timeline.domain.took_part import took_part
from timeline.domain.vocabulary import EventType, Outcome, Side, Stance, TookPart, VictimsStatus
from timeline.filters.events import TIMES

Document = dict[str, Any]
Query = dict[str, list[str]]
EVENTS: list[Document] = []
CLAIMS: list[Document] = []
KINDS = ("actor", "place", "publisher", "source")
IDS: dict[str, list[str]] = {}


@pytest.fixture(scope="module")
def _record(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Load and publish the shipped record for this module, and read its documents once."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_record(folder=Path(settings.FIXTURE_DIRS[0]))
        EVENTS[:] = [row.load() for row in store.events()]
        CLAIMS[:] = [row.load() for row in store.claims()]
        for kind in KINDS:
            IDS[kind] = list(store.references(kind).values_list("slug", flat=True))
        yield
        transaction.set_rollback(True)


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_record")]


def bounds(event: Document) -> tuple[date, date]:
    first, last = event["date"]["earliest"], event["date"]["latest"]
    return (
        date.fromisoformat(first) if first else date.min,
        date.fromisoformat(last) if last else date.max,
    )


def lies(event: Document, first: date, last: date, *, is_certain: bool) -> bool:
    earliest, latest = bounds(event)
    return (earliest >= first and latest <= last) if is_certain else (earliest <= last and latest >= first)


def first_day(text: str) -> date:
    return date.fromisoformat({4: f"{text}-01-01", 7: f"{text}-01"}.get(len(text), text))


def last_day(text: str) -> date:
    if len(text) == 10:
        return date.fromisoformat(text)
    if len(text) == 4:
        return date(int(text), 12, 31)
    year, month = int(text[:4]), int(text[5:])
    return date.fromordinal((date(year + month // 12, month % 12 + 1, 1)).toordinal() - 1)


def in_time(event: Document, query: Query) -> bool:
    is_certain = query.get("certain") == ["true"]
    first = date(int(query["year_min"][0]), 1, 1) if "year_min" in query else date.min
    last = date(int(query["year_max"][0]), 12, 31) if "year_max" in query else date.max
    if "after" in query:
        first = max(first, first_day(query["after"][0]))
    if "before" in query:
        last = min(last, last_day(query["before"][0]))
    years = query.get("year", [])
    in_years = not years or any(
        lies(event, date(int(year), 1, 1), date(int(year), 12, 31), is_certain=is_certain) for year in years
    )
    is_range = (first, last) != (date.min, date.max)
    return in_years and (not is_range or lies(event, first, last, is_certain=is_certain))


def claim_fits(claim: Document, query: Query, publishers: dict[str, str]) -> bool:
    printed_by = {publishers[citation["source"]] for citation in claim["citations"]}
    given_values = {
        "outcome": claim["outcome"],
        "claimant": claim["claimant"]["id"],
        "victims": claim["victims"]["id"],
        "victims_status": claim["victims_status"],
    }
    return all(value in query[name] for name, value in given_values.items() if name in query) and (
        "publisher" not in query or bool(printed_by & set(query["publisher"]))
    )


def has_words(texts: list[str], query: Query) -> bool:
    tokens = search_forms(texts).split()
    return all(any(token.startswith(word) for token in tokens) for word in words_of(query.get("q", [""])[0]))


def event_texts(event: Document) -> list[str]:
    texts = [event["title"], event["summary"], event["date_note"], event["short_name"]]
    for place in event["places"]:
        texts += [place["name"], *(text for names in place["names"].values() for text in names)]
    texts += [part["actor"]["name"] for part in event["participants"]]
    for claim in event["claims"]:
        texts += [claim["claimant"]["name"], claim["victims"]["name"], claim["note"]]
    for source in event["sources"]:
        texts += [source["title"], source["publisher"]["name"]]
    return texts


def greatest_killed(event: Document) -> int | None:
    lows = {claim["id"]: claim["low"] for claim in event["claims"]}
    standing = [
        lows[one] for tally in event["tallies"] if tally["outcome"] == "killed" for one in tally["claims"]
    ]
    return max((low for low in standing if low is not None), default=None)


def in_box(event: Document, text: str) -> bool:
    west, south, east, north = map(float, text.split(","))
    return any(
        place["lat"] is not None and west <= place["lon"] <= east and south <= place["lat"] <= north
        for place in event["places"]
    )


def event_fits(event: Document, query: Query) -> bool:
    publishers = {source["id"]: source["publisher"]["id"] for source in event["sources"]}
    of_claims = any(
        name in query for name in ("outcome", "claimant", "victims", "victims_status", "publisher")
    )
    low = greatest_killed(event)
    outcomes = query.get("outcome") or [tally["outcome"] for tally in event["tallies"]]
    is_disputed = any(tally["disputed"] for tally in event["tallies"] if tally["outcome"] in outcomes)
    tests: dict[str, Callable[[], bool]] = {
        "type": lambda: event["type"] in query["type"],
        "phase": lambda: event["phase"] in query["phase"],
        "sides": lambda: took_part(part["actor"]["side"] for part in event["participants"]) in query["sides"],
        "actor": lambda: bool({part["actor"]["id"] for part in event["participants"]} & set(query["actor"])),
        "place": lambda: bool({place["id"] for place in event["places"]} & set(query["place"])),
        "killed_min": lambda: low is not None and low >= int(query["killed_min"][0]),
        "disputed": lambda: is_disputed == (query["disputed"] == ["true"]),
        "bbox": lambda: in_box(event, query["bbox"][0]),
        "as_of": lambda: bounds(event)[0] <= last_day(query["as_of"][0]),
        "q": lambda: has_words(event_texts(event), query),
    }
    return (
        in_time(event, query)
        and all(test() for name, test in tests.items() if name in query)
        and (not of_claims or any(claim_fits(claim, query, publishers) for claim in event["claims"]))
    )


def some(values: list[str], most: int = 2) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), min_size=1, max_size=most, unique=True)


def one(values: list[str]) -> st.SearchStrategy[list[str]]:
    return st.sampled_from(values).map(lambda value: [value])


YEARS = [str(year) for year in range(1987, 2027)]
DAYS = [
    "1988", "1991-12", "1992-02-26", "1994-05-12", "2016-04", "2020-09-27", "2020-11-10", "2023-09", "2025",
]  # fmt: skip
WORDS = [
    "lacin", "Лачин", "Լաչին", "killed", "Agdam", "şuşa", "reuters", "mine bl", "soldiers 2020", "xyzzy", "'\"",
]  # fmt: skip
BOXES = ["46,39,47,40", "45,38,46.5,41", "46.75,39.82,46.75,39.82", "-10,0,10,80", "-180,-90,180,90"]
SHARED: dict[str, st.SearchStrategy[list[str]]] = {
    "year": some(YEARS, 3),
    "year_min": one(YEARS[:20]),
    "year_max": one(YEARS[20:]),
    "after": one(DAYS[:4]),
    "before": one(DAYS[4:]),
    "certain": one(["true", "false"]),
    "type": some(EventType.values, 4),
    "phase": st.deferred(lambda: some([one["id"] for one in EVENTS if one["is_phase"]])),
    "outcome": some(Outcome.values, 3),
    "claimant": st.deferred(lambda: some([one["claimant"]["id"] for one in CLAIMS])),
    "victims": st.deferred(lambda: some([one["victims"]["id"] for one in CLAIMS])),
    "victims_status": some(VictimsStatus.values, 3),
    "publisher": st.deferred(lambda: some(IDS["publisher"])),
}
EVENT_QUERIES = st.fixed_dictionaries(
    {},
    optional=SHARED
    | {
        "sides": some(TookPart.values),
        "actor": st.deferred(lambda: some(IDS["actor"])),
        "place": st.deferred(lambda: some(IDS["place"], 3)),
        "disputed": one(["true", "false"]),
        "killed_min": one(["0", "1", "40", "1000"]),
        "bbox": one(BOXES),
        "q": one(WORDS),
    },
)
CLAIM_QUERIES = st.fixed_dictionaries(
    {},
    optional=SHARED
    | {
        "event": st.deferred(lambda: some([one["event"] for one in CLAIMS])),
        "claimant_side": some(Side.values),
        "victims_side": some(Side.values),
        "stance": some(Stance.values),
        "source": st.deferred(lambda: some(IDS["source"])),
        "stated_after": one(DAYS[:4]),
        "stated_before": one(DAYS[4:]),
        "superseded": one(["true", "false"]),
        "included": one(["true", "false"]),
        "origins_min": one(["0", "1", "2"]),
    },
)
quick = examples(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
# Few parameters at a time, so that most questions have an answer.
narrow = st.integers(1, 3)


def few(query: Query, count: int) -> Query:
    return dict(list(query.items())[:count])


def api_ids(client: Client, noun: str, query: Query) -> list[str]:
    answer = client.get(
        f"/api/v1/{noun}/?{urlencode(query | {'page_size': ['500'], 'fields': ['id']}, True)}"
    )
    assert answer.status_code == 200, answer.content
    return [entry["id"] for entry in answer.json()["results"]]


@quick
@given(query=EVENT_QUERIES, count=narrow)
def test_the_events_of_any_query_are_those_a_plain_reading_finds(
    client: Client, query: Query, count: int
) -> None:
    query = few(query, count)
    expected = {event["id"] for event in EVENTS if event_fits(event, query)}
    assert set(api_ids(client, "events", query)) == expected


@quick
@given(day=st.sampled_from(DAYS), query=EVENT_QUERIES)
def test_events_as_of_a_day_are_those_that_may_have_begun(client: Client, day: str, query: Query) -> None:
    query = few({name: value for name, value in query.items() if name in ("year", "type", "place")}, 1) | {
        "as_of": [day]
    }
    expected = {event["id"] for event in EVENTS if event_fits(event, query)}
    assert set(api_ids(client, "events", query)) == expected


def stated(claim: Document) -> tuple[date | None, date | None]:
    if claim["stated_on"] is None:
        return None, None
    first, last = claim["stated_on"]["earliest"], claim["stated_on"]["latest"]
    return (date.fromisoformat(first) if first else None), (date.fromisoformat(last) if last else None)


def claim_matches(claim: Document, query: Query, events: dict[str, Document]) -> bool:
    event = events[claim["event"]]
    first, last = stated(claim)
    publishers = {source["id"]: source["publisher"]["id"] for source in event["sources"]}
    tests: dict[str, Callable[[], bool]] = {
        "type": lambda: event["type"] in query["type"],
        "phase": lambda: event["phase"] in query["phase"],
        "event": lambda: claim["event"] in query["event"],
        "claimant_side": lambda: claim["claimant"]["side"] in query["claimant_side"],
        "victims_side": lambda: claim["victims"]["side"] in query["victims_side"],
        "stance": lambda: claim["stance"] in query["stance"],
        "source": lambda: bool({one["source"] for one in claim["citations"]} & set(query["source"])),
        "stated_after": lambda: last is not None and last >= first_day(query["stated_after"][0]),
        "stated_before": lambda: first is not None and first <= last_day(query["stated_before"][0]),
        "superseded": lambda: (
            bool(claim["superseded_by"] or claim["revised_by"]) == (query["superseded"] == ["true"])
        ),
        "included": lambda: (claim["included_in"] is not None) == (query["included"] == ["true"]),
        "origins_min": lambda: claim["origins"] >= int(query["origins_min"][0]),
    }
    return (
        in_time(event, query)
        and claim_fits(claim, query, publishers)
        and all(test() for name, test in tests.items() if name in query)
    )


@quick
@given(query=CLAIM_QUERIES, count=narrow)
def test_the_claims_of_any_query_are_those_a_plain_reading_finds(
    client: Client, query: Query, count: int
) -> None:
    query = few(query, count)
    events = {event["id"]: event for event in EVENTS}
    expected = sorted(claim["id"] for claim in CLAIMS if claim_matches(claim, query, events))
    answer = client.get(
        f"/api/v1/claims/?{urlencode(query | {'page_size': ['500'], 'fields': ['id']}, True)}"
    )
    assert answer.json()["count"] == len(expected)
    if len(expected) <= 500:
        assert sorted(entry["id"] for entry in answer.json()["results"]) == expected


@quick
@given(query=EVENT_QUERIES, count=narrow)
def test_page_and_api_show_the_same_events_for_the_same_query(
    client: Client, query: Query, count: int
) -> None:
    query = few(query, count)
    page = client.get(f"/?{urlencode(query | {'page_size': ['all']}, True)}").content.decode()
    shown = set(re.findall(r'<article class="event-article[^"]*" id="([^"]+)"', page))
    # On the page a phase is a heading over its events, and no article of its own.
    phases = {event["id"] for event in EVENTS if event["is_phase"]}
    assert shown - phases == set(api_ids(client, "events", query)) - phases
    as_json, as_table = (
        html.unescape(one) for one in re.findall(r'href="([^"]+)">(?:JSON|CSV)</a>', page)[:2]
    )
    results = client.get(f"{as_json}{'&' if '?' in as_json else '?'}page_size=500").json()["results"]
    assert {event["id"] for event in results} - phases == shown - phases
    table = client.get(as_table).getvalue().decode()
    assert {row["id"] for row in csv.DictReader(io.StringIO(table))} - phases == shown - phases


@quick
@given(
    of=st.sampled_from(["events", "claims"]),
    by=st.sampled_from(
        ["year", "phase", "type", "outcome", "claimant", "victims", "victims_status", "publisher"]
    ),
    query=st.fixed_dictionaries({}, optional=SHARED),
    count=st.integers(0, 2),
)
def test_a_facet_counts_exactly_the_list_that_it_leads_to(
    client: Client, of: str, by: str, query: Query, count: int
) -> None:
    query = few(query, count)
    answer = client.get(f"/api/v1/facets/?{urlencode(query | {'of': [of], 'by': [by]}, True)}").json()
    for value in answer["facets"][0]["values"][:3]:
        path = value["api_url"].removeprefix(settings.PUBLIC_BASE_URL)
        assert client.get(f"{path}&page_size=1&fields=id").json()["count"] == value["count"], path


@quick
@given(query=EVENT_QUERIES, count=st.integers(0, 1), split=st.sampled_from(["type", "phase", "sides"]))
def test_a_split_bin_counts_exactly_the_list_that_it_leads_to(
    client: Client, query: Query, count: int, split: str
) -> None:
    # A bin leads to all of its events, whatever part of its time was asked for.
    timeless = {name: values for name, values in query.items() if name not in TIMES}
    asked = few(timeless, count) | {"unit": ["year"], "split": [split]}
    answer = client.get(f"/api/v1/density/?{urlencode(asked, True)}").json()
    for one in [bin_ for bin_ in answer["bins"] if bin_["value"]][:3]:
        path = one["api_url"].removeprefix(settings.PUBLIC_BASE_URL)
        assert client.get(f"{path}&page_size=1&fields=id").json()["count"] == one["events"], path


@quick
@given(unit=st.sampled_from(["year", "month", "day"]), query=EVENT_QUERIES, count=st.integers(0, 2))
def test_bins_and_spans_hold_every_event_once(client: Client, unit: str, query: Query, count: int) -> None:
    query = few(query, count)
    answer = client.get(f"/api/v1/density/?{urlencode(query | {'unit': [unit]}, True)}").json()
    found = [event for event in EVENTS if event_fits(event, query)]
    width = {"year": 4, "month": 7, "day": 10}[unit]
    expected: dict[str, int] = {}
    for event in found:
        first, last = event["date"]["earliest"], event["date"]["latest"]
        if first and last and first[:width] == last[:width]:
            expected[first[:width]] = expected.get(first[:width], 0) + 1
    assert {one["bin"]: one["events"] for one in answer["bins"]} == expected
    assert answer["count"] == len(found) == sum(one["events"] for one in answer["bins"] + answer["spans"])
