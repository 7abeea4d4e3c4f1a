"""The map of the site for search engines."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories import make_claim, make_editor, make_event
from tests.pages.publishing import NOW, publish
from timeline.actions import editorial

pytestmark = pytest.mark.django_db

BASE = "http://127.0.0.1:8000"


def places(client: Client, address: str) -> list[str]:
    response = client.get(address, headers={"Host": "localhost"})
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/xml"
    return re.findall("<loc>(.*?)</loc>", response.content.decode())


def test_every_address_of_the_map_answers(client: Client) -> None:
    publish(make_claim().event)
    files = places(client, "/sitemap.xml")
    found = [place for file in files for place in places(client, file.removeprefix(BASE))]
    assert f"{BASE}/events/clash/" in found
    assert f"{BASE}/claims/clash-killed/" in found
    assert [place for place in found if client.get(place.removeprefix(BASE)).status_code != 200] == []


def test_a_withdrawn_event_leaves_the_map(client: Client) -> None:
    event = make_event()
    publish(event)
    editorial.withdraw(event=event, by=make_editor(), reason="Two events were one.", now=NOW)
    assert places(client, "/sitemap-events.xml") == []


@pytest.mark.parametrize(
    "address", ["/sitemap-nothing.xml", "/sitemap-events.xml?p=2", "/sitemap-events.xml?p=x"]
)
def test_a_file_that_is_not_there_is_not_found(client: Client, address: str) -> None:
    publish(make_event())
    assert client.get(address).status_code == 404


def test_crawlers_are_told_where_the_map_is(client: Client) -> None:
    assert f"Sitemap: {BASE}/sitemap.xml" in client.get("/robots.txt").content.decode()


def test_a_file_of_the_map_needs_at_most_six_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    publish(make_claim().event)
    for address in ("/sitemap.xml", "/sitemap-events.xml"):
        with django_assert_max_num_queries(6):
            client.get(address)
