"""The layout of charts that leave the site: with title, claimant, day and source beside each figure, and a citation."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from timeline.documents.schema import PublishedEventDocument
from timeline.domain.vocabulary import Outcome, Side, VictimsStatus
from timeline.pages.presenters.claims import ClaimRow, OutcomeSection
from timeline.pages.presenters.dates import shown
from timeline.pages.presenters.figure_history import HistoryGroup
from timeline.pages.presenters.scale import Scale
from timeline.pages.presenters.step_shapes import Panel

# All in pixels.
WIDTH = 1000
MARGIN = 24
HEAD = 84
HEADING_HEIGHT = 44
ROW_HEIGHT = 40
FIGURE_X = 510
SCALE_X = 630
NOTE_HEIGHT = 18
PANEL_GAP = 34
HISTORY_WIDTH = 760
# What fits between the claimant's mark and the figure.
CHARACTERS = 58


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One line under a chart."""

    y: int
    text: str


@dataclass(frozen=True, slots=True)
class RowLine:
    """One claim of the chart; `y` is the top of its row."""

    y: int
    row: ClaimRow
    who: str
    below: str

    @property
    def text_y(self) -> int:
        """Return the baseline of the first line."""
        return self.y + 17

    @property
    def mark_y(self) -> int:
        """Return the middle of the first line."""
        return self.y + 13

    @property
    def below_y(self) -> int:
        """Return the baseline of the second line."""
        return self.y + 33

    @property
    def end_y(self) -> int:
        """Return where the row ends."""
        return self.y + ROW_HEIGHT


@dataclass(frozen=True, slots=True)
class ClaimsChart:
    """Every claim of one event and outcome, as on its page."""

    title: str
    subtitle: str
    scale: Scale | None
    headings: list[tuple[int, str]]
    rows: list[RowLine]
    notes: list[NoteLine]
    height: int
    width: int = WIDTH
    right: int = WIDTH - MARGIN
    figure_x: int = FIGURE_X
    scale_x: int = SCALE_X
    plot_width: int = WIDTH - MARGIN - SCALE_X
    row_height: int = ROW_HEIGHT


@dataclass(frozen=True, slots=True)
class HistoryChart:
    """The series of one outcome and status, one under the other."""

    title: str
    subtitle: str
    group: HistoryGroup
    panels: list[tuple[int, Panel]]
    notes: list[NoteLine]
    height: int
    width: int = HISTORY_WIDTH
    plot_width: int = HISTORY_WIDTH - 2 * MARGIN


def claims_chart(event: PublishedEventDocument, section: OutcomeSection, day: str = "") -> ClaimsChart:
    """Lay out the claims of one outcome; `day` names the day as of which they are shown."""
    y = HEAD
    headings: list[tuple[int, str]] = []
    rows: list[RowLine] = []
    for group in section.groups:
        headings.append((y + HEADING_HEIGHT - 16, f"{Side(group.side).label}, {_status(group.status)}"))
        y += HEADING_HEIGHT
        for row in group.rows:
            rows.append(RowLine(y, row, _cut(row.claim["claimant"]["name"], CHARACTERS - 14), _below(row)))
            y += ROW_HEIGHT
    scale = _("logarithmic scale") if section.scale and section.scale.is_log else _("scale from 0")
    notes = _notes(
        event,
        y + NOTE_HEIGHT + 8,
        _("Arrow: open end. Halo: about. The statements exclude one another; none is ours."),
    )
    return ClaimsChart(
        title=event["title"],
        subtitle=_subtitle(event, str(Outcome(section.outcome).label), scale, day),
        scale=section.scale,
        headings=headings,
        rows=rows,
        notes=notes,
        height=notes[-1].y + MARGIN,
    )


def history_chart(event: PublishedEventDocument, group: HistoryGroup, day: str = "") -> HistoryChart:
    """Lay out the series of one outcome and status; `day` names the day as of which they are shown."""
    y = HEAD + MARGIN
    panels: list[tuple[int, Panel]] = []
    for panel in group.panels:
        panels.append((y, panel))
        y += panel.height + PANEL_GAP
    who = _("Claimants, in rows of the months in which each spoke; sources: see the address.")
    notes = _notes(event, y, who)
    return HistoryChart(
        title=event["title"],
        subtitle=_subtitle(event, str(Outcome(group.outcome).label), _status(group.status), day),
        group=group,
        panels=panels,
        notes=notes,
        height=notes[-1].y + MARGIN,
    )


def as_claimed_by(day: str) -> str:
    """Say that a chart shows what was claimed by a day."""
    return _("as claimed by %(day)s") % {"day": day}


def _subtitle(event: PublishedEventDocument, outcome: str, more: str, day: str) -> str:
    parts = [shown(event["date"]).label, outcome, more]
    if day:
        parts.append(as_claimed_by(day))
    return " · ".join(parts)


def _notes(event: PublishedEventDocument, y: int, first: str) -> list[NoteLine]:
    citation = _("ConflictDB, revision %(n)d, %(address)s, CC BY 4.0")
    words = {"n": event["revision"], "address": event["url"]}
    return [NoteLine(y, first), NoteLine(y + NOTE_HEIGHT, citation % words)]


def _below(row: ClaimRow) -> str:
    """Name the people and the sources: no figure leaves without them."""
    sources = row.citations[0].publisher if row.citations else ""
    if row.more > 0:
        sources += " " + _("and %(n)d more") % {"n": row.more}
    return f"{_cut(row.claim['victims']['name'], CHARACTERS // 2)} · {_cut(sources, CHARACTERS // 2)}"


def _status(status: str) -> str:
    return str(VictimsStatus(status).label).lower()


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
