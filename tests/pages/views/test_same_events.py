"""What an editor found to be the same event stands beside an event's claims, and in none of its ranges."""

import datetime
import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories import make_actor, make_claim, make_event, make_publisher
from tests.pages.publishing import publish
from timeline.models import Dataset, Event, EventMatch

pytestmark = pytest.mark.django_db
NOON = datetime.datetime(2026, 1, 2, 12, tzinfo=datetime.UTC)


@pytest.fixture
def matched() -> Event:
    """Publish an event with a claim of 4, and an imported one that is the same with 4 to 9, best 5."""
    ged = Dataset.objects.create(slug="ged", name="GED", publisher=make_publisher(), is_redistributable=True)
    event = make_claim().event
    imported = make_event("ged-1", title="Imported clash", dataset=ged)
    make_claim(
        "ged-1-total",
        event=imported,
        claimant=make_actor("ucdp", name="Uppsala programme"),
        stated_on="2023",
        low=4,
        best=5,
        high=9,
        qualifier="between",
    )
    EventMatch.objects.create(imported=imported, event=event, decision="same", decided_at=NOON)
    publish(event, imported)
    return event


def section(client: Client, address: str) -> str:
    """Return the words of the part of a page that shows the same event."""
    page = client.get(address).content.decode()
    part = page.partition('id="same"')[2].partition("</section>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", part).split())


@pytest.mark.parametrize("address", ["/events/clash/", "/compare/clash/"])
def test_the_figures_of_a_dataset_stand_beside_the_claims(
    client: Client, matched: Event, address: str
) -> None:
    words = section(client, address)
    assert "The same event in datasets" in words
    assert re.search(r"2023 4 to 9 best 5 killed Uppsala programme .*Imported clash agency", words)


def test_the_imported_event_leads_to_the_one_of_the_record(client: Client, matched: Event) -> None:
    words = section(client, "/events/ged-1/")
    assert "The same event in this record" in words
    assert "clash" in words


def test_the_list_of_comparisons_says_that_there_is_one_beside(client: Client, matched: Event) -> None:
    make_claim("other", event=matched, claimant=make_actor("mission"), low=9, high=9, qualifier="exactly")
    publish(matched)
    page = client.get("/compare/").content.decode()
    assert 'href="/compare/clash/#same">1 event of a dataset beside it' in page


def test_no_range_uses_them(client: Client, matched: Event) -> None:
    document = client.get("/api/v1/events/clash/").json()
    assert document["same_as"] == ["ged-1"]
    assert [(tally["low"], tally["high"], tally["claims"]) for tally in document["tallies"]] == [
        (4, 4, ["clash-killed"])
    ]


def test_the_api_sets_them_beside_the_matrix(client: Client, matched: Event) -> None:
    (beside,) = client.get("/api/v1/compare/clash/").json()["same_as"]
    claim = beside["claims"][0]
    assert (beside["id"], beside["dataset"]) == ("ged-1", "ged")
    assert (claim["low"], claim["best"], claim["high"]) == (4, 5, 9)


def test_an_earlier_day_knows_nothing_of_what_was_said_later(client: Client, matched: Event) -> None:
    assert "4 to 9" not in section(client, "/events/clash/?as_of=2021-01-01")


def test_the_history_tells_when_they_were_found_the_same(client: Client, matched: Event) -> None:
    EventMatch.objects.update(decision="different")
    publish(matched)
    assert "The same event in datasets" in client.get("/events/clash/history/").content.decode()


def test_an_old_revision_is_read_alone(client: Client, matched: Event) -> None:
    assert section(client, "/events/clash/?rev=1") == ""


@pytest.mark.parametrize("address", ["/events/clash/", "/compare/clash/", "/events/ged-1/"])
def test_a_page_needs_at_most_six_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, matched: Event, address: str
) -> None:
    with django_assert_max_num_queries(6):
        assert client.get(address).status_code == 200
