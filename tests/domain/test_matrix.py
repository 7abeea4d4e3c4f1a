"""The matrix of claims: outcome, population and status by who speaks of whom."""

from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.claims import FIGURES, claim, sets_of_claims
from timeline.domain.figures import Figure, Interval, hull_of
from timeline.domain.matrix import Cell, Matrix, matrix
from timeline.domain.stated_claims import StatedClaim
from timeline.domain.tallies import RULE, LeftOut, Reason, tally

FAR_FUTURE = date(9999, 12, 31)
ENEMY = {"claimant": "az-ministry", "claimant_side": "azerbaijani"}
THIRD = {"claimant": "observers", "claimant_side": "third_party"}


def cell_of(found: Matrix, stance: str) -> Cell:
    (row,) = found.rows
    cell = row.cell(stance)
    assert cell is not None
    return cell


def test_own_losses_stand_beside_those_claimed_by_the_other_side() -> None:
    found = matrix([claim("own", 2317), claim("enemy", 5000, **ENEMY), claim("third", 3000, **THIRD)])
    assert found.stances == ("own", "enemy", "third_party")
    assert cell_of(found, "own").tally.interval == Interval(2317, 2317)
    assert cell_of(found, "enemy").tally.interval == Interval(5000, 5000)
    assert found.rows[0].tally.interval == Interval(2317, 5000)
    assert found.rule == RULE


def test_a_stance_in_which_nobody_spoke_has_no_cell() -> None:
    found = matrix([claim("own", 0)])
    assert found.stances == ("own",)
    assert found.rows[0].cell("enemy") is None
    assert cell_of(found, "own").tally.interval == Interval(0, 0)


def test_claims_of_two_stances_dispute_the_line_and_not_a_cell() -> None:
    found = matrix([claim("own", 10), claim("enemy", 100, **ENEMY)])
    assert found.rows[0].tally.is_disputed
    assert not cell_of(found, "own").tally.is_disputed


def test_a_replaced_claim_is_replaced_whoever_replaces_it() -> None:
    found = matrix([claim("old", 10), claim("new", 20, revises="old", **THIRD)])
    assert cell_of(found, "own").tally.left_out == (LeftOut("old", Reason.REVISED, "new"),)
    assert cell_of(found, "own").tally.interval is None
    assert cell_of(found, "own").stated == 1


def test_a_part_is_in_its_whole_whoever_states_the_whole() -> None:
    found = matrix([claim("part", 10, included_in="whole"), claim("whole", 200, **THIRD)])
    assert cell_of(found, "own").tally.is_in_larger_figure


def test_as_of_names_the_claims_whose_date_is_unknown() -> None:
    claims = [claim("dated", 10), claim("undated", 20, stated_on=None), claim("later", stated_on="2021")]
    found = matrix(claims, date(2020, 12, 31))
    assert found.unknown_dates == ("undated",)
    assert cell_of(found, "own").tally.claims == ("dated",)
    assert matrix(claims).unknown_dates == ()


SETS = sets_of_claims()
DAYS = st.sampled_from([None, date(2020, 10, 20)])


@given(SETS, DAYS)
def test_cells_account_for_every_claim_in_view_once(claims: list[StatedClaim], as_of: date | None) -> None:
    found = matrix(claims, as_of)
    named = [
        key
        for row in found.rows
        for cell in row.cells
        for key in (*cell.tally.claims, *(left.claim for left in cell.tally.left_out))
    ]
    in_lines = [
        key
        for line in tally(claims, as_of)
        for key in (*line.claims, *(left.claim for left in line.left_out))
    ]
    assert sorted(named) == sorted(in_lines)
    if as_of is None:
        assert sorted(named) == sorted(one.id for one in claims)


@given(SETS, DAYS)
def test_rows_are_the_tallies_and_their_cells_span_them(
    claims: list[StatedClaim], as_of: date | None
) -> None:
    rows = matrix(claims, as_of).rows
    assert [row.tally for row in rows] == tally(claims, as_of)
    for row in rows:
        spans = [cell.tally.interval for cell in row.cells if cell.tally.interval is not None]
        assert hull_of(spans) == row.tally.interval


@given(SETS, DAYS)
def test_a_cell_holds_claims_of_its_own_stance(claims: list[StatedClaim], as_of: date | None) -> None:
    stances = {one.id: one.stance for one in claims}
    for row in matrix(claims, as_of).rows:
        for cell in row.cells:
            assert {stances[key] for key in cell.tally.claims} <= {cell.stance}


@given(SETS, st.randoms(use_true_random=False), DAYS)
def test_the_order_of_claims_never_matters(
    claims: list[StatedClaim], random: Random, as_of: date | None
) -> None:
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert matrix(shuffled, as_of) == matrix(claims, as_of)


@given(SETS, FIGURES)
def test_adding_a_claim_never_narrows_a_cell(claims: list[StatedClaim], figure: Figure) -> None:
    added = claim("added", figure, victims="people", victims_status="mixed")
    after = {row.tally.line: row for row in matrix([*claims, added]).rows}
    for row in matrix(claims).rows:
        for cell in row.cells:
            wider = after[row.tally.line].cell(cell.stance)
            assert wider is not None
            if cell.tally.interval is not None:
                assert wider.tally.interval is not None
                assert wider.tally.interval.contains(cell.tally.interval)


@given(sets_of_claims(dates=st.sampled_from(["2020-10-01", "2020-11", "2021~"])))
def test_as_of_the_far_future_equals_no_as_of(claims: list[StatedClaim]) -> None:
    assert matrix(claims, FAR_FUTURE).rows == matrix(claims).rows
