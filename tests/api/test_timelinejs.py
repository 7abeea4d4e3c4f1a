"""The record in the form of TimelineJS: by the filters of the list, bounded, and read back by our own importer."""

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.factories import make_actor, make_claim, make_event
from tests.pages.publishing import publish
from timeline.domain.imports import ImportReport
from timeline.importers import timelinejs
from timeline.models import Event

pytestmark = pytest.mark.django_db

ADDRESS = "/api/v1/timelinejs/"


def answer(api: Client, query: str = "") -> Any:
    response = api.get(f"{ADDRESS}?{query}")
    assert response.status_code == 200
    return response.json()


def slides(api: Client, query: str = "") -> dict[str, Any]:
    return {slide["unique_id"]: slide for slide in answer(api, query)["events"]}


@pytest.mark.parametrize(
    ("date", "start", "end", "words"),
    [
        ("2020-11-09", {"year": 2020, "month": 11, "day": 9}, None, "9 November 2020"),
        ("1993-04", {"year": 1993, "month": 4}, None, "April 1993"),
        ("1992", {"year": 1992}, None, "1992"),
        ("1992~", {"year": 1992}, None, "about 1992"),
        ("199X", {"year": 1990}, {"year": 1999}, "1990s"),
        ("1992-21", {"year": 1992, "month": 3}, {"year": 1992, "month": 5}, "spring 1992"),
        ("1993-04/1994", {"year": 1993, "month": 4}, {"year": 1994}, "April 1993 to 1994"),
        ("2023-01/..", {"year": 2023, "month": 1}, None, "since January 2023"),
    ],
)
def test_a_date_is_as_fine_as_it_is_known_and_always_in_words(
    api: Client, date: str, start: dict[str, int], end: dict[str, int] | None, words: str
) -> None:
    publish(make_event("clash", date=date))
    slide = slides(api)["clash"]
    assert (slide["start_date"], slide.get("end_date"), slide["display_date"]) == (start, end, words)


def test_an_event_without_a_first_day_is_named_as_left_out(api: Client) -> None:
    publish(make_event("old", date="../1990"), make_event("clash"))
    timeline = answer(api)
    assert [slide["unique_id"] for slide in timeline["events"]] == ["clash"]
    assert timeline["left_out"] == ["old"]


def test_a_phase_is_an_era_and_no_slide(api: Client) -> None:
    publish(
        make_event("war", date="2020-09-27/2020-11-10", short_name="2020 war", is_phase=True, phase_number=1)
    )
    timeline = answer(api)
    assert timeline["events"] == []
    assert [era["text"]["headline"] for era in timeline["eras"]] == ["2020 war"]


def test_a_figure_has_claimant_day_and_publisher_and_the_slide_leads_back(api: Client) -> None:
    event = make_event()
    make_claim(event=event, qualifier="at_least", low=200, high=None, claimant=make_actor("ministry"))
    publish(event)
    text = slides(api)["clash"]["text"]["text"]
    assert "<li>Killed, soldiers: at least 200. ministry, 24 November 2020 (agency)</li>" in text
    assert (
        '<a href="http://127.0.0.1:8000/events/clash/">The claim on this event, with its sources</a>' in text
    )


def test_a_figure_that_was_replaced_says_so(api: Client) -> None:
    event = make_event()
    first = make_claim("first", event=event)
    make_claim("second", event=event, qualifier="exactly", low=5, high=5, supersedes=first)
    publish(event)
    text = slides(api)["clash"]["text"]["text"]
    assert "4. ministry, 24 November 2020 (agency). Later replaced</li>" in text
    assert "5. ministry, 24 November 2020 (agency)</li>" in text


def test_what_could_be_markup_is_text(api: Client) -> None:
    publish(make_event(title="<script>alert(1)</script>", summary="5 < 6 & <b>more</b>"))
    slide = slides(api)["clash"]
    assert slide["text"]["headline"] == "&lt;script&gt;alert(1)&lt;/script&gt;"
    assert slide["text"]["text"].startswith("<p>5 &lt; 6 &amp; &lt;b&gt;more&lt;/b&gt;</p>")


def test_the_filters_are_those_of_the_list(api: Client) -> None:
    publish(make_event("clash"), make_event("talks", date="1994-05-12", type="agreement"))
    for query in ("", "year=1994", "type=clash", "q=talks", "after=2000"):
        listed = {event["id"] for event in api.get(f"/api/v1/events/?{query}").json()["results"]}
        assert set(slides(api, query)) == listed


def test_as_of_leaves_out_what_was_stated_later(api: Client, clash: Event) -> None:
    assert "4. ministry" in slides(api, "as_of=2020-11-24")["clash"]["text"]["text"]
    assert "4. ministry" not in slides(api, "as_of=2020-11-23")["clash"]["text"]["text"]


def test_more_events_than_a_timeline_holds_are_refused_with_their_number(
    api: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("timeline.api.views.timelinejs"), "MOST_EVENTS", 1)
    publish(make_event("one"), make_event("two"))
    response = api.get(ADDRESS)
    assert response.status_code == 400
    assert "leave 2 events" in response.json()["detail"]
    assert "at most 1" in response.json()["detail"]


def test_an_unknown_filter_is_refused(api: Client) -> None:
    response = api.get(f"{ADDRESS}?yaer=2020")
    assert response.status_code == 400
    assert response.json()["errors"][0]["nearest"] == "year"


def test_any_site_may_read_it_and_an_unchanged_one_is_not_sent_again(api: Client, clash: Event) -> None:
    response = api.get(ADDRESS)
    assert response["Access-Control-Allow-Origin"] == "*"
    assert api.get(ADDRESS, headers={"If-None-Match": response["ETag"]}).status_code == 304


def test_our_own_importer_reads_the_same_events(api: Client, tmp_path: Path) -> None:
    publish(
        make_event("talks", title="Talks & terms", summary="They met <twice>.", date="2020-11-09"),
        make_event("siege", title="Siege", date="1993-04"),
        make_event("war", title="War", date="2020-09-27/2020-11-10"),
    )
    path = tmp_path / "timeline.json"
    path.write_text(json.dumps(answer(api)), encoding="utf-8")
    report = ImportReport()
    read = list(timelinejs.read(timelinejs.open_json(path), report))
    assert report.rejected == 0
    assert {(event.title, event.date, event.date_note) for event in read} == {
        ("Talks & terms", "2020-11-09", "Displayed as: 9 November 2020."),
        ("Siege", "1993-04", "Displayed as: April 1993."),
        ("War", "2020-09-27/2020-11-10", "Displayed as: 27 September to 10 November 2020."),
    }
    assert all("They met <twice>." in event.summary for event in read if event.title == "Talks & terms")
