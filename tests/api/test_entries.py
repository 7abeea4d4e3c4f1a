"""Lists and entries: what is published is answered, as it was stored, and nothing else is."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from tests.api.conftest import NOON
from tests.factories import make_claim, make_event, make_place
from timeline.actions import editorial
from timeline.documents import store
from timeline.domain.vocabulary import EditorialStatus
from timeline.models import Event, EventPlace

NOUNS = ["events", "claims", "sources", "publishers", "actors", "places"]


def ids(answer: dict[str, list[dict[str, str]]]) -> list[str]:
    return [entry["id"] for entry in answer["results"]]


def publish(slug: str, **fields: object) -> Event:
    event = make_event(slug, **fields)
    make_claim(f"{slug}-killed", event=event, status=EditorialStatus.IN_REVIEW)
    editorial.publish(event=event, now=NOON)
    return event


def test_an_entry_is_the_stored_document_byte_for_byte(api: Client, clash: Event) -> None:
    assert api.get("/api/v1/events/clash/").content.decode() == store.event_text("clash")


def test_a_list_holds_the_same_document_as_the_entry(api: Client, clash: Event) -> None:
    listed = api.get("/api/v1/events/").json()
    assert listed["results"] == [api.get("/api/v1/events/clash/").json()]


@pytest.mark.parametrize("noun", NOUNS)
def test_every_entry_of_a_list_leads_to_its_own_address(api: Client, clash: Event, noun: str) -> None:
    listed = api.get(f"/api/v1/{noun}/").json()
    assert listed["count"] == len(listed["results"]) > 0
    for entry in listed["results"]:
        path = entry["api_url"].removeprefix("http://127.0.0.1:8000")
        assert api.get(path).json() == entry


def test_a_list_carries_licence_citation_and_version(api: Client, clash: Event) -> None:
    listed = api.get("/api/v1/events/").json()
    assert listed["licence"] == "CC-BY-4.0"
    assert listed["dataset_version"] == store.version()[0] == 1
    assert "version 1, 20 November 2026" in listed["citation"]


def test_addresses_stand_on_the_sites_own_base_whatever_host_is_asked(
    api: Client, clash: Event, settings: Settings
) -> None:
    settings.PUBLIC_BASE_URL = "https://record.example.org"
    answer = api.get("/api/v1/events/?page_size=1", headers={"host": "127.0.0.1"})
    assert answer.json()["results"][0]["url"] == "https://record.example.org/events/clash/"


def test_a_draft_is_nowhere(api: Client, clash: Event) -> None:
    make_claim("secret-killed", event=make_event("secret"))
    assert api.get("/api/v1/events/secret/").status_code == 404
    assert api.get("/api/v1/claims/secret-killed/").status_code == 404
    for noun in NOUNS:
        assert b"secret" not in api.get(f"/api/v1/{noun}/").content


def test_a_withdrawn_event_leaves_the_api_and_says_why(api: Client, clash: Event) -> None:
    editorial.withdraw(event=clash, by=None, reason="Recorded twice.", now=NOON)
    for path in ("/api/v1/events/clash/", "/api/v1/claims/clash-killed/"):
        answer = api.get(path)
        assert answer.status_code == 410
        assert answer.json()["reason"] == "Recorded twice."
    assert api.get("/api/v1/events/").json()["count"] == 0


def test_a_revision_keeps_its_address_when_the_event_changes(api: Client, clash: Event) -> None:
    first = api.get("/api/v1/events/clash/").content
    Event.objects.filter(pk=clash.pk).update(title="Clash near the border")
    editorial.publish(event=clash, now=NOON)
    assert api.get("/api/v1/events/clash/revisions/1/").content == first
    assert api.get("/api/v1/events/clash/revisions/2/").json()["title"] == "Clash near the border"
    history = api.get("/api/v1/events/clash/revisions/").json()
    assert [entry["revision"] for entry in history["results"]] == [1, 2]
    assert history["results"][0]["api_url"].endswith("/api/v1/events/clash/revisions/1/")


def test_a_year_keeps_events_that_may_overlap_it(api: Client, clash: Event) -> None:
    publish("long", date="2019/2021")
    publish("earlier", date="2019-12-31")
    assert ids(api.get("/api/v1/events/?year=2020").json()) == ["long", "clash"]
    assert ids(api.get("/api/v1/events/?year=2020&certain=true").json()) == ["clash"]


def test_fields_keeps_the_named_members_alone(api: Client, clash: Event) -> None:
    assert api.get("/api/v1/events/?fields=id,title").json()["results"] == [
        {"id": "clash", "title": "Clash at the border"}
    ]
    assert api.get("/api/v1/events/clash/?fields=title").json() == {"title": "Clash at the border"}


def test_a_claim_is_listed_with_its_citations(api: Client, clash: Event) -> None:
    (claim,) = api.get("/api/v1/claims/?outcome=killed&victims_side=azerbaijani").json()["results"]
    assert claim["figure"] == "4"
    assert claim["citations"][0]["source"] == "agency-report"


@pytest.mark.parametrize("noun", NOUNS)
def test_a_list_takes_as_many_queries_however_long_it_is(
    api: Client, clash: Event, noun: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(5):
        event = publish(f"event-{number}", date=f"2020-01-0{number + 1}")
        EventPlace.objects.create(event=event, place=make_place(f"place-{number}"))
        editorial.publish(event=event, now=NOON)
    with django_assert_num_queries(4):
        assert api.get(f"/api/v1/{noun}/").status_code == 200
