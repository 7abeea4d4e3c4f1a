"""Keeping a copy: every change once and in order, and files of the whole that can be checked."""

import hashlib
import json
import sqlite3
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from pytest_django.fixtures import Settings

from tests.api.conftest import NOON
from tests.api.test_entries import publish
from tests.api.test_formats import table, text_of
from timeline.actions import editorial
from timeline.models import Event


def test_changes_come_once_and_in_order_withdrawals_included(api: Client, clash: Event) -> None:
    publish("another")
    Event.objects.filter(pk=clash.pk).update(title="Corrected")
    editorial.publish(event=clash, now=NOON)
    editorial.withdraw(event=clash, by=None, reason="Recorded twice.", now=NOON)
    answer = api.get("/api/v1/changes/").json()
    assert [(one["id"], one["change"], one["revision"]) for one in answer["results"]] == [
        ("clash", "created", 1),
        ("another", "created", 1),
        ("clash", "updated", 2),
        ("clash", "withdrawn", 3),
    ]
    assert answer["results"][3]["reason"] == "Recorded twice."
    assert answer["is_complete"] is True


def test_following_next_goes_on_where_it_ended_even_later(api: Client, clash: Event) -> None:
    publish("another")
    first = api.get("/api/v1/changes/?page_size=1").json()
    assert first["is_complete"] is False
    second = api.get(first["next"].removeprefix("http://127.0.0.1:8000")).json()
    assert [one["id"] for one in second["results"]] == ["another"]
    path = second["next"].removeprefix("http://127.0.0.1:8000")
    assert api.get(path).json()["results"] == []
    publish("third")
    assert [one["id"] for one in api.get(path).json()["results"]] == ["third"]


def test_changes_since_a_day(api: Client, clash: Event) -> None:
    assert api.get("/api/v1/changes/?since=2026-11-20").json()["count"] == 1
    later = api.get("/api/v1/changes/?since=2026-11-21").json()
    assert later["count"] == 0
    assert later["next"].endswith(f"since={later['last_sequence']}")


def test_a_change_may_bring_its_document(api: Client, clash: Event) -> None:
    (change,) = api.get("/api/v1/changes/?include=document").json()["results"]
    assert change["document"] == api.get("/api/v1/events/clash/").json()


@pytest.mark.parametrize("since", ["yesterday", "-1", "99999999999999999999", "2026-02-30", "1e3"])
def test_a_point_in_time_that_cannot_be_read_is_refused(api: Client, db: None, since: str) -> None:
    assert api.get("/api/v1/changes/", {"since": since}).status_code == 400


@pytest.fixture
def built(clash: Event, settings: Settings, tmp_path: Path) -> Path:
    settings.RELEASES_DIR = tmp_path
    call_command("build_releases", verbosity=0)
    return tmp_path / "1"


def test_every_file_is_listed_with_its_size_and_sum(api: Client, built: Path) -> None:
    (release,) = api.get("/api/v1/releases/").json()["results"]
    assert (release["dataset_version"], release["events"], release["claims"]) == (1, 1, 1)
    names = [file["name"] for file in release["files"]]
    assert {"record.json", "events.ndjson", "claims.csv", "events.geojson", "record.sqlite3"} <= set(names)
    for file in release["files"]:
        answer = api.get(file["api_url"].removeprefix("http://127.0.0.1:8000"))
        content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]  # a synchronous stream
        assert len(content) == file["bytes"]
        assert hashlib.sha256(content).hexdigest() == file["sha256"]
        assert answer.headers["ETag"] == f'"{file["sha256"]}"'
        assert "immutable" in answer.headers["Cache-Control"]


def test_the_files_say_the_same_as_the_api(api: Client, built: Path) -> None:
    event = api.get("/api/v1/events/clash/").json()
    whole = json.loads((built / "record.json").read_bytes())
    assert whole["events"] == [event]
    assert whole["sources"] == api.get("/api/v1/sources/").json()["results"]
    assert json.loads((built / "events.ndjson").read_bytes()) == event
    listed = text_of(api.get("/api/v1/events/?format=csv"))
    assert (built / "events.csv").read_bytes().decode() == listed
    assert table(api.get("/api/v1/claims/?format=csv"))[0]["figure"] == "4"
    with sqlite3.connect(built / "record.sqlite3") as base:
        assert base.execute("SELECT low, claimant, event FROM claims").fetchall() == [
            (4, "ministry", "clash")
        ]
        assert base.execute("SELECT claim, source FROM citations").fetchall() == [
            ("clash-killed", "agency-report")
        ]


def test_a_version_is_built_once(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("build_releases")
    assert "there already" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["manifest.json", "nothing.csv", "..%2fmanifest.json", "%2e%2e"])
def test_a_file_that_no_manifest_names_is_not_there(api: Client, built: Path, name: str) -> None:
    assert api.get(f"/api/v1/releases/1/{name}").status_code == 404
