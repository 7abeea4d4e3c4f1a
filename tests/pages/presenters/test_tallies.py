"""“In short”: what stands, by who says it."""

from tests.pages.presenters.documents import claim, people
from timeline.documents.disagreements import flags_of
from timeline.documents.matrix import matrix_rows
from timeline.documents.schema import ClaimDocument
from timeline.pages.presenters.tallies import MOST_ROWS, TallyCell, TallyTable, tally_table


def table(stated: list[ClaimDocument], anchors: set[str] | None = None) -> TallyTable:
    here = {one["id"] for one in stated} if anchors is None else anchors
    shown = tally_table(matrix_rows(stated), "killed", here, "/compare/clash/", flags_of(stated))
    assert shown is not None
    return shown


def cells(stated: list[ClaimDocument]) -> dict[str, TallyCell]:
    return {cell.stance: cell for cell in table(stated).rows[0].cells}


OWN = {"claimant": people("Ministry", "armenian"), "stance": "own"}
ENEMY = {"claimant": people("Staff", "azerbaijani"), "stance": "enemy"}


def test_an_open_end_stays_open_in_the_range() -> None:
    stated = [claim("a", low=91, high=91, **OWN), claim("b", low=94, high=None, qualifier="at_least", **OWN)]
    assert cells(stated)["own"].figure == "91–94 or more"


def test_claimants_of_two_stances_are_never_joined() -> None:
    shown = cells([claim("a", **OWN), claim("b", low=7, high=7, figure="7", **ENEMY)])
    assert (shown["own"].figure, shown["enemy"].figure) == ("4", "7")


def test_a_part_is_said_to_be_in_a_larger_figure() -> None:
    whole = claim("whole", low=9, high=9, figure="9", **ENEMY)
    cell = cells([claim("part", included_in="whole"), whole])["third_party"]
    assert (cell.figure, cell.used, cell.left_out) == ("in a larger figure", 0, 1)


def test_those_who_say_nothing_have_an_empty_cell() -> None:
    assert cells([claim("a")])["own"].figure == ""


def test_a_party_that_speaks_of_others_gets_a_column_only_where_there_is_one() -> None:
    of_others = {**ENEMY, "stance": "of_others", "victims": people("Observers", "third_party")}
    assert "of_others" not in cells([claim("a")])
    assert "of_others" in cells([claim("a", **of_others)])


def test_a_claim_without_a_row_on_the_page_is_found_in_the_full_matrix() -> None:
    assert table([claim("a")], anchors=set()).rows[0].cells[2].href == "/compare/clash/#claim-a"


def test_of_many_lines_each_side_keeps_those_most_spoken_of() -> None:
    sides = ("armenian", "azerbaijani")
    stated = [
        claim(f"{side}-{number}", victims=people(f"{side} {number}", side))
        for side in sides
        for number in range(MOST_ROWS)
    ]
    stated.append(claim("again", victims=people("azerbaijani 7", "azerbaijani")))
    shown = table(stated)
    assert [row.people for row in shown.rows] == [
        "armenian 0", "armenian 1", "armenian 2", "azerbaijani 0", "azerbaijani 1", "azerbaijani 7",
    ]  # fmt: skip
    assert len(shown.rows) + len(shown.folded) == 2 * MOST_ROWS


def test_nothing_is_shown_of_an_outcome_that_nobody_claims() -> None:
    assert tally_table(matrix_rows([claim("a")]), "wounded", {"a"}, "/compare/clash/") is None


def test_figures_of_one_stance_that_differ_are_flagged_in_their_cell() -> None:
    stated = [claim("a", low=50, high=50, **OWN), claim("b", low=53, high=53, **OWN)]
    (row,) = table(stated).rows
    assert row.flags == []
    assert [(cell.stance, flag.reason) for cell in row.cells for flag in cell.flags] == [("own", "differ")]


def test_figures_of_two_stances_that_do_not_overlap_are_flagged_on_their_line() -> None:
    stated = [claim("a", low=50, high=50, **OWN), claim("b", low=53, high=53, **ENEMY)]
    (row,) = table(stated).rows
    assert [flag.size for flag in row.flags] == ["3 apart (50 and 53)"]
    assert [flag for cell in row.cells for flag in cell.flags] == []
