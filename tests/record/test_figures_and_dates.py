"""Figures fit their qualifiers, parts fit their wholes, and dates fit one another."""

import datetime

import pytest

from tests.record.fixtures import Row, by_slug, rows
from timeline.domain.dates import EdtfDate, parse
from timeline.domain.figures import BOUNDS_OF_QUALIFIER

DATED = [
    ("sources", "published_on"),
    ("events", "date"),
    ("claims", "stated_on"),
    ("claims", "as_of"),
    ("claims", "period"),
]
# A combined figure has its parts, and some of those who were captured are missing since.
WIDER = {"killed_or_wounded": {"killed", "wounded"}, "captured": {"missing"}}


def _name(row: Row) -> str:
    return str(row.get("slug") or (row.get("claim"), row.get("event"), row["source"]))


def _begins(date: EdtfDate) -> datetime.date:
    return date.earliest or datetime.date.min


def _ends(date: EdtfDate) -> datetime.date:
    return date.latest or datetime.date.max


@pytest.mark.parametrize(("noun", "field"), DATED)
def test_every_date_is_edtf(noun: str, field: str) -> None:
    dates = [parse(row[field]) for row in rows(noun) if field in row]
    assert dates


@pytest.mark.parametrize("noun", ["claims", "citations"])
def test_bounds_fit_the_qualifier(noun: str) -> None:
    for row in rows(noun):
        if "qualifier" in row:
            bounds = ("low" in row, "high" in row)
            assert bounds == BOUNDS_OF_QUALIFIER[row["qualifier"]], _name(row)
            if row["qualifier"] == "exactly":
                assert row["low"] == row["high"], _name(row)
            if all(bounds) and not row.get("is_out_of_order"):
                assert row["low"] <= row["high"], _name(row)
        else:
            assert not {"low", "high"} & row.keys(), _name(row)


def test_a_best_estimate_lies_in_its_range() -> None:
    best = [row for row in rows("claims") if "best" in row]
    assert len(best) == 19
    assert all(row["low"] <= row["best"] <= max(row["low"], row["high"]) for row in best)


def test_a_claim_without_a_number_has_its_words() -> None:
    for row in rows("claims"):
        assert (row["qualifier"] == "unquantified") == ("unquantified_words" in row), _name(row)


def test_a_part_is_not_larger_than_its_whole() -> None:
    claims = by_slug("claims")
    for row in rows("claims"):
        if "included_in" in row:
            whole = claims[row["included_in"]]
            assert row.get("low", 0) <= whole.get("high", row.get("low", 0)), _name(row)


def test_a_part_counts_what_its_whole_counts() -> None:
    claims = by_slug("claims")
    for row in rows("claims"):
        if "included_in" in row:
            whole = claims[row["included_in"]]["outcome"]
            assert row["outcome"] == whole or row["outcome"] in WIDER.get(whole, ()), _name(row)


def test_only_its_own_claimant_replaces_a_figure() -> None:
    claims = by_slug("claims")
    for row in rows("claims"):
        if "supersedes" in row:
            assert claims[row["supersedes"]]["claimant"] == row["claimant"], _name(row)
            assert claims[row["supersedes"]]["outcome"] == row["outcome"], _name(row)


def test_nothing_is_stated_before_its_event_begins() -> None:
    events = by_slug("events")
    early = {
        row["slug"]
        for row in rows("claims")
        if "stated_on" in row
        and _ends(parse(row["stated_on"])) < _begins(parse(events[row["event"]]["date"]))
    }
    # Each is about a man wounded the day before, whom Baku gave as the reason for its fire.
    assert early == {"jun27-az-wounded-1", "nerkinhand-az-wounded-1"}


def test_a_figure_does_not_refer_to_a_day_after_it_was_stated() -> None:
    for row in rows("claims"):
        if "as_of" in row and "stated_on" in row:
            assert _begins(parse(row["as_of"])) <= _ends(parse(row["stated_on"])), _name(row)


def test_only_a_cumulative_figure_has_a_period() -> None:
    cumulative = [row for row in rows("claims") if row.get("scope") == "cumulative"]
    assert cumulative
    assert not [_name(row) for row in rows("claims") if "period" in row and row not in cumulative]


def test_a_part_lies_in_the_time_of_its_parent() -> None:
    events = by_slug("events")
    for row in rows("events"):
        if "parent" in row:
            own, parent = parse(row["date"]), parse(events[row["parent"]]["date"])
            assert _begins(own) <= _ends(parent), _name(row)
            assert _ends(own) >= _begins(parent), _name(row)


def test_events_lie_at_most_two_deep() -> None:
    events = by_slug("events")
    assert not [_name(row) for row in rows("events") if "parent" in row and "parent" in events[row["parent"]]]


def test_seven_phases_follow_one_another() -> None:
    phases = sorted(
        (row for row in rows("events") if row.get("is_phase")), key=lambda row: row["phase_number"]
    )
    assert [row["short_name"] for row in phases] == [
        "First war",
        "Ceasefire period",
        "2020 war",
        "Truce",
        "Lachin road",
        "September 2023",
        "Afterwards",
    ]
    begins = [_begins(parse(row["date"])) for row in phases]
    assert begins == sorted(begins)
    assert all(row["editors_note"] for row in phases)


def test_events_without_a_phase_are_those_that_run_through_several() -> None:
    alone = {row["slug"] for row in rows("events") if "parent" not in row and not row.get("is_phase")}
    running = {"mines-since-2020", "mines-until-2005", "peacekeeping-2020-2024", "missing-2020-2023"}
    assert running < alone
    assert alone == {*running, "mass-graves-2020", "great-return"}
