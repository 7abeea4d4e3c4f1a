"""Loading the shipped record: once, all or nothing, and never over an editor's work."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from tests.factories import make_editor
from timeline.actions import audit
from timeline.actions.fixture_rows import KEYS, FixtureError
from timeline.actions.record import NOUNS, load_record
from timeline.documents import store
from timeline.models import AuditAction, Citation, Event, EventRevision, Publisher

pytestmark = pytest.mark.django_db


def row(model: str, **fields: Any) -> dict[str, Any]:
    return {"model": f"timeline.{model}", "fields": fields}


RECORD: dict[str, list[dict[str, Any]]] = {
    "publishers": [row("publisher", slug="agency", name="Agency", kind="wire_agency")],
    "sources": [
        row("source", slug="report", publisher=["agency"], title="Report", language="en"),
        row("source", slug="second", publisher=["agency"], title="Second report", language="en"),
    ],
    "actors": [
        row("actor", slug="ministry", name="Ministry", kind="ministry", side="azerbaijani"),
        row("actor", slug="soldiers", name="Soldiers", kind="armed_force", side="azerbaijani"),
    ],
    "places": [row("place", slug="village", name="Village")],
    "events": [
        row("event", slug="clash", title="Clash", summary="It happened.", type="clash", date="2020-11-23"),
    ],
    "event_places": [row("eventplace", event=["clash"], place=["village"])],
    "claims": [
        row(
            "claim",
            slug="clash-killed",
            event=["clash"],
            claimant=["ministry"],
            outcome="killed",
            victims=["soldiers"],
            victims_status="military",
            low=4,
            high=4,
            qualifier="exactly",
            stated_on="2020-11-24",
            evidence_level="press",
        )
    ],
    "citations": [
        row("citation", claim=["clash-killed"], source=["report"], locator="paragraph 1"),
        row("citation", claim=["clash-killed"], source=["second"], locator="paragraph 2"),
    ],
}


def write(folder: Path, record: dict[str, list[dict[str, Any]]]) -> Path:
    for noun in NOUNS:
        (folder / f"{noun}.json").write_text(json.dumps(record.get(noun, [])), encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path, RECORD)


def changed(noun: str, **fields: Any) -> dict[str, list[dict[str, Any]]]:
    first, *others = RECORD[noun]
    return RECORD | {noun: [first | {"fields": first["fields"] | fields}, *others]}


def test_the_record_is_loaded_and_published_in_one_go(folder: Path) -> None:
    report = load_record(folder=folder)
    assert report.published == 1
    document = store.event("clash")
    assert [claim["id"] for claim in document["claims"]] == ["clash-killed"]
    assert document["places"][0]["id"] == "village"


def test_a_second_run_changes_nothing(folder: Path) -> None:
    load_record(folder=folder)
    state = (store.version(), EventRevision.objects.count())
    assert load_record(folder=folder).is_unchanged
    assert (store.version(), EventRevision.objects.count()) == state


def test_a_corrected_figure_becomes_a_new_revision(folder: Path) -> None:
    load_record(folder=folder)
    write(folder, changed("claims", low=5, high=5))
    assert load_record(folder=folder).published == 1
    assert store.event("clash")["claims"][0]["low"] == 5
    assert store.event("clash", revision=1)["claims"][0]["low"] == 4


def test_a_citation_dropped_from_the_fixtures_goes_out(folder: Path) -> None:
    load_record(folder=folder)
    write(folder, RECORD | {"citations": RECORD["citations"][:1]})
    assert load_record(folder=folder).removed == {"citation": 1}
    assert Citation.objects.count() == 1


def test_what_an_editor_changed_is_kept_and_named(folder: Path) -> None:
    load_record(folder=folder)
    event = Event.objects.get()
    event.title = "Clash by the village"
    event.save()
    audit.record(action=AuditAction.CHANGED, subject=audit.subject_of(event), by=make_editor())
    write(folder, changed("events", title="Another title"))
    report = load_record(folder=folder)
    assert report.kept == ["event clash"]
    assert Event.objects.get().title == "Clash by the village"


@pytest.mark.parametrize(
    ("broken", "named"),
    [
        ({"citations": [row("citation", claim=["nowhere"], source=["report"])]}, "nowhere"),
        ({"events": [row("event", slug="clash", title="", date="2020")]}, "has_a_title"),
        ({"events": [row("event", slug="clash", title="Clash", date="last week")]}, "last week"),
        ({"actors": [row("actor", slug="office", affiliation=["nowhere"])]}, "nowhere"),
        ({"places": [row("place", no_such_field=1)]}, "no_such_field"),
    ],
)
def test_a_broken_fixture_is_named_and_nothing_is_loaded(
    folder: Path, broken: dict[str, list[dict[str, Any]]], named: str
) -> None:
    write(folder, RECORD | broken)
    with pytest.raises(FixtureError, match=named):
        load_record(folder=folder)
    assert not Publisher.objects.exists()


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "claims.json").unlink()
    with pytest.raises(FileNotFoundError, match=r"claims\.json"):
        load_record(folder=folder)


def test_the_command_says_what_it_did(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_record", folder)
    assert "Loaded 11 entries and published 1 events." in capsys.readouterr().out
    call_command("load_record", folder)
    assert "already" in capsys.readouterr().out
    call_command("rebuild_documents")
    assert "Rendered 1 events; 0 changed." in capsys.readouterr().out


def test_plain_loaddata_takes_the_same_files(folder: Path) -> None:
    call_command("loaddata", *[folder / f"{noun}.json" for noun in RECORD], verbosity=0)
    event = Event.objects.get()
    assert event.earliest is not None
    assert event.earliest.isoformat() == "2020-11-23"


def test_what_a_row_is_called_is_what_its_model_calls_it(folder: Path) -> None:
    load_record(folder=folder)
    for model, columns in KEYS.items():
        for pk, *key in model._default_manager.values_list("pk", *columns):
            entry: Any = model._default_manager.get(pk=pk)
            assert entry.natural_key() == tuple(key)


def test_a_figure_may_name_one_that_stands_after_it(folder: Path) -> None:
    first = RECORD["claims"][0]
    later = first | {"fields": first["fields"] | {"slug": "later", "supersedes": ["clash-killed"]}}
    citation = row("citation", claim=["later"], source=["report"], locator="paragraph 9")
    write(folder, RECORD | {"claims": [later, first], "citations": [*RECORD["citations"], citation]})
    load_record(folder=folder)
    assert store.claim("clash-killed").is_superseded
