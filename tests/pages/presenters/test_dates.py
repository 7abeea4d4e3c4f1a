"""Dates as lists show them."""

import pytest

from timeline.documents.schema import DateDocument
from timeline.domain.dates import parse
from timeline.pages.presenters.dates import on_rail, rough, shown


def date(edtf: str) -> DateDocument:
    when = parse(edtf)
    return DateDocument(
        edtf=edtf,
        earliest=when.earliest.isoformat() if when.earliest else None,
        latest=when.latest.isoformat() if when.latest else None,
        precision=str(when.precision),
        label=edtf,
    )


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2020-11-23", "23 Nov"),
        ("2020-09-27/2020-11-10", "27 Sept – 10 Nov"),
        ("2020-12-30/2021-01-02", "30 Dec 2020 – 2 Jan 2021"),
        ("2020", "2020"),
        ("2020~/..", "since about 2020"),
    ],
)
def test_the_rail_states_the_year_and_the_date_does_not(edtf: str, words: str) -> None:
    assert on_rail(date(edtf), 2020).short == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("1988-02-20/1994-05-12", "1988 – 1994"),
        ("2020-11-09/2022-12-12", "Nov 2020 – Dec 2022"),
        ("2020-09-27/2020-11-10", "27 Sept – 10 Nov 2020"),
        ("2023-10-02/..", "since Oct 2023"),
    ],
)
def test_a_tile_gives_a_phase_as_roughly_as_it_is_long(edtf: str, words: str) -> None:
    assert rough(date(edtf)).short == words


def test_a_claim_without_a_day_says_so() -> None:
    assert shown(None).label == "date unknown"


@pytest.mark.parametrize(
    ("edtf", "machine"), [("2020-11-23", "2020-11-23"), ("2020-11~", ""), ("2020/2021", "")]
)
def test_only_a_plain_date_has_a_form_that_html_knows(edtf: str, machine: str) -> None:
    assert shown(date(edtf)).machine == machine
