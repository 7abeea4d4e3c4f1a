"""The record as it was claimed by a day."""

from typing import Any

import pytest
from django.test import Client

from tests.factories import make_claim, make_event, make_publisher
from tests.pages.publishing import publish
from timeline.models import Dataset

pytestmark = pytest.mark.django_db


def body(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


@pytest.fixture
def _said_on_three_days() -> None:
    event = make_event()
    first = make_claim("first", event=event, stated_on="2020-11-24")
    later: dict[str, Any] = {"supersedes": first, "low": 9, "high": 9, "qualifier": "exactly"}
    make_claim("second", event=event, stated_on="2020-12-01", **later)
    make_claim("third", event=event, stated_on="2021-01-05", low=77, high=77, qualifier="exactly")
    make_claim("undated", event=event, stated_on="", low=66, high=66, qualifier="exactly")
    publish(event)


@pytest.mark.usefixtures("_said_on_three_days")
def test_an_event_shows_what_was_claimed_by_the_day(client: Client) -> None:
    page = body(client, "/events/clash/?as_of=2020-12-01")
    assert 'id="claim-second"' in page
    assert 'id="claim-third"' not in page


@pytest.mark.usefixtures("_said_on_three_days")
def test_the_notice_counts_what_is_left_out(client: Client) -> None:
    page = body(client, "/events/clash/?as_of=2020-11-24")
    assert "2 claims were stated later" in page
    assert "1 claim whose day is not known is left out" in page


@pytest.mark.usefixtures("_said_on_three_days")
def test_a_figure_is_not_yet_replaced_before_its_successor_is_stated(client: Client) -> None:
    page = body(client, "/events/clash/?as_of=2020-11-24")
    assert "earlier figure, replaced" not in page


@pytest.mark.usefixtures("_said_on_three_days")
@pytest.mark.parametrize("address", ["/events/clash/", "/", "/compare/", "/claims/"])
def test_one_steps_through_the_days_on_which_something_was_said(client: Client, address: str) -> None:
    page = body(client, f"{address}?as_of=2020-12-01")
    assert f'href="{address}?as_of=2020-11-24"' in page
    assert f'href="{address}?as_of=2021-01-05"' in page
    assert f'<a href="{address}">Return to today</a>' in page


@pytest.mark.usefixtures("_said_on_three_days")
@pytest.mark.parametrize("address", ["/", "/compare/", "/claims/"])
def test_what_a_dataset_says_is_no_step_of_the_record(client: Client, address: str) -> None:
    ged = Dataset.objects.create(slug="ged", name="GED", publisher=make_publisher(), is_redistributable=True)
    imported = make_event("ged-1", dataset=ged)
    make_claim("ged-1-total", event=imported, stated_on="2020-12-24")
    publish(imported)
    page = body(client, f"{address}?as_of=2020-12-01")
    assert f'href="{address}?as_of=2021-01-05"' in page
    assert "1 claim was stated later" in page


@pytest.mark.usefixtures("_said_on_three_days")
def test_an_event_that_had_not_begun_is_not_in_the_list_and_says_so_on_its_page(client: Client) -> None:
    assert 'href="/events/clash/"' not in body(client, "/?as_of=2020-01-01")
    assert "this event had not begun" in body(client, "/events/clash/?as_of=2020-01-01")


@pytest.mark.usefixtures("_said_on_three_days")
def test_far_in_the_future_an_event_shows_every_dated_claim(client: Client) -> None:
    page = body(client, "/events/clash/?as_of=9999-01-01")
    for slug in ("first", "second", "third"):
        assert f'id="claim-{slug}"' in page


@pytest.mark.usefixtures("_said_on_three_days")
@pytest.mark.parametrize("address", ["/events/clash/", "/compare/clash/", "/"])
def test_a_day_that_cannot_be_read_is_refused(client: Client, address: str) -> None:
    body(client, f"{address}?as_of=soon", 400)


@pytest.mark.usefixtures("_said_on_three_days")
@pytest.mark.parametrize("parameter", ["disputed=true", "killed_min=1"])
def test_what_is_known_of_today_only_is_not_asked_of_an_earlier_day(client: Client, parameter: str) -> None:
    body(client, f"/?as_of=2020&{parameter}", 400)


@pytest.mark.usefixtures("_said_on_three_days")
def test_title_and_citation_carry_the_day(client: Client) -> None:
    page = body(client, "/events/clash/?as_of=2020-12-01")
    assert "as claimed by 1 December 2020 · ConflictDB</title>" in page
    assert "/events/clash/?rev=1&amp;as_of=2020-12-01" in page


def test_the_editors_note_of_a_phase_waits_for_today(client: Client) -> None:
    fields: dict[str, Any] = {"is_phase": True, "phase_number": 1, "short_name": "War", "type": "war"}
    publish(make_event("war", editors_note="The figure rose to 77 later.", **fields))
    assert "The figure rose to 77 later." in body(client, "/events/war/")
    for address in ("/events/war/?as_of=2020-12-01", "/?as_of=2020-12-01"):
        assert "The figure rose to 77 later." not in body(client, address)
