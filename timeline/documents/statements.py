"""A claim in one line of words: how many, who says so, on which day, and who printed it."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from timeline.documents.schema import ClaimDocument, SourceInDocument


def issuer(source: SourceInDocument) -> str:
    """Return who issued a source, with the one that carried it where that is another."""
    carrier = source["carried_by"]
    return f"{source['publisher']['name']} / {carrier['name']}" if carrier else source["publisher"]["name"]


def said_on(claim: ClaimDocument) -> str:
    """Return the day of a statement in words, or that it is not known."""
    return claim["stated_on"]["label"] if claim["stated_on"] else _("date unknown")


def printed_by(claim: ClaimDocument, sources: Mapping[str, SourceInDocument]) -> str:
    """Name the first source of a claim and how many others print it: “Reuters and 2 more”."""
    cited = (sources[citation["source"]] for citation in claim["citations"] if citation["source"] in sources)
    names = list(dict.fromkeys(issuer(source) for source in cited))
    if len(names) < 2:
        return "".join(names)
    return _("%(name)s and %(n)d more") % {"name": names[0], "n": len(names) - 1}


def statement(claim: ClaimDocument, sources: Mapping[str, SourceInDocument]) -> str:
    """Return a claim in words: “2,908, Prosecutor General, July 2022 (Reuters and 2 more)”."""
    return f"{claim['figure']}, {claim['claimant']['name']}, {said_on(claim)} ({printed_by(claim, sources)})"
