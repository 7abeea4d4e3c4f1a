"""Published events in the JSON of TimelineJS, for whoever shows timelines with it.

TimelineJS draws every event from a first to a last day; a date that is open at its beginning has no place there, and
each date is shown by its own words. Texts are HTML there, so that everything is escaped here.
"""

from collections.abc import Iterable
from typing import Any, NotRequired, TypedDict

from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from timeline.documents.schema import ClaimDocument, DateDocument, EventDocument
from timeline.documents.terms import State
from timeline.domain.dates import EdtfDate, Precision, parse
from timeline.domain.vocabulary import Outcome

# How many figures of one event are written out; its page has all of them.
MOST_CLAIMS = 12
# One word that stands for several months or years, which TimelineJS can draw as a span alone.
_SPANS = (Precision.SEASON, Precision.DECADE, Precision.CENTURY)


class TimelineDate(TypedDict):
    """A day, month or year, as fine as it is known."""

    year: int
    month: NotRequired[int]
    day: NotRequired[int]


class TimelineText(TypedDict):
    """A headline, and HTML below it."""

    headline: str
    text: str


class TimelineSlide(TypedDict):
    """One event; `unique_id` is its permanent id."""

    unique_id: str
    start_date: TimelineDate
    end_date: NotRequired[TimelineDate]
    display_date: str
    text: TimelineText


class TimelineEra(TypedDict):
    """A phase, drawn behind the events."""

    start_date: TimelineDate
    end_date: TimelineDate
    text: dict[str, str]


class TimelineDocument(TypedDict):
    """A whole timeline; `left_out` are the ids of events that it cannot show, as they have no first day."""

    title: dict[str, TimelineText]
    events: list[TimelineSlide]
    eras: list[TimelineEra]
    left_out: list[str]


def timeline(events: Iterable[EventDocument], state: State) -> TimelineDocument:
    """Return events as slides and phases as eras; what TimelineJS cannot place is named."""
    slides: list[TimelineSlide] = []
    eras: list[TimelineEra] = []
    left_out: list[str] = []
    for event in events:
        ends = _ends(event["date"])
        if event["is_phase"]:
            eras += _era(event, ends)
        elif ends is None:
            left_out.append(event["id"])
        else:
            slides.append(_slide(event, *ends))
    return TimelineDocument(
        title={
            "text": TimelineText(
                headline=escape(_("Who claimed what, when, and in which source")),
                text=f"<p>{escape(state.citation())}</p>",
            )
        },
        events=slides,
        eras=eras,
        left_out=left_out,
    )


def _ends(date: DateDocument) -> tuple[TimelineDate, TimelineDate | None] | None:
    """Return the first and the last date as they are stated; None where TimelineJS could not place them."""
    read = parse(date["edtf"])
    if read.earliest is None:
        return None
    if read.start is None:
        first = _date(read, is_end=False)
        return first, _date(read, is_end=True) if read.precision in _SPANS else None
    if read.end is None:
        return _date(read.start, is_end=False), None
    return _date(read.start, is_end=False), _date(read.end, is_end=True)


def _date(read: EdtfDate, *, is_end: bool) -> TimelineDate:
    bound: Any = read.latest if is_end else read.earliest
    date = TimelineDate(year=bound.year)
    if read.precision in (Precision.DAY, Precision.MONTH, Precision.SEASON):
        date["month"] = bound.month
    if read.precision == Precision.DAY:
        date["day"] = bound.day
    return date


def _slide(event: EventDocument, first: TimelineDate, last: TimelineDate | None) -> TimelineSlide:
    slide = TimelineSlide(
        unique_id=event["id"],
        start_date=first,
        display_date=escape(event["date"]["label"]),
        text=TimelineText(headline=escape(event["title"]), text=_text(event)),
    )
    if last is not None:
        slide["end_date"] = last
    return slide


def _era(event: EventDocument, ends: tuple[TimelineDate, TimelineDate | None] | None) -> list[TimelineEra]:
    """Return the era of a phase; one that has not ended has none, as TimelineJS asks for both ends."""
    if ends is None or ends[1] is None:
        return []
    headline = escape(event["short_name"] or event["title"])
    return [TimelineEra(start_date=ends[0], end_date=ends[1], text={"headline": headline})]


def _text(event: EventDocument) -> str:
    parts = [f"<p>{escape(event['summary'])}</p>"]
    publishers = {source["id"]: source["publisher"]["name"] for source in event["sources"]}
    claims = event["claims"]
    lines = [_claim_line(claim, publishers) for claim in claims[:MOST_CLAIMS]]
    if lines:
        parts.append(f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>")
    more = _("This event with its sources")
    if claims:
        more = ngettext(
            "The claim on this event, with its sources",
            "All %(count)d claims on this event, with their sources",
            len(claims),
        ) % {"count": len(claims)}
    parts.append(f'<p><a href="{escape(event["url"])}">{escape(more)}</a></p>')
    return "".join(parts)


def _claim_line(claim: ClaimDocument, publishers: dict[str, str]) -> str:
    """Word a figure with its claimant, the day of the statement and who printed it, and whether it still stands."""
    words = {
        "outcome": Outcome(claim["outcome"]).label,
        "victims": claim["victims"]["name"],
        "figure": claim["figure"],
        "claimant": claim["claimant"]["name"],
        "day": claim["stated_on"]["label"] if claim["stated_on"] else _("day not known"),
        "publishers": "; ".join(
            dict.fromkeys(publishers[citation["source"]] for citation in claim["citations"])
        ),
    }
    line = _("%(outcome)s, %(victims)s: %(figure)s. %(claimant)s, %(day)s (%(publishers)s)") % words
    if claim["superseded_by"] or claim["revised_by"]:
        line = _("%(claim)s. Later replaced") % {"claim": line}
    if claim["included_in"]:
        line = _("%(claim)s. Part of another figure") % {"claim": line}
    return line
