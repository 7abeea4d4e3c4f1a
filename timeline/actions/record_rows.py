"""Entries of another record as rows of this one: new ones added, changed ones brought to what they say there."""

import datetime
from collections.abc import Sequence
from typing import Any

from django.db import models
from django.db.models import QuerySet

from timeline.actions.coherence import check_coherence
from timeline.domain.figures import Figure, FigureError
from timeline.domain.record_entries import (
    PlannedEntry,
    PlannedRecordEvent,
    RecordCitation,
    RecordClaim,
    RecordEvent,
    RecordReference,
)
from timeline.domain.vocabulary import EditorialStatus
from timeline.models import (
    Actor,
    ActorName,
    Citation,
    Claim,
    Dataset,
    Event,
    EventMatch,
    EventPlace,
    MatchDecision,
    Participation,
    Place,
    PlaceName,
    Publisher,
    Source,
)

MODELS: dict[str, type[models.Model]] = {
    "actor": Actor,
    "place": Place,
    "publisher": Publisher,
    "source": Source,
}


class Rows:
    """Writes entries and remembers their keys; what names an entry that may come later is tied at the end."""

    def __init__(self) -> None:
        """Learn the keys of all entries that events name."""
        self.keys: dict[str, dict[str, int]] = {
            kind: dict(model._default_manager.values_list("slug", "pk")) for kind, model in MODELS.items()
        }
        self.datasets: dict[str, int] = {}
        self._references: list[RecordReference] = []
        self._events: list[RecordEvent] = []
        self._claims: list[RecordClaim] = []

    def write_reference(self, planned: PlannedEntry) -> None:
        """Add or change an actor, a place, a publisher or a source, with its names."""
        entry = planned.entry
        model = MODELS[entry.kind]
        row = model._default_manager.get(slug=entry.slug) if not planned.is_new else model(slug=entry.slug)
        for name, value in entry.values.items():
            setattr(row, name, value)
        if isinstance(row, Source):
            row.publisher_id = self.keys["publisher"][entry.ties["publisher"] or ""]
        row.full_clean(exclude=[*entry.ties], validate_unique=False, validate_constraints=False)
        row.save()
        self.keys[entry.kind][entry.slug] = row.pk
        if entry.ties:
            self._references.append(entry)
        if isinstance(row, Actor):
            _write_names(ActorName, {"actor": row}, entry.names)
        if isinstance(row, Place):
            _write_names(PlaceName, {"place": row}, entry.names)

    def write_ties_of_references(self) -> None:
        """Tie sources to those that they repeat, and actors to their wholes, once all are there."""
        kinds = {"carried_by": "publisher", "derived_from": "source", "affiliation": "actor"}
        for entry in self._references:
            ties = {
                f"{name}_id": self.keys[kinds[name]][target] if target else None
                for name, target in entry.ties.items()
                if name in kinds
            }
            MODELS[entry.kind]._default_manager.filter(pk=self.keys[entry.kind][entry.slug]).update(**ties)

    def write_event(self, planned: PlannedRecordEvent) -> None:
        """Add or change an event with its places, participants, claims and citations; it waits in review then."""
        entry = planned.entry
        row = Event(slug=entry.slug) if planned.is_new else Event.objects.get(slug=entry.slug)
        row.status = EditorialStatus.IN_REVIEW
        if planned.head is not None:
            for name, value in entry.values.items():
                setattr(row, name, value)
            row.dataset_id = self._dataset(entry.dataset)
            if row.is_phase:
                row.parent = None
            self._events.append(entry)
        row.save()
        if planned.head is not None:
            self._write_places(row, entry)
            self._write_participants(row, entry)
            self._write_citations(row, entry.citations)
        for claim, is_new in planned.claims:
            self._write_claim(row, claim, is_new=is_new)

    def write_ties_of_events(self) -> None:
        """Tie events to those that they are parts of, and claims to one another, once all are there.

        Raises:
            ValidationError: if a tie is none that the record knows.

        """
        events = dict(Event.objects.values_list("slug", "pk"))
        for entry in self._events:
            parent = events[entry.parent] if entry.parent else None
            Event.objects.filter(pk=events[entry.slug]).update(parent=parent)
        claims = dict(Claim.objects.values_list("slug", "pk"))
        for claim in self._claims:
            ties = {f"{name}_id": claims[target] if target else None for name, target in claim.ties.items()}
            Claim.objects.filter(pk=claims[claim.slug]).update(**ties)
        tied = [claims[claim.slug] for claim in self._claims if any(claim.ties.values())]
        for row in Claim.objects.filter(pk__in=tied).for_documents():
            check_coherence(row, None)

    def write_matches(self, at: datetime.datetime) -> None:
        """Tie events to the imported ones that are the same; what an editor decided here is left alone."""
        theirs = EventMatch.objects.same().filter(
            decided_by=None, event__slug__in=[e.slug for e in self._events]
        )
        tied = set(theirs.values_list("event__slug", flat=True))
        for entry in self._events:
            if not entry.same_as and entry.slug not in tied:
                continue
            event = Event.objects.get(slug=entry.slug)
            theirs.filter(event=event).exclude(imported__slug__in=entry.same_as).delete()
            here = set(EventMatch.objects.same().filter(event=event).values_list("imported__slug", flat=True))
            for imported in Event.objects.filter(slug__in=set(entry.same_as) - here):
                EventMatch.objects.update_or_create(
                    imported=imported,
                    event=event,
                    defaults={"decision": MatchDecision.SAME, "decided_by": None, "decided_at": at},
                )

    def _dataset(self, slug: str | None) -> int | None:
        if slug is None:
            return None
        if slug not in self.datasets:
            self.datasets = dict(Dataset.objects.values_list("slug", "pk"))
        return self.datasets[slug]

    def _write_places(self, row: Event, entry: RecordEvent) -> None:
        ties = [
            EventPlace(event=row, place_id=self.keys["place"][slug], position=position)
            for position, slug in enumerate(entry.places)
        ]
        _bring_to(row.event_places.all(), ties, ("place_id",))

    def _write_participants(self, row: Event, entry: RecordEvent) -> None:
        ties = [
            Participation(
                event=row,
                actor_id=self.keys["actor"][actor],
                role=role,
                role_basis=basis,
                position=position,
            )
            for position, (actor, role, basis) in enumerate(entry.participants)
        ]
        _bring_to(row.participations.all(), ties, ("actor_id", "role"))

    def _write_claim(self, event: Event, entry: RecordClaim, *, is_new: bool) -> None:
        row = Claim(slug=entry.slug, event=event) if is_new else Claim.objects.get(slug=entry.slug)
        for name, value in entry.values.items():
            setattr(row, name, value)
        row.claimant_id = self.keys["actor"][entry.claimant]
        row.victims_id = self.keys["actor"][entry.victims]
        row.is_out_of_order = row.is_out_of_order or not _is_in_order(row)
        if row.status != EditorialStatus.PUBLISHED:
            row.status = EditorialStatus.IN_REVIEW
        row.save()
        self._claims.append(entry)
        self._write_citations(row, entry.citations)

    def _write_citations(self, of: Event | Claim, citations: tuple[RecordCitation, ...]) -> None:
        rows = [
            Citation(
                event=of if isinstance(of, Event) else None,
                claim=of if isinstance(of, Claim) else None,
                source_id=self.keys["source"][entry.source],
                locator=entry.locator,
                copied_from_id=self.keys["source"][entry.copied_from] if entry.copied_from else None,
                position=position,
                **entry.values,
            )
            for position, entry in enumerate(citations)
        ]
        if isinstance(of, Event):
            # An event's document does not tell how precise its locators are.
            precisions = {(row.source_id, row.locator): row.locator_precision for row in of.citations.all()}
            for row in rows:
                row.locator_precision = precisions.get((row.source_id, row.locator), "")
        _bring_to(of.citations.all(), rows, ("source_id", "locator"))


