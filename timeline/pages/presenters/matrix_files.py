"""The layout of a comparison that leaves the site: each range with the claims it uses, their days and sources."""

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from timeline.documents.line_addresses import comparison_address
from timeline.documents.schema import PublishedEventDocument
from timeline.documents.statements import statement
from timeline.domain.vocabulary import Outcome, VictimsStatus
from timeline.pages.presenters.as_of import day_label
from timeline.pages.presenters.chart_files import MARGIN, NOTE_HEIGHT, NoteLine, as_claimed_by
from timeline.pages.presenters.claims import Sources, sources_by_id
from timeline.pages.presenters.comparison import ComparedEvent, SideBySide, order_words
from timeline.pages.presenters.dates import shown
from timeline.pages.presenters.flags import ShownFlag
from timeline.pages.presenters.matrix import MatrixSection, ShownCell, ShownRow
from timeline.pages.presenters.scale import Scale
from timeline.templatetags.wording import stance_word

# All in pixels.
WIDTH = 1240
PEOPLE_WIDTH = 220
SCALE_WIDTH = 280
HEAD = 118
GROUP_HEIGHT = 46
LINE_HEIGHT = 16
ROW_PADDING = 12
# How many characters fit a pixel, in bold and in the small size, of a wide typeface: which one a reader has is unknown.
CHARACTERS_A_PIXEL = 0.14
SMALL_CHARACTERS_A_PIXEL = 0.165
CLAIMS_WIDTH = WIDTH - 2 * MARGIN - SCALE_WIDTH - 16
# A picture with more lines than this is no longer one to look at; the table has all of them.
MOST_ROWS = 50


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text at a place."""

    x: int
    y: int
    text: str
    css_class: str = "chart-soft"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the matrix; `lanes_y` is the top of its drawing, `end_y` where both end."""

    row: ShownRow
    lanes_y: int
    end_y: int
    texts: list[TextLine]

    @property
    def height(self) -> int:
        """Return the height of the drawing, whose gridlines run through the whole line."""
        return self.end_y - self.lanes_y


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one event; `y` is the baseline of its heading, which is empty where the title names the event."""

    heading: str
    when: str
    y: int
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class MatrixChart:
    """Lines by who speaks, on one scale."""

    title: str
    subtitle: str
    scale: Scale | None
    columns: list[tuple[int, str]]
    groups: list[Group]
    notes: list[NoteLine]
    height: int
    head: int = HEAD
    width: int = WIDTH
    right: int = WIDTH - MARGIN
    scale_x: int = WIDTH - MARGIN - SCALE_WIDTH
    scale_width: int = SCALE_WIDTH


@dataclass(frozen=True, slots=True)
class DrawnEvent:
    """One event to draw: its heading, its lines, and its sources by id."""

    heading: str
    when: str
    rows: list[ShownRow]
    sources: Sources


def matrix_chart(
    *,
    title: str,
    subtitle: str,
    stances: list[str],
    scale: Scale | None,
    events: Iterable[DrawnEvent],
    notes: Iterable[str],
    more: int = 0,
) -> MatrixChart:
    """Lay out the lines of one outcome; under each stand the claims that it uses, with claimant, day and source.

    `more` counts the lines that are left to the table; those beyond `MOST_ROWS` are added to it.
    """
    width = (WIDTH - 2 * MARGIN - PEOPLE_WIDTH - SCALE_WIDTH) // max(1, len(stances))
    columns = [(MARGIN + PEOPLE_WIDTH + width * place, stance) for place, stance in enumerate(stances)]
    y = HEAD
    groups: list[Group] = []
    left = MOST_ROWS
    for event in events:
        heading_y = y + GROUP_HEIGHT - 14
        if event.heading:
            y += GROUP_HEIGHT
        rows: list[Row] = []
        for row in event.rows[:left]:
            rows.append(_row(y, row, columns, width, event.sources))
            y = rows[-1].end_y
        left -= len(rows)
        more += len(event.rows) - len(rows)
        if rows:
            groups.append(Group(event.heading, event.when, heading_y, rows))
    told = [*_key_notes(more), *notes]
    lines = [line for note in told for line in _wrapped(note, WIDTH - 2 * MARGIN, SMALL_CHARACTERS_A_PIXEL)]
    y += NOTE_HEIGHT + 8
    written = [NoteLine(y + NOTE_HEIGHT * place, line) for place, line in enumerate(lines)]
    return MatrixChart(
        title=title,
        subtitle=subtitle,
        scale=scale,
        columns=columns,
        groups=groups,
        notes=written,
        height=y + NOTE_HEIGHT * len(written) + MARGIN,
    )


def _fitting(events: Iterable[ComparedEvent]) -> list[ComparedEvent]:
    """Return the first events whose lines fit in one picture, at least one; none is cut."""
    fitting: list[ComparedEvent] = []
    lines = 0
    for event in events:
        lines += len(event.rows)
        if fitting and lines > MOST_ROWS:
            break
        fitting.append(event)
    return fitting


def _key_notes(more: int) -> list[str]:
    notes = [
        _(
            "A range runs from the lowest to the highest figure still standing. Arrow: open end. Halo: about. The "
            "statements may exclude one another; none is ours."
        )
    ]
    if more:
        cut = ngettext("%(n)d more line stands in the table.", "%(n)d more lines stand in the table.", more)
        notes.append(cut % {"n": more})
    return notes


def event_chart(
    event: PublishedEventDocument, section: MatrixSection, day: date | None = None
) -> MatrixChart:
    """Lay out one outcome of an event's matrix, with `day` as it was claimed by then."""
    scale = _("logarithmic scale") if section.scale and section.scale.is_log else _("scale from 0")
    parts = [shown(event["date"]).label, str(Outcome(section.outcome).label)]
    parts += [scale] if section.scale else []
    parts += [as_claimed_by(day_label(day))] if day else []
    return matrix_chart(
        title=event["title"],
        subtitle=" · ".join(parts),
        stances=section.stances,
        scale=section.scale,
        events=[DrawnEvent("", "", section.rows, sources_by_id(event["sources"]))],
        notes=[
            _("Claims left out, and why: %(address)s")
            % {"address": comparison_address(event["id"], event["revision"], day)},
            _("ConflictDB, revision %(n)d, %(address)s, CC BY 4.0")
            % {"n": event["revision"], "address": event["url"]},
        ],
    )


