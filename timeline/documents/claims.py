"""Claims as documents, and documents of claims as the arithmetic of the domain reads them."""

from collections.abc import Mapping

from timeline.documents.parts import api_address, figure_words, page_address
from timeline.documents.record_reader import Batch, RecordReader
from timeline.documents.record_rows import CitationRow, ClaimRow, EventRow
from timeline.documents.schema import CitationDocument, ClaimDocument, LeftOutDocument, TallyDocument
from timeline.domain import lineage
from timeline.domain.dates import parse
from timeline.domain.figures import Figure
from timeline.domain.stance import stance
from timeline.domain.stated_claims import Rendering, StatedClaim
from timeline.domain.tallies import Tally, tally_words
from timeline.domain.vocabulary import Outcome, Side, VictimsStatus

# Where each value stands in its vocabulary.
_OUTCOMES = {value: number for number, value in enumerate(Outcome.values)}
_SIDES = {value: number for number, value in enumerate(Side.values)}
_STATUSES = {value: number for number, value in enumerate(VictimsStatus.values)}


def _reading_order(document: ClaimDocument) -> tuple[int, int, int, str, str]:
    """Order claims as they are read: outcome, side, status, day of the statement (unknown days last), id."""
    stated_on = document["stated_on"]
    return (
        _OUTCOMES[document["outcome"]],
        _SIDES[document["victims"]["side"]],
        _STATUSES[document["victims_status"]],
        (stated_on["earliest"] if stated_on else None) or "9999-99",
        document["id"],
    )


def _citation_document(
    citation: CitationRow, claim: ClaimRow, figure: str, link: lineage.Link, origin: str
) -> CitationDocument:
    """Render a citation; one that says nothing of its own about the figure prints it as the claim has it.

    `figure` is the claim's own in words.
    """
    printed: CitationRow | ClaimRow = claim
    if citation.qualifier:
        printed = citation
        figure = figure_words(citation.low, citation.high, citation.qualifier, claim.unquantified_words)
    return CitationDocument(
        source=link.source,
        locator=citation.locator,
        locator_precision=citation.locator_precision,
        figure=figure,
        low=printed.low,
        high=printed.high,
        qualifier=printed.qualifier,
        differs=bool(citation.differs),
        note=citation.rendering_note,
        copied_from=link.copied_from,
        origin=origin,
    )


def _citation_documents(
    claim: ClaimRow, figure: str, batch: Batch, reader: RecordReader
) -> list[CitationDocument]:
    citations = batch.claim_citations.get(claim.id, [])
    links = [
        lineage.Link(
            reader.sources[citation.source_id]["id"],
            reader.sources[citation.copied_from_id]["id"] if citation.copied_from_id is not None else None,
        )
        for citation in citations
    ]
    # A source may be cited twice, once for a figure of its own and once for one that it copied.
    return [
        _citation_document(
            citation,
            claim,
            figure,
            link,
            lineage.origin(link.copied_from, links, reader.derived_from) if link.copied_from else link.source,
        )
        for citation, link in zip(citations, links, strict=True)
    ]


def claim_documents(event: EventRow, batch: Batch, reader: RecordReader) -> list[ClaimDocument]:
    """Render the claims of one event of a batch that this reader has read, in reading order."""
    claims = [_claim_document(claim, event, batch, reader) for claim in batch.claims.get(event.id, ())]
    return sorted(claims, key=_reading_order)


def _claim_document(claim: ClaimRow, event: EventRow, batch: Batch, reader: RecordReader) -> ClaimDocument:
    figure = reader.figure_words(claim.low, claim.high, claim.qualifier, claim.unquantified_words)
    citations = _citation_documents(claim, figure, batch, reader)
    claimant, victims = reader.actors[claim.claimant_id], reader.actors[claim.victims_id]
    is_attributed, slugs = reader.attributed[claim.claimant_id], batch.claim_slugs
    return ClaimDocument(
        id=claim.slug,
        url=page_address("claims", claim.slug),
        api_url=api_address("claims", claim.slug),
        event=event.slug,
        claimant=claimant,
        is_attributed=is_attributed,
        stance=stance(claimant["side"], victims["side"], is_attributed),
        outcome=claim.outcome,
        victims=victims,
        victims_status=claim.victims_status,
        low=claim.low,
        best=claim.best,
        high=claim.high,
        qualifier=claim.qualifier,
        figure=figure,
        stated_on=reader.date(claim.stated_on),
        as_of=reader.date(claim.as_of),
        scope=claim.scope,
        period=reader.date(claim.period),
        included_in=slugs[claim.included_in_id] if claim.included_in_id is not None else None,
        supersedes=slugs[claim.supersedes_id] if claim.supersedes_id is not None else None,
        superseded_by=batch.superseded_by.get(claim.id, []),
        revises=slugs[claim.revises_id] if claim.revises_id is not None else None,
        revised_by=batch.revised_by.get(claim.id, []),
        evidence_level=claim.evidence_level,
        is_verified=claim.is_verified,
        verification_urls=claim.verification_urls,
        note=claim.note,
        origins=len({citation["origin"] for citation in citations}),
        citations=citations,
    )


def stated_claim(document: ClaimDocument, *, with_renderings: bool = True) -> StatedClaim:
    """Read a claim's document as the arithmetic needs it, so that page, API and export tally one and the same.

    A tally asks for no renderings: how else a source prints a figure changes nothing in it.
    """
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
        renderings=_renderings(document) if with_renderings else (),
    )


def _renderings(document: ClaimDocument) -> tuple[Rendering, ...]:
    return tuple(
        Rendering(
            citation["source"],
            Figure(citation["low"], None, citation["high"], citation["qualifier"]),
            citation["differs"],
        )
        for citation in document["citations"]
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
        _OUTCOMES[one["outcome"]],
        _SIDES[one["victims_side"]],
        _STATUSES[one["victims_status"]],
        one["victims_name"],
    )
