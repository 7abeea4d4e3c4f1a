"""A row of UCDP GED is read as its codebook means it, and as it was published."""

from pathlib import Path

import pytest

from tests.importers import ged
from timeline.domain.imports import ImportedEvent, ImportedFigure, ImportRefused, ImportReport
from timeline.importers import ucdp_ged
from timeline.importers.reading import open_table


def read(
    folder: Path, *rows: dict[str, str], columns: list[str] = ged.COLUMNS
) -> tuple[list[ImportedEvent], ImportReport]:
    report = ImportReport()
    with open_table(ged.file(folder, *rows, columns=columns), ucdp_ged.REQUIRED) as table:
        return list(ucdp_ged.read(table, report)), report


def one(folder: Path, **cells: str) -> ImportedEvent:
    events, report = read(folder, cells)
    assert report.rejections == []
    return events[0]


def figures(event: ImportedEvent) -> dict[str, ImportedFigure]:
    return {figure.key: figure for figure in event.figures}


def test_low_best_and_high_are_the_total(tmp_path: Path) -> None:
    total = figures(one(tmp_path))["total"]
    assert (total.low, total.best, total.high, total.qualifier) == (4, 5, 9, "between")
    assert (total.victims.side, total.victims_status) == ("mixed", "mixed")


def test_three_equal_numbers_are_one_exact_figure(tmp_path: Path) -> None:
    assert figures(one(tmp_path, low="5", high="5"))["total"].qualifier == "exactly"


def test_a_best_of_zero_is_a_figure(tmp_path: Path) -> None:
    total = figures(one(tmp_path, low="0", best="0", high="17", deaths_a="0", deaths_civilians="0"))["total"]
    assert (total.low, total.best, total.high) == (0, 0, 17)


def test_each_part_that_is_counted_is_a_figure_of_its_own(tmp_path: Path) -> None:
    found = figures(one(tmp_path, deaths_unknown="1", best="6"))
    assert {
        key: (figure.victims.name, figure.victims_status, figure.best) for key, figure in found.items()
    } == {
        "total": ("All the dead of an event, as UCDP counts them", "mixed", 6),
        "a": ("Government of Northland", "military", 3),
        "civilians": ("Civilians of any side, as UCDP counts them", "civilian", 2),
        "unknown": ("The dead whose side UCDP does not know", "unspecified", 1),
    }


def test_numbers_out_of_order_are_kept_and_flagged(tmp_path: Path) -> None:
    event = one(tmp_path, low="9", high="4")
    total = figures(event)["total"]
    assert (total.low, total.high, total.is_out_of_order) == (9, 4, True)
    assert event.flags == ("low is above high",)


def test_a_best_number_outside_its_bounds_is_kept_and_flagged(tmp_path: Path) -> None:
    event = one(tmp_path, low="6", high="9")
    assert figures(event)["total"].best == 5
    assert event.flags == ("best lies outside low and high",)


@pytest.mark.parametrize(
    ("start", "end", "edtf"),
    [
        ("1993-04-02", "1993-04-02", "1993-04-02"),
        ("1993-04-02 00:00:00.000", "1993-04-05 00:00:00.000", "1993-04-02/1993-04-05"),
        ("1993-04-01", "1993-04-30", "1993-04"),
        ("1993-12-01", "1993-12-31", "1993-12"),
        ("1993-01-01", "1993-12-31", "1993"),
    ],
)
def test_a_date_is_no_finer_than_its_two_days(tmp_path: Path, start: str, end: str, edtf: str) -> None:
    assert one(tmp_path, date_start=start, date_end=end).date == edtf


def test_one_event_within_several_days_did_not_last_for_them(tmp_path: Path) -> None:
    several_days = {"date_end": "1993-04-05", "date_prec": "2"}
    assert one(tmp_path, **several_days).is_span_uncertain
    assert not one(tmp_path, event_clarity="2", **several_days).is_span_uncertain
    assert one(tmp_path, **several_days).date_note == "UCDP knows the date to two to six days."


