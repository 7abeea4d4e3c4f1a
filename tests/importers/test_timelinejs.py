"""Timelines come in and go out in the form of TimelineJS, and what is no event is refused with its reason."""

import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.factories import make_actor, make_citation, make_claim, make_event
from tests.pages.publishing import publish
from timeline.domain.imports import ImportedEvent, ImportRefused, ImportReport
from timeline.importers import timelinejs
from timeline.importers.reading import open_table
from timeline.models import Event

HEADING = "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Type,,"


def read(folder: Path, *rows: str) -> tuple[list[ImportedEvent], ImportReport]:
    path = folder / "timeline.csv"
    path.write_text("\n".join([HEADING, *rows]), encoding="utf-8-sig")
    report = ImportReport()
    with open_table(path, timelinejs.REQUIRED) as table:
        return list(timelinejs.read(table, report)), report


@pytest.mark.parametrize(
    ("cells", "edtf"),
    [
        ("2016,4,2,,,,,,", "2016-04-02"),
        ("2016,4,2,,2016,4,5,,", "2016-04-02/2016-04-05"),
        ("2016,4,,,,,,,2 April 2016", "2016-04"),
        ("2016,,,,2018,,,,", "2016/2018"),
        ("602,,,,629,,,,", "0602/0629"),
    ],
)
def test_a_date_is_as_fine_as_its_cells(tmp_path: Path, cells: str, edtf: str) -> None:
    events, _report = read(tmp_path, f"{cells},Talks,They met.,,,")
    assert [event.date for event in events] == [edtf]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("2016,12,3,,12,10,2016,,,Clash,,,,", "End Year “12”, End Month “10”, End Day “2016” make no date"),
        ("2016,12,3,,12,10,2016,,,Clash,,,,", "0012-10-2016"),
        ("2020,1,28,,1,30,,,,Clash,,,,", "0001-30"),
        ("2020,1,28,,2019,12,,,,Clash,,,,", "it ends before it begins"),
        ("2020,,28,,,,,,,Clash,,,,", "Month is empty, while its day is not"),
        (",1,28,,,,,,,Clash,,,,", "Year is empty, while its month or day is not"),
        (",,,,,,,,,Clash,,,,", "Year is empty"),
        ("-500,,,,,,,,,Clash,,,,", "Year is “-500”"),
        ("2020,1,28,,,,,,,,Text alone,,,", "Headline is empty"),
        ("2020,1,28", "the row has 3 cells for 14 columns"),
    ],
)
def test_a_defective_row_is_rejected_with_its_reason(tmp_path: Path, row: str, reason: str) -> None:
    events, report = read(tmp_path, row)
    assert events == []
    assert report.rejections[0].row == 2
    assert reason in report.rejections[0].reason


def test_title_slides_and_eras_are_passed_over(tmp_path: Path) -> None:
    events, report = read(tmp_path, ",,,,,,,,,A timeline,,title,,", "2016,,,,2018,,,,,An era,,era,,")
    assert (events, report.passed_over, report.rejected) == ([], 2, 0)


def test_words_are_kept_and_markup_is_not(tmp_path: Path) -> None:
    row = '2016,4,2,,,,,,,<b>Talks</b>,"<p>They <i>met</i>.</p><script>alert(1)</script><p>Twice.</p>",,,'
    events, report = read(tmp_path, row)
    assert (events[0].title, events[0].summary) == ("Talks", "They met.\nTwice.")
    assert report.flagged == {"the text had HTML, of which the words were kept": 1}


def test_a_displayed_date_is_a_note(tmp_path: Path) -> None:
    events, _report = read(tmp_path, "2016,4,2,,,,,,3 April 2016,Clash,,,,")
    assert (events[0].date, events[0].date_note) == ("2016-04-02", "Displayed as: 3 April 2016.")


def test_spreadsheet_and_json_of_one_timeline_are_the_same_events(tmp_path: Path) -> None:
    path = tmp_path / "timeline.json"
    slide = {
        "start_date": {"year": "2016", "month": 4, "day": 2},
        "end_date": {"year": "2016", "month": "4", "day": "5"},
        "text": {"headline": "Clash", "text": "It lasted."},
    }
    path.write_text(json.dumps({"events": [slide]}), encoding="utf-8")
    from_json = list(timelinejs.read(timelinejs.open_json(path), ImportReport()))
    from_csv, _report = read(tmp_path, "2016,4,2,,2016,4,5,,,Clash,It lasted.,,,")
    assert [one.fingerprint() for one in from_json] == [one.fingerprint() for one in from_csv]
    assert from_json[0].external_id == from_csv[0].external_id


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"{", "is no JSON"),
        (b'"\xff"', "is no JSON"),
        (b"[]", "is no timeline"),
        (b'{"events": {}}', "is no timeline"),
        (b'{"scale": "cosmological", "events": []}', "cosmological years"),
        (gzip.compress(b'{"events": []}', mtime=0)[:-6], "is damaged or cut short"),
    ],
)
def test_other_json_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "timeline.json"
    path.write_bytes(content)
    with pytest.raises(ImportRefused, match=reason):
        timelinejs.open_json(path)


