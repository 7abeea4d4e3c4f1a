"""Headers: caches help, any site may ask, and nothing tells readers apart."""

import pytest
from django.test import Client

from tests.api.conftest import NOON
from tests.api.test_entries import publish
from timeline.models import Event

PATHS = ["/api/v1/", "/api/v1/events/", "/api/v1/events/clash/", "/api/v1/claims/", "/api/v1/schema/"]


@pytest.mark.parametrize("path", PATHS)
def test_a_copy_that_still_holds_is_not_sent_again(api: Client, clash: Event, path: str) -> None:
    etag = api.get(path).headers["ETag"]
    for known in (etag, f"W/{etag}", f'"other", {etag}'):
        answer = api.get(path, headers={"if-none-match": known})
        assert answer.status_code == 304
        assert answer.content == b""
        assert answer.headers["ETag"] == etag


def test_a_publication_makes_every_copy_stale(api: Client, clash: Event) -> None:
    etag = api.get("/api/v1/events/").headers["ETag"]
    publish("another")
    answer = api.get("/api/v1/events/", headers={"if-none-match": etag})
    assert answer.status_code == 200
    assert answer.headers["ETag"] != etag


def test_equal_questions_have_one_etag_and_others_have_others(api: Client, clash: Event) -> None:
    def etag(query: str) -> str:
        return api.get(f"/api/v1/events/?{query}").headers["ETag"]

    assert etag("year=2020&type=clash") == etag("type=clash&year=2020&q=")
    assert etag("year=2020") != etag("year=2019")


@pytest.mark.parametrize("path", PATHS)
def test_an_answer_may_be_kept_by_any_cache_and_sets_no_cookie(api: Client, clash: Event, path: str) -> None:
    answer = api.get(path)
    assert answer.headers["Cache-Control"].startswith("public, max-age=")
    assert answer.headers.get("Vary", "Accept") == "Accept"
    assert not answer.cookies


def test_a_revision_may_be_kept_for_ever(api: Client, clash: Event) -> None:
    assert "immutable" in api.get("/api/v1/events/clash/revisions/1/").headers["Cache-Control"]


@pytest.mark.parametrize(
    "path", [*PATHS, "/api/v1/nothing/", "/api/v1/events/?nothing=1", "/api/v1/events/?q=%00"]
)
def test_scripts_of_any_site_may_read_every_answer(api: Client, clash: Event, path: str) -> None:
    answer = api.get(path, headers={"origin": "https://elsewhere.example"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


@pytest.mark.parametrize("path", PATHS)
def test_head_has_the_headers_of_get_and_no_body(api: Client, clash: Event, path: str) -> None:
    got, headed = api.get(path), api.head(path)
    assert headed.content == b""
    assert headed.headers["Content-Length"] == str(len(got.content))
    assert headed.headers["ETag"] == got.headers["ETag"]


@pytest.mark.parametrize("path", PATHS)
def test_options_says_what_may_be_asked(api: Client, clash: Event, path: str) -> None:
    answer = api.options(path)
    assert answer.status_code == 200
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize(
    "header", ["cookie", "accept-language", "x-forwarded-host", "x-forwarded-proto", "user-agent"]
)
def test_who_asks_changes_nothing(api: Client, clash: Event, header: str) -> None:
    plain = api.get("/api/v1/events/")
    other = api.get("/api/v1/events/", headers={header: "https"})
    assert other.content == plain.content
    assert other.headers["ETag"] == plain.headers["ETag"]


def test_the_record_says_when_it_changed(api: Client, clash: Event) -> None:
    assert api.get("/api/v1/").json()["changed_at"] == NOON.isoformat()
