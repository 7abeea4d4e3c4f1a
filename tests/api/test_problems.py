"""Problems: one form for all, every fault at once, and what to do about it."""

import pytest
from django.test import Client

from timeline.documents import store
from timeline.models import Event


def errors(api: Client, path: str) -> dict[str, dict[str, object]]:
    answer = api.get(path)
    assert answer.status_code == 400, answer.content
    return {error["parameter"]: error for error in answer.json()["errors"]}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/", 404),
        ("/api/v1/nothing/", 404),
        ("/api/v2/events/", 404),
        ("/api/v1/events/nothing/", 404),
        ("/api/v1/events/clash/revisions/9/", 404),
        ("/api/v1/events/nothing/revisions/", 404),
        ("/api/v1/claims/nothing/", 404),
        ("/api/v1/actors/nothing/", 404),
        ("/api/v1/events/?nothing=1", 400),
        ("/api/v1/?nothing=1", 400),
        ("/api/v1/events/?q=%00", 400),
    ],
)
def test_every_problem_has_the_form_of_rfc_9457(api: Client, clash: Event, path: str, status: int) -> None:
    answer = api.get(path)
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Cache-Control"] == "no-store"
    problem = answer.json()
    assert problem["status"] == status
    assert problem["title"]
    assert problem["detail"]
    assert problem["type"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_writing_is_refused_with_what_is_allowed(api: Client, db: None, method: str) -> None:
    answer = getattr(api, method)("/api/v1/events/")
    assert answer.status_code == 405
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"


def test_a_format_that_is_not_offered_is_a_406_that_names_those_that_are(api: Client, clash: Event) -> None:
    answer = api.get("/api/v1/events/", headers={"accept": "application/pdf"})
    assert answer.status_code == 406
    assert "application/json" in answer.json()["allowed"]


def test_a_failure_of_ours_tells_nothing_but_the_id_of_the_request(
    api: Client, clash: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr(store, "version", fail)
    answer = api.get("/api/v1/events/", headers={"x-request-id": "request-0001"})
    assert answer.status_code == 500
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["X-Request-Id"] == "request-0001"
    assert b"secret" not in answer.content


def test_an_unknown_parameter_is_named_with_the_nearest_one(api: Client, clash: Event) -> None:
    fault = errors(api, "/api/v1/events/?yaer=2020")["yaer"]
    assert fault["code"] == "unknown_parameter"
    assert fault["nearest"] == "year"
    assert "killed_min" in fault["allowed"]  # type: ignore[operator]  # a list of names


def test_an_unknown_value_is_named_with_the_allowed_ones(api: Client, clash: Event) -> None:
    fault = errors(api, "/api/v1/events/?type=clsh")["type"]
    assert fault["nearest"] == "clash"
    assert "clash" in fault["allowed"]  # type: ignore[operator]  # a list of terms


def test_an_unknown_id_is_named_with_the_nearest_one(api: Client, clash: Event) -> None:
    assert errors(api, "/api/v1/events/?place=lachn")["place"]["nearest"] == "lachin"


def test_all_faults_are_told_at_once(api: Client, clash: Event) -> None:
    found = errors(
        api, "/api/v1/events/?yaer=1&type=clsh&page_size=900&ordering=dat&fields=nme&cursor=x&format=pdf"
    )
    assert set(found) == {"yaer", "type", "page_size", "ordering", "fields", "cursor", "format"}


@pytest.mark.parametrize(
    "query", ["year_min=2021&year_max=2020", "after=2021&before=2020", "after=2020-02-30", "year=0", "year=x"]
)
def test_what_can_match_nothing_is_refused_and_not_answered_with_nothing(
    api: Client, clash: Event, query: str
) -> None:
    assert errors(api, f"/api/v1/events/?{query}")


def test_a_parameter_of_one_value_is_refused_twice(api: Client, clash: Event) -> None:
    assert errors(api, "/api/v1/events/?before=2020&before=2021")["before"]["code"] == "repeated"


def test_an_empty_parameter_asks_for_nothing(api: Client, clash: Event) -> None:
    assert api.get("/api/v1/events/?year=&type=&q=&page_size=&cursor=").json()["count"] == 1


def test_a_mistyped_id_is_answered_with_the_nearest_one(api: Client, clash: Event) -> None:
    assert api.get("/api/v1/events/clsh/").json()["nearest"] == "clash"


def test_an_address_without_its_slash_leads_to_the_one_with_it_from_any_site(
    api: Client, clash: Event
) -> None:
    answer = api.get("/api/v1/events?year=2020")
    assert answer.status_code == 301
    assert answer.headers["Location"] == "http://127.0.0.1:8000/api/v1/events/?year=2020"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Location"] in answer.json()["detail"]


@pytest.mark.parametrize("path", ["/api/v1/nothing", "/api/v1/events/clash/nothing", "/api/v1/releases/1"])
def test_an_address_that_leads_nowhere_with_a_slash_either_is_not_found(
    api: Client, clash: Event, path: str
) -> None:
    assert api.get(path).status_code == 404


@pytest.mark.parametrize(
    ("name", "near"),
    [("limit", "page_size"), ("offset", "cursor"), ("sort", "ordering"), ("end_date", "before")],
)
def test_what_other_apis_call_a_parameter_is_told_by_our_name(
    api: Client, db: None, name: str, near: str
) -> None:
    assert errors(api, f"/api/v1/events/?{name}=1")[name]["nearest"] == near


def test_who_asks_a_list_for_what_changed_is_led_to_the_changes(api: Client, db: None) -> None:
    fault = errors(api, "/api/v1/events/?updated_since=2026-11-01")["updated_since"]
    assert "/api/v1/changes/" in str(fault["detail"])
    assert "nearest" not in fault
