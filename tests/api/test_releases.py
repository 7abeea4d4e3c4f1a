"""The whole record as files: complete, listed with their sums, and readable by the programs they are meant for."""

import csv
import datetime
import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django.fixtures import Settings

from tests.api.conftest import NOON
from tests.api.test_entries import publish
from tests.api.test_formats import table, text_of
from tests.factories import make_place
from timeline.documents import bulk, store
from timeline.documents.bulk_tables import TABLES, write_parquet
from timeline.models import Event, PublishedEvent, RecordStamp


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
        content = answer.getvalue()
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


def test_a_command_that_publishes_writes_the_files(
    api: Client, clash: Event, settings: Settings, tmp_path: Path
) -> None:
    settings.RELEASES_DIR = tmp_path
    call_command("rebuild_documents", without_files=True)
    assert api.get("/api/v1/releases/").json()["results"] == []
    call_command("rebuild_documents")
    (release,) = api.get("/api/v1/releases/").json()["results"]
    assert release["dataset_version"] == 1


def test_a_newer_state_stands_beside_the_older_ones(api: Client, built: Path) -> None:
    publish("another")
    call_command("build_releases")
    listed = api.get("/api/v1/releases/").json()["results"]
    assert [(one["dataset_version"], one["events"]) for one in listed] == [(2, 2), (1, 1)]


def test_files_left_behind_by_another_record_are_written_anew(api: Client, built: Path) -> None:
    RecordStamp.objects.update(changed_at=NOON + datetime.timedelta(days=1))
    call_command("build_releases")
    (release,) = api.get("/api/v1/releases/").json()["results"]
    assert release["changed_at"] == "2026-11-21T12:00:00+00:00"


def test_files_during_which_something_was_published_are_begun_anew(
    clash: Event, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    states = iter([(1, NOON), (2, NOON), (2, NOON), (2, NOON)])
    monkeypatch.setattr(store, "version", lambda: next(states))
    manifest = bulk.build_release(tmp_path, now=NOON)
    assert manifest is not None
    assert [path.name for path in tmp_path.iterdir()] == [str(manifest["dataset_version"])] == ["2"]


def test_a_record_that_never_rests_is_said_to_do_so(
    clash: Event, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.RELEASES_DIR = tmp_path
    states = iter(range(1, 100))
    monkeypatch.setattr(store, "version", lambda: (next(states), NOON))
    with pytest.raises(CommandError, match="run build_releases again"):
        call_command("build_releases")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_named(clash: Event, settings: Settings, tmp_path: Path) -> None:
    settings.RELEASES_DIR = tmp_path / "taken"
    settings.RELEASES_DIR.write_text("a file")
    with pytest.raises(CommandError, match=r"taken.*What was published stays so"):
        call_command("build_releases")


@pytest.mark.parametrize("noun", ["events", "claims", "sources", "publishers", "actors", "places"])
def test_the_table_of_each_noun_is_that_of_the_api(api: Client, built: Path, noun: str) -> None:
    assert (built / f"{noun}.csv").read_bytes().decode() == text_of(api.get(f"/api/v1/{noun}/?format=csv"))


def test_what_a_dataset_brought_stays_out_of_the_files_as_out_of_the_lists(
    clash: Event, settings: Settings, tmp_path: Path
) -> None:
    settings.RELEASES_DIR = tmp_path
    make_place("elsewhere")
    publish("imported")
    PublishedEvent.objects.filter(slug="imported").update(dataset="collection")
    call_command("build_releases")
    whole = json.loads((tmp_path / "2" / "record.json").read_bytes())
    assert [event["id"] for event in whole["events"]] == ["clash"]
    assert [place["id"] for place in whole["places"]] == ["lachin"]


def test_the_geojson_is_one_by_rfc_7946(built: Path) -> None:
    whole = json.loads((built / "events.geojson").read_bytes())
    assert whole["type"] == "FeatureCollection"
    (feature,) = whole["features"]
    assert (feature["type"], feature["id"]) == ("Feature", "clash")
    assert feature["geometry"] == {"type": "Point", "coordinates": [46.55, 39.64]}
    assert feature["properties"]["title"] == "Clash at the border"


def test_the_sqlite_file_can_be_followed_from_table_to_table(built: Path) -> None:
    with closing(sqlite3.connect(f"file:{built / 'record.sqlite3'}?mode=ro&immutable=1", uri=True)) as base:
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        # A file with a write-ahead log could not be read from a folder that may not be written.
        assert base.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        followed = base.execute(
            "SELECT events.title, actors.name, sources.id, claims.low, events.disputed FROM citations "
            "JOIN claims ON claims.id = claim JOIN sources ON sources.id = source "
            "JOIN events ON events.id = event JOIN actors ON actors.id = victims"
        ).fetchall()
    assert followed == [("Clash at the border", "Azerbaijani soldiers", "agency-report", 4, 0)]


def test_without_pyarrow_the_manifest_says_that_parquet_is_absent(
    clash: Event, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "write_parquet", None)
    manifest = bulk.build_release(tmp_path, now=NOON)
    assert manifest is not None
    assert [(one["format"], "requirements-parquet.txt" in one["reason"]) for one in manifest["absent"]] == [
        ("parquet", True)
    ]
    assert not [file for file in manifest["files"] if file["name"].endswith(".parquet")]


@pytest.mark.skipif(write_parquet is None, reason="pyarrow is not installed")
@pytest.mark.parametrize("noun", list(TABLES))
def test_with_pyarrow_each_table_is_there_as_parquet(built: Path, noun: str) -> None:
    from pyarrow import parquet  # no part of the dev lock

    manifest = json.loads((built / "manifest.json").read_bytes())
    assert manifest["absent"] == []
    rows = parquet.read_table(built / f"{noun}.parquet").to_pylist()
    with (built / f"{noun}.csv").open(encoding="utf-8", newline="") as file:
        listed = list(csv.DictReader(file))
    assert [[_as_text(cell) for cell in row.values()] for row in rows] == [
        list(row.values()) for row in listed
    ]


def _as_text(cell: object) -> str:
    """Return a cell as CSV writes it."""
    if cell is None:
        return ""
    return str(cell).lower() if isinstance(cell, bool) else str(cell)
