"""How widely the figures of an event lie apart, as stored for ordering."""

from typing import Any

from tests.pages.presenters.documents import claim
from timeline.documents.disagreements import date_flag, is_disputed, spreads
from timeline.documents.schema import ClaimDocument


def event(*claims: ClaimDocument) -> Any:
    return {"claims": list(claims)}


def figure(name: str, number: int, **fields: Any) -> ClaimDocument:
    return claim(name, low=number, high=number, figure=str(number), **fields)


def test_the_widest_pair_of_a_line_gives_ratio_and_people() -> None:
    spread = spreads(event(figure("a", 10), figure("b", 12), figure("c", 30)))[0]
    assert (spread.claims, spread.ratio, spread.people) == (3, 3.0, 20)


def test_figures_that_overlap_have_no_spread() -> None:
    overlapping = event(figure("a", 10), claim("b", low=8, high=None, qualifier="at_least"))
    assert spreads(overlapping)[0].ratio is None
    assert not is_disputed(overlapping)


def test_nobody_against_30_is_30_times() -> None:
    assert spreads(event(figure("a", 0), figure("b", 30)))[0].ratio == 30


def test_a_replaced_figure_makes_no_dispute() -> None:
    assert not is_disputed(event(figure("a", 10), figure("b", 12, supersedes="a")))


def test_figures_of_two_populations_make_no_dispute() -> None:
    others = {"id": "others", "name": "Others", "side": "armenian"}
    assert not is_disputed(event(figure("a", 10), figure("b", 12, victims=others)))


def test_each_outcome_has_its_own_spread() -> None:
    found = spreads(event(figure("a", 10), figure("b", 12), figure("c", 5, outcome="wounded")))
    assert {spread.outcome: spread.people for spread in found} == {"killed": 2, "wounded": None}


def test_dates_that_differ_are_flagged_by_their_days_where_a_note_tells_of_them() -> None:
    date = {"edtf": "2020-11-09/2020-11-10"}
    truce: Any = {"id": "truce", "date": date, "date_note": "RT: 9 November.", "is_span_uncertain": True}
    flag = date_flag(truce)
    assert flag is not None
    assert flag.days == 1
    assert date_flag(truce | {"date_note": ""}) is None
    assert date_flag(truce | {"is_span_uncertain": False}) is None
