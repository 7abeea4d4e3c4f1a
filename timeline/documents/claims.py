"""Claims as documents, and documents of claims as the arithmetic of the domain reads them."""

from collections.abc import Iterable, Mapping

from timeline.documents.parts import api_address, date_document, page_address, reference_document
from timeline.documents.schema import CitationDocument, ClaimDocument, LeftOutDocument, TallyDocument
from timeline.domain import lineage
from timeline.domain.dates import parse
from timeline.domain.figures import Figure, words
from timeline.domain.stance import stance
from timeline.domain.stated_claims import Rendering, StatedClaim
from timeline.domain.tallies import Tally, tally_words
from timeline.domain.vocabulary import Outcome, Side, VictimsStatus
from timeline.models import Citation, Claim

_OUTCOMES = Outcome.values
_SIDES = Side.values
_STATUSES = VictimsStatus.values


def reading_order(claim: Claim) -> tuple[int, int, int, str, str]:
    """Order claims as they are read: outcome, side, status, day of the statement (unknown days last), id."""
    stated = claim.stated_earliest.isoformat() if claim.stated_earliest else "9999-99"
    return (
        _OUTCOMES.index(claim.outcome),
        _SIDES.index(claim.victims.side),
        _STATUSES.index(claim.victims_status),
        stated,
        claim.slug,
    )


def _citation_document(citation: Citation, claim: Claim, origin: str) -> CitationDocument:
    """Render a citation; one that says nothing of its own about the figure prints it as the claim has it."""
    printed = citation if citation.qualifier else claim
    figure = Figure(printed.low, None, printed.high, printed.qualifier)
    return CitationDocument(
        source=citation.source.slug,
        locator=citation.locator,
        locator_precision=citation.locator_precision,
        figure=words(figure, claim.unquantified_words),
        low=figure.low,
        high=figure.high,
        qualifier=figure.qualifier,
        differs=citation.differs,
        note=citation.rendering_note,
        copied_from=citation.copied_from.slug if citation.copied_from else None,
        origin=origin,
    )


def claim_document(
    claim: Claim,
    *,
    derived_from: Mapping[str, str],
    superseded_by: Iterable[str] = (),
    revised_by: Iterable[str] = (),
) -> ClaimDocument:
    """Render one claim; read it through `ClaimQuerySet.for_documents`.

    `derived_from` maps a source to the one that it repeats, for every source that the citations lead to.
    """
    citations = list(claim.citations.all())
    links = [
        lineage.Link(citation.source.slug, citation.copied_from.slug if citation.copied_from else None)
        for citation in citations
    ]
    # A source may be cited twice, once for a figure of its own and once for one that it copied.
    origins = [
        lineage.origin(link.copied_from, links, derived_from) if link.copied_from else link.source
        for link in links
    ]
    figure = Figure(claim.low, claim.best, claim.high, claim.qualifier)
    return ClaimDocument(
        id=claim.slug,
        url=page_address("claims", claim.slug),
        api_url=api_address("claims", claim.slug),
        event=claim.event.slug,
        claimant=reference_document(claim.claimant),
        is_attributed=claim.claimant.is_attributed,
        stance=stance(claim.claimant.side, claim.victims.side, claim.claimant.is_attributed),
        outcome=claim.outcome,
        victims=reference_document(claim.victims),
        victims_status=claim.victims_status,
        low=claim.low,
        best=claim.best,
        high=claim.high,
        qualifier=claim.qualifier,
        figure=words(figure, claim.unquantified_words),
        stated_on=date_document(claim.stated_on),
        as_of=date_document(claim.as_of),
        scope=claim.scope,
        period=date_document(claim.period),
        included_in=claim.included_in.slug if claim.included_in else None,
        supersedes=claim.supersedes.slug if claim.supersedes else None,
        superseded_by=sorted(superseded_by),
        revises=claim.revises.slug if claim.revises else None,
        revised_by=sorted(revised_by),
        evidence_level=claim.evidence_level,
        is_verified=claim.is_verified,
        verification_urls=list(claim.verification_urls),
        note=claim.note,
        origins=len(set(origins)),
        citations=[
            _citation_document(citation, claim, origin)
            for citation, origin in zip(citations, origins, strict=True)
        ],
    )


def stated_claim(document: ClaimDocument) -> StatedClaim:
    """Read a claim's document as the arithmetic needs it, so that page, API and export tally one and the same."""
    stated_on, period = document["stated_on"], document["period"]
    return StatedClaim(
        id=document["id"],
        event=document["event"],
        claimant=document["claimant"]["id"],
        claimant_side=document["claimant"]["side"],
        is_attributed=document["is_attributed"],
        outcome=document["outcome"],
        victims=document["victims"]["id"],
        victims_side=document["victims"]["side"],
        victims_status=document["victims_status"],
        figure=Figure(document["low"], document["best"], document["high"], document["qualifier"]),
        stated_on=parse(stated_on["edtf"]) if stated_on else None,
        period=parse(period["edtf"]) if period else None,
        included_in=document["included_in"],
        supersedes=document["supersedes"],
        revises=document["revises"],
        origins=tuple(sorted({citation["origin"] for citation in document["citations"]})),
        renderings=tuple(
            Rendering(
                citation["source"],
                Figure(citation["low"], None, citation["high"], citation["qualifier"]),
                citation["differs"],
            )
            for citation in document["citations"]
        ),
    )


def tally_document(one: Tally, claims: Mapping[str, ClaimDocument]) -> TallyDocument:
    """Render a tally of these claims, by id; a claim that stands alone keeps its own words: “about 800”."""
    names = {claim["victims"]["id"]: claim["victims"]["name"] for claim in claims.values()}
    return TallyDocument(
        outcome=one.outcome,
        victims=one.victims,
        victims_name=names[one.victims],
        victims_side=one.victims_side,
        victims_status=one.victims_status,
        low=one.interval.low if one.interval else None,
        high=one.interval.high if one.interval else None,
        figure=claims[one.claims[0]]["figure"] if len(one.claims) == 1 else tally_words(one),
        claims=list(one.claims),
        left_out=[
            LeftOutDocument(claim=left.claim, reason=str(left.reason), other=left.other)
            for left in one.left_out
        ],
        origins=one.origins,
        disputed=one.is_disputed,
        rule=one.rule,
    )


def tally_order(one: TallyDocument) -> tuple[int, int, int, str]:
    """Order tallies as they are read: outcome, side, status, population."""
    return (
        _OUTCOMES.index(one["outcome"]),
        _SIDES.index(one["victims_side"]),
        _STATUSES.index(one["victims_status"]),
        one["victims_name"],
    )
