"""From the record to documents: pure reading, in a fixed number of queries however many events are built."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from timeline.documents.claims import claim_document, reading_order, stated_claim, tally_document, tally_order
from timeline.documents.parts import (
    api_address,
    date_document,
    page_address,
    place_in_event,
    reference_document,
    source_in_document,
)
from timeline.documents.schema import (
    SCHEMA_VERSION,
    ClaimDocument,
    EventCitationDocument,
    EventDocument,
    ParticipantDocument,
    RelatedEvent,
    TallyDocument,
)
from timeline.domain.tallies import tally
from timeline.models import Citation, Claim, Event, EventMatch, PublishedEvent, Source

LICENCE = "CC-BY-4.0"


class RecordReader:
    """Everything that the documents of some events are made of, fetched at once and held by id."""

    def __init__(self, slugs: Iterable[str]) -> None:
        """Fetch the events with these permanent ids, whatever their status, and what they cite."""
        self.events = list(Event.objects.filter(slug__in=list(slugs)).for_documents())
        ids = [event.pk for event in self.events]
        self.claims: dict[int, list[Claim]] = {}
        claims = Claim.objects.to_publish().filter(event__in=ids).for_documents()
        for claim in claims:
            self.claims.setdefault(claim.event_id, []).append(claim)
        self.event_citations: dict[int, list[Citation]] = {}
        for citation in Citation.objects.filter(event__in=ids).select_related("source"):
            if citation.event_id is not None:
                self.event_citations.setdefault(citation.event_id, []).append(citation)
        self.sources = self._sources()
        self.derived_from = {
            slug: source.derived_from.slug for slug, source in self.sources.items() if source.derived_from
        }
        self.superseded_by = self._successors("supersedes")
        self.revised_by = self._successors("revises")
        self.same_as = self._matches()

    def _sources(self) -> dict[str, Source]:
        """Fetch every cited source and, step by step, those that it repeats or copies."""
        wanted = {citation.source_id for citations in self.event_citations.values() for citation in citations}
        for claims in self.claims.values():
            for claim in claims:
                for citation in claim.citations.all():
                    wanted.add(citation.source_id)
                    if citation.copied_from_id is not None:
                        wanted.add(citation.copied_from_id)
        found: dict[int, Source] = {}
        while wanted:
            fetched = Source.objects.with_publishers().in_bulk(list(wanted))
            found |= fetched
            wanted = {
                s.derived_from_id for s in fetched.values() if s.derived_from_id is not None
            } - found.keys()
        return {source.slug: source for source in found.values()}

    def _successors(self, relation: str) -> dict[str, list[str]]:
        """Map a claim to the public claims that supersede or revise it, in whichever event they stand."""
        pks = [claim.pk for claims in self.claims.values() for claim in claims]
        pairs = (
            Claim.objects.to_publish()
            .filter(**{f"{relation}__in": pks})
            .values_list(f"{relation}__slug", "slug")
            .order_by("slug")
        )
        later: dict[str, list[str]] = {}
        for earlier, slug in pairs:
            later.setdefault(earlier, []).append(slug)
        return later

    def _matches(self) -> dict[int, list[str]]:
        """Map an event to those that are the same and that readers have, or are given along with it."""
        others = EventMatch.objects.others(event.pk for event in self.events)
        if not others:
            return {}
        together = {event.slug for event in self.events}
        slugs = dict(Event.objects.filter(pk__in=set().union(*others.values())).values_list("pk", "slug"))
        public = PublishedEvent.objects.filter(slug__in=slugs.values()).values_list("slug", flat=True)
        shown = together | set(public)
        return {
            pk: sorted(slugs[one] for one in found if slugs[one] in shown) for pk, found in others.items()
        }

    def claim_documents(self, event: Event) -> list[ClaimDocument]:
        """Render an event's claims in reading order."""
        return [
            claim_document(
                claim,
                derived_from=self.derived_from,
                superseded_by=self.superseded_by.get(claim.slug, ()),
                revised_by=self.revised_by.get(claim.slug, ()),
            )
            for claim in sorted(self.claims.get(event.pk, ()), key=reading_order)
        ]

    def sources_of(self, citations: Iterable[Citation], claims: Iterable[ClaimDocument]) -> list[Source]:
        """List the sources that an event and its claims cite, and those from which they were copied, by id."""
        slugs = {citation.source.slug for citation in citations}
        for claim in claims:
            for citation in claim["citations"]:
                slugs |= {citation["source"], citation["origin"]}
                if citation["copied_from"]:
                    slugs.add(citation["copied_from"])
        for slug in list(slugs):
            here = slug
            while (here := self.derived_from.get(here, "")) and here not in slugs:
                slugs.add(here)
        return [self.sources[slug] for slug in sorted(slugs)]


