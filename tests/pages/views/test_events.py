"""An event's page and a claim's page."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories import (
    make_actor,
    make_citation,
    make_claim,
    make_editor,
    make_event,
    make_place,
    make_source,
)
from tests.pages.publishing import NOW, publish
from timeline.actions import editorial
from timeline.models import Event, EventPlace, Participation

pytestmark = pytest.mark.django_db


def body(client: Client, address: str = "/events/clash/", status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_every_claim_is_shown_with_every_citation(client: Client) -> None:
    claim = make_claim(low=511, high=511, qualifier="exactly", cited=False)
    wire = make_source("wire")
    make_citation(claim=claim, source=wire, locator="lead")
    make_citation(
        claim=claim,
        source=make_source("paper"),
        locator="paragraph 9",
        copied_from=wire,
        low=500,
        high=None,
        qualifier="more_than",
        differs=True,
    )
    publish(claim.event)
    page = body(client)
    for text in (
        'id="claim-clash-killed"',
        "lead",
        "paragraph 9",
        "gives it as “more than 500”",
        "(repeats agency)",
    ):
        assert text in page


def test_a_role_is_shown_with_who_says_so(client: Client) -> None:
    event = make_event()
    Participation.objects.create(
        event=event, actor=make_actor(), role="accused", role_basis="Said by the other side; denied."
    )
    publish(event)
    assert "Said by the other side; denied." in body(client)


def test_a_place_is_linked(client: Client) -> None:
    event = make_event()
    EventPlace.objects.create(event=event, place=make_place())
    publish(event)
    assert 'href="/places/village/"' in body(client)


def test_a_phase_lists_its_parts(client: Client) -> None:
    war = make_event("war", is_phase=True, phase_number=1, short_name="War", type="war")
    publish(war, make_event(parent=war, title="Clash at a village"))
    assert "Clash at a village" in body(client, "/events/war/")


def test_a_replaced_figure_is_folded_and_counted(client: Client) -> None:
    claim = make_claim()
    make_claim("later", event=claim.event, supersedes=claim, low=9, high=9, qualifier="exactly")
    publish(claim.event)
    assert "1 earlier figure, replaced or revised since" in body(client)


def test_the_citation_names_a_revision_that_stays(client: Client) -> None:
    event = make_event(title="First title")
    publish(event)
    event.title = "Second title"
    event.save()
    publish(event)
    assert "/events/clash/?rev=2" in body(client)
    old = body(client, "/events/clash/?rev=1")
    assert "First title" in old
    assert "You are reading revision 1" in old


@pytest.mark.parametrize("query", ["rev=x", "rev=0", "rev=-1", "scale=cubic"])
def test_an_unreadable_parameter_is_refused_with_the_remedy(client: Client, query: str) -> None:
    publish(make_event())
    assert "write" in body(client, f"/events/clash/?{query}", status=400)


@pytest.mark.parametrize("address", ["/events/nothing/", "/events/clash/?rev=7", "/claims/nothing/"])
def test_what_never_was_public_is_not_found(client: Client, address: str) -> None:
    publish(make_event())
    assert "This page is not in the record." in body(client, address, status=404)


def test_a_withdrawn_event_and_its_claims_say_so(client: Client) -> None:
    claim = make_claim()
    publish(claim.event)
    editorial.withdraw(event=claim.event, by=make_editor(), reason="Two events were one.", now=NOW)
    for address in ("/events/clash/", "/claims/clash-killed/"):
        page = body(client, address, status=410)
        assert "Two events were one." in page
        assert "22 November 2026" in page


def test_the_reader_chooses_the_scale(client: Client) -> None:
    claim = make_claim()
    make_claim("other", event=claim.event, low=9, high=9, qualifier="exactly")
    publish(claim.event)
    assert 'scale=linear#claims" aria-current="true"' in body(client)
    assert 'scale=log#claims" aria-current="true"' in body(client, "/events/clash/?scale=log")


def test_a_claims_page_leads_to_the_figure_that_replaced_it_under_another_event(client: Client) -> None:
    early = make_claim()
    late = make_claim("of-the-war", event=make_event("war"), supersedes=early)
    publish(early.event, late.event)
    page = body(client, "/claims/clash-killed/")
    assert "was replaced by" in page
    assert '<a href="/claims/of-the-war/">a figure under another event</a>' in page


def test_a_claims_page_names_the_claims_it_is_related_to(client: Client) -> None:
    claim = make_claim()
    make_claim("later", event=claim.event, supersedes=claim, low=9, high=9, qualifier="exactly")
    publish(claim.event)
    assert "was replaced by" in body(client, "/claims/clash-killed/")
    assert "replaces" in body(client, "/claims/later/")


@pytest.mark.parametrize(
    "address",
    [
        "/events/war/",
        "/events/war/?type=clash&phase=war&as_of=2020-12-31",
        "/events/clash/",
        "/events/clash/?rev=1",
        "/claims/clash-killed/",
    ],
)
def test_a_page_needs_at_most_six_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, address: str
) -> None:
    war = make_event("war", is_phase=True, phase_number=1, short_name="War", type="war")
    claim = make_claim(event=make_event(parent=war))
    publish(war, claim.event)
    with django_assert_max_num_queries(6):
        assert client.get(address).status_code == 200


def publish_three() -> None:
    """Publish a clash, a vote and a second clash, a month apart."""
    publish(
        make_event("first", date="2020-01-01"),
        make_event("vote", date="2020-02-01", type="political", title="Vote in the hall"),
        make_event("second", date="2020-03-01"),
    )


def test_an_event_leads_to_the_one_before_and_the_one_after(client: Client) -> None:
    publish_three()
    page = body(client, "/events/vote/")
    assert '<a href="/events/first/" rel="prev"' in page
    assert '<a href="/events/second/" rel="next"' in page
    assert 'title="Vote in the hall, 1 Feb 2020"' in body(client, "/events/first/")


def test_an_event_reached_from_a_filtered_list_stays_in_it(client: Client) -> None:
    publish_three()
    assert 'href="/events/first/?type=clash"' in body(client, "/?type=clash&page_size=all")
    page = body(client, "/events/first/?type=clash")
    assert '<a href="/events/second/?type=clash" rel="next"' in page
    assert '<a href="/?type=clash">Timeline, as filtered</a>' in page


def test_an_address_with_what_is_no_filter_still_leads_on(client: Client) -> None:
    publish_three()
    assert '<a href="/events/vote/" rel="next"' in body(client, "/events/first/?utm_source=mail&scale=log")


def test_a_filter_that_cannot_be_read_is_refused_on_an_event_too(client: Client) -> None:
    publish_three()
    assert "Did you mean “clash”?" in body(client, "/events/first/?type=clahs", status=400)


def test_an_old_revision_leads_nowhere_in_time(client: Client) -> None:
    publish_three()
    assert 'rel="next"' not in body(client, "/events/first/?rev=1")


def test_a_line_in_short_says_that_figures_differ_as_the_comparison_does(client: Client) -> None:
    claim = make_claim()
    make_claim("other", event=claim.event, claimant=make_actor("mission"), low=9, high=9, qualifier="exactly")
    publish(claim.event)
    assert '<small class="cell-flag">differ</small>' in body(client)
    assert "third party: <b>differ</b>" in body(client, "/compare/")


def test_a_disagreement_names_each_claimant_and_day_and_tells_the_notes_of_its_two_ends(
    client: Client,
) -> None:
    claim = make_claim(note="Those in treatment on the day.")
    make_claim("other", event=claim.event, claimant=make_actor("mission"), low=9, high=9, qualifier="exactly")
    publish(claim.event)
    page = body(client)
    assert (
        '<a href="/claims/clash-killed/">4</a> <span class="meta">ministry, 24 November 2020</span>' in page
    )
    assert "Note on 4: Those in treatment on the day." in page


def test_an_event_that_sources_date_differently_says_by_how_many_days(client: Client) -> None:
    publish(make_event(date="2020-11-23/2020-11-24", is_span_uncertain=True, date_note="Two days are given."))
    page = body(client)
    assert "dates differ" in page
    assert "1 day apart" in page


def make_phase() -> Event:
    """Save a phase with a claim of its own, an event with 4 killed and one with at least 10."""
    war = make_event("war", is_phase=True, phase_number=1, short_name="War", type="war", date="2020")
    make_claim("whole", event=war, low=900, high=900, qualifier="exactly")
    make_claim("four", event=make_event("raid", parent=war))
    make_claim("ten", event=make_event("siege", parent=war), low=10, qualifier="at_least")
    return war


def test_a_phase_shows_what_is_recorded_for_its_events_beside_its_own_claims(client: Client) -> None:
    war = make_phase()
    make_claim("year", event=make_event("losses", parent=war, type="toll", title="Losses of a year"))
    publish(war, *war.parts.all())
    page = body(client, "/events/war/")
    assert "Added up from the 2 events recorded here; not a total of the phase" in page
    assert "<b>14 or more</b>" in page
    assert '<a href="/events/losses/">Losses of a year</a>' in page.split("counts over a period")[1]


def test_an_old_revision_of_a_phase_shows_no_sum_of_the_events_of_today(client: Client) -> None:
    war = make_phase()
    publish(war, *war.parts.all())
    assert "not a total of the phase" not in body(client, "/events/war/?rev=1")


def test_a_phase_with_its_sums_takes_few_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    war = make_phase()
    publish(war, *war.parts.all())
    with django_assert_max_num_queries(6):
        body(client, "/events/war/")
    with django_assert_max_num_queries(6):
        body(client, "/events/war/?as_of=2020-12-31")


def test_the_charts_of_an_old_revision_are_those_of_its_own_claims(client: Client) -> None:
    claim = make_claim(low=41, high=41, qualifier="exactly")
    publish(claim.event)
    claim.low = claim.high = 42
    claim.save()
    publish(claim.event)
    page = client.get("/events/clash/?rev=1").content.decode()
    assert 'href="/events/clash/claims/killed.svg?rev=1"' in page
    assert 'href="/compare/clash/killed.svg?rev=1"' in page
    assert 'href="/compare/clash/?rev=1"' in page
    for address in ("/events/clash/claims/killed.svg", "/compare/clash/killed.svg"):
        assert ">41<" in client.get(f"{address}?rev=1").content.decode()
        assert ">42<" in client.get(address).content.decode()
