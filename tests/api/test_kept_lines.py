"""The kept line of an event's table is in the present form, or it is not used."""

import pytest
from django.core.management import call_command
from django.test import Client

from tests.api.conftest import NOON
from tests.api.test_entries import publish
from tests.api.test_formats import table, text_of
from timeline.actions.kept_lines import renew_lines
from timeline.api.views.events import EventList
from timeline.documents import lines, store
from timeline.documents.rows import EVENT_COLUMNS
from timeline.models import Event, PublishedEvent

TABLE = "/api/v1/events/?format=csv"


def change_columns(monkeypatch: pytest.MonkeyPatch, *columns: str) -> None:
    """Let the code have other columns than those with which the record was published."""
    monkeypatch.setattr(lines, "EVENT_COLUMNS", columns)
    monkeypatch.setattr(lines, "FORM", lines.form_of(columns))
    monkeypatch.setattr(EventList, "columns", columns)


@pytest.mark.parametrize(
    "columns", [EVENT_COLUMNS[:-1], (*EVENT_COLUMNS[1:], EVENT_COLUMNS[0]), (*EVENT_COLUMNS, "id")]
)
def test_each_change_of_the_columns_gives_the_form_another_name(columns: tuple[str, ...]) -> None:
    assert lines.form_of(columns) != lines.FORM


def test_another_wording_of_a_cell_gives_the_form_another_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "event_row", lambda event: dict.fromkeys(EVENT_COLUMNS, "otherwise"))
    assert lines.form_of(EVENT_COLUMNS) != lines.FORM


def test_a_published_line_is_given_out_as_it_is_kept(
    api: Client, clash: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = text_of(api.get(TABLE))
    monkeypatch.setattr(lines, "event_row", lambda event: pytest.fail("The line was made anew."))
    assert text_of(api.get(TABLE)) == expected


def test_readers_get_the_new_columns_before_anything_is_written_anew(
    api: Client, clash: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_columns(monkeypatch, "id", "earliest")
    assert text_of(api.get(TABLE)) == "id,earliest\r\nclash,2020-11-23\r\n"


def test_a_table_with_the_old_columns_counts_as_changed(
    api: Client, clash: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = api.get(TABLE).headers["ETag"]
    assert api.get(TABLE, headers={"If-None-Match": old}).status_code == 304
    change_columns(monkeypatch, "id", "earliest")
    assert api.get(TABLE, headers={"If-None-Match": old}).status_code == 200


def test_lines_of_both_forms_stand_in_one_table_in_order(api: Client, clash: Event) -> None:
    publish("another")
    expected = table(api.get(TABLE))
    PublishedEvent.objects.filter(slug="clash").update(table_row="0123456789ab of,another,form\r\n")
    assert table(api.get(TABLE)) == expected
    assert len(expected) == 2


def test_lines_of_another_form_are_written_anew_once(clash: Event) -> None:
    publish("another")
    kept = PublishedEvent.objects.get(slug="clash").table_row
    PublishedEvent.objects.filter(slug="clash").update(table_row="of,no,form\r\n")
    before, _at = store.version()
    assert renew_lines(now=NOON) == 1
    assert PublishedEvent.objects.get(slug="clash").table_row == kept
    assert store.version() == (before + 1, NOON)
    assert renew_lines(now=NOON) == 0
    assert store.version() == (before + 1, NOON)


def test_rebuilding_says_how_many_lines_were_written_anew(
    clash: Event, capsys: pytest.CaptureFixture[str]
) -> None:
    PublishedEvent.objects.update(table_row="")
    call_command("rebuild_documents", without_files=True)
    assert "since its columns changed: 1." in capsys.readouterr().out
