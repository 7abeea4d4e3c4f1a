"""“In short”: what stands, by who says it."""

from typing import Any

from tests.pages.presenters.documents import claim
from timeline.documents.schema import ClaimDocument
from timeline.pages.presenters.tallies import TallyCell, tally_table


def cells(stated: list[ClaimDocument], **tally: Any) -> dict[str, TallyCell]:
    document: Any = {
        "claims": stated,
        "tallies": [
            {
                "outcome": "killed",
                "victims_name": "Soldiers",
                "victims_side": "armenian",
                "victims_status": "military",
                "disputed": False,
                "claims": [],
                "left_out": [],
            }
            | tally
        ],
    }
    table = tally_table(document, "killed")
    assert table is not None
    return {cell.stance: cell for cell in table.rows[0].cells}


def test_an_open_end_stays_open_in_the_range() -> None:
    own = {"stance": "own"}
    claims = [claim("a", low=91, high=91, **own), claim("b", low=94, high=None, qualifier="at_least", **own)]
    assert cells(claims, claims=["a", "b"])["own"].figure == "91–94 or more"


def test_claimants_of_two_stances_are_never_joined() -> None:
    claims = [claim("a", stance="own"), claim("b", stance="enemy", low=7, high=7, figure="7")]
    shown = cells(claims, claims=["a", "b"])
    assert (shown["own"].figure, shown["enemy"].figure) == ("4", "7")


def test_a_part_is_said_to_be_in_a_larger_figure() -> None:
    shown = cells([claim("part")], left_out=[{"claim": "part", "reason": "part", "other": "whole"}])
    cell = shown["third_party"]
    assert (cell.figure, cell.used, cell.left_out) == ("in a larger figure", 0, 1)


def test_those_who_say_nothing_have_an_empty_cell() -> None:
    assert cells([claim("a")], claims=["a"])["own"].figure == ""


def test_a_party_that_speaks_of_others_gets_a_column_only_where_there_is_one() -> None:
    assert "of_others" not in cells([claim("a")], claims=["a"])
    assert "of_others" in cells([claim("a", stance="of_others")], claims=["a"])
