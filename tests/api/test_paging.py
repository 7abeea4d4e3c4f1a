"""Pages by cursor: every entry once, in order, both ways, and only for the list that gave the cursor."""

from urllib.parse import urlsplit

import pytest
from django.test import Client

from tests.api.conftest import NOON
from tests.api.test_entries import ids, publish
from tests.factories import make_actor
from timeline.actions import editorial
from timeline.api import cursors
from timeline.api.cursors import Cursor, CursorError
from timeline.models import Claim

# Two events share a day, so that the id decides; one has an open end.
DATES = {"a": "2020-01-02", "b": "2020-01-01", "c": "2020-01-01", "d": "1988/..", "e": "2021"}


def follow(api: Client, address: str, relation: str = "next") -> list[list[str]]:
    pages = []
    while address:
        answer = api.get(address)
        assert answer.status_code == 200
        pages.append(ids(answer.json()))
        found = answer.json()[relation]
        address = f"{urlsplit(found).path}?{urlsplit(found).query}" if found else ""
    return pages


@pytest.fixture
def five(db: None) -> None:
    for slug, date in DATES.items():
        publish(slug, date=date)


@pytest.mark.parametrize(
    ("ordering", "expected"),
    [
        ("date", ["d", "b", "c", "a", "e"]),
        ("-date", ["e", "a", "c", "b", "d"]),
        ("updated", ["a", "b", "c", "d", "e"]),
        ("-updated", ["e", "d", "c", "b", "a"]),
    ],
)
def test_following_next_shows_every_entry_once_in_order(
    api: Client, five: None, ordering: str, expected: list[str]
) -> None:
    pages = follow(api, f"/api/v1/events/?ordering={ordering}&page_size=2")
    assert pages == [expected[0:2], expected[2:4], expected[4:]]


def test_following_previous_leads_back_to_the_first_page(api: Client, five: None) -> None:
    last = api.get("/api/v1/events/?page_size=2").json()
    while last["next"]:
        last = api.get(urlsplit(last["next"]).path + "?" + urlsplit(last["next"]).query).json()
    previous = urlsplit(last["previous"])
    assert follow(api, f"{previous.path}?{previous.query}", "previous") == [["c", "a"], ["d", "b"]]


def test_the_link_header_names_the_same_pages_as_the_body(api: Client, five: None) -> None:
    answer = api.get("/api/v1/events/?page_size=2")
    assert f'<{answer.json()["next"]}>; rel="next"' in answer.headers["Link"]


def test_the_page_size_may_change_from_page_to_page(api: Client, five: None) -> None:
    following = urlsplit(api.get("/api/v1/events/?page_size=2").json()["next"])
    query = following.query.replace("page_size=2", "page_size=500")
    assert ids(api.get(f"{following.path}?{query}").json()) == ["c", "a", "e"]


@pytest.mark.parametrize(
    "other",
    [
        "/api/v1/events/?year=2020&cursor={}",
        "/api/v1/events/?ordering=-date&cursor={}",
        "/api/v1/claims/?cursor={}",
        "/api/v1/events/?cursor={}x",
        "/api/v1/events/?cursor=A{}",
        "/api/v1/events/?cursor=%C3%A9",
    ],
)
def test_a_cursor_is_refused_by_any_other_list(api: Client, five: None, other: str) -> None:
    following = api.get("/api/v1/events/?page_size=2").json()["next"]
    cursor = following.rpartition("cursor=")[2]
    answer = api.get(other.format(cursor))
    assert answer.status_code == 400
    assert [error["code"] for error in answer.json()["errors"]] == ["invalid_cursor"]


def test_a_cursor_is_read_for_the_list_it_was_written_for() -> None:
    cursor = Cursor(("2020-01-01", "b"))
    text = cursors.write(cursor, "list")
    assert cursors.read(text, "list") == cursor
    with pytest.raises(CursorError):
        cursors.read(text, "another list")


@pytest.mark.parametrize("size", ["0", "501", "-1", "ten", "1e2", "٣", "99999999999999999999"])
def test_a_page_size_out_of_bounds_is_refused(api: Client, db: None, size: str) -> None:
    answer = api.get("/api/v1/events/", {"page_size": size})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["detail"] == "Write a whole number from 1 to 500."


@pytest.mark.parametrize(
    ("ordering", "expected"), [("claimant", ["b", "a", "c"]), ("-claimant", ["c", "a", "b"])]
)
def test_claims_follow_one_another_by_the_names_of_their_claimants(
    api: Client, db: None, ordering: str, expected: list[str]
) -> None:
    for slug, name in (("a", "Ministry"), ("b", "Agency"), ("c", "Parliament")):
        event = publish(slug)
        claimant = make_actor(f"claimant-{slug}", name=name)
        Claim.objects.filter(slug=f"{slug}-killed").update(claimant=claimant)
        editorial.publish(event=event, now=NOON)
    pages = follow(api, f"/api/v1/claims/?ordering={ordering}&page_size=1")
    assert pages == [[f"{slug}-killed"] for slug in expected]


def test_claims_of_unknown_date_come_last_in_either_order(api: Client, db: None) -> None:
    publish("dated")
    event = publish("undated")
    Claim.objects.filter(slug="undated-killed").update(stated_on="", stated_earliest=None, stated_latest=None)
    editorial.publish(event=event, now=NOON)
    for ordering in ("stated", "-stated"):
        assert ids(api.get(f"/api/v1/claims/?ordering={ordering}").json())[-1] == "undated-killed"
