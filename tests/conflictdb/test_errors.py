"""While the database gives no answer, readers get a kept page or are asked to come again; a failure of ours is told."""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.db import InterfaceError, OperationalError
from django.test import Client, RequestFactory

from conflictdb.errors import server_error
from tests.factories import make_event
from tests.pages.publishing import publish
from timeline.documents import store

GONE = (OperationalError("the connection is lost"), InterfaceError("the connection is closed"))


@pytest.fixture
def reader() -> Client:
    cache.clear()
    return Client(raise_request_exception=False)


@pytest.fixture
def lose_database(monkeypatch: pytest.MonkeyPatch) -> Callable[[Exception], None]:
    """Let every reading of the record's state, the first of each request, fail in the given way."""

    def lose(error: Exception) -> None:
        def version() -> None:
            raise error

        monkeypatch.setattr(store, "version", version)

    return lose


@pytest.mark.parametrize("error", GONE, ids=["operational", "interface"])
@pytest.mark.parametrize("address", ["/", "/events/clash/", "/compare/"])
def test_a_page_without_a_database_asks_to_come_again(
    reader: Client, lose_database: Callable[[Exception], None], address: str, error: Exception
) -> None:
    lose_database(error)
    response = reader.get(address)
    assert (response.status_code, response.headers["Retry-After"]) == (503, "5")
    assert response.headers["Cache-Control"] == "no-store"
    assert "Nothing is lost" in response.content.decode()
    assert "connection" not in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("error", GONE, ids=["operational", "interface"])
def test_the_api_without_a_database_answers_with_a_problem(
    reader: Client, lose_database: Callable[[Exception], None], error: Exception
) -> None:
    lose_database(error)
    response = reader.get("/api/v1/events/")
    assert (response.status_code, response.headers["Retry-After"]) == (503, "5")
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.json()["type"].endswith("#problem-unavailable")


def test_the_desk_without_a_database_asks_to_come_again(
    reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def authenticate(*_args: object, **_credentials: object) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr("django.contrib.auth.forms.authenticate", authenticate)
    response = reader.post("/admin/login/", {"username": "editor", "password": "a long pass phrase"})
    assert (response.status_code, response.headers["Retry-After"]) == (503, "5")


def test_an_error_raised_over_a_lost_database_is_not_taken_for_a_mistake(
    reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def version() -> None:
        try:
            raise OperationalError("the connection is lost")
        except OperationalError:
            raise RuntimeError("while tidying up")  # noqa: B904  # the very case: nobody named the cause

    monkeypatch.setattr(store, "version", version)
    assert reader.get("/").status_code == 503


def test_a_mistake_of_ours_is_still_told_as_one(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def version() -> None:
        raise RuntimeError("a mistake")

    monkeypatch.setattr(store, "version", version)
    assert reader.get("/").status_code == 500


@pytest.mark.django_db
def test_a_kept_page_is_shown_while_the_database_is_away(
    reader: Client, lose_database: Callable[[Exception], None]
) -> None:
    publish(make_event())
    before = reader.get("/events/clash/")
    lose_database(GONE[0])
    meanwhile = reader.get("/events/clash/")
    assert (meanwhile.status_code, meanwhile.content) == (200, before.content)
    assert meanwhile.headers["Cache-Control"] == "public, max-age=5"
    again = reader.get("/events/clash/", headers={"If-None-Match": before.headers["ETag"]})
    assert again.status_code == 304
    assert reader.get("/claims/").status_code == 503


def test_each_part_tells_a_fault_in_its_own_form(rf: RequestFactory) -> None:
    assert server_error(rf.get("/api/v1/events/")).headers["Content-Type"] == "application/problem+json"
    assert server_error(rf.get("/")).headers["Content-Type"].startswith("text/html")