@pytest.mark.parametrize(
    ("where_prec", "precision"), [("1", "point"), ("2", "point"), ("3", "area"), ("5", "area")]
)
def test_only_a_place_that_is_known_is_a_point(tmp_path: Path, where_prec: str, precision: str) -> None:
    place = one(tmp_path, where_prec=where_prec).place
    assert place is not None
    assert place.precision == precision


def test_a_position_off_the_globe_is_left_out_and_flagged(tmp_path: Path) -> None:
    event = one(tmp_path, latitude="390.5")
    assert event.place is not None
    assert event.place.latitude is None
    assert event.flags == ("no position, or one off the globe",)


def test_the_sources_of_ucdp_are_named_without_their_headlines(tmp_path: Path) -> None:
    assert one(tmp_path).cited == (
        "UCDP names as the origin: a hospital. "
        "Read by UCDP in: Hill Gazette (1993-04-03); Lake Wire (1993-04-04)"
    )


def test_civilians_are_no_party(tmp_path: Path) -> None:
    event = one(tmp_path, type_of_violence="3", side_b="Civilians", side_b_new_id="9999")
    assert [party.name for party in event.parties] == ["Government of Northland"]
    assert event.type == "violence_against_civilians"


def test_a_candidate_row_is_taken_in_with_its_doubts(tmp_path: Path) -> None:
    event = one(tmp_path, code_status="Check deaths", side_b="XXX771", side_b_new_id="XXX771")
    assert event.flags == ("UCDP is still checking the row", "an actor has a placeholder for a name")


def test_the_columns_of_an_older_release_are_enough(tmp_path: Path) -> None:
    older = [
        name for name in ged.COLUMNS if name not in {"relid", "code_status", "source_office", "source_date"}
    ]
    events, report = read(
        tmp_path, {"date_start": "1993-04-02", "date_end": "1993-04-02"}, columns=older[::-1]
    )
    assert (events[0].external_id, events[0].date, report.rejected) == ("1", "1993-04-02", 0)


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"id": "one"}, "id is “one”, which is no number"),
        ({"best": "many"}, "best is “many”, which is no number of people"),
        ({"low": "-1"}, "low is “-1”, which is no number of people"),
        ({"deaths_a": "3000000000"}, "deaths_a is “3000000000”, which is no number of people"),
        ({"date_start": "1993-02-30"}, "date_start is “1993-02-30”; a day is written 2020-09-27"),
        ({"date_end": "1993-04-01"}, "it ends on 1993-04-01, before it begins on 1993-04-02"),
        ({"type_of_violence": "4"}, "type_of_violence is “4”; known are 1 to 3"),
        ({"side_a": ""}, "side_a is empty"),
        ({"side_b": "Hill\0Front"}, "a cell holds a NUL character"),
    ],
)
def test_a_row_that_cannot_be_read_is_rejected_with_number_and_reason(
    tmp_path: Path, cells: dict[str, str], reason: str
) -> None:
    events, report = read(tmp_path, {"id": "7"}, cells)
    assert [event.external_id for event in events] == ["7"]
    assert [(one.row, one.reason) for one in report.rejections] == [(3, reason)]


def test_an_id_stands_once_in_a_file(tmp_path: Path) -> None:
    events, report = read(tmp_path, {"id": "7"}, {"id": "7", "best": "8"})
    assert len(events) == 1
    assert report.rejections[0].reason == "its id stands in an earlier row of the file"


@pytest.mark.parametrize("version", ["19.1", "26.1", "26.0.7", "26.01.26.06"])
def test_a_release_is_named_as_ucdp_names_it(version: str) -> None:
    assert ucdp_ged.facts(version).stated_on == f"20{version[:2]}"


def test_another_name_of_a_release_is_refused() -> None:
    with pytest.raises(ImportRefused, match="no version of UCDP GED"):
        ucdp_ged.facts("newest")
