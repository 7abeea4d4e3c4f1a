"""oEmbed: how another site shows an address of ours."""

import pytest
from django.test import Client

from tests.factories import make_event
from tests.pages.publishing import publish

pytestmark = pytest.mark.django_db

BASE = "http://127.0.0.1:8000"


def test_an_event_is_shown_in_a_frame(client: Client) -> None:
    publish(make_event(title="Fire & aid"))
    response = client.get("/oembed/", {"url": f"{BASE}/events/clash/?rev=1", "maxwidth": "400"})
    answer = response.json()
    assert (answer["type"], answer["version"], answer["width"]) == ("rich", "1.0", 400)
    assert f'<iframe src="{BASE}/embed/events/clash/?rev=1" title="Fire &amp; aid' in answer["html"]
    assert response.headers["Access-Control-Allow-Origin"] == "*"


def test_a_filtered_list_is_shown_in_a_frame(client: Client) -> None:
    answer = client.get("/oembed/", {"url": f"{BASE}/?year=2020&type=mine"}).json()
    assert "/embed/timeline/?year=2020&amp;type=mine" in answer["html"]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({}, 404),
        ({"url": "https://example.org/events/clash/"}, 404),
        ({"url": f"{BASE}/events/nothing/"}, 404),
        ({"url": f"{BASE}/method/"}, 404),
        ({"url": f"{BASE}/events/clash/", "maxwidth": "wide"}, 400),
        ({"url": f"{BASE}/events/clash/", "format": "xml"}, 501),
    ],
)
def test_what_cannot_be_shown_is_refused_in_words(client: Client, query: dict[str, str], status: int) -> None:
    publish(make_event())
    response = client.get("/oembed/", query)
    assert response.status_code == status
    assert response.json()["error"]


def test_the_page_of_an_event_leads_to_it(client: Client) -> None:
    publish(make_event())
    page = client.get("/events/clash/").content.decode()
    assert (
        'type="application/json+oembed" href="/oembed/?url=http%3A%2F%2F127.0.0.1%3A8000%2Fevents%2Fclash%2F%3Frev%3D1"'
        in page
    )