def phase_of(event: Event, parents: Mapping[int, Event]) -> Event | None:
    """Return the phase that an event is or lies in, None for one that stands beside the phases."""
    here: Event | None = event
    while here is not None:
        if here.is_phase:
            return here
        here = parents.get(here.parent_id) if here.parent_id is not None else None
    return None


def tally_documents(claims: list[ClaimDocument], as_of: date | None = None) -> list[TallyDocument]:
    """Tally the claims of one event, with `as_of` those alone that may have been stated by that day."""
    by_id = {claim["id"]: claim for claim in claims}
    tallies = [tally_document(one, by_id) for one in tally((stated_claim(claim) for claim in claims), as_of)]
    return sorted(tallies, key=tally_order)


def _related_event(event: Event) -> RelatedEvent:
    date = date_document(event.date, is_uncertain_span=event.is_span_uncertain)
    if date is None:
        message = f"The event “{event.slug}” has no date; give it one."
        raise ValueError(message)
    return RelatedEvent(id=event.slug, title=event.title, date=date)


def event_document(event: Event, reader: RecordReader, parents: Mapping[int, Event]) -> EventDocument:
    """Render one event; `parents` maps the primary key of every event that has parts to that event."""
    claims = reader.claim_documents(event)
    citations = reader.event_citations.get(event.pk, [])
    phase = phase_of(event, parents)
    return EventDocument(
        schema_version=SCHEMA_VERSION,
        id=event.slug,
        url=page_address("events", event.slug),
        api_url=api_address("events", event.slug),
        title=event.title,
        summary=event.summary,
        type=event.type,
        date=_related_event(event)["date"],
        is_span_uncertain=event.is_span_uncertain,
        date_note=event.date_note,
        is_phase=event.is_phase,
        phase=phase.slug if phase else None,
        phase_number=phase.phase_number if phase else None,
        short_name=event.short_name,
        editors_note=event.editors_note,
        parent=_related_event(event.parent) if event.parent else None,
        dataset=event.dataset.slug if event.dataset else None,
        same_as=reader.same_as.get(event.pk, []),
        places=[place_in_event(tie.place) for tie in event.event_places.all()],
        participants=[
            ParticipantDocument(
                actor=reference_document(part.actor), role=part.role, role_basis=part.role_basis
            )
            for part in event.participations.all()
        ],
        citations=[
            EventCitationDocument(
                source=citation.source.slug, locator=citation.locator, note=citation.rendering_note
            )
            for citation in citations
        ],
        claims=claims,
        tallies=tally_documents(claims),
        sources=[source_in_document(source) for source in reader.sources_of(citations, claims)],
        is_verified=event.is_verified,
        verification_urls=list(event.verification_urls),
        verification_note=event.verification_note,
        licence=LICENCE,
    )


def build(slugs: Iterable[str]) -> Iterator[tuple[Event, EventDocument]]:
    """Yield each of these events with its document, as the record stands now, in no particular order."""
    reader = RecordReader(slugs)
    parents = Event.objects.filter(parts__isnull=False).distinct().in_bulk()
    for event in reader.events:
        yield event, event_document(event, reader, parents)
