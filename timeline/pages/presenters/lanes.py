"""Lanes of events on one axis: marks, swarms of two to six, and counts where more stand close together.

The same arithmetic runs in the browser (static/js/lane-layout.js); tests/lanes/cases.json holds both to it.
"""

import itertools
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypedDict

from django.http import QueryDict
from django.utils.translation import ngettext

from timeline.documents.marks import Mark
from timeline.pages.addresses import address, event_address
from timeline.pages.presenters.dates import date_text
from timeline.pages.presenters.time_window import ONE_DAY, Window, window_href
from timeline.pages.presenters.tracks import Track
from timeline.templatetags.glyphs import LANE_OF

# The width that the server draws for, in pixels; a script redraws for the width that there is.
WIDTH = 972
# Events that begin within so many pixels of the first of them stand together.
REACH = 30
MOST_IN_SWARM = 6
LANE_HEIGHT, BAR_ROOM = 38, 33
MARK_WIDTH, COLUMN_WIDTH, ROW_HEIGHT, GAP = 24, 11, 11, 2


class Placed(TypedDict):
    """Marks that stand together: their middle and width in pixels, and which of the given marks they are."""

    x: float
    width: float
    members: list[int]


@dataclass(frozen=True, slots=True)
class Unit:
    """What stands at one place of a lane: a mark, a swarm or a count."""

    x: str
    dots: list[tuple[float, float, str]]
    pill_width: float
    left: float
    width: float
    count: int
    href: str
    label: str


@dataclass(frozen=True, slots=True)
class Span:
    """The line from an event's first to its last day; open where it runs on, dashed where the date is rough."""

    x1: str
    x2: str
    is_open: bool
    is_rough: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """How many events of a lane begin from one day to another, both within; lanes are numbered from 0."""

    lane: int
    first: date
    last: date
    count: int


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane; `href` keeps only its events, or leads back to all; it is empty where no filter says the same."""

    track: Track
    count: int
    href: str
    is_chosen: bool
    spans: list[Span]
    units: list[Unit]
    bars: list[tuple[str, str, str, str]]


def place(starts: list[float], width: float) -> list[Placed]:
    """Put marks that begin at these pixels, in order, side by side within a width: first together, then apart."""
    groups: list[list[int]] = []
    for index, start in enumerate(starts):
        if groups and start - starts[groups[-1][0]] <= REACH:
            groups[-1].append(index)
        else:
            groups.append([index])
    placed = [
        Placed(
            x=sum(starts[one] for one in members) / len(members),
            width=_unit_width(len(members)),
            members=members,
        )
        for members in groups
    ]
    for before, after in itertools.pairwise(placed):
        after["x"] = max(after["x"], before["x"] + (before["width"] + after["width"]) / 2 + GAP)
    limit = width
    for unit in reversed(placed):
        unit["x"] = min(unit["x"], limit - unit["width"] / 2)
        limit = unit["x"] - unit["width"] / 2 - GAP
    return placed


def dots(count: int) -> list[tuple[float, float]]:
    """Return where the marks of a swarm stand around its middle: columns of at most three, filled evenly."""
    columns = math.ceil(count / 3)
    per_column = math.ceil(count / columns)
    at = []
    for index in range(count):
        column, row = divmod(index, per_column)
        rows = min(per_column, count - column * per_column)
        at.append(((column - (columns - 1) / 2) * COLUMN_WIDTH, (row - (rows - 1) / 2) * ROW_HEIGHT))
    return at


def lanes(
    tracks: list[Track],
    marks: Iterable[Mark],
    bins: Iterable[Bin],
    counts: Mapping[str, int],
    window: Window,
    path: str,
    query: QueryDict,
    filters: QueryDict,
) -> list[Lane]:
    """Return the lanes with a window's marks, or bars where there are too many.

    `counts` are the events by the value that sets them apart. `filters` are those of the query, which the address of an
    event carries.
    """
    bars = _bars(bins, window)
    in_view = [mark for mark in marks if _is_in_view(mark, window)]
    result = []
    for number, track in enumerate(tracks):
        narrowed, is_chosen = _narrowed(track, query)
        here = [mark for mark in in_view if mark.value in track.values]
        begun = [mark for mark in here if mark.earliest is not None and mark.earliest >= window.first]
        result.append(
            Lane(
                track=track,
                count=sum(counts.get(one, 0) for one in track.values),
                href=address(path, narrowed) if track.parameter else "",
                is_chosen=is_chosen,
                spans=[span for mark in here if (span := _span(mark, window))],
                bars=bars.get(number, []),
                units=_units(begun, window, partial(window_href, path, narrowed), filters),
            )
        )
    return result


def _narrowed(track: Track, query: QueryDict) -> tuple[QueryDict, bool]:
    """Return the query that keeps a lane's events alone, or all again where it is the chosen one, and whether it is."""
    narrowed = query.copy()
    if not track.parameter:
        return narrowed, False
    is_chosen = sorted(query.getlist(track.parameter)) == sorted(track.values)
    narrowed.setlist(track.parameter, [] if is_chosen else list(track.values))
    if is_chosen:
        del narrowed[track.parameter]
    return narrowed, is_chosen


