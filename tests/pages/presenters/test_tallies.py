"""“In short”: what stands, by who says it."""

from typing import Any

from tests.pages.presenters.documents import claim
from timeline.documents.matrix import matrix_rows
from timeline.documents.schema import ClaimDocument
from timeline.pages.presenters.tallies import TallyCell, tally_table

OWN = {"id": "yerevan", "name": "Yerevan", "side": "armenian"}
ENEMY = {"id": "baku", "name": "Baku", "side": "azerbaijani"}
NOBODY: dict[str, Any] = {"is_attributed": False, "stance": "unattributed"}


def cells(*stated: ClaimDocument) -> dict[str, TallyCell]:
    table = tally_table(matrix_rows(stated), "killed", {one["id"] for one in stated}, "/events/clash/matrix/")
    assert table is not None
    return {cell.stance: cell for cell in table.rows[0].cells}


def test_an_open_end_stays_open_in_the_range() -> None:
    own = {"claimant": OWN, "stance": "own"}
    claims = [claim("a", low=91, high=91, **own), claim("b", low=94, high=None, qualifier="at_least", **own)]
    assert cells(*claims)["own"].figure == "91–94 or more"


def test_claimants_of_two_stances_are_never_joined() -> None:
    shown = cells(
        claim("a", claimant=OWN, stance="own"),
        claim("b", claimant=ENEMY, stance="enemy", low=7, high=7, figure="7"),
    )
    assert (shown["own"].figure, shown["enemy"].figure) == ("4", "7")


def test_a_part_is_said_to_be_in_a_larger_figure() -> None:
    whole = claim("whole", claimant=OWN, stance="own", low=9, high=9, figure="9")
    cell = cells(whole, claim("part", included_in="whole"))["third_party"]
    assert (cell.figure, cell.used, cell.left_out) == ("in a larger figure", 0, 1)


def test_a_stance_that_nobody_takes_has_no_column() -> None:
    assert list(cells(claim("a"))) == ["third_party"]


def test_nobody_has_a_column_of_its_own() -> None:
    assert cells(claim("a", **NOBODY))["unattributed"].figure == "4"


def test_nothing_is_shown_of_an_outcome_that_nobody_claims() -> None:
    assert tally_table(matrix_rows([claim("a")]), "wounded", {"a"}, "/events/clash/matrix/") is None
