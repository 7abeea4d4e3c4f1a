"""What other sites may show in a frame, and that nothing else may be framed."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories import make_claim, make_editor, make_event
from tests.pages.publishing import NOW, publish
from timeline.actions import editorial

pytestmark = pytest.mark.django_db

EMBEDS = ["/embed/events/clash/", "/embed/timeline/"]


@pytest.mark.parametrize("address", [*EMBEDS, "/embed/events/nothing/", "/embed/timeline/?yaer=2020"])
def test_any_site_may_frame_an_embed_whoever_answers(client: Client, address: str) -> None:
    publish(make_claim().event)
    first = client.get(address)
    answers = [first, client.get(address)]
    if "ETag" in first.headers:
        answers.append(client.get(address, headers={"If-None-Match": first.headers["ETag"]}))
    for response in answers:
        policy = response.headers["Content-Security-Policy"]
        assert "frame-ancestors *" in policy
        assert "script-src" not in policy
        assert "default-src 'none'" in policy
        assert "X-Frame-Options" not in response.headers
        assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert response.headers["Cross-Origin-Embedder-Policy"] == "require-corp"


@pytest.mark.parametrize(
    "address", ["/", "/events/clash/", "/claims/clash-killed/", "/method/", "/nothing/", "/api/v1/events/"]
)
def test_nothing_else_may_be_framed(client: Client, address: str) -> None:
    publish(make_claim().event)
    response = client.get(address)
    assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]
    assert response.headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("address", EMBEDS)
def test_an_embed_has_no_form_no_script_and_no_cookie(client: Client, address: str) -> None:
    publish(make_claim().event)
    response = client.get(address)
    page = response.content.decode()
    assert '<base target="_top">' in page
    assert not response.cookies
    assert "<form" not in page
    assert "<script" not in page
    assert "/admin/" not in page


def test_a_figure_in_a_frame_has_claimant_day_and_source(client: Client) -> None:
    publish(make_claim().event)
    page = client.get("/embed/events/clash/").content.decode()
    for text in (
        "<b>4</b>",
        "ministry",
        "24 Nov 2020",
        "agency",
        "revision 1, 22 November 2026",
        "CC BY 4.0",
    ):
        assert text in page


def test_a_frame_shows_four_claims_and_says_how_many_there_are(client: Client) -> None:
    claim = make_claim()
    for number in range(5):
        make_claim(f"other-{number}", event=claim.event)
    publish(claim.event)
    page = client.get("/embed/events/clash/").content.decode()
    assert page.count('class="embed-figure"') == 4
    assert "All 6 claims on this event" in page


def test_a_frame_shows_the_figures_that_were_stated_last_and_says_so(client: Client) -> None:
    claim = make_claim()
    for day in range(25, 29):
        make_claim(
            f"on-{day}",
            event=claim.event,
            stated_on=f"2020-11-{day}",
            qualifier="exactly",
            low=day,
            high=day,
        )
    make_claim(
        "words",
        event=claim.event,
        stated_on="2020-11-30",
        qualifier="unquantified",
        unquantified_words="heavy losses",
    )
    publish(claim.event)
    page = client.get("/embed/events/clash/").content.decode()
    assert "Of 6 claims, those that still stand and were stated last:" in page
    shown = re.findall(r'class="embed-figure" href="[^"]+"><b>(.*?)</b>', page)
    assert shown == ["28", "27", "26", "25"]


def test_a_frame_may_hold_an_old_revision(client: Client) -> None:
    event = make_event(title="First title")
    publish(event)
    event.title = "Second title"
    event.save()
    publish(event)
    page = client.get("/embed/events/clash/?rev=1").content.decode()
    assert "First title" in page
    assert "/events/clash/?rev=1" in page


def test_the_timeline_in_a_frame_takes_the_filters(client: Client) -> None:
    publish(make_event(), make_event("strike", type="strike", title="Strike at dawn"))
    page = client.get("/embed/timeline/?type=strike").content.decode()
    assert "Strike at dawn" in page
    assert 'href="/?type=strike"' in page
    assert "/events/clash/" not in page


def test_a_withdrawn_event_says_so_in_the_frame(client: Client) -> None:
    event = make_event()
    publish(event)
    editorial.withdraw(event=event, by=make_editor(), reason="Two events were one.", now=NOW)
    response = client.get("/embed/events/clash/")
    assert response.status_code == 410
    assert "Two events were one." in response.content.decode()


def test_the_page_of_an_event_offers_the_frame(client: Client) -> None:
    publish(make_event())
    page = client.get("/events/clash/").content.decode()
    assert "&lt;iframe src=&quot;http://127.0.0.1:8000/embed/events/clash/&quot; title=&quot;" in page


@pytest.mark.parametrize("address", EMBEDS)
def test_an_embed_needs_at_most_six_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, address: str
) -> None:
    publish(make_claim().event)
    with django_assert_max_num_queries(6):
        assert client.get(address).status_code == 200
