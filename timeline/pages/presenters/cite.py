"""The box that says how to cite what a page shows, and in which forms it can be taken away."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from timeline.documents.citing import cited_claim, cited_event
from timeline.documents.schema import ClaimDocument, PublishedEventDocument
from timeline.documents.terms import State
from timeline.domain.citations import Citation
from timeline.pages.framing import iframe

FILES = (("bib", "BibTeX"), ("ris", "RIS"), ("json", "CSL-JSON"))


@dataclass(frozen=True, slots=True)
class CiteBox:
    """A citation in words, its permanent address, and links to other forms of it and of what it cites."""

    words: str
    address: str
    files: list[tuple[str, str]]
    json_href: str = ""
    csv_href: str = ""
    embed_href: str = ""
    embed: str = ""


def box_of_event(event: PublishedEventDocument, query: QueryDict) -> CiteBox:
    """Return the box of an event; its links keep the revision and the day that the reader looks at."""
    kept = {name: query[name] for name in ("rev", "as_of") if name in query}
    tail = f"?{urlencode(kept)}" if kept else ""
    day = f"?{urlencode({'as_of': query['as_of']})}" if "as_of" in query else ""
    framed = reverse("pages:embed-event", args=[event["id"]]) + tail
    data = event["api_url"]
    if "rev" in kept:
        data = f"{data}revisions/{event['revision']}/"
    elif day:
        data = f"{data}{day}"
    return _box(
        cited_event(event),
        [reverse("pages:cite-event", args=[event["id"], form]) + tail for form, _name in FILES],
        json_href=data,
        csv_href="" if "rev" in kept else claims_address(event["id"], query),
        embed_href=framed,
        embed=iframe(framed, event["title"]),
    )


def box_of_claim(claim: ClaimDocument, event: PublishedEventDocument) -> CiteBox:
    """Return the box of a claim."""
    hrefs = [reverse("pages:cite-claim", args=[claim["id"], form]) for form, _name in FILES]
    return _box(cited_claim(claim, event), hrefs, json_href=claim["api_url"])


def box_of_record(state: State) -> CiteBox:
    """Return the box of the whole record."""
    hrefs = [reverse("pages:cite-record", args=[form]) for form, _name in FILES]
    return _box(state.cited(), hrefs, json_href="/api/v1/events/", csv_href="/api/v1/claims/?format=csv")


def claims_address(event: str, query: QueryDict) -> str:
    """Return where the API gives an event's claims as a table, one row a claim."""
    asked = {"event": event} | {name: query[name] for name in ("as_of",) if name in query} | {"format": "csv"}
    return f"/api/v1/claims/?{urlencode(asked)}"


def _box(citation: Citation, hrefs: list[str], **links: str) -> CiteBox:
    names = [name for _form, name in FILES]
    return CiteBox(citation.words(), citation.address, list(zip(names, hrefs, strict=True)), **links)
