"""The matrix of an event in full: each cell with its claims, those left out and why, and where it lies on the scale."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from django.urls import reverse

from timeline.documents.disagreements import APART, by_line, line_key
from timeline.documents.line_addresses import line_anchor
from timeline.documents.matrix import MatrixCell, MatrixRow, stances_of
from timeline.documents.schema import ClaimDocument, LeftOutDocument
from timeline.documents.statements import printed_by
from timeline.documents.sums import StatusSumDocument
from timeline.domain.disagreements import Flag
from timeline.domain.vocabulary import VictimsStatus
from timeline.pages.presenters.claims import OUTCOME_ORDER, Sources
from timeline.pages.presenters.flags import ShownFlag, shown_flag
from timeline.pages.presenters.intervals import CellShape, Interval, cell_shape, interval
from timeline.pages.presenters.scale import Form, Scale, scale_for
from timeline.pages.presenters.tallies import tally_place

# A line of the drawing for each stance that speaks, in pixels.
LANE = 15


@dataclass(frozen=True, slots=True)
class LeftOutClaim:
    """A claim that a cell does not use, and the one that stands in its stead."""

    claim: ClaimDocument
    href: str
    reason: str
    other: ClaimDocument | None
    other_href: str


@dataclass(frozen=True, slots=True)
class UsedClaim:
    """A claim that a cell uses; `printed_by` names its source where the sources are at hand."""

    claim: ClaimDocument
    href: str
    printed_by: str


@dataclass(frozen=True, slots=True)
class ShownCell:
    """One cell; `figure` is empty where nobody of this stance speaks."""

    stance: str
    figure: str
    origins: int
    flags: list[ShownFlag]
    used: list[UsedClaim]
    left_out: list[LeftOutClaim]

    @property
    def only(self) -> ClaimDocument | None:
        """Return the claim that the figure is, where it is that of one claim."""
        return self.used[0].claim if len(self.used) == 1 else None


@dataclass(frozen=True, slots=True)
class Lane:
    """One stance of a row on the scale, at `y` pixels from the top."""

    y: int
    stance: str
    point: Interval | None
    span: CellShape | None


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One population and status, with a cell for each column of its table.

    `sum` adds up the statuses of its side: it is shown below this row.
    """

    people: str
    status: str
    cells: list[ShownCell]
    flags: list[ShownFlag]
    lanes: list[Lane]
    height: int
    claims: int
    anchor: str
    sum: StatusSumDocument | None = None

    @property
    def all_flags(self) -> list[tuple[str, ShownFlag]]:
        """Return the disagreements of the line, each with the stance within which it is; empty across stances."""
        within = [(cell.stance, flag) for cell in self.cells for flag in cell.flags]
        return [*within, *(("", flag) for flag in self.flags)]


@dataclass(frozen=True, slots=True)
class MatrixSection:
    """All rows of one outcome."""

    outcome: str
    stances: list[str]
    scale: Scale | None
    rows: list[ShownRow]


def matrix_sections(
    claims: list[ClaimDocument],
    rows: list[MatrixRow],
    flags: Iterable[Flag],
    sums: Iterable[StatusSumDocument] = (),
    form: Form | None = None,
    sources: Sources | None = None,
) -> list[MatrixSection]:
    """Return the matrix of an event by outcome, each outcome on one scale; `claims` are all that the rows name.

    Each of `sums` stands below its side's line about several statuses together, or below the last line of the side.
    """
    flagged = by_line(flags)
    known = {claim["id"]: claim for claim in claims}
    added = {(one["outcome"], one["victims_side"]): one for one in sums}
    ordered = sorted(rows, key=lambda row: (OUTCOME_ORDER[row.tally["outcome"]], *tally_place(row.tally)))
    sections: list[MatrixSection] = []
    for outcome, members in groupby(ordered, key=lambda row: row.tally["outcome"]):
        of_outcome = list(members)
        stances = stances_of(of_outcome)
        scale = scale_for(numbers(of_outcome), form)
        places = _places_of_sums(of_outcome)
        shown = [
            replace(
                shown_row(row, stances, known, scale, flagged.get(line_key(row.tally), ()), sources),
                sum=added.get((outcome, places.get(place, ""))),
            )
            for place, row in enumerate(of_outcome)
        ]
        sections.append(MatrixSection(outcome, stances, scale, shown))
    return sections


def _places_of_sums(rows: list[MatrixRow]) -> dict[int, str]:
    """Map the row below which a side's sum stands to that side."""
    last: dict[str, int] = {}
    together: dict[str, int] = {}
    for place, row in enumerate(rows):
        side = row.tally["victims_side"]
        last[side] = place
        if row.tally["victims_status"] == VictimsStatus.MIXED:
            together[side] = place
    return {place: side for side, place in (last | together).items()}


def numbers(rows: Iterable[MatrixRow]) -> list[int]:
    """Return every number that rows are drawn from."""
    return [
        number
        for row in rows
        for cell in row.cells
        for number in (cell.least, cell.greatest)
        if number is not None
    ]


def shown_row(
    row: MatrixRow,
    stances: list[str],
    known: dict[str, ClaimDocument],
    scale: Scale | None,
    flags: Iterable[Flag] = (),
    sources: Sources | None = None,
) -> ShownRow:
    """Return one row under the given columns; `flags` are those of its line, `sources` those of its event."""
    flags = list(flags)
    tally = row.tally
    drawn = [cell for cell in row.cells if cell.least is not None]
    return ShownRow(
        people=tally["victims_name"],
        status=tally["victims_status"],
        cells=[
            _cell(
                stance,
                row.cell(stance),
                known,
                [flag for flag in flags if flag.stance == stance],
                sources or {},
            )
            for stance in stances
        ],
        flags=[shown_flag(flag, known) for flag in flags if flag.stance is None and flag.kind in APART],
        lanes=[_lane(cell, known, scale, LANE * place + LANE // 2 + 3) for place, cell in enumerate(drawn)]
        if scale
        else [],
        height=LANE * max(1, len(drawn)) + 6,
        claims=len(tally["claims"]) + len(tally["left_out"]),
        anchor=line_anchor(tally),
    )


def _lane(cell: MatrixCell, known: dict[str, ClaimDocument], scale: Scale | None, y: int) -> Lane:
    used = cell.tally["claims"]
    if len(used) == 1:
        return Lane(y, cell.stance, interval(known[used[0]], scale), None)
    return Lane(y, cell.stance, None, cell_shape(cell, scale) if scale else None)


def _cell(
    stance: str, cell: MatrixCell | None, known: dict[str, ClaimDocument], flags: list[Flag], sources: Sources
) -> ShownCell:
    if cell is None:
        return ShownCell(stance, "", 0, [], [], [])
    return ShownCell(
        stance=stance,
        figure=cell.tally["figure"],
        origins=cell.tally["origins"],
        flags=[shown_flag(flag, known) for flag in flags],
        used=[
            UsedClaim(known[name], _href(name), printed_by(known[name], sources))
            for name in cell.tally["claims"]
        ],
        left_out=[_left_out(entry, known) for entry in cell.tally["left_out"]],
    )


def _left_out(entry: LeftOutDocument, known: dict[str, ClaimDocument]) -> LeftOutClaim:
    other = entry["other"]
    return LeftOutClaim(
        claim=known[entry["claim"]],
        href=_href(entry["claim"]),
        reason=entry["reason"],
        other=known.get(other) if other else None,
        other_href=_href(other) if other else "",
    )


def _href(claim: str) -> str:
    return reverse("pages:claim", args=[claim])
