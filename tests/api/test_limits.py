"""Limits: generous, told in headers, and never a worker held by one question."""

import pytest
from django.db import OperationalError, connection, transaction
from django.test import Client, RequestFactory
from pytest_django.fixtures import Settings

from timeline.api.limits import network_of
from timeline.documents.deadline import within
from timeline.models import Event


def test_each_answer_tells_what_is_left(api: Client, clash: Event, settings: Settings) -> None:
    settings.API_RATE_LIMIT = 5
    answer = api.get("/api/v1/events/", REMOTE_ADDR="203.0.113.7")
    assert answer.headers["RateLimit-Policy"] == '"default";q=5;w=60'
    assert answer.headers["RateLimit"].startswith('"default";r=4;t=')


def test_beyond_the_limit_the_answer_says_when_to_ask_again(
    api: Client, clash: Event, settings: Settings
) -> None:
    settings.API_RATE_LIMIT = 2
    statuses = [api.get("/api/v1/", REMOTE_ADDR="203.0.113.8").status_code for _ in range(2)]
    refused = api.get("/api/v1/", REMOTE_ADDR="203.0.113.8")
    assert [*statuses, refused.status_code] == [200, 200, 429]
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert api.get("/api/v1/", REMOTE_ADDR="203.0.113.9").status_code == 200


def test_a_copy_that_still_holds_costs_nothing(api: Client, clash: Event, settings: Settings) -> None:
    settings.API_RATE_LIMIT = 3
    etag = api.get("/api/v1/", REMOTE_ADDR="203.0.113.10").headers["ETag"]
    for _ in range(5):
        known = api.get("/api/v1/", headers={"if-none-match": etag}, REMOTE_ADDR="203.0.113.10")
        assert known.status_code == 304
    assert known.headers["RateLimit"].startswith('"default";r=2;')


def test_without_a_limit_nothing_is_counted(api: Client, clash: Event, settings: Settings) -> None:
    settings.API_RATE_LIMIT = 0
    assert "RateLimit" not in api.get("/api/v1/", REMOTE_ADDR="203.0.113.11").headers


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("127.0.0.1", None),
        ("::1", None),
        ("", None),
    ],
)
def test_a_reader_is_known_by_network(address: str, network: str | None) -> None:
    assert network_of(RequestFactory().get("/", REMOTE_ADDR=address)) == network


def test_a_proxy_is_believed_only_if_it_is_ours(settings: Settings) -> None:
    request = RequestFactory().get(
        "/", REMOTE_ADDR="203.0.113.7", HTTP_X_FORWARDED_FOR="192.0.2.1, 192.0.2.2"
    )
    assert network_of(request) == "203.0.113.7"
    settings.TRUST_PROXY = True
    assert network_of(request) == "192.0.2.2"


@pytest.mark.django_db
def test_a_query_beyond_its_time_is_given_up(settings: Settings) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    if connection.vendor == "postgresql":
        # It keeps the deadline itself, by the setting that every connection has; made short for this one question.
        with connection.cursor() as cursor:
            cursor.execute("SELECT setting FROM pg_settings WHERE name = 'statement_timeout'")
            assert cursor.fetchone() == (str(settings.STATEMENT_TIMEOUT_MS),)
            cursor.execute("SET LOCAL statement_timeout = 50")
    with pytest.raises(OperationalError), within(0.05), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(endless)
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)


def test_a_busy_database_is_a_503_that_says_when_to_ask_again(
    api: Client, clash: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy() -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr("timeline.documents.store.version", busy)
    answer = api.get("/api/v1/events/")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "5"
    assert b"locked" not in answer.content
