"""An event as other sites show it: in a frame, or from a feed."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from timeline.documents.citing import cited_event
from timeline.documents.schema import PublishedEventDocument
from timeline.pages.presenters.claims import ClaimRow, by_statement, claim_row, ids_of, sources_by_id
from timeline.pages.presenters.dates import ShownDate, shown

MOST_CLAIMS = 4
MOST_EVENTS = 8


@dataclass(frozen=True, slots=True)
class EmbeddedEvent:
    """An event with its first claims, the number of all of them, and the words that name its revision."""

    event: PublishedEventDocument
    date: ShownDate
    href: str
    rows: list[ClaimRow]
    total: int
    words: str

    @property
    def is_cut(self) -> bool:
        """Return whether some claims are left to the event's own page."""
        return self.total > len(self.rows)


def embedded_event(event: PublishedEventDocument, query: QueryDict | None = None) -> EmbeddedEvent:
    """Return an event for a frame or a feed.

    Four claims at most: of those that still stand the ones stated last, newest first; those with a number go before
    those without, and those with a day before those without.
    """
    kept = {name: query[name] for name in ("rev", "as_of") if query and name in query}
    sources = sources_by_id(event["sources"])
    latest_first = sorted(event["claims"], key=by_statement, reverse=True)
    rows = [claim_row(claim, sources, here=ids_of(event["claims"])) for claim in latest_first]
    standing = sorted((row for row in rows if not row.is_replaced), key=_is_last)
    return EmbeddedEvent(
        event=event,
        date=shown(event["date"]),
        href=reverse("pages:event", args=[event["id"]]) + (f"?{urlencode(kept)}" if kept else ""),
        rows=standing[:MOST_CLAIMS],
        total=len(rows),
        words=cited_event(event).words(),
    )


def _is_last(row: ClaimRow) -> tuple[bool, bool]:
    claim = row.claim
    has_no_number = claim["low"] is None and claim["high"] is None
    return (has_no_number, claim["stated_on"] is None)
