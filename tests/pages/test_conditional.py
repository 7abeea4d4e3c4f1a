"""A page is rendered once for each state of the record, and sent only to those who have not got it."""

import gzip

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories import make_claim, make_editor
from timeline.actions import editorial
from timeline.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _published() -> None:
    cache.clear()
    editorial.submit(event=make_claim().event, by=make_editor())
    editorial.publish(event=Event.objects.get())


def test_a_reader_who_has_the_page_is_told_so(client: Client) -> None:
    first = client.get("/")
    again = client.get("/", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]


def test_the_second_reader_costs_one_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first = client.get("/events/clash/")
    with django_assert_num_queries(1):
        second = client.get("/events/clash/")
    assert second.content == first.content


def test_a_publication_makes_every_kept_page_stale(client: Client) -> None:
    first = client.get("/events/clash/")
    event = Event.objects.get()
    Event.objects.update(title="Clash near the village")
    editorial.publish(event=event)
    second = client.get("/events/clash/", headers={"If-None-Match": first.headers["ETag"]})
    assert second.status_code == 200
    assert "Clash near the village" in second.content.decode()


def test_a_browser_gets_the_page_compressed(client: Client) -> None:
    plain = client.get("/")
    packed = client.get("/", headers={"Accept-Encoding": "gzip, br"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content


def test_pages_may_be_kept_by_caches_and_vary_on_nothing_but_the_encoding(client: Client) -> None:
    response = client.get("/")
    assert response.headers["Cache-Control"].startswith("public, max-age=60")
    assert response.headers["Vary"] == "Accept-Encoding"
    assert not response.cookies


def test_an_error_is_not_kept(client: Client) -> None:
    response = client.get("/?yaer=2020")
    assert response.status_code == 400
    assert "ETag" not in response.headers


def test_other_addresses_are_another_page(client: Client) -> None:
    assert client.get("/").headers["ETag"] != client.get("/?year=2020").headers["ETag"]
