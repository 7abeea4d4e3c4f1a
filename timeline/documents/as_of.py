"""An event's document as it could have been published on an earlier day: the claims stated by then, tallied anew."""

from datetime import date

from timeline.documents.build import tally_documents
from timeline.documents.schema import AsOfDocument, ClaimDocument, PublishedEventDocument, SourceInDocument
from timeline.domain.dates import parse, was_stated_by


def _is_stated(claim: ClaimDocument, day: date) -> bool:
    stated_on = claim["stated_on"]
    return was_stated_by(parse(stated_on["edtf"]) if stated_on else None, day)


def _in_view(claim: ClaimDocument, shown: set[str]) -> ClaimDocument:
    """Return a claim that knows nothing of those stated later, or in events whose claims are not in view here."""
    return {
        **claim,
        "superseded_by": [later for later in claim["superseded_by"] if later in shown],
        "revised_by": [later for later in claim["revised_by"] if later in shown],
    }


def _cited(document: PublishedEventDocument, claims: list[ClaimDocument]) -> list[SourceInDocument]:
    """Return the sources that the event and these claims lead to, step by step."""
    sources = {source["id"]: source for source in document["sources"]}
    wanted = {citation["source"] for citation in document["citations"]}
    for claim in claims:
        for citation in claim["citations"]:
            wanted |= {citation["source"], citation["origin"]}
            if citation["copied_from"]:
                wanted.add(citation["copied_from"])
    for slug in list(wanted):
        here = sources[slug]["derived_from"] if slug in sources else None
        while here is not None and here not in wanted:
            wanted.add(here)
            here = sources[here]["derived_from"] if here in sources else None
    return [source for slug, source in sources.items() if slug in wanted]


def at(document: PublishedEventDocument, day: date) -> PublishedEventDocument:
    """Return the document with the claims that may have been stated by `day`, and their tallies alone.

    Claims of unknown date are left out, and counted in `as_of`. Text, places and participants stay as they are now.
    """
    claims = [claim for claim in document["claims"] if _is_stated(claim, day)]
    undated = sum(claim["stated_on"] is None for claim in document["claims"])
    shown = {claim["id"] for claim in claims}
    return {
        **document,
        "claims": [_in_view(claim, shown) for claim in claims],
        "tallies": tally_documents(document["claims"], day),
        "sources": _cited(document, claims),
        "as_of": AsOfDocument(
            day=day.isoformat(), later=len(document["claims"]) - len(claims) - undated, undated=undated
        ),
    }
