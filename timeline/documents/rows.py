"""Documents as flat rows for tables: one row an event, a claim or a reference, all cells text or numbers."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

# A spreadsheet takes a cell that begins with one of these for a formula (OWASP, CSV injection; full width included).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

Cell = str | int | float | bool | None
Row = dict[str, Cell]

EVENT_COLUMNS = (
    "id", "title", "type", "date", "earliest", "latest", "date_label", "phase", "parent", "places", "lat", "lon",
    "participants", "summary", "claims", "disputed", "url", "revision", "updated_at",
)  # fmt: skip
CLAIM_COLUMNS = (
    "id", "event", "event_title", "event_date", "event_places", "claimant", "claimant_name", "claimant_side",
    "stance", "outcome", "victims", "victims_name", "victims_side", "victims_status", "low", "best", "high",
    "qualifier", "figure", "stated_on", "as_of", "included_in", "supersedes", "superseded_by", "revises",
    "evidence_level", "origins", "sources", "publishers", "source_urls", "locators", "note", "url", "updated_at",
)  # fmt: skip


def safe(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet runs: text that looks like a formula gets an apostrophe before it.

    Numbers stay numbers, negative ones included, because they are no text.
    """
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str):
        cell = cell.replace("\0", "")
        return f"'{cell}" if cell.lstrip(" ").startswith(FORMULA_STARTS) else cell
    return cell


def joined(parts: Iterable[str | None]) -> str:
    """Return several values of one cell, divided by a semicolon."""
    return "; ".join(part for part in parts if part)


def _edtf(date: Mapping[str, Any] | None) -> str:
    return date["edtf"] if date else ""


def event_row(event: Mapping[str, Any]) -> Row:
    """Return an event's row; position is that of its first place that has one."""
    placed = next((place for place in event["places"] if place["lat"] is not None), None)
    return {
        "id": event["id"],
        "title": event["title"],
        "type": event["type"],
        "date": event["date"]["edtf"],
        "earliest": event["date"]["earliest"],
        "latest": event["date"]["latest"],
        "date_label": event["date"]["label"],
        "phase": event["phase"],
        "parent": event["parent"]["id"] if event["parent"] else None,
        "places": joined(place["name"] for place in event["places"]),
        "lat": placed["lat"] if placed else None,
        "lon": placed["lon"] if placed else None,
        "participants": joined(f"{part['actor']['name']} ({part['role']})" for part in event["participants"]),
        "summary": event["summary"],
        "claims": len(event["claims"]),
        "disputed": any(tally["disputed"] for tally in event["tallies"]),
        "url": event["url"],
        "revision": event["revision"],
        "updated_at": event["updated_at"],
    }


def claim_row(claim: Mapping[str, Any], event: Mapping[str, Any]) -> Row:
    """Return a claim's row, with what its event's document says about event and sources."""
    sources = {source["id"]: source for source in event["sources"]}
    cited = [sources[citation["source"]] for citation in claim["citations"] if citation["source"] in sources]
    return {
        "id": claim["id"],
        "event": claim["event"],
        "event_title": event["title"],
        "event_date": event["date"]["edtf"],
        "event_places": joined(place["name"] for place in event["places"]),
        "claimant": claim["claimant"]["id"],
        "claimant_name": claim["claimant"]["name"],
        "claimant_side": claim["claimant"]["side"],
        "stance": claim["stance"],
        "outcome": claim["outcome"],
        "victims": claim["victims"]["id"],
        "victims_name": claim["victims"]["name"],
        "victims_side": claim["victims"]["side"],
        "victims_status": claim["victims_status"],
        "low": claim["low"],
        "best": claim["best"],
        "high": claim["high"],
        "qualifier": claim["qualifier"],
        "figure": claim["figure"],
        "stated_on": _edtf(claim["stated_on"]),
        "as_of": _edtf(claim["as_of"]),
        "included_in": claim["included_in"],
        "supersedes": claim["supersedes"],
        "superseded_by": joined(claim["superseded_by"]),
        "revises": claim["revises"],
        "evidence_level": claim["evidence_level"],
        "origins": claim["origins"],
        "sources": joined(source["title"] for source in cited),
        "publishers": joined(dict.fromkeys(source["publisher"]["name"] for source in cited)),
        "source_urls": joined(source["url"] or source["archived_url"] for source in cited),
        "locators": joined(citation["locator"] for citation in claim["citations"]),
        "note": claim["note"],
        "url": claim["url"],
        "updated_at": claim.get("updated_at", event["updated_at"]),
    }


def flat(document: Mapping[str, Any], columns: Sequence[str]) -> Row:
    """Return a reference's row: simple members as they are, related ones by id, dates as EDTF, lists joined."""
    row: Row = {}
    for name in columns:
        value = document.get(name)
        if isinstance(value, Mapping):
            value = (
                value.get("edtf")
                or value.get("id")
                or joined(f"{language}: {text}" for language, texts in value.items() for text in texts)
            )
        elif isinstance(value, list):
            value = joined(str(one) for one in value)
        row[name] = value
    return row
