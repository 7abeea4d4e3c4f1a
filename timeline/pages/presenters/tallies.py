"""“Killed, in short”: what still stands, by people and by who says it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from timeline.documents.disagreements import APART, by_line, line_key
from timeline.documents.matrix import MatrixCell, MatrixRow, stances_of
from timeline.documents.schema import ClaimDocument, TallyDocument
from timeline.domain.disagreements import Flag
from timeline.domain.stance import OF_OTHERS, STANCES
from timeline.pages.presenters.claims import SIDE_ORDER, STATUS_ORDER
from timeline.pages.presenters.flags import ShownFlag, shown_flag

# With more lines than this, each side keeps its most spoken-of ones in sight and the others are folded.
MOST_ROWS = 8
MOST_ROWS_OF_A_SIDE = {"armenian": 3, "azerbaijani": 3}
MOST_ROWS_OF_OTHERS = 1


@dataclass(frozen=True, slots=True)
class TallyCell:
    """What claimants of one stance leave standing; `figure` is empty where they say nothing.

    `only` is the claim that the figure is, where it is that of one claim; `flags` are the disagreements within the
    stance.
    """

    stance: str
    figure: str
    only: ClaimDocument | None
    used: int
    left_out: int
    href: str
    flags: list[ShownFlag]


@dataclass(frozen=True, slots=True)
class TallyRow:
    """One population and status; `flags` are the disagreements of claimants of different stances."""

    people: str
    status: str
    flags: list[ShownFlag]
    cells: list[TallyCell]


@dataclass(frozen=True, slots=True)
class TallyTable:
    """The rows of one outcome under the stances that occur; `folded` are those less spoken of."""

    stances: list[str]
    rows: list[TallyRow]
    folded: list[TallyRow]
    matrix_href: str


def tally_table(
    rows: list[MatrixRow],
    outcome: str,
    anchors: Collection[str],
    matrix_href: str,
    flags: Iterable[Flag] = (),
    claims: Iterable[ClaimDocument] = (),
) -> TallyTable | None:
    """Return what stands for one outcome; nothing if nothing is claimed of it.

    `anchors` are the claims that have a row of their own on this page; the others are found in the full matrix.
    `flags` are the disagreements of the event; each stands in the cell, or on the line, that it is about. A figure that
    is that of one of `claims` alone is shown with its claimant and day.
    """
    known = {claim["id"]: claim for claim in claims}
    lines = sorted(
        (row for row in rows if row.tally["outcome"] == outcome), key=lambda row: tally_place(row.tally)
    )
    if not lines:
        return None
    stances = columns_of(lines)
    kept = in_sight(lines)
    flagged = by_line(flags)

    def shown(row: MatrixRow) -> TallyRow:
        of_line = flagged.get(line_key(row.tally), [])
        return TallyRow(
            people=row.tally["victims_name"],
            status=row.tally["victims_status"],
            flags=[shown_flag(flag) for flag in of_line if flag.stance is None and flag.kind in APART],
            cells=[
                _cell(
                    stance,
                    row.cell(stance),
                    anchors,
                    matrix_href,
                    [shown_flag(flag) for flag in of_line if flag.stance == stance],
                    known,
                )
                for stance in stances
            ],
        )

    return TallyTable(
        stances,
        [shown(row) for row in lines if row in kept],
        [shown(row) for row in lines if row not in kept],
        matrix_href,
    )


def columns_of(rows: list[MatrixRow]) -> list[str]:
    """Return the stances that get a column: a party that speaks of others only where one does, the rest always."""
    spoken = stances_of(rows)
    return [stance for stance in STANCES if stance != OF_OTHERS or stance in spoken]


def tally_place(tally: TallyDocument) -> tuple[int, str, int]:
    """Order lines by side (English alphabetical), population and status."""
    return (SIDE_ORDER[tally["victims_side"]], tally["victims_name"], STATUS_ORDER[tally["victims_status"]])


def in_sight(rows: list[MatrixRow]) -> list[MatrixRow]:
    """Return the lines that stay in sight: all if they are few, or of each side those with most claims."""
    if len(rows) <= MOST_ROWS:
        return rows
    kept: list[MatrixRow] = []
    for side in SIDE_ORDER:
        of_side = [row for row in rows if row.tally["victims_side"] == side]
        of_side.sort(key=lambda row: -len(row.tally["claims"]) - len(row.tally["left_out"]))
        kept += of_side[: MOST_ROWS_OF_A_SIDE.get(side, MOST_ROWS_OF_OTHERS)]
    return kept


def _cell(
    stance: str,
    cell: MatrixCell | None,
    anchors: Collection[str],
    matrix_href: str,
    flags: list[ShownFlag],
    known: Mapping[str, ClaimDocument],
) -> TallyCell:
    if cell is None:
        return TallyCell(stance, "", None, 0, 0, "", [])
    used = cell.tally["claims"]
    left_out = [entry["claim"] for entry in cell.tally["left_out"]]
    named = [*used, *left_out]
    return TallyCell(
        stance=stance,
        figure=cell.tally["figure"],
        only=known.get(used[0]) if len(used) == 1 else None,
        used=len(used),
        left_out=len(left_out),
        href=next((f"#claim-{name}" for name in named if name in anchors), f"{matrix_href}#claim-{named[0]}"),
        flags=flags,
    )
