"""From the record to documents: pure reading, in a fixed number of queries however many events are built."""

from collections.abc import Iterator, Mapping
from datetime import date

from django.db.models import QuerySet

from timeline.documents.claims import claim_documents, stated_claim, tally_document, tally_order
from timeline.documents.parts import api_address, page_address
from timeline.documents.record_reader import Batch, RecordReader
from timeline.documents.record_rows import EventRow
from timeline.documents.schema import (
    SCHEMA_VERSION,
    ClaimDocument,
    DateDocument,
    EventCitationDocument,
    EventDocument,
    RelatedEvent,
    TallyDocument,
)
from timeline.domain.tallies import tally
from timeline.models import Event

LICENCE = "CC-BY-4.0"


def phase_of(event: EventRow, parents: Mapping[int, EventRow]) -> EventRow | None:
    """Return the phase that an event is or lies in, None for one that stands beside the phases."""
    here: EventRow | None = event
    while here is not None:
        if here.is_phase:
            return here
        here = parents.get(here.parent_id) if here.parent_id is not None else None
    return None


def tally_documents(claims: list[ClaimDocument], as_of: date | None = None) -> list[TallyDocument]:
    """Tally the claims of one event, with `as_of` those alone that may have been stated by that day."""
    by_id = {claim["id"]: claim for claim in claims}
    stated = (stated_claim(claim, with_renderings=False) for claim in claims)
    tallies = [tally_document(one, by_id) for one in tally(stated, as_of)]
    return sorted(tallies, key=tally_order)


def _related_event(event: EventRow, date: DateDocument | None) -> RelatedEvent:
    if date is None:
        message = f"The event “{event.slug}” has no date; give it one."
        raise ValueError(message)
    return RelatedEvent(id=event.slug, title=event.title, date=date)


def event_document(event: EventRow, batch: Batch, reader: RecordReader) -> EventDocument:
    """Render one event of a batch that this reader has read."""

    def related(one: EventRow) -> RelatedEvent:
        return _related_event(one, reader.date(one.date, is_uncertain_span=one.is_span_uncertain))

    claims = claim_documents(event, batch, reader)
    citations = batch.event_citations.get(event.id, [])
    phase = phase_of(event, reader.parents)
    cited = {reader.sources[citation.source_id]["id"] for citation in citations}
    for claim in claims:
        for citation in claim["citations"]:
            cited |= {citation["source"], citation["origin"]}
            if citation["copied_from"]:
                cited.add(citation["copied_from"])
    return EventDocument(
        schema_version=SCHEMA_VERSION,
        id=event.slug,
        url=page_address("events", event.slug),
        api_url=api_address("events", event.slug),
        title=event.title,
        summary=event.summary,
        type=event.type,
        date=related(event)["date"],
        is_span_uncertain=event.is_span_uncertain,
        date_note=event.date_note,
        is_phase=event.is_phase,
        phase=phase.slug if phase else None,
        phase_number=phase.phase_number if phase else None,
        short_name=event.short_name,
        editors_note=event.editors_note,
        parent=related(reader.parents[event.parent_id]) if event.parent_id is not None else None,
        dataset=reader.datasets[event.dataset_id].slug if event.dataset_id is not None else None,
        same_as=batch.same_as.get(event.id, []),
        places=batch.places.get(event.id, []),
        participants=batch.participants.get(event.id, []),
        citations=[
            EventCitationDocument(
                source=reader.sources[citation.source_id]["id"],
                locator=citation.locator,
                note=citation.rendering_note,
            )
            for citation in citations
        ],
        claims=claims,
        tallies=tally_documents(claims),
        sources=reader.sources_of(cited),
        is_verified=event.is_verified,
        verification_urls=event.verification_urls,
        verification_note=event.verification_note,
        licence=LICENCE,
    )


def build(events: QuerySet[Event]) -> Iterator[tuple[EventRow, EventDocument]]:
    """Yield each of these events with its document, as the record stands now, in the order of the query."""
    reader = RecordReader()
    batch = reader.read(events)
    for event in batch.events:
        yield event, event_document(event, batch, reader)
