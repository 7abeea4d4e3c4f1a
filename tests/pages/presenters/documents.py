"""Documents as small as a presenter allows."""

from typing import Any

from timeline.documents.schema import ClaimDocument


def claim(name: str = "claim", **fields: Any) -> ClaimDocument:
    """Return a claim of exactly 4 soldiers killed, by a third party, without a citation."""
    document: Any = {
        "id": name,
        "event": "clash",
        "claimant": {"id": "mission", "name": "Mission", "side": "third_party"},
        "is_attributed": True,
        "stance": "third_party",
        "outcome": "killed",
        "victims": {"id": "soldiers", "name": "Soldiers", "side": "armenian"},
        "victims_status": "military",
        "low": 4,
        "best": None,
        "high": 4,
        "qualifier": "exactly",
        "figure": "4",
        "stated_on": None,
        "period": None,
        "included_in": None,
        "supersedes": None,
        "superseded_by": [],
        "revises": None,
        "revised_by": [],
        "citations": [],
    }
    stated: ClaimDocument = document | fields
    return stated


def people(name: str, side: str) -> dict[str, str]:
    """Return a population as a claim names it."""
    return {"id": name.lower(), "name": name, "side": side}