def _is_in_view(mark: Mark, window: Window) -> bool:
    begins_in_time = mark.earliest is None or mark.earliest <= window.last
    return begins_in_time and (mark.latest is None or mark.latest >= window.first)


def _units(
    marks: list[Mark], window: Window, href: Callable[[Window], str], filters: QueryDict
) -> list[Unit]:
    starts = [WIDTH * window.percent(mark.earliest) / 100 for mark in marks if mark.earliest]
    units = []
    for placed in place(starts, WIDTH):
        members = [marks[index] for index in placed["members"]]
        first = members[0]
        days = [mark.earliest for mark in members if mark.earliest]
        is_pill = len(members) > MOST_IN_SWARM
        if len(members) == 1:
            link, words = event_address(first.slug, filters), f"{first.title}, {date_text(first)}"
        else:
            part = Window(days[0], days[-1])
            link = href(part)
            words = ngettext("%(n)d event, %(when)s", "%(n)d events, %(when)s", len(members)) % {
                "n": len(members),
                "when": part.text,
            }
        units.append(
            Unit(
                x=f"{100 * placed['x'] / WIDTH:.2f}%",
                dots=[]
                if is_pill
                else [
                    (x, y, LANE_OF.get(mark.type, ""))
                    for (x, y), mark in zip(dots(len(members)), members, strict=True)
                ],
                pill_width=round(placed["width"], 1) if is_pill else 0,
                left=round(-placed["width"] / 2, 1),
                width=round(placed["width"], 1),
                count=len(members),
                href=link,
                label=words,
            )
        )
    return units


def _bars(bins: Iterable[Bin], window: Window) -> dict[int, list[tuple[str, str, str, str]]]:
    """Return x, width (percent), y and height of each lane's bars: heights by the square root, on one scale for all."""
    shown = [one for one in bins if one.first <= window.last and one.last >= window.first]
    highest = max((one.count for one in shown), default=1)
    bars: dict[int, list[tuple[str, str, str, str]]] = {}
    for one in shown:
        left, right = max(0.0, window.percent(one.first)), min(100.0, window.percent(one.last + ONE_DAY))
        height = BAR_ROOM * math.sqrt(one.count / highest)
        shape = (f"{left:.2f}%", f"{right - left:.2f}%", f"{LANE_HEIGHT - 2 - height:.1f}", f"{height:.1f}")
        bars.setdefault(one.lane, []).append(shape)
    return bars


def _unit_width(count: int) -> float:
    if count > MOST_IN_SWARM:
        return MARK_WIDTH + 2 * math.sqrt(count)
    return max(MARK_WIDTH, math.ceil(count / 3) * COLUMN_WIDTH + 4)


def _span(mark: Mark, window: Window) -> Span | None:
    first = mark.earliest or window.first
    left = max(0.0, window.percent(first))
    right = 100.0 if mark.latest is None else min(100.0, window.percent(mark.latest + ONE_DAY))
    # Shorter than the mark itself, a line would only blur it.
    if (right - left) * WIDTH / 100 < MARK_WIDTH / 2:
        return None
    return Span(
        x1=f"{left:.2f}%",
        x2=f"{right:.2f}%",
        is_open=mark.latest is None or mark.latest > window.last,
        is_rough=mark.is_rough,
    )
