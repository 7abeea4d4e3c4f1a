"""What a request meets before any view: its id, headers, the gate, and the desk's own steps."""

import json

import pytest
from django.contrib.auth.models import User
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.test import Client, RequestFactory

pytestmark = pytest.mark.urls("tests.conflictdb.urls")


def test_a_request_gets_an_id(client: Client) -> None:
    assert len(client.get("/").headers["X-Request-Id"]) == 32


def test_an_id_from_the_proxy_is_kept(client: Client) -> None:
    assert (
        client.get("/", headers={"X-Request-Id": "proxy-20201110"}).headers["X-Request-Id"]
        == "proxy-20201110"
    )


@pytest.mark.parametrize("offered", ["short", 'quote"20201110', "new\nline20201110", "x" * 65, "пример-2020"])
def test_an_id_that_could_harm_a_log_is_replaced(client: Client, offered: str) -> None:
    assert client.get("/", headers={"X-Request-Id": offered}).headers["X-Request-Id"] != offered


@pytest.mark.parametrize("address", ["/", "/?year=%00", "/api/v1/events/?year=%00", "/admin/"])
def test_every_answer_keeps_other_sites_out(client: Client, address: str) -> None:
    headers = client.get(address).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "base-uri 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    readers = "cross-origin" if address.startswith("/api/") else "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == readers
    assert "Cross-Origin-Embedder-Policy" not in headers  # a process for each newcomer; forbids nothing more


@pytest.mark.parametrize("address", ["/", "/api/v1/events/", "/nothing/", "/streamed/"])
def test_head_gets_the_headers_of_get_and_no_body(rf: RequestFactory, address: str) -> None:
    # The test client would take the body out by itself.
    got, asked = (
        WSGIHandler().get_response(WSGIRequest(method(address).environ)) for method in (rf.get, rf.head)
    )
    assert b"".join(got) != b""
    assert b"".join(asked) == b""
    assert asked.status_code == got.status_code
    changing = {"X-Request-Id", "Date", "Content-Security-Policy"}
    assert {name: value for name, value in asked.items() if name not in changing} == {
        name: value for name, value in got.items() if name not in changing
    }


def test_a_reader_gets_no_cookie_and_no_answer_of_their_own(client: Client) -> None:
    client.cookies["sessionid"] = "1990"
    client.cookies["csrftoken"] = "not a token"
    response = client.get("/", headers={"Accept-Language": "hy, az"})
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert "Accept-Language" not in response.headers.get("Vary", "")


def test_no_step_of_the_desk_runs_for_a_reader(client: Client) -> None:
    assert client.get("/").content == b"left: []; year: None"


@pytest.mark.django_db
def test_an_editor_signs_in(client: Client) -> None:
    User.objects.create_superuser("editor", password="a long enough phrase")
    form = {"username": "editor", "password": "a long enough phrase"}
    response = client.post("/admin/login/?next=/admin/", form)
    assert response.headers["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


@pytest.mark.django_db
def test_a_form_without_its_token_is_refused_at_the_desk() -> None:
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "editor"})
    assert response.status_code == 403


def test_an_editors_cookie_cannot_be_read_by_a_script(client: Client) -> None:
    cookie = client.get("/admin/login/").cookies["csrftoken"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "FOO"])
@pytest.mark.parametrize("address", ["/", "/api/v1/events/"])
def test_a_reader_can_only_read(client: Client, method: str, address: str) -> None:
    response = client.generic(method, address)
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("method", ["TRACE", "PUT", "FOO"])
def test_the_desk_refuses_methods_that_no_form_sends(client: Client, method: str) -> None:
    response = client.generic(method, "/admin/login/")
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS, POST"


def test_an_unknown_host_is_told_so(client: Client) -> None:
    response = client.get("/", headers={"host": "elsewhere.example"})
    assert response.status_code == 400
    assert b"does not answer to that host" in response.content
    assert b"elsewhere" not in response.content


@pytest.mark.parametrize("host", ["[::1", "a b", "", "\x7f", "elsewhere.example:80:80"])
def test_a_host_that_is_no_host_is_a_400(client: Client, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 400


def test_a_query_of_four_kilobytes_is_read_and_one_more_character_is_not(client: Client) -> None:
    assert client.get("/?" + "q" * 4096).status_code == 200
    assert client.get("/?" + "q" * 4097).status_code == 414


def test_a_query_of_a_hundred_parameters_is_read_and_one_more_is_not(client: Client) -> None:
    assert client.get("/?" + "&".join(["year=1990"] * 100)).status_code == 200
    assert client.get("/?" + "&".join(["year=1990"] * 101)).status_code == 400


@pytest.mark.parametrize("address", ["/?year=%00", "/?year=1990%001991", "/%00", "/a%00b/?year=1990"])
def test_a_nul_character_is_refused(client: Client, address: str) -> None:
    assert client.get(address).status_code == 400


def test_a_written_out_percent_sign_is_no_nul_character(client: Client) -> None:
    assert b"year: %00" in client.get("/?year=%2500").content


def test_a_refusal_under_the_api_is_a_problem_in_json(client: Client) -> None:
    response = client.get("/api/v1/events/?" + "q" * 5000)
    assert response.headers["Content-Type"] == "application/problem+json"
    assert json.loads(response.content) == {
        "type": "about:blank",
        "title": "Query too long",
        "status": 414,
        "detail": "The query has 5000 characters, and 4096 are read. Use fewer or shorter filters.",
    }


def test_a_refusal_elsewhere_is_a_page_with_a_way_on(client: Client) -> None:
    response = client.get("/?year=%00")
    assert response.headers["Content-Type"].startswith("text/html")
    assert b'<html lang="en">' in response.content
    assert b'<a href="/">' in response.content


def test_a_failure_keeps_its_headers_and_its_id() -> None:
    response = Client(raise_request_exception=False).get("/broken/")
    assert response.status_code == 500
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert response.headers["X-Request-Id"]
