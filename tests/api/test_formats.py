"""Formats: the same entries in each, complete, and safe to open."""

import csv
import io
import json
from typing import Any

import pytest
from django.test import Client

from tests.api.conftest import NOON
from tests.api.test_entries import publish
from timeline.actions import editorial
from timeline.actions.rebuilding import rebuild
from timeline.documents.rows import safe
from timeline.models import Event, Place


def text_of(answer: Any) -> str:
    assert answer.status_code == 200
    content: bytes = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return content.decode()


def table(answer: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text_of(answer), newline="")))


def test_a_claim_is_one_row_with_who_said_it_and_where(api: Client, clash: Event) -> None:
    answer = api.get("/api/v1/claims/?format=csv")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8; header=present"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="claims.csv"'
    (row,) = table(answer)
    assert (row["claimant_name"], row["figure"], row["low"], row["sources"]) == (
        "ministry",
        "4",
        "4",
        "agency-report",
    )
    assert (row["event_title"], row["event_date"]) == ("Clash at the border", "2020-11-23")


def test_an_event_is_one_row(api: Client, clash: Event) -> None:
    (row,) = table(api.get("/api/v1/events/?format=csv"))
    assert (row["id"], row["places"], row["lat"], row["claims"]) == ("clash", "Berdzor / Laçın", "39.64", "1")


@pytest.mark.parametrize("noun", ["sources", "publishers", "actors", "places"])
def test_a_reference_is_one_row(api: Client, clash: Event, noun: str) -> None:
    listed = api.get(f"/api/v1/{noun}/").json()
    assert [row["id"] for row in table(api.get(f"/api/v1/{noun}/?format=csv"))] == [
        one["id"] for one in listed["results"]
    ]


def test_lines_end_as_rfc_4180_says_and_quotes_are_doubled(api: Client, clash: Event) -> None:
    Event.objects.filter(pk=clash.pk).update(title='A "clash", so to say\nin two lines')
    editorial.publish(event=clash, now=NOON)
    text = text_of(api.get("/api/v1/events/?format=csv"))
    assert text.startswith("id,title,")
    assert '"A ""clash"", so to say\nin two lines"' in text
    assert text.endswith("\r\n")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "  =", "\0="])
def test_no_cell_begins_a_formula(start: str) -> None:
    assert str(safe(f"{start}HYPERLINK(1)")).startswith("'")


def test_numbers_stay_numbers() -> None:
    assert safe(-5) == -5
    assert safe(None) is None
    assert safe("a-b") == "a-b"


def test_a_formula_in_a_title_does_not_run(api: Client, clash: Event) -> None:
    Event.objects.filter(pk=clash.pk).update(title="=1+1")
    editorial.publish(event=clash, now=NOON)
    assert table(api.get("/api/v1/events/?format=csv"))[0]["title"] == "'=1+1"
    assert api.get("/api/v1/events/").json()["results"][0]["title"] == "=1+1"


def test_ndjson_has_one_document_a_line(api: Client, clash: Event) -> None:
    publish("another", date="2021")
    lines = text_of(api.get("/api/v1/events/?format=ndjson")).splitlines()
    assert [json.loads(line) for line in lines] == api.get("/api/v1/events/").json()["results"]


def test_geojson_draws_points_alone(api: Client, clash: Event) -> None:
    collection = json.loads(text_of(api.get("/api/v1/events/?format=geojson")))
    assert collection["type"] == "FeatureCollection"
    assert collection["licence"] == "CC-BY-4.0"
    (feature,) = collection["features"]
    assert feature["id"] == "clash"
    assert feature["geometry"] == {"type": "Point", "coordinates": [46.55, 39.64]}
    Place.objects.update(precision="area")
    rebuild(now=NOON)
    (feature,) = json.loads(text_of(api.get("/api/v1/events/?format=geojson")))["features"]
    assert feature["geometry"] is None
    assert feature["properties"]["places"][0]["lat"] == 39.64


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("text/csv", "text/csv"),
        ("application/geo+json", "application/geo+json"),
        ("application/x-ndjson", "application/x-ndjson"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "application/json"),
        ("application/json;q=0.5, text/csv", "text/csv"),
    ],
)
def test_the_accept_header_chooses_a_format(api: Client, clash: Event, accept: str, media_type: str) -> None:
    answer = api.get("/api/v1/events/", headers={"accept": accept})
    assert answer.headers["Content-Type"].split(";")[0] == media_type
    assert answer.headers["Vary"] == "Accept"


def test_the_parameter_goes_before_the_header(api: Client, clash: Event) -> None:
    answer = api.get("/api/v1/events/?format=json", headers={"accept": "text/csv"})
    assert answer.headers["Content-Type"] == "application/json"


def test_another_format_holds_the_whole_list_unless_a_page_is_asked_for(api: Client, db: None) -> None:
    for slug in "abc":
        publish(slug)
    assert len(table(api.get("/api/v1/events/?format=csv"))) == 3
    page = api.get("/api/v1/events/?format=csv&page_size=2")
    assert [row["id"] for row in table(page)] == ["a", "b"]
    assert 'rel="next"' in page.headers["Link"]


@pytest.mark.parametrize("name", ["fields", "include"])
def test_members_cannot_be_chosen_for_a_table(api: Client, clash: Event, name: str) -> None:
    value = {"fields": "id", "include": "event"}[name]
    for query, accept in ((f"format=csv&{name}={value}", "*/*"), (f"{name}={value}", "text/csv")):
        answer = api.get(f"/api/v1/claims/?{query}", headers={"accept": accept})
        assert answer.status_code == 400
        assert answer.json()["errors"][0]["code"] == "not_together"


def test_include_puts_event_and_sources_beside_a_claim(api: Client, clash: Event) -> None:
    (claim,) = api.get("/api/v1/claims/?include=event,sources&fields=figure").json()["results"]
    assert claim["figure"] == "4"
    assert claim["included"]["event"]["title"] == "Clash at the border"
    assert [source["id"] for source in claim["included"]["sources"]] == ["agency-report"]


@pytest.mark.parametrize("path", ["/api/v1/events/?format=csv", "/api/v1/events/?format=geojson"])
def test_head_of_a_stream_has_no_body(api: Client, clash: Event, path: str) -> None:
    answer = api.head(path)
    assert answer.status_code == 200
    assert answer.getvalue() == b""