def compare_chart(
    together: SideBySide,
    sources: Iterable[Sources],
    *,
    outcome: str,
    order: str,
    first: int,
    total: int,
    day: str,
    at: str,
) -> MatrixChart:
    """Lay out events side by side, from the `first` of `total` on; `sources` belong to them in their order.

    `day` names the day as of which they are shown, `at` is the address of the page.
    """
    drawn = _fitting(together.events)
    words = {"first": first, "last": max(first, first + len(drawn) - 1), "total": total}
    parts = [
        str(Outcome(outcome).label),
        order_words(order),
        _("events %(first)d to %(last)d of %(total)d") % words,
        _("logarithmic scale"),
    ]
    parts += [as_claimed_by(day)] if day else []
    return matrix_chart(
        title=_("Claims side by side"),
        subtitle=" · ".join(parts),
        stances=together.stances,
        scale=together.scale,
        events=[
            DrawnEvent(event.title, event.date.label, event.rows, of_event)
            for event, of_event in zip(drawn, sources, strict=False)
        ],
        more=sum(event.more for event in drawn),
        notes=[
            _("The order is no judgement. Claims left out, and why: see each event at the address."),
            _("ConflictDB, %(address)s, CC BY 4.0") % {"address": at},
        ],
    )


def _row(y: int, row: ShownRow, columns: list[tuple[int, str]], width: int, sources: Sources) -> Row:
    people = _wrapped(row.people, PEOPLE_WIDTH - 12)
    texts = [
        TextLine(MARGIN, y + 18 + LINE_HEIGHT * place, text, "chart-people")
        for place, text in enumerate(people)
    ]
    status = str(VictimsStatus(row.status).label).lower()
    texts.append(TextLine(MARGIN, y + 18 + LINE_HEIGHT * len(people), status))
    for flag in row.flags:
        for line in _wrapped(_flag(flag), PEOPLE_WIDTH - 12, SMALL_CHARACTERS_A_PIXEL):
            texts.append(TextLine(MARGIN, texts[-1].y + LINE_HEIGHT, line))
    for (x, _stance), cell in zip(columns, row.cells, strict=True):
        texts += _cell(x, y, width - 12, cell)
    top = max(max(text.y for text in texts), y + row.height + 4)
    for note in _used(row, sources):
        for line in _wrapped(note, CLAIMS_WIDTH, SMALL_CHARACTERS_A_PIXEL):
            top += LINE_HEIGHT
            texts.append(TextLine(MARGIN, top + 4, line, "chart-claim"))
    return Row(row, y, top + 4 + ROW_PADDING, texts)


def _cell(x: int, y: int, width: int, cell: ShownCell) -> list[TextLine]:
    if not cell.figure:
        return [TextLine(x, y + 18, "–")]
    below: list[str] = []
    if cell.used:
        used = ngettext("%(n)d claim", "%(n)d claims", len(cell.used)) % {"n": len(cell.used)}
        origins = ngettext("%(n)d origin", "%(n)d origins", cell.origins) % {"n": cell.origins}
        below.append(f"{used}, {origins}")
    if cell.left_out:
        below.append(_("%(n)d left out") % {"n": len(cell.left_out)})
    below += [_flag(flag) for flag in cell.flags]
    texts = [
        TextLine(x, y + 18 + LINE_HEIGHT * place, line, "chart-figure")
        for place, line in enumerate(_wrapped(cell.figure, width))
    ]
    for text in below:
        for line in _wrapped(text, width, SMALL_CHARACTERS_A_PIXEL):
            texts.append(TextLine(x, texts[-1].y + LINE_HEIGHT, line))
    return texts


def _flag(flag: ShownFlag) -> str:
    return f"{flag.reason}, {flag.size}" if flag.size else flag.reason


def _used(row: ShownRow, sources: Sources) -> list[str]:
    """Name the claims of each cell, the cells in the order of the columns."""
    return [
        f"{stance_word(cell.stance)}: " + "; ".join(statement(used.claim, sources) for used in cell.used)
        for cell in row.cells
        if cell.used
    ]


def _wrapped(text: str, width: int, density: float = CHARACTERS_A_PIXEL) -> list[str]:
    return textwrap.wrap(text, max(8, int(width * density))) or [""]
