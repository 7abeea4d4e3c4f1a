"""Invented events in the form of published documents, the same for the same seed."""

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from timeline.domain.addresses import ADDRESS_BASE
from timeline.domain.vocabulary import EventType

FIRST_YEAR, LAST_YEAR = 1990, 2025
TYPES = tuple(EventType.values[:8])
# The words by which the trial searches; each stands in about one event of fifty.
SOUGHT = ("hospital", "bridge", "checkpoint", "convoy", "orchard", "school", "reservoir", "station")
_FIRST_DAY = datetime.date(FIRST_YEAR, 1, 1)
_DAYS = (datetime.date(LAST_YEAR, 12, 31) - _FIRST_DAY).days + 1
_WORDS = tuple(f"{one}{two}" for one in ("ba", "ke", "li", "mo", "nu", "ra", "so", "ti") for two in
               ("den", "fal", "gor", "hin", "jat", "kul", "mer", "pol", "rin", "sun", "tav", "vel"))  # fmt: skip
_SIDES = ("armenian", "azerbaijani")


@dataclass(frozen=True, slots=True)
class Invented:
    """One event's document, and the days that bound it."""

    document: dict[str, Any]
    first: datetime.date
    last: datetime.date


def events(count: int, seed: int) -> Iterator[Invented]:
    """Yield events with two claims and two sources each; one of a hundred is long, one of seven lasts some days."""
    draw = random.Random(seed)  # noqa: S311  # repeatable numbers, not secret ones
    for number in range(1, count + 1):
        first = _FIRST_DAY + datetime.timedelta(days=draw.randrange(_DAYS))
        length = draw.choice((90, 400)) if draw.random() < 0.01 else draw.choice((0, 0, 0, 0, 0, 0, 4))
        last = min(first + datetime.timedelta(days=length), datetime.date(LAST_YEAR, 12, 31))
        yield Invented(_document(number, first, last, draw), first, last)


def _date(first: datetime.date, last: datetime.date) -> dict[str, Any]:
    edtf = first.isoformat() if first == last else f"{first}/{last}"
    bounds = {"earliest": first.isoformat(), "latest": last.isoformat()}
    return {"edtf": edtf, **bounds, "precision": "day", "label": edtf}


def _document(number: int, first: datetime.date, last: datetime.date, draw: random.Random) -> dict[str, Any]:
    slug = f"invented-{number:07d}"
    words = draw.choices(_WORDS, k=27)
    words.append(draw.choice(SOUGHT) if draw.random() < 0.16 else "field")
    claims = [_claim(slug, part, first, draw) for part in (1, 2)]
    place = draw.randrange(800)
    return {
        "schema_version": 1, "id": slug, "url": f"{ADDRESS_BASE}/events/{slug}/",
        "api_url": f"{ADDRESS_BASE}/api/v1/events/{slug}/", "title": f"Invented event {number}",
        "summary": " ".join(words), "type": draw.choice(TYPES), "date": _date(first, last),
        "is_span_uncertain": False, "date_note": "", "is_phase": False, "phase": None, "phase_number": None,
        "short_name": "", "editors_note": "", "parent": None, "dataset": None,
        "places": [{"id": f"place-{place}", "name": f"Place {place}", "names": {"en": [f"Place {place}"]},
                    "lat": 39 + place / 400, "lon": 45 + place / 400, "precision": "point"}],
        "participants": [{"actor": _actor(side), "role": "party", "role_basis": ""} for side in _SIDES],
        "citations": [], "claims": claims,
        "tallies": [{"outcome": one["outcome"], "victims": one["victims"]["id"], "victims_name": one["victims"]["name"],
                     "victims_side": one["victims"]["side"], "victims_status": "military", "low": one["low"],
                     "high": one["high"], "figure": one["figure"], "claims": [one["id"]], "left_out": [],
                     "origins": 1, "disputed": False, "rule": "range"} for one in claims],
        "sources": [_source(slug, part, first) for part in (1, 2)],
        "is_verified": False, "verification_urls": [], "verification_note": "", "licence": "CC-BY-4.0",
        "revision": 1, "published_at": "2026-01-01T00:00:00Z", "updated_at": "2026-01-01T00:00:00Z",
    }  # fmt: skip


def _actor(side: str) -> dict[str, str]:
    return {"id": f"ministry-{side}", "name": f"Invented ministry, {side}", "side": side}


def _claim(slug: str, part: int, first: datetime.date, draw: random.Random) -> dict[str, Any]:
    low = int(draw.paretovariate(1.2)) - 1
    own = _SIDES[part - 1]
    claim = f"{slug}-{part}"
    return {
        "id": claim, "url": f"{ADDRESS_BASE}/claims/{claim}/", "api_url": f"{ADDRESS_BASE}/api/v1/claims/{claim}/",
        "event": slug, "claimant": _actor(own), "is_attributed": True, "stance": "own", "outcome": "killed",
        "victims": _actor(own), "victims_status": "military", "low": low, "best": low, "high": low,
        "qualifier": "exactly", "figure": str(low), "stated_on": _date(first, first), "as_of": None,
        "scope": "incident", "period": None, "included_in": None, "supersedes": None, "superseded_by": [],
        "revises": None, "revised_by": [], "evidence_level": "press", "is_verified": False,
        "verification_urls": [], "note": "", "origins": 1,
        "citations": [{"source": f"{slug}-source-{part}", "locator": "paragraph 1", "locator_precision": "",
                       "figure": str(low), "low": low, "high": low, "qualifier": "exactly", "differs": False,
                       "note": "", "copied_from": None, "origin": f"{slug}-source-{part}"}],
    }  # fmt: skip


def _source(slug: str, part: int, first: datetime.date) -> dict[str, Any]:
    publisher = {"id": f"publisher-{part}", "name": f"Publisher {part}", "country": "", "kind": "news_agency"}
    source = f"{slug}-source-{part}"
    return {
        "id": source, "title": f"Invented report {source}", "is_title_descriptive": False, "publisher": publisher,
        "carried_by": None, "url": f"https://example.org/{source}", "archived_url": "", "read_at_url": "",
        "published_on": _date(first, first), "language": "en", "derived_from": None,
    }  # fmt: skip
