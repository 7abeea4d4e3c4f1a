"""Actors, places and sources."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories import make_actor, make_claim, make_event, make_place, make_publisher, make_source
from tests.pages.publishing import publish
from timeline.models import EventPlace, Participation

pytestmark = pytest.mark.django_db


def body(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def publish_a_clash() -> None:
    claim = make_claim(claimant=make_actor("mission", name="The Mission"))
    Participation.objects.create(
        event=claim.event, actor=make_actor("yerevan", side="armenian"), role="party"
    )
    Participation.objects.create(
        event=claim.event, actor=make_actor("baku", side="azerbaijani"), role="party"
    )
    EventPlace.objects.create(event=claim.event, place=make_place("village", name="Askeran / Asgaran"))
    publish(claim.event)


def test_sides_stand_in_english_alphabetical_order(client: Client) -> None:
    publish_a_clash()
    page = body(client, "/actors/")
    assert page.index("Armenian side") < page.index("Azerbaijani side") < page.index("Third party")


def test_an_actors_page_tells_what_it_took_part_in_and_what_it_stated(client: Client) -> None:
    publish_a_clash()
    assert 'href="/events/clash/"' in body(client, "/actors/baku/")
    stated = body(client, "/actors/mission/")
    assert 'href="/claims/clash-killed/"' in stated
    assert "agency</a>, paragraph 1" in stated


def test_a_places_page_tells_what_happened_there(client: Client) -> None:
    publish_a_clash()
    page = body(client, "/places/village/")
    assert "Askeran / Asgaran" in page
    assert 'href="/events/clash/"' in page


def test_a_sources_page_tells_the_figures_found_in_it(client: Client) -> None:
    publish_a_clash()
    assert 'href="/claims/clash-killed/"' in body(client, "/sources/agency-report/")


def test_sources_are_listed_by_publisher(client: Client) -> None:
    weekly = make_source(
        "weekly-report", title="Weekly report", publisher=make_publisher("weekly", name="Weekly")
    )
    claim = make_claim()
    claim.citations.update(source=weekly)
    other = make_claim("other", event=claim.event, outcome="wounded")
    publish(other.event)
    assert "Weekly report" in body(client, "/sources/?publisher=weekly")
    assert "Weekly report" not in body(client, "/sources/?publisher=agency")


@pytest.mark.parametrize("query", ["publisher=nobody", "colour=red", "page=9"])
def test_an_unknown_value_is_refused(client: Client, query: str) -> None:
    publish_a_clash()
    assert 'role="alert"' in body(client, f"/sources/?{query}", status=400)


def test_an_actor_of_a_draft_is_not_public(client: Client) -> None:
    publish(make_event())
    make_actor("hidden")
    body(client, "/actors/hidden/", status=404)


@pytest.mark.parametrize(
    "address",
    [
        "/actors/",
        "/actors/baku/",
        "/places/",
        "/places/village/",
        "/sources/",
        "/sources/?publisher=agency",
        "/sources/agency-report/",
        "/method/",
    ],
)
def test_a_page_needs_at_most_six_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, address: str
) -> None:
    publish_a_clash()
    make_event("draft")
    with django_assert_max_num_queries(6):
        assert client.get(address).status_code == 200