@pytest.mark.django_db
def test_packed_json_is_read_as_json(tmp_path: Path) -> None:
    path = tmp_path / "timeline.json.gz"
    slide = {"start_date": {"year": 2020}, "text": {"headline": "Talks"}}
    path.write_bytes(gzip.compress(json.dumps({"events": [slide]}).encode()))
    assert "Added 1" in imported(path)


def imported(path: Path, **options: Any) -> str:
    out = io.StringIO()
    options = {"id": "newsroom", "name": "A timeline", "publisher": "Newsroom", "release": "1"} | options
    call_command("import_timelinejs", str(path), apply=True, stdout=out, **options)
    return out.getvalue()


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["json", "csv"])
def test_what_is_exported_can_be_imported_again(tmp_path: Path, form: str) -> None:
    publish(
        make_event("talks", title="Talks & terms", summary="They met <twice>.", date="2020-11-09"),
        make_event("siege", title="Siege", date="1993-04"),
        make_event("war", title="War", date="2020-09-27/2020-11-10"),
    )
    path = tmp_path / f"timeline.{form}"
    call_command("export_timelinejs", str(path), stdout=io.StringIO())
    assert "Added 3" in imported(path)
    again = Event.objects.filter(dataset__slug="newsroom").order_by("earliest")
    assert [(event.title, event.date) for event in again] == [
        ("Siege", "1993-04"),
        ("War", "2020-09-27/2020-11-10"),
        ("Talks & terms", "2020-11-09"),
    ]
    assert again[2].summary.startswith("They met <twice>.")
    assert "Added 0, changed 0, unchanged 3" in imported(path)


@pytest.mark.django_db
def test_a_figure_that_leaves_has_its_claimant_day_and_publisher(tmp_path: Path) -> None:
    event = make_event()
    make_claim(event=event, qualifier="at_least", low=200, high=None, claimant=make_actor("ministry"))
    publish(event)
    path = tmp_path / "timeline.json"
    call_command("export_timelinejs", str(path), stdout=io.StringIO())
    slide = json.loads(path.read_text(encoding="utf-8"))["events"][0]
    assert "Killed, soldiers: at least 200. ministry, 24 November 2020 (agency)" in slide["text"]["text"]


@pytest.mark.django_db
def test_phases_are_eras_and_open_beginnings_are_left_out(tmp_path: Path) -> None:
    phase = make_event(
        "phase", is_phase=True, phase_number=1, type="phase", date="1988-02/1991-12", short_name="I"
    )
    publish(phase, make_event("open", date="../1992"), make_event("clash"))
    path = tmp_path / "timeline.json"
    call_command("export_timelinejs", str(path), stdout=io.StringIO())
    document = json.loads(path.read_text(encoding="utf-8"))
    assert [slide["unique_id"] for slide in document["events"]] == ["clash"]
    assert document["eras"] == [
        {
            "start_date": {"year": 1988, "month": 2},
            "end_date": {"year": 1991, "month": 12},
            "text": {"headline": "I"},
        }
    ]


@pytest.mark.django_db
def test_an_export_takes_the_filters_of_the_site(tmp_path: Path) -> None:
    publish(make_event("clash"), make_event("siege", date="1993-04"))
    path = tmp_path / "timeline.json"
    call_command("export_timelinejs", str(path), filter="year=1993", stdout=io.StringIO())
    assert len(json.loads(path.read_text(encoding="utf-8"))["events"]) == 1
    with pytest.raises(CommandError, match="no parameter “yeer”"):
        call_command("export_timelinejs", str(path), filter="yeer=1993")


@pytest.mark.django_db
def test_a_timeline_is_kept_at_the_desk_unless_its_licence_allows_more(tmp_path: Path) -> None:
    make_citation(event=make_event())
    path = tmp_path / "timeline.csv"
    path.write_text(f"{HEADING}\n2016,4,2,,,,,,,Clash,It began.,,,\n", encoding="utf-8")
    with pytest.raises(CommandError, match="may not be passed on"):
        imported(path, publish=True)
    assert not Event.objects.filter(dataset__isnull=False).exists()
    imported(path, publish=True, may_be_passed_on=True)
    assert Event.objects.get(dataset__isnull=False).status == "published"
