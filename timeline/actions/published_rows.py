"""A document as the rows that are stored of it: its own, those of its claims, and the ties by which both are found."""

import datetime
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import orjson

from timeline.documents.disagreements import spreads
from timeline.documents.lines import kept_line
from timeline.documents.references import named_in
from timeline.documents.schema import ClaimDocument, EventDocument, PublisherInDocument
from timeline.domain.folding import dataset_word, search_forms
from timeline.domain.took_part import took_part
from timeline.domain.vocabulary import Outcome
from timeline.models.published import LONG_SPAN, OPEN_BEGINNING, OPEN_END

Row = tuple[Any, ...]

EVENT = (
    *("id", "slug", "title", "type", "is_phase", "phase", "phase_number", "is_part_of_phase", "parent", "sides"),
    *("dataset", "edtf", "earliest", "latest", "is_long", "first_year", "last_year", "killed_low", "is_disputed"),
    *("claim_count", "content_hash", "revision", "published_at", "updated_at", "search_text", "table_row", "document"),
)  # fmt: skip
REVISION = ("slug", "revision", "kind", "document", "content_hash", "at")
ACTOR = ("event_id", "actor", "role")
PLACE = ("event_id", "place", "latitude", "longitude", "precision")
OUTCOME = ("event_id", "outcome", "claim_count", "gap_ratio", "gap_people")
REFERENCE = ("event_id", "kind", "slug")
CLAIM = (
    *("id", "slug", "event_id", "event_slug", "dataset", "claimant", "claimant_side", "victims", "victims_side"),
    *("victims_status", "outcome", "stance", "qualifier", "evidence_level", "low", "high", "stated_earliest"),
    *("stated_latest", "is_superseded", "is_included", "origin_count", "content_hash", "updated_at", "search_text"),
    "document",
)  # fmt: skip
CLAIM_SOURCE = ("claim_id", "source", "publisher")


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase as the list of events is divided by it; `earliest` is its first possible day in ISO 8601."""

    slug: str
    number: int
    earliest: str | None


@dataclass(slots=True)
class Writing:
    """A document on its way to its rows, as JSON in `body`; `key` is that of the row of the event."""

    key: int
    slug: str
    document: EventDocument
    body: bytes
    digest: str
    revision: int
    published_at: datetime.datetime
    updated_at: datetime.datetime
    is_new: bool


def digest_of(body: bytes) -> str:
    """Return the SHA-256 of a document's JSON in hex: the same content gives the same hash on any database."""
    return hashlib.sha256(body).hexdigest()


