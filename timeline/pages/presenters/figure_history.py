"""How figures changed: each series of statements as steps, and the months in which its claimants spoke."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TypeAlias

from django.urls import reverse

from timeline.documents.claims import stated_claim
from timeline.documents.schema import ClaimDocument
from timeline.domain.figures import grouped
from timeline.domain.series import Series, Step, series
from timeline.domain.stated_claims import StatedClaim
from timeline.domain.voices import Voice, voices
from timeline.pages.presenters.claims import OUTCOME_ORDER, SIDE_ORDER, STATUS_ORDER
from timeline.pages.presenters.dates import shown
from timeline.pages.presenters.scale import round_step
from timeline.pages.presenters.step_shapes import (
    EndLabel,
    Mark,
    MonthBlock,
    Panel,
    RiserLine,
    StepRow,
    Tread,
    ValueTick,
    VoiceRow,
)
from timeline.pages.presenters.time_axis import LAST, TimeAxis

# Where a number lies, in pixels from the top.
Height: TypeAlias = Callable[[int], float]
# Heights in pixels: above the plot, the plot itself, the dates below it, and each claimant's row of months.
TOP, PLOT, DATES, MONTHS_ROW = 28, 150, 28, 30
# A number above a mark needs this much of the width, and more if it is long.
ROOM_OF_A_LABEL = 8.5  # percent
ROOM_OF_A_CHARACTER = 1.5  # percent
ROOM_OF_A_LINE = 15  # pixels
# A series of fewer statements is drawn, but folded away beside longer ones.
STEPS_TO_SHOW = 3


@dataclass(frozen=True, slots=True)
class HistoryGroup:
    """The series of one outcome and status, on one scale from 0 and one time axis."""

    outcome: str
    status: str
    axis: TimeAxis
    ticks: list[ValueTick]
    panels: list[Panel]

    @property
    def base(self) -> float:
        """Return where 0 lies."""
        return TOP + PLOT

    @property
    def dates_y(self) -> int:
        """Return where the dates are written."""
        return TOP + PLOT + 18


@dataclass(frozen=True, slots=True)
class FigureHistory:
    """The groups in sight, those of the first outcome that have longer series, and the others, folded."""

    groups: list[HistoryGroup]
    folded: list[HistoryGroup]


def figure_history(claims: list[ClaimDocument], as_of: date | None = None) -> FigureHistory | None:
    """Return how the figures of an event changed; nothing if none did."""
    groups = history_groups(claims, as_of)
    if not groups:
        return None
    first = groups[0]
    shown = [
        group
        for group in groups
        if group is first
        or (group.outcome == first.outcome and any(panel.steps >= STEPS_TO_SHOW for panel in group.panels))
    ]
    return FigureHistory(shown, [group for group in groups if group not in shown])


def history_of_claim(claims: list[ClaimDocument], claim: str) -> FigureHistory | None:
    """Return the series in which one claim of an event stands; nothing if its figure neither replaced nor was."""
    groups = history_groups(claims, of_claim=claim)
    return FigureHistory(groups, []) if groups else None


def history_groups(
    claims: list[ClaimDocument], as_of: date | None = None, of_claim: str | None = None
) -> list[HistoryGroup]:
    """Return every series of at least two numbers, by outcome and by the status with which it begins.

    With `of_claim`, only the series in which that claim stands.
    """
    known = {claim["id"]: claim for claim in claims}
    stated = [stated_claim(claim) for claim in claims]
    moving = [
        one
        for one in series(stated, as_of)
        if len(_numbered(one)) > 1
        and (
            of_claim is None
            or of_claim in one.undated
            or any(step.claim.id == of_claim for step in one.steps)
        )
    ]
    moving.sort(key=lambda one: _place(one, known))
    groups: list[HistoryGroup] = []
    for (outcome, status), members in groupby(
        moving, key=lambda one: (one.outcome, _first(one).victims_status)
    ):
        groups.append(_group(outcome, status, list(members), known, stated, as_of))
    return groups


def _numbered(one: Series) -> list[Step]:
    return [step for step in one.steps if step.claim.figure.is_quantified]


def _first(one: Series) -> StatedClaim:
    return _numbered(one)[0].claim


def _place(one: Series, known: dict[str, ClaimDocument]) -> tuple[int, int, int, str, str]:
    first = _first(one)
    return (
        OUTCOME_ORDER[one.outcome],
        STATUS_ORDER[first.victims_status],
        SIDE_ORDER[first.victims_side],
        known[first.id]["victims"]["name"],
        first.id,
    )


def _ends(claim: StatedClaim) -> list[int]:
    return sorted({end for end in (claim.figure.low, claim.figure.high) if end is not None})


def _group(
    outcome: str,
    status: str,
    members: list[Series],
    known: dict[str, ClaimDocument],
    stated: list[StatedClaim],
    as_of: date | None,
) -> HistoryGroup:
    steps = [step for one in members for step in _numbered(one)]
    days = [step.placed_on for step in steps]
    axis = TimeAxis(min(days), max(days))
    high = max(max(_ends(step.claim)) for step in steps)
    gap = round_step(high)
    top = -(-high // gap) * gap or 1

    def y(value: int) -> float:
        return round(TOP + PLOT * (1 - value / top), 1)

    ticks = [ValueTick(y(value), grouped(value)) for value in range(0, top + 1, gap)]
    panels = [_panel(one, known, stated, axis, y, as_of) for one in members]
    return HistoryGroup(outcome, status, axis, ticks, panels)


def _panel(
    one: Series,
    known: dict[str, ClaimDocument],
    stated: list[StatedClaim],
    axis: TimeAxis,
    y: Height,
    as_of: date | None,
) -> Panel:
    steps = _numbered(one)
    by_id = {step.claim.id: step for step in steps}
    first = known[steps[0].claim.id]
    spoken = voices(_of_one_matter(one, stated), as_of)
    names = {claim["claimant"]["id"]: claim["claimant"]["name"] for claim in known.values()}
    rows = [
        _voice_row(voice, names, axis, TOP + PLOT + DATES + MONTHS_ROW * place)
        for place, voice in enumerate(spoken)
    ]
    return Panel(
        title=first["victims"]["name"],
        side=first["victims"]["side"],
        stance=first["stance"],
        treads=[
            Tread(
                axis.x(step.placed_on),
                axis.x(step.until) if step.until else f"{LAST}%",
                y(end),
                step.is_imprecise,
            )
            for step in steps
            for end in _ends(step.claim)
        ],
        risers=[
            _riser(by_id[riser.earlier], step, riser.tie, riser.is_population_change, axis, y)
            for step in steps
            for riser in step.risers
            if riser.earlier in by_id
        ],
        marks=_marks(steps, known, axis, y),
        ends=_end_labels(steps, known, y),
        voices=rows,
        rows=[_step_row(step, known) for step in one.steps],
        changes=[
            known[step.claim.id] for step in steps if any(riser.is_population_change for riser in step.risers)
        ],
        height=TOP + PLOT + DATES + MONTHS_ROW * len(rows),
        steps=len(steps),
    )


def _riser(
    earlier: Step, later: Step, tie: str, is_population_change: bool, axis: TimeAxis, y: Height
) -> RiserLine:
    pairs = [(a, b) for a in _ends(earlier.claim) for b in _ends(later.claim)]
    start, end = min(pairs, key=lambda pair: abs(pair[0] - pair[1]))
    kind = "population" if is_population_change else str(tie)
    return RiserLine(axis.x(later.placed_on), y(start), y(end), kind)


def _marks(steps: list[Step], known: dict[str, ClaimDocument], axis: TimeAxis, y: Height) -> list[Mark]:
    """Place the marks; the number of one that still stands is written at the end of its line instead."""
    marks: list[Mark] = []
    free_from = 0.0
    for step in steps:
        claim = known[step.claim.id]
        here = axis.percent(step.placed_on)
        room = max(ROOM_OF_A_LABEL, ROOM_OF_A_CHARACTER * len(claim["figure"]))
        top = y(max(_ends(step.claim)))
        is_free = not any(
            top - ROOM_OF_A_LINE - 9 < y(max(_ends(other.claim))) < top
            and abs(axis.percent(other.placed_on) - here) < room / 2
            for other in steps
        )
        # Clear of the number at the end of the line, which has the same height.
        has_room = (
            is_free and step.until is not None and here - room / 2 >= free_from and here + room / 2 < LAST
        )
        if has_room:
            free_from = here + room / 2
        for end in _ends(step.claim):
            is_labelled = has_room and y(end) == top
            marks.append(
                Mark(
                    x=axis.x(step.placed_on),
                    y=y(end),
                    stance=claim["stance"],
                    label=claim["figure"] if is_labelled else "",
                    label_y=top - 9,
                )
            )
    return marks


def _end_labels(steps: list[Step], known: dict[str, ClaimDocument], y: Height) -> list[EndLabel]:
    """Write the numbers that still stand, pushed apart where they would cover one another."""
    standing = sorted(
        ((y(max(_ends(step.claim))), known[step.claim.id]["figure"]) for step in steps if step.until is None),
    )
    labels: list[EndLabel] = []
    for height, text in standing:
        if labels and height - labels[-1].y < ROOM_OF_A_LINE:
            height = labels[-1].y + ROOM_OF_A_LINE
        labels.append(EndLabel(height, text))
    return labels


def _of_one_matter(one: Series, stated: Iterable[StatedClaim]) -> list[StatedClaim]:
    """Return what the series' claimants said of the same outcome and side, in this series or beside it."""
    sides = {step.claim.victims_side for step in one.steps}
    return [
        claim
        for claim in stated
        if claim.claimant in one.claimants and claim.outcome == one.outcome and claim.victims_side in sides
    ]


def _voice_row(voice: Voice, names: dict[str, str], axis: TimeAxis, y: int) -> VoiceRow:
    blocks: list[MonthBlock] = []
    for is_certain, run in groupby(
        (month for month in voice.months), key=lambda month: (bool(month.claims), bool(month.perhaps))
    ):
        months = [month.month for month in run]
        if not any(is_certain):
            continue
        start = axis.percent(months[0])
        end = axis.percent(_next_month(months[-1]))
        if end > start:
            blocks.append(MonthBlock(f"{start:.2f}%", f"{max(0.6, end - start):.2f}%", is_certain[0]))
    return VoiceRow(names[voice.claimant], y, blocks)


def _next_month(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def _step_row(step: Step, known: dict[str, ClaimDocument]) -> StepRow:
    claim = known[step.claim.id]
    return StepRow(
        claim=claim,
        href=reverse("pages:claim", args=[claim["id"]]),
        said=shown(claim["stated_on"]),
        ties=[
            ("population" if riser.is_population_change else str(riser.tie), known[riser.earlier]["figure"])
            for riser in step.risers
        ],
    )
