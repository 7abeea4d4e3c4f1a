"""Events side by side: what each says of one outcome, by people and by who speaks, on one common scale."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from timeline.documents.disagreements import by_line, flags_of, line_key
from timeline.documents.matrix import MatrixRow
from timeline.documents.schema import PublishedEventDocument
from timeline.pages.addresses import address, replaced
from timeline.pages.choices import ORDER, Choice, choices
from timeline.pages.presenters.dates import ShownDate, shown
from timeline.pages.presenters.filter_form import FilterForm
from timeline.pages.presenters.matrix import ShownRow, numbers, shown_row
from timeline.pages.presenters.paging import Paging
from timeline.pages.presenters.scale import Scale, scale_for
from timeline.pages.presenters.tallies import columns_of, in_sight, tally_place

# Orders of the list; the first is the page's own.
ORDERS = ("sharpest", "people", "claims", "date")


@dataclass(frozen=True, slots=True)
class ComparedEvent:
    """One event with its lines of one outcome; `same` counts the imported events that are the same."""

    title: str
    href: str
    matrix_href: str
    date: ShownDate
    rows: list[ShownRow]
    more: int
    same: int


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Some events under the stances that get a column, on one scale."""

    stances: list[str]
    scale: Scale | None
    events: list[ComparedEvent]


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Everything below the title; without events where the filters were refused.

    `file_query` is the query of the tables of all events, `drawing_query` that of the drawing of this page.
    """

    form: FilterForm
    outcome: str
    orders: list[Choice]
    disputed: Choice
    stances: list[str]
    scale: Scale | None
    events: list[ComparedEvent]
    paging: Paging | None
    file_query: str
    drawing_query: str

    @property
    def lines(self) -> int:
        """Return how many lines are on this page."""
        return sum(len(event.rows) for event in self.events)


def compare_page(
    *,
    form: FilterForm,
    outcome: str,
    events: Iterable[tuple[PublishedEventDocument, list[MatrixRow]]],
    paging: Paging | None,
    order: str,
    query: QueryDict,
    day: date | None = None,
) -> ComparePage:
    """Return the page; `events` come in order, each with the rows of its matrix for the outcome."""
    together = side_by_side(events, query, day)
    return ComparePage(
        form=form,
        outcome=outcome,
        orders=choices(form.action, query, ORDER, {name: order_words(name) for name in ORDERS}, order),
        disputed=_disputed(form.action, query),
        stances=together.stances,
        scale=together.scale,
        events=together.events,
        paging=paging,
        file_query=replaced(query, page="").urlencode(),
        drawing_query=paging.query.urlencode() if paging else "",
    )


def side_by_side(
    events: Iterable[tuple[PublishedEventDocument, list[MatrixRow]]],
    query: QueryDict,
    day: date | None = None,
) -> SideBySide:
    """Set events with the rows of their matrix for one outcome side by side, on one logarithmic scale."""
    listed = [(event, sorted(rows, key=lambda row: tally_place(row.tally))) for event, rows in events]
    every = [row for _event, rows in listed for row in rows]
    stances = columns_of(every)
    scale = scale_for(numbers(every), "log")
    return SideBySide(
        stances, scale, [_event(event, rows, stances, scale, query, day) for event, rows in listed]
    )


def order_words(order: str) -> str:
    """Name an order of the list."""
    labels = {
        "sharpest": _("Widest ratio first"),
        "people": _("Most people apart"),
        "claims": _("Most claims"),
        "date": _("By date"),
    }
    return labels[order]


def _event(
    event: PublishedEventDocument,
    rows: list[MatrixRow],
    stances: list[str],
    scale: Scale | None,
    query: QueryDict,
    day: date | None,
) -> ComparedEvent:
    known = {claim["id"]: claim for claim in event["claims"]}
    kept = in_sight(rows)
    flagged = by_line(flags_of(event["claims"], day))
    kept_query = replaced(QueryDict(), as_of=query.get("as_of", ""))
    return ComparedEvent(
        title=event["title"],
        href=reverse("pages:event", args=[event["id"]]),
        matrix_href=address(reverse("pages:matrix", args=[event["id"]]), kept_query),
        date=shown(event["date"]),
        rows=[
            shown_row(row, stances, known, scale, flagged.get(line_key(row.tally), ()))
            for row in rows
            if row in kept
        ],
        more=len(rows) - len(kept),
        same=len(event.get("same_as", ())) if event["dataset"] is None else 0,
    )


def _disputed(path: str, query: QueryDict) -> Choice:
    """Return the switch to the events whose figures lie apart, and back."""
    is_on = query.get("disputed") == "true"
    href = address(path, replaced(query, page="", disputed="" if is_on else "true"))
    return Choice(_("Only where figures lie apart"), href, is_on)
