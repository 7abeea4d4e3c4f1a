"""The record as documents are made of it: some events at a time in a fixed number of queries, shared parts once."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from django.db.models import QuerySet

from timeline.documents.parts import (
    date_document,
    figure_words,
    place_in_event,
    reference_document,
    source_in_document,
)
from timeline.documents.record_rows import (
    CitationRow,
    ClaimRow,
    EventRow,
    OneOf,
    citation_rows,
    claim_rows,
    event_rows,
    raw,
)
from timeline.documents.schema import (
    DateDocument,
    ParticipantDocument,
    PlaceInEvent,
    ReferenceDocument,
    SourceInDocument,
)
from timeline.models import (
    Actor,
    Citation,
    Claim,
    Dataset,
    Event,
    EventMatch,
    EventPlace,
    Participation,
    Place,
    PublishedEvent,
    Source,
)

# How many dates are kept with their bounds and labels, and how many figures with their words.
MOST_KEPT = 16384


@dataclass(frozen=True, slots=True)
class DatasetFacts:
    """What publishing asks of a dataset."""

    slug: str
    name: str
    is_redistributable: bool


@dataclass(slots=True)
class Batch:
    """Some events with all that their documents say; claims, citations and ties by the key of event or claim."""

    events: list[EventRow]
    claims: dict[int, list[ClaimRow]] = field(default_factory=dict)
    event_citations: dict[int, list[CitationRow]] = field(default_factory=dict)
    claim_citations: dict[int, list[CitationRow]] = field(default_factory=dict)
    places: dict[int, list[PlaceInEvent]] = field(default_factory=dict)
    participants: dict[int, list[ParticipantDocument]] = field(default_factory=dict)
    claim_slugs: dict[int, str] = field(default_factory=dict)
    superseded_by: dict[int, list[str]] = field(default_factory=dict)
    revised_by: dict[int, list[str]] = field(default_factory=dict)
    same_as: dict[int, list[str]] = field(default_factory=dict)


class RecordReader:
    """Reads events for documents; actors, places, sources and datasets are held from one batch to the next.

    Use one for as long as the record stands still: for one rendering, within one transaction.
    """

    def __init__(self) -> None:
        """Begin with nothing read."""
        self.actors: dict[int, ReferenceDocument] = {}
        self.attributed: dict[int, bool] = {}
        self.places: dict[int, PlaceInEvent] = {}
        self.sources: dict[int, SourceInDocument] = {}
        self.source_keys: dict[str, int] = {}
        self.derived_from: dict[str, str] = {}
        self.datasets: dict[int, DatasetFacts] = {}
        self.parents: dict[int, EventRow] = {}
        self.date: Callable[..., DateDocument | None] = lru_cache(MOST_KEPT)(date_document)
        self.figure_words: Callable[..., str] = lru_cache(MOST_KEPT)(figure_words)

    def read(self, events: QuerySet[Event]) -> Batch:
        """Read these events, whatever their status, and what they cite."""
        batch = Batch(list(event_rows(events)))
        ids = [event.id for event in batch.events]
        for claim in claim_rows(Claim.objects.to_publish().filter(OneOf("event_id", ids)).order_by()):
            batch.claims.setdefault(claim.event_id, []).append(claim)
            batch.claim_slugs[claim.id] = claim.slug
        self._read_citations(batch, ids)
        self._read_ties(batch, ids)
        self._read_related(batch)
        batch.same_as = _matches(batch.events)
        return batch

    def _read_citations(self, batch: Batch, ids: Collection[int]) -> None:
        order = ("position", "id")
        cited: set[int] = set()
        of_events = citation_rows(Citation.objects.filter(OneOf("event_id", ids)).order_by(*order))
        of_claims = citation_rows(
            Citation.objects.filter(OneOf("claim_id", batch.claim_slugs)).order_by(*order)
        )
        for citation in of_events:
            batch.event_citations.setdefault(citation.event_id or 0, []).append(citation)
            cited.add(citation.source_id)
        for citation in of_claims:
            batch.claim_citations.setdefault(citation.claim_id or 0, []).append(citation)
            cited.add(citation.source_id)
            if citation.copied_from_id is not None:
                cited.add(citation.copied_from_id)
        self._need_sources(cited)

    def _need_sources(self, wanted: set[int]) -> None:
        """Fetch sources and, step by step, those that they repeat."""
        while missing := wanted - self.sources.keys():
            wanted = set()
            for source in Source.objects.with_publishers().in_bulk(list(missing)).values():
                self.sources[source.pk] = source_in_document(source)
                self.source_keys[source.slug] = source.pk
                if source.derived_from_id is not None and source.derived_from is not None:
                    self.derived_from[source.slug] = source.derived_from.slug
                    wanted.add(source.derived_from_id)

    def _read_ties(self, batch: Batch, ids: Collection[int]) -> None:
        order = ("position", "id")
        ties = EventPlace.objects.filter(OneOf("event_id", ids)).order_by(*order)
        placed = list(raw(ties, "event_id", "place_id"))
        missing = {place for _event, place in placed} - self.places.keys()
        if missing:
            found = Place.objects.filter(pk__in=missing).with_names()
            self.places |= {place.pk: place_in_event(place) for place in found}
        for event, place in placed:
            batch.places.setdefault(event, []).append(self.places[place])
        parts = Participation.objects.filter(OneOf("event_id", ids)).order_by(*order)
        taken = list(raw(parts, "event_id", "actor_id", "role", "role_basis"))
        self._need_actors(batch, {actor for _event, actor, _role, _basis in taken})
        for event, actor, role, basis in taken:
            part = ParticipantDocument(actor=self.actors[actor], role=role, role_basis=basis)
            batch.participants.setdefault(event, []).append(part)

    def _need_actors(self, batch: Batch, wanted: set[int]) -> None:
        for claims in batch.claims.values():
            for claim in claims:
                wanted.add(claim.claimant_id)
                wanted.add(claim.victims_id)
        missing = wanted - self.actors.keys()
        if missing:
            for actor in Actor.objects.filter(pk__in=missing).only("slug", "name", "side", "is_attributed"):
                self.actors[actor.pk] = reference_document(actor)
                self.attributed[actor.pk] = actor.is_attributed

    def _read_related(self, batch: Batch) -> None:
        """Read the claims that stand before and after these, and the events and datasets to which these belong."""
        claims = [claim for of_event in batch.claims.values() for claim in of_event]
        named = {
            key
            for claim in claims
            for key in (claim.included_in_id, claim.supersedes_id, claim.revises_id)
            if key is not None
        } - batch.claim_slugs.keys()
        mine = [claim.id for claim in claims]
        batch.superseded_by = _successors("supersedes", mine)
        batch.revised_by = _successors("revises", mine)
        if named:
            batch.claim_slugs |= dict(Claim.objects.filter(pk__in=named).values_list("pk", "slug"))
        wanted = {event.parent_id for event in batch.events if event.parent_id is not None}
        while missing := wanted - self.parents.keys():
            found = {event.id: event for event in event_rows(Event.objects.filter(pk__in=missing).order_by())}
            self.parents |= found
            wanted = {event.parent_id for event in found.values() if event.parent_id is not None}
        datasets = {event.dataset_id for event in batch.events if event.dataset_id is not None}
        if unknown := datasets - self.datasets.keys():
            for one in Dataset.objects.filter(pk__in=unknown):
                self.datasets[one.pk] = DatasetFacts(one.slug, str(one), one.is_redistributable)

    def sources_of(self, slugs: Iterable[str]) -> list[SourceInDocument]:
        """List these sources and those that they repeat, by id."""
        wanted = set(slugs)
        for slug in list(wanted):
            here = slug
            while (here := self.derived_from.get(here, "")) and here not in wanted:
                wanted.add(here)
        return [self.sources[self.source_keys[slug]] for slug in sorted(wanted)]


def _matches(events: Iterable[EventRow]) -> dict[int, list[str]]:
    """Map an event to those that are the same and that readers have, or are given along with it."""
    together = {event.id: event.slug for event in events}
    others = EventMatch.objects.others(together)
    if not others:
        return {}
    slugs = dict(Event.objects.filter(pk__in=set().union(*others.values())).values_list("pk", "slug"))
    public = PublishedEvent.objects.filter(slug__in=slugs.values()).values_list("slug", flat=True)
    shown = {*together.values(), *public}
    return {key: sorted(slugs[one] for one in found if slugs[one] in shown) for key, found in others.items()}


def _successors(relation: str, keys: Sequence[int]) -> dict[int, list[str]]:
    """Map a claim to the public claims that supersede or revise it, in whichever event they stand."""
    later: dict[int, list[str]] = {}
    rows = Claim.objects.to_publish().filter(OneOf(f"{relation}_id", keys)).order_by()
    for earlier, slug in raw(rows, f"{relation}_id", "slug"):
        later.setdefault(earlier, []).append(slug)
    # Sorted here: a database may order text by the rules of a language.
    return {earlier: sorted(slugs) for earlier, slugs in later.items()}