def stamp(moment: datetime.datetime) -> str:
    """Return a moment as documents have it: UTC, to the second."""
    return moment.astimezone(datetime.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def with_members(body: bytes, members: dict[str, Any]) -> str:
    """Return a document's JSON with more members at its end."""
    return f"{body[:-1].decode()},{orjson.dumps(members)[1:].decode()}"


def published_text(one: Writing) -> str:
    """Return a document as readers get it, with the stamps of its publication."""
    return with_members(one.body, _stamps(one))


def _stamps(one: Writing) -> dict[str, Any]:
    return {
        "revision": one.revision,
        "published_at": stamp(one.published_at),
        "updated_at": stamp(one.updated_at),
    }


def home_phase(document: EventDocument, phases: list[Phase]) -> tuple[str, int]:
    """Return id and number of the phase under which an event is listed: its own, or else that in which it begins."""
    if document["phase"] and document["phase_number"]:
        return document["phase"], document["phase_number"]
    earliest, home = document["date"]["earliest"], None
    for phase in phases:
        if home is None or (earliest and phase.earliest and phase.earliest <= earliest):
            home = phase
    return (home.slug, home.number) if home else ("", 0)


def event_values(one: Writing, phases: list[Phase], stored: Any, at: Any) -> Row:
    """Return the row of an event; `stored` is its document, and `at` the stamps, as the database takes them."""
    document = one.document
    phase, phase_number = home_phase(document, phases)
    earliest, latest = document["date"]["earliest"], document["date"]["latest"]
    first = datetime.date.fromisoformat(earliest) if earliest else OPEN_BEGINNING
    last = datetime.date.fromisoformat(latest) if latest else OPEN_END
    published_at, updated_at = at
    return (
        one.key,
        one.slug,
        document["title"],
        document["type"],
        document["is_phase"],
        phase,
        phase_number,
        document["phase"] is not None,
        document["parent"]["id"] if document["parent"] else "",
        took_part(part["actor"]["side"] for part in document["participants"]),
        document["dataset"] or "",
        document["date"]["edtf"],
        first.isoformat(),
        last.isoformat(),
        last - first > LONG_SPAN,
        first.year,
        last.year,
        _greatest_killed(document),
        any(spread.people is not None for spread in spreads(document)),
        len(document["claims"]),
        one.digest,
        one.revision,
        published_at,
        updated_at,
        _event_search_text(document),
        kept_line({**document, **_stamps(one)}),
        stored,
    )


def _greatest_killed(document: EventDocument) -> int | None:
    """Return the greatest low among the claims that stand in a tally of the killed, None where none has one."""
    lows = {claim["id"]: claim["low"] for claim in document["claims"]}
    standing = [
        low
        for tally in document["tallies"]
        if tally["outcome"] == Outcome.KILLED
        for low in (lows[claim] for claim in tally["claims"])
        if low is not None
    ]
    return max(standing, default=None)


def _event_search_text(document: EventDocument) -> str:
    texts = [document["title"], document["summary"], document["date_note"], document["short_name"]]
    for place in document["places"]:
        texts += [place["name"], *(text for names in place["names"].values() for text in names)]
    texts += [part["actor"]["name"] for part in document["participants"]]
    for claim in document["claims"]:
        texts += [claim["claimant"]["name"], claim["victims"]["name"], claim["note"]]
    for source in document["sources"]:
        texts += [source["title"], source["publisher"]["name"]]
    return f"{search_forms(texts)} {dataset_word(document['dataset'] or '')}"


def actor_values(one: Writing) -> Iterator[Row]:
    """Yield who takes part in an event."""
    for part in one.document["participants"]:
        yield one.key, part["actor"]["id"], part["role"]


def place_values(one: Writing) -> Iterator[Row]:
    """Yield where an event happened."""
    for place in one.document["places"]:
        yield one.key, place["id"], place["lat"], place["lon"], place["precision"]


def outcome_values(one: Writing) -> Iterator[Row]:
    """Yield what is claimed of each outcome, and how far apart."""
    for spread in spreads(one.document):
        yield one.key, spread.outcome, spread.claims, spread.ratio, spread.people


def reference_values(one: Writing) -> Iterator[Row]:
    """Yield each actor, place, publisher and source that an event's document names."""
    for kind, slugs in named_in(one.document).items():
        for slug in sorted(slugs):
            yield one.key, str(kind), slug


def publishers_of(document: EventDocument) -> dict[str, PublisherInDocument]:
    """Map each source of a document to its publisher."""
    return {source["id"]: source["publisher"] for source in document["sources"]}


def claim_values(
    key: int,
    one: Writing,
    claim: ClaimDocument,
    printed_by: list[str],
    digest: str,
    stored: Any,
    updated_at: Any,
) -> Row:
    """Return the row of a claim; `stored` is its document and `updated_at` its stamp as the database takes them."""
    stated_on = claim["stated_on"]
    texts = [claim["claimant"]["name"], claim["victims"]["name"], claim["note"], *printed_by]
    return (
        key,
        claim["id"],
        one.key,
        one.slug,
        one.document["dataset"] or "",
        claim["claimant"]["id"],
        claim["claimant"]["side"],
        claim["victims"]["id"],
        claim["victims"]["side"],
        claim["victims_status"],
        claim["outcome"],
        claim["stance"],
        claim["qualifier"],
        claim["evidence_level"],
        claim["low"],
        claim["high"],
        stated_on["earliest"] if stated_on else None,
        stated_on["latest"] if stated_on else None,
        bool(claim["superseded_by"] or claim["revised_by"]),
        claim["included_in"] is not None,
        claim["origins"],
        digest,
        updated_at,
        search_forms(texts),
        stored,
    )
