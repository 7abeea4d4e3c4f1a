"""The feeds: Atom, whole addresses, nothing but what is public."""

from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories import make_claim, make_editor, make_event
from tests.pages.publishing import NOW, publish
from timeline.actions import editorial

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


def entries(client: Client, address: str) -> list[ET.Element]:
    response = client.get(address)
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith("application/atom+xml")
    return ET.fromstring(response.content).findall(f"{ATOM}entry")  # noqa: S314  # our own answer


def titles(client: Client, address: str) -> list[str | None]:
    return [entry.findtext(f"{ATOM}title") for entry in entries(client, address)]


def test_the_feed_of_changes_has_corrections_and_withdrawals_newest_first(client: Client) -> None:
    event = make_event(title="First title")
    publish(event)
    event.title = "Second title"
    event.save()
    publish(event)
    editorial.withdraw(event=event, by=make_editor(), reason="Two events were one.", now=NOW)
    assert titles(client, "/feeds/changes/") == [
        "Second title: withdrawn (revision 3)",
        "Second title: revision 2",
        "First title: revision 1",
    ]
    withdrawn = entries(client, "/feeds/changes/")[0]
    assert "Two events were one." in (withdrawn.findtext(f"{ATOM}summary") or "")


def test_no_two_changes_share_an_id(client: Client) -> None:
    event = make_event(title="First title")
    publish(event)
    event.title = "Second title"
    event.save()
    publish(event)
    ids = [entry.findtext(f"{ATOM}id") for entry in entries(client, "/feeds/changes/")]
    assert ids == [f"http://127.0.0.1:8000/events/clash/?rev={number}" for number in (2, 1)]


def test_the_feed_of_events_takes_the_filters(client: Client) -> None:
    publish(make_event(), make_event("strike", type="strike", title="Strike at dawn"))
    assert titles(client, "/feeds/events/?type=strike") == ["Strike at dawn, 23 November 2020"]
    assert client.get("/feeds/events/?yaer=2020").status_code == 400
    page = client.get("/?type=strike").content.decode()
    assert 'type="application/atom+xml" href="/feeds/events/?type=strike"' in page


def test_a_figure_in_a_feed_has_claimant_day_and_source(client: Client) -> None:
    publish(make_claim().event)
    summary = entries(client, "/feeds/events/")[0].findtext(f"{ATOM}summary") or ""
    for text in ("4 killed, soldiers", "ministry", "24 November 2020", "agency", "revision 1"):
        assert text in summary


@pytest.mark.parametrize("address", ["/feeds/changes/", "/feeds/events/"])
def test_a_feed_repeats_no_host_of_the_request(client: Client, address: str) -> None:
    publish(make_event())
    body = client.get(address, headers={"Host": "localhost"}).content.decode()
    assert "localhost" not in body
    assert "http://127.0.0.1:8000/" in body


@pytest.mark.parametrize("address", ["/feeds/changes/", "/feeds/events/"])
def test_a_feed_needs_at_most_six_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, address: str
) -> None:
    publish(make_claim().event, make_event("other"))
    with django_assert_max_num_queries(6):
        assert client.get(address).status_code == 200
