"""As of a day: what had happened, what had been said, and nothing that came later."""

from django.test import Client

from tests.api.conftest import NOON
from tests.api.test_entries import ids
from tests.factories import make_claim, make_event
from timeline.actions import editorial
from timeline.domain.vocabulary import EditorialStatus
from timeline.models import Event


def battle() -> Event:
    """Publish a battle whose first count of four was corrected to nine a year later, with one undated claim."""
    event = make_event("battle", date="2020-10-01")
    ready = EditorialStatus.IN_REVIEW
    first = make_claim("first", event=event, status=ready, stated_on="2020-10-02")
    make_claim(
        "later",
        event=event,
        status=ready,
        stated_on="2021-10-02",
        low=9,
        high=9,
        qualifier="exactly",
        supersedes=first,
    )
    make_claim("undated", event=event, status=ready, stated_on="")
    editorial.publish(event=event, now=NOON)
    return event


def test_an_event_shows_the_claims_stated_by_that_day_and_their_tally(api: Client, db: None) -> None:
    battle()
    then = api.get("/api/v1/events/battle/?as_of=2020-12-31").json()
    assert [claim["id"] for claim in then["claims"]] == ["first"]
    assert then["claims"][0]["superseded_by"] == []
    assert then["as_of"] == {"day": "2020-12-31", "later": 1, "undated": 1}
    assert [(one["low"], one["high"], one["claims"]) for one in then["tallies"]] == [(4, 4, ["first"])]
    now = api.get("/api/v1/events/battle/").json()
    assert "as_of" not in now
    assert len(now["claims"]) == 3


def test_a_list_shows_the_same_as_the_entry(api: Client, db: None) -> None:
    battle()
    (listed,) = api.get("/api/v1/events/?as_of=2020").json()["results"]
    assert listed == api.get("/api/v1/events/battle/?as_of=2020").json()


def test_an_event_that_had_not_begun_is_not_there(api: Client, db: None) -> None:
    battle()
    assert api.get("/api/v1/events/?as_of=2020-09-30").json()["count"] == 0
    assert api.get("/api/v1/events/battle/?as_of=2020-09-30").status_code == 404


def test_claims_of_that_day_leave_out_those_of_unknown_date(api: Client, db: None) -> None:
    battle()
    assert ids(api.get("/api/v1/claims/?as_of=2020").json()) == ["first"]


def test_a_filter_by_claim_reads_the_claims_of_that_day(api: Client, db: None) -> None:
    battle()
    assert api.get("/api/v1/events/?as_of=2020-10-01&outcome=killed").json()["count"] == 0
    assert api.get("/api/v1/events/?as_of=2020-10-02&outcome=killed").json()["count"] == 1


def test_what_is_worked_out_for_today_does_not_go_with_another_day(api: Client, db: None) -> None:
    answer = api.get("/api/v1/events/?as_of=2020&killed_min=1")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["code"] == "not_together"