def _bring_to(standing: QuerySet[Any], wanted: Sequence[models.Model], key: tuple[str, ...]) -> None:
    """Make the parts of an entry those that are wanted; `key` tells them apart, and what stays keeps its row."""
    here = {tuple(getattr(row, name) for name in key): row.pk for row in standing}
    for row in wanted:
        row.pk = here.pop(tuple(getattr(row, name) for name in key), None)
    standing.filter(pk__in=here.values()).delete()
    new = [row for row in wanted if row.pk is None]
    for row in wanted:
        if row.pk is not None:
            row.save(force_update=True)
    standing.model._default_manager.bulk_create(new)


def _is_in_order(claim: Claim) -> bool:
    try:
        Figure(claim.low, claim.best, claim.high, claim.qualifier).validate()
    except FigureError:
        return False
    return True


def _write_names(
    model: type[ActorName] | type[PlaceName], of: dict[str, Any], names: tuple[tuple[str, str], ...]
) -> None:
    """Bring the names of an entry to those of the export; one that stays keeps what is noted about it."""
    rows = model._default_manager.filter(**of)
    standing = {(row.language, row.text): row.pk for row in rows}
    rows.filter(pk__in=[pk for name, pk in standing.items() if name not in names]).delete()
    for language, text in names:
        if (language, text) not in standing:
            model._default_manager.create(**of, language=language, text=text)
