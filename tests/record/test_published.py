"""The shipped record as a service reads it: loaded, published, and true to the four founding articles."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import QueryDict
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from tests.record.fixtures import FOLDER, NOUNS, rows
from timeline.actions.record import load_record
from timeline.actions.statistics import refresh_statistics
from timeline.documents import store
from timeline.filters.events import EventFilter
from timeline.models import Citation, Claim, Event, Participation, PlaceName, PublishedEvent
from timeline.pages.presenters.asked_claims import PARAMETERS, asked_claims
from timeline.pages.presenters.claims import sources_by_id

# The articles' statements in our own words; `figure` is what the article prints, `needles` are words of ours that must
# stand where the record tells what the passage says.
STATEMENTS: list[dict[str, Any]] = json.loads(
    Path(__file__).with_name("seed_statements.json").read_text(encoding="utf-8")
)
MODELS: dict[str, type[Model]] = {
    "events": Event,
    "claims": Claim,
    "citations": Citation,
    "participations": Participation,
    "place_names": PlaceName,
}


@pytest.fixture(scope="module")
def _record(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Load the files by Django's own command, then by ours, once for this module; leave nothing behind."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("loaddata", *(str(FOLDER / f"{noun}.json") for noun in NOUNS), verbosity=0)
        load_record(folder=FOLDER)
        refresh_statistics()  # as the command does; PostgreSQL's plan for a publisher takes seconds without
        yield
        transaction.set_rollback(True)


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_record")]


def _get(client: Client, noun: str, slug: str) -> dict[str, Any]:
    response = client.get(f"/api/v1/{noun}/{slug}/")
    assert response.status_code == 200
    document: dict[str, Any] = response.json()
    return document


def _citation(document: dict[str, Any], source: str, locator: str) -> dict[str, Any]:
    citations: list[dict[str, Any]] = document["citations"]
    found = [one for one in citations if (one["source"], one["locator"]) == (source, locator)]
    assert len(found) == 1, f"{document['id']} cites {source} at {locator!r} {len(found)} times"
    return found[0]


def _check_claim(client: Client, expected: dict[str, Any]) -> None:
    document = _get(client, "claims", expected["claim"])
    assert document["claimant"]["id"] == expected["claimant"]
    if "stated_on" in expected:
        assert document["stated_on"]["edtf"] == expected["stated_on"]
    if "outcome" in expected:
        assert document["outcome"] == expected["outcome"]
    if "figure" in expected:
        citation = _citation(document, expected["source"], expected["locator"])
        assert (citation["figure"] or document["figure"]) == expected["figure"]
        assert expected.get("note", "") in citation["note"]


@pytest.mark.parametrize("noun", MODELS)
def test_loading_twice_adds_nothing(noun: str) -> None:
    assert MODELS[noun]._default_manager.count() == len(rows(noun))


def test_every_event_is_published() -> None:
    assert PublishedEvent.objects.count() == len(rows("events"))


def test_loading_the_same_files_again_changes_nothing() -> None:
    report = load_record(folder=FOLDER)
    assert report.is_unchanged
    assert report.published == 0


def test_the_articles_make_73_statements() -> None:
    assert len(STATEMENTS) == 73


@pytest.mark.parametrize(
    "expected",
    [one for one in STATEMENTS if "figure" in one],
    ids=lambda one: f"{one['source']}, {one['locator']}: {one['statement']}",
)
def test_a_figure_of_an_article_is_served_with_claimant_outcome_source_and_locator(
    client: Client, expected: dict[str, Any]
) -> None:
    _check_claim(client, expected)
    for other in expected.get("also", ()):
        passage = {"source": expected["source"], "locator": expected["locator"]}
        _check_claim(client, {**passage, **other})


@pytest.mark.parametrize(
    "expected",
    [one for one in STATEMENTS if "event" in one],
    ids=lambda one: f"{one['source']}, {one['locator']}: {one['statement']}",
)
def test_what_else_an_article_states_is_served_with_its_event(
    client: Client, expected: dict[str, Any]
) -> None:
    passage = expected["source"], expected["locator"]
    document = _get(client, "events", expected["event"])
    for needle in expected["needles"]:
        assert needle in _citation(document, *passage)["note"]
    assert set(expected.get("participants", ())) <= {one["actor"]["id"] for one in document["participants"]}
    assert set(expected.get("places", ())) <= {one["id"] for one in document["places"]}
    for other in expected.get("also", ()):
        _citation(_get(client, "events", other), *passage)
    if "claim" in expected:
        _check_claim(client, expected)


def test_the_page_of_disagreements_names_claimant_day_and_source_of_every_claim(client: Client) -> None:
    response = client.get("/method/disagreements/")
    page = response.content.decode()
    assert response.status_code == 200
    assert "<code>" not in page, "an id that is neither a claim nor an event of the record"
    assert page.count('href="/claims/') > 60
    assert ">Ministry of Health of Armenia, 14 November 2020, " in page


@pytest.mark.parametrize("parameter", PARAMETERS)
def test_a_page_marks_the_claims_by_which_a_filter_finds_an_event(parameter: str) -> None:
    claims = [
        (claim, sources_by_id(event["sources"]))
        for event in (row.load() for row in store.events())
        for claim in event["claims"]
    ]
    rows: QuerySet[Any] = store.claim_sources() if parameter == "publisher" else store.claims()
    values = sorted(set(rows.order_by().values_list(parameter, flat=True)))
    assert len(values) > 2
    for value in values:
        query = QueryDict(f"{parameter}={value}")
        asked = asked_claims(query)
        marked = {claim["event"] for claim, sources in claims if asked.fits(claim, sources)}
        found = EventFilter(data=query, queryset=store.events()).qs
        assert set(found.values_list("slug", flat=True)) == marked, value
