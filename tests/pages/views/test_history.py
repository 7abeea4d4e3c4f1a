"""What changed in the record, told to readers."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories import make_claim, make_editor, make_event
from tests.pages.publishing import NOW, publish
from timeline.actions import editorial
from timeline.models import Claim, Event

pytestmark = pytest.mark.django_db


def corrected() -> Event:
    """Publish an event with a claim, then correct its title, the claim's figure, and add another claim."""
    claim = make_claim(event=make_event(title="Clash at a vilage"))
    publish(claim.event)
    Claim.objects.update(low=5, high=5)
    make_claim("clash-wounded", event=claim.event, outcome="wounded", low=9, high=9, qualifier="exactly")
    event = Event.objects.get()
    event.title = "Clash at a village"
    event.save()
    publish(event)
    return event


@pytest.mark.parametrize("address", ["/events/clash/history/", "/corrections/"])
def test_a_correction_says_what_was_and_what_is(client: Client, address: str) -> None:
    corrected()
    page = client.get(address).content.decode()
    assert "<del>Clash at a vilage</del> → <ins>Clash at a village</ins>" in page
    assert "Figure: <del>4</del> → <ins>5</ins>" in page
    assert "Claim added:" in page
    assert "ministry: 9 wounded, soldiers (stated 24 November 2020)" in page
    assert 'href="/events/clash/?rev=2"' in page


def test_every_revision_has_its_address_newest_first(client: Client) -> None:
    corrected()
    page = client.get("/events/clash/history/").content.decode()
    assert page.index("?rev=2") < page.index("?rev=1")
    assert "first publication" in page


def test_the_first_publication_is_no_correction(client: Client) -> None:
    publish(make_event())
    assert "Nothing was changed since its first publication." in client.get("/corrections/").content.decode()


def test_a_withdrawn_event_keeps_its_history_with_the_reason(client: Client) -> None:
    event = make_event()
    publish(event)
    editorial.withdraw(event=event, by=make_editor(), reason="Two events were one.", now=NOW)
    for address in ("/events/clash/history/", "/corrections/"):
        page = client.get(address).content.decode()
        assert "withdrawn" in page
        assert "Two events were one." in page
    assert 'href="/events/clash/history/"' in client.get("/events/clash/").content.decode()


def test_the_page_of_an_event_leads_to_its_history(client: Client) -> None:
    publish(make_event())
    assert 'href="/events/clash/history/"' in client.get("/events/clash/").content.decode()


def test_what_never_was_public_has_no_history(client: Client) -> None:
    make_event("draft")
    assert client.get("/events/draft/history/").status_code == 404


@pytest.mark.parametrize("address", ["/events/clash/history/", "/corrections/"])
def test_a_list_of_changes_needs_at_most_six_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, address: str
) -> None:
    corrected()
    with django_assert_max_num_queries(6):
        assert client.get(address).status_code == 200


def test_a_page_that_does_not_exist_is_refused(client: Client) -> None:
    corrected()
    assert client.get("/corrections/?page=9").status_code == 400
