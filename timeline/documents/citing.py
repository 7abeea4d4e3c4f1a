"""The citation of an event and of a claim, made of what is published; that of the record is in terms.py."""

from datetime import date

from django.utils.translation import gettext as _

from timeline.documents.schema import ClaimDocument, PublishedEventDocument
from timeline.domain.citations import Citation
from timeline.domain.vocabulary import Outcome


def cited_event(event: PublishedEventDocument) -> Citation:
    """Return the citation of an event's revision, as of an earlier day where the document was taken back to one."""
    as_of = date.fromisoformat(event["as_of"]["day"]) if "as_of" in event else None
    return Citation(
        key=f"conflictdb-{event['id']}-r{event['revision']}",
        title=event["title"],
        address=revision_address(event, as_of),
        version=event["revision"],
        day=date.fromisoformat(event["updated_at"][:10]),
        as_of=as_of,
    )


def cited_claim(claim: ClaimDocument, event: PublishedEventDocument) -> Citation:
    """Return the citation of a claim in its event's revision: claimant, figure, of whom, and when it was stated."""
    return Citation(
        key=f"conflictdb-{claim['id']}-r{event['revision']}",
        title=event["title"],
        address=f"{revision_address(event)}#claim-{claim['id']}",
        version=event["revision"],
        day=date.fromisoformat(event["updated_at"][:10]),
        figure=claim_words(claim),
    )


def claim_words(claim: ClaimDocument) -> str:
    """Return a claim as one line: claimant, figure, of whom, and when it was stated."""
    stated_on = claim["stated_on"]
    return _("%(claimant)s: %(figure)s %(outcome)s, %(victims)s (%(day)s)") % {
        "claimant": claim["claimant"]["name"],
        "figure": claim["figure"],
        "outcome": str(Outcome(claim["outcome"]).label).lower(),
        "victims": claim["victims"]["name"],
        "day": _("stated %(day)s") % {"day": stated_on["label"]} if stated_on else _("date unknown"),
    }


def revision_address(event: PublishedEventDocument, as_of: date | None = None) -> str:
    """Return the permanent address of this revision of an event, as of a day where one is given."""
    address = f"{event['url']}?rev={event['revision']}"
    return f"{address}&as_of={as_of.isoformat()}" if as_of else address
