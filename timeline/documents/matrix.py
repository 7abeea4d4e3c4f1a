"""Claims as a matrix: who was counted, by who counts; every cell names the claims it uses and those it leaves out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from timeline.documents.claims import stated_claim, tally_document, tally_order
from timeline.documents.schema import ClaimDocument, TallyDocument
from timeline.domain.matrix import matrix
from timeline.domain.stance import STANCES


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What claimants of one stance leave standing on one line.

    `tally` has its interval, its claims and those left out; `least` and `greatest` are the numbers stated in the used
    claims, None where none was.
    """

    stance: str
    tally: TallyDocument
    least: int | None
    greatest: int | None


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One line of one event: an outcome, a population and a status, with a cell for each stance that speaks."""

    tally: TallyDocument
    cells: tuple[MatrixCell, ...]

    def cell(self, stance: str) -> MatrixCell | None:
        """Return the cell of one stance, None where nobody speaks in it."""
        return next((cell for cell in self.cells if cell.stance == stance), None)


def matrix_rows(claims: Iterable[ClaimDocument], as_of: date | None = None) -> list[MatrixRow]:
    """Return the matrix of one event's claims in the order of reading; with `as_of` those alone stated by that day."""
    by_id = {claim["id"]: claim for claim in claims}
    rows = [
        MatrixRow(
            tally=tally_document(row.tally, by_id),
            cells=tuple(
                MatrixCell(
                    stance=cell.stance,
                    tally=tally_document(cell.tally, by_id),
                    least=cell.tally.numbers.low if cell.tally.numbers else None,
                    greatest=cell.tally.numbers.high if cell.tally.numbers else None,
                )
                for cell in row.cells
            ),
        )
        for row in matrix((stated_claim(claim) for claim in by_id.values()), as_of).rows
    ]
    return sorted(rows, key=lambda row: tally_order(row.tally))


def stances_of(rows: Iterable[MatrixRow]) -> list[str]:
    """Return the stances in which anybody speaks in these rows, in the order in which they are read."""
    spoken = {cell.stance for row in rows for cell in row.cells}
    return [stance for stance in STANCES if stance in spoken]
