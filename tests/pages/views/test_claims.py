"""The list of claims."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories import make_actor, make_citation, make_claim, make_event, make_source
from tests.pages.publishing import publish
from timeline.models import Event

pytestmark = pytest.mark.django_db


def body(client: Client, address: str = "/claims/", status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_a_claim_is_listed_with_claimant_day_source_and_event(client: Client) -> None:
    claim = make_claim(event=make_event(title="Clash at a village"))
    publish(claim.event)
    page = body(client)
    for text in (">4</a>", "ministry", "24 Nov 2020", "agency", "Clash at a village"):
        assert text in page


def test_the_oldest_statement_comes_first_and_unknown_days_last(client: Client) -> None:
    event = make_event()
    make_claim("undated", event=event, stated_on="")
    make_claim("late", event=event, stated_on="2021")
    make_claim("early", event=event, stated_on="2020-11-25")
    publish(event)
    page = body(client)
    found = [page.index(f"/claims/{slug}/") for slug in ("early", "late", "undated")]
    assert found == sorted(found)


def test_claims_stand_under_their_claimant_by_name_where_that_order_is_asked(client: Client) -> None:
    event = make_event()
    zavod, agency = make_actor("a-first-id", name="Zavod"), make_actor("z-last-id", name="Agency")
    make_claim("of-zavod", event=event, claimant=zavod, stated_on="2020-11-01")
    make_claim("late-of-agency", event=event, claimant=agency, stated_on="2021")
    make_claim("early-of-agency", event=event, claimant=agency, stated_on="2020-11-02")
    publish(event)
    page = body(client, "/claims/?order=claimant")
    heads = re.findall(r'<th scope="rowgroup" colspan="5"><a href="[^"]+">([^<]+)', page)
    assert heads == ["Agency", "Zavod"]
    found = [page.index(f"/claims/{slug}/") for slug in ("early-of-agency", "late-of-agency", "of-zavod")]
    assert found == sorted(found)
    assert "rowgroup" not in body(client)


def test_the_order_stays_with_the_form_and_leads_to_the_same_order_as_data(client: Client) -> None:
    publish(make_claim().event)
    page = body(client, "/claims/?order=claimant&outcome=killed")
    assert '<input type="hidden" name="order" value="claimant">' in page
    assert "/api/v1/claims/?outcome=killed&amp;ordering=claimant" in page
    assert "Remove: order" not in page
    assert client.get("/api/v1/claims/?outcome=killed&ordering=claimant").status_code == 200


def test_an_unknown_order_is_refused(client: Client) -> None:
    assert "“size” is not a known value. Allowed: stated, claimant." in body(
        client, "/claims/?order=size", 400
    )


def test_the_list_leads_to_the_same_claims_as_data(client: Client) -> None:
    publish(make_claim().event)
    page = body(client, "/claims/?outcome=killed&victims_status=military")
    assert "/api/v1/claims/?outcome=killed&amp;victims_status=military&amp;format=csv" in page
    assert client.get("/api/v1/claims/?outcome=killed&victims_status=military&format=csv").status_code == 200


def test_claims_are_narrowed_by_the_phase_of_their_event(client: Client) -> None:
    war = make_event("war", date="2020-09-27/2020-11-10", is_phase=True, phase_number=3)
    make_claim("of-the-war", event=make_event("strike", parent=war))
    make_claim("of-none", event=make_event("incident", date="2019-01-01"))
    publish(war, *Event.objects.exclude(slug="war"))
    page = body(client, "/claims/?phase=war")
    assert '<option value="war" selected>' in page
    assert "/claims/of-the-war/" in page
    assert "/claims/of-none/" not in page


def test_claims_are_narrowed_by_their_number_of_origins(client: Client) -> None:
    event = make_event()
    one = make_claim("one-origin", event=event)
    make_citation(claim=one, source=make_source("copy"), copied_from=make_source())
    two = make_claim("two-origins", event=event)
    make_citation(claim=two, source=make_source("other"))
    publish(event)
    page = body(client, "/claims/?origins_min=2")
    assert "/claims/two-origins/" in page
    assert "/claims/one-origin/" not in page


def test_as_of_a_day_later_claims_are_not_listed(client: Client) -> None:
    event = make_event()
    make_claim("early", event=event)
    make_claim("late", event=event, stated_on="2021")
    publish(event)
    page = body(client, "/claims/?as_of=2020-12")
    assert "/claims/early/" in page
    assert "/claims/late/" not in page


def test_what_cannot_be_read_is_refused_beside_its_field(client: Client) -> None:
    publish(make_event())
    assert 'aria-invalid="true"' in body(client, "/claims/?stated_after=soon", 400)


def test_the_list_takes_few_queries_however_long_it_is(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    event = make_event()
    for number in range(5):
        make_claim(f"claim-{number}", event=event)
    publish(event)
    client.get("/claims/")
    with django_assert_max_num_queries(6):
        client.get("/claims/?outcome=killed&as_of=2021&order=claimant")
