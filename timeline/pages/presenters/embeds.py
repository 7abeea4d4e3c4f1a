"""An event as other sites show it in a frame."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from timeline.documents.citing import cited_event
from timeline.documents.schema import PublishedEventDocument
from timeline.pages.presenters.claims import ClaimRow, by_statement, claim_row, sources_by_id
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


def embedded_event(event: PublishedEventDocument, query: QueryDict) -> EmbeddedEvent:
    """Return an event for a frame: of its claims those that stand, oldest first, four at most."""
    kept = {name: query[name] for name in ("rev", "as_of") if name in query}
    sources = sources_by_id(event["sources"])
    rows = [claim_row(claim, sources) for claim in sorted(event["claims"], key=by_statement)]
    return EmbeddedEvent(
        event=event,
        date=shown(event["date"]),
        href=reverse("pages:event", args=[event["id"]]) + (f"?{urlencode(kept)}" if kept else ""),
        rows=[row for row in rows if not row.is_replaced][:MOST_CLAIMS],
        total=len(rows),
        words=cited_event(event).words(),
    )
