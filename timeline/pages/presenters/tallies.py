"""“Killed, in short”: what still stands, by people and by who says it, out of the tallies of the document."""

from collections.abc import Mapping
from dataclasses import dataclass

from timeline.documents.matrix import MatrixCell, MatrixRow, matrix
from timeline.documents.schema import ClaimDocument, TallyDocument
from timeline.domain.vocabulary import Stance
from timeline.pages.presenters.claims import SIDE_ORDER, STATUS_ORDER

# A party that speaks of a third party's people is rare; its column appears only where it is needed.
RARE = frozenset({Stance.OF_OTHERS.value})
# With more lines than this, each side keeps its most spoken-of ones in sight and the others are folded.
MOST_ROWS = 8
MOST_ROWS_OF_A_SIDE = 3


@dataclass(frozen=True, slots=True)
class TallyCell:
    """What claimants of one stance leave standing; `figure` is empty where they say nothing."""

    stance: str
    figure: str
    used: int
    left_out: int
    href: str


@dataclass(frozen=True, slots=True)
class TallyRow:
    """One population and status."""

    people: str
    status: str
    is_disputed: bool
    cells: list[TallyCell]


@dataclass(frozen=True, slots=True)
class TallyTable:
    """The rows of one outcome under the stances that occur; `folded` are those less spoken of."""

    stances: list[str]
    rows: list[TallyRow]
    folded: list[TallyRow]


def tally_table(
    tallies: list[TallyDocument], claims: Mapping[str, ClaimDocument], outcome: str
) -> TallyTable | None:
    """Return what stands for one outcome; nothing if there is no tally for it.

    `claims` holds every claim that the tallies name, by id.
    """
    rows = matrix(sorted((one for one in tallies if one["outcome"] == outcome), key=tally_place), claims)
    if not rows:
        return None
    stances = stances_of(rows)
    kept = _kept(rows)
    return TallyTable(
        stances,
        [_row(row, stances) for row in rows if row.tally in kept],
        [_row(row, stances) for row in rows if row.tally not in kept],
    )


def stances_of(rows: list[MatrixRow]) -> list[str]:
    """Return the stances that need a column, in the vocabulary's order."""
    return [
        stance
        for stance in Stance.values
        if stance not in RARE or any(row.cell(stance).figure for row in rows)
    ]


def tally_place(tally: TallyDocument) -> tuple[int, str, int]:
    """Order lines by side (English alphabetical), population and status."""
    return (SIDE_ORDER[tally["victims_side"]], tally["victims_name"], STATUS_ORDER[tally["victims_status"]])


def _kept(rows: list[MatrixRow]) -> list[TallyDocument]:
    """Return the lines that stay in sight: all, or of each side those with most claims."""
    if len(rows) <= MOST_ROWS:
        return [row.tally for row in rows]
    kept: list[TallyDocument] = []
    for side in SIDE_ORDER:
        of_side = [row.tally for row in rows if row.tally["victims_side"] == side]
        of_side.sort(key=lambda tally: -len(tally["claims"]) - len(tally["left_out"]))
        kept += of_side[:MOST_ROWS_OF_A_SIDE]
    return kept


def _row(row: MatrixRow, stances: list[str]) -> TallyRow:
    return TallyRow(
        people=row.tally["victims_name"],
        status=row.tally["victims_status"],
        is_disputed=row.tally["disputed"],
        cells=[_cell(row.cell(stance)) for stance in stances],
    )


def _cell(cell: MatrixCell) -> TallyCell:
    named = [*cell.claims, *(entry["claim"] for entry in cell.left_out)]
    return TallyCell(
        stance=cell.stance,
        figure=cell.figure,
        used=len(cell.claims),
        left_out=len(cell.left_out),
        href=f"#claim-{named[0]}" if named else "",
    )
