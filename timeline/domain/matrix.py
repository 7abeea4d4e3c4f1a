"""The matrix of claims: each tally's line taken apart by who speaks of whose people."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from timeline.domain.stance import STANCES
from timeline.domain.stated_claims import StatedClaim
from timeline.domain.tallies import RULE, Judged, Reason, Tally, judged, tally_of


@dataclass(frozen=True, slots=True)
class Cell:
    """What claims of one stance leave possible on one line; `tally` names those used and those left out."""

    stance: str
    tally: Tally

    @property
    def stated(self) -> int:
        """How many claims were made in this stance, the ones left out included."""
        return len(self.tally.claims) + len(self.tally.left_out)


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One line of the matrix: its tally over all stances, and a cell for each stance in which somebody spoke."""

    tally: Tally
    cells: tuple[Cell, ...]

    def cell(self, stance: str) -> Cell | None:
        """Give the cell of a stance; None where nobody spoke in it, which is not the same as no number."""
        return next((cell for cell in self.cells if cell.stance == stance), None)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows of event, outcome, side, population and status by columns of stance.

    `stances` are the columns in which anybody spoke, in the order own, enemy, third party, of others,
    unattributed.
    """

    rows: tuple[MatrixRow, ...]
    stances: tuple[str, ...]
    as_of: date | None
    rule: str = RULE

    @property
    def unknown_dates(self) -> tuple[str, ...]:
        """The claims left out because it is not known whether they had been made by `as_of`."""
        left_out = (one for row in self.rows for one in row.tally.left_out)
        return tuple(sorted(one.claim for one in left_out if one.reason is Reason.UNKNOWN_DATE))


def matrix(claims: Iterable[StatedClaim], as_of: date | None = None) -> Matrix:
    """Set claims side by side, under the rule of `tally` and in its order.

    A claim is left out of its cell exactly where `tally` leaves it out of its line, whatever the stance of the
    claim that takes its place or takes it in: a replaced claim is replaced whoever replaces it, and a part is
    a part of the whole whoever states the whole. So every claim in view stands in one cell, used or left out
    with its reason, and a row's cells together span what its line's tally spans.
    """
    rows: list[MatrixRow] = []
    for line, found in judged(claims, as_of).items():
        by_stance: dict[str, list[Judged]] = {}
        for claim, left_out in found:
            by_stance.setdefault(claim.stance, []).append((claim, left_out))
        cells = (Cell(stance, tally_of(line, by_stance[stance])) for stance in STANCES if stance in by_stance)
        rows.append(MatrixRow(tally_of(line, found), tuple(cells)))
    rows.sort(key=lambda row: row.tally.line)
    spoken = {cell.stance for row in rows for cell in row.cells}
    return Matrix(tuple(rows), tuple(stance for stance in STANCES if stance in spoken), as_of)
