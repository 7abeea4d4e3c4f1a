"""Imported events as rows of the record: new ones many at a time, changed ones with their earlier figures kept."""

import re
from collections.abc import Sequence
from typing import Any

from timeline.actions import bulk
from timeline.actions.import_entries import Entries
from timeline.domain.dates import parse
from timeline.domain.imports import ImportedFigure, NamedActor, PlannedEvent
from timeline.domain.vocabulary import (
    EditorialStatus,
    EvidenceLevel,
    LocatorPrecision,
    Qualifier,
    Role,
)
from timeline.models import Citation, Claim, Event, EventPlace, Participation

TOTAL = "total"
_EVENT_COLUMNS = (
    *("id", "slug", "title", "summary", "type", "date", "earliest", "latest", "precision"),
    *("is_span_uncertain", "date_note", "status", "dataset_id"),
)
_CLAIM_COLUMNS = (
    *(
        "id",
        "slug",
        "event_id",
        "claimant_id",
        "outcome",
        "victims_id",
        "victims_status",
        "low",
        "best",
        "high",
    ),
    *("qualifier", "is_out_of_order", "stated_on", "stated_earliest", "stated_latest", "stated_precision"),
    *("included_in_id", "evidence_level", "note", "status"),
)
_EVENT_CITATION_COLUMNS = ("event_id", "source_id", "locator", "locator_precision", "rendering_note")
_CLAIM_CITATION_COLUMNS = ("claim_id", "source_id", "locator", "locator_precision")
_PARTICIPATION_COLUMNS = ("event_id", "actor_id", "role", "position")
_NUMBERED = re.compile(r"(?P<key>[a-z_]+)(?:-(?P<number>[0-9]+))?")


def add_events(planned: Sequence[PlannedEvent], entries: Entries) -> list[int]:
    """Add new events with places, participants, claims and citations; return their keys in the same order."""
    if not planned:
        return []
    keys = bulk.reserve(Event, len(planned))
    bulk.insert(
        Event, _EVENT_COLUMNS, (_event_row(key, one, entries) for key, one in zip(keys, planned, strict=True))
    )
    pairs = list(zip(keys, planned, strict=True))
    bulk.insert(
        EventPlace,
        ("event_id", "place_id"),
        ((key, entries.places[one.place]) for key, one in pairs if one.place),
    )
    bulk.insert(
        Participation,
        _PARTICIPATION_COLUMNS,
        (
            (key, entries.actors[slug], Role.PARTY.value, position)
            for key, one in pairs
            for position, slug in enumerate(one.parties)
        ),
    )
    bulk.insert(
        Citation,
        _EVENT_CITATION_COLUMNS,
        (
            (key, entries.source.pk, _locator(one), LocatorPrecision.EXACT.value, one.event.cited)
            for key, one in pairs
        ),
    )
    _add_claims(pairs, entries)
    return keys


def _event_row(key: int, planned: PlannedEvent, entries: Entries) -> tuple[Any, ...]:
    event = planned.event
    date = parse(event.date)
    return (
        key,
        planned.slug,
        event.title,
        event.summary,
        str(event.type),
        event.date,
        date.earliest.isoformat() if date.earliest else None,
        date.latest.isoformat() if date.latest else None,
        str(date.precision),
        event.is_span_uncertain,
        event.date_note,
        EditorialStatus.IN_REVIEW.value,
        entries.dataset.pk,
    )


def _add_claims(pairs: Sequence[tuple[int, PlannedEvent]], entries: Entries) -> None:
    keys = iter(bulk.reserve(Claim, sum(len(one.event.figures) for _key, one in pairs)))
    claims: list[tuple[Any, ...]] = []
    citations: list[tuple[Any, ...]] = []
    stated = entries.stated_on
    when = (
        entries.facts.stated_on,
        stated.earliest.isoformat() if stated and stated.earliest else None,
        stated.latest.isoformat() if stated and stated.latest else None,
        str(stated.precision) if stated else "",
    )
    for event, planned in pairs:
        total: int | None = None
        for figure in planned.event.figures:
            key = next(keys)
            claims.append(
                (
                    key,
                    f"{planned.slug}-{figure.key}",
                    event,
                    entries.claimant.pk,
                    str(figure.outcome),
                    entries.actors[planned.victims[figure.key]],
                    str(figure.victims_status),
                    figure.low,
                    figure.best,
                    figure.high,
                    str(figure.qualifier),
                    figure.is_out_of_order,
                    *when,
                    total,
                    EvidenceLevel.BOOK_OR_DATASET.value,
                    figure.note,
                    EditorialStatus.IN_REVIEW.value,
                )
            )
            citations.append((key, entries.source.pk, _locator(planned), LocatorPrecision.EXACT.value))
            if figure.key == TOTAL:
                total = key
    bulk.insert(Claim, _CLAIM_COLUMNS, claims)
    bulk.insert(Citation, _CLAIM_CITATION_COLUMNS, citations)


def _locator(planned: PlannedEvent) -> str:
    return f"event {planned.event.external_id}"


def change_event(planned: PlannedEvent, entries: Entries) -> None:
    """Bring an event to what a later release says; figures that differ are superseded, the others stay."""
    event = Event.objects.get(slug=planned.slug)
    imported = planned.event
    event.title, event.summary, event.type = imported.title, imported.summary, str(imported.type)
    event.date, event.date_note = imported.date, imported.date_note
    event.is_span_uncertain = imported.is_span_uncertain
    if event.status == EditorialStatus.PUBLISHED:
        event.status = EditorialStatus.IN_REVIEW
    event.save()
    event.event_places.all().delete()
    if planned.place:
        EventPlace.objects.create(event=event, place_id=entries.places[planned.place])
    event.participations.all().delete()
    for position, slug in enumerate(planned.parties):
        Participation.objects.create(
            event=event, actor_id=entries.actors[slug], role=Role.PARTY, position=position
        )
    Citation.objects.update_or_create(
        event=event,
        source=entries.source,
        locator=_locator(planned),
        defaults={"locator_precision": LocatorPrecision.EXACT, "rendering_note": imported.cited},
    )
    _change_figures(event, planned, entries)


def _change_figures(event: Event, planned: PlannedEvent, entries: Entries) -> None:
    standing = _standing(event)
    total = standing[TOTAL][1] if TOTAL in standing else None
    for figure in planned.event.figures:
        victims = entries.actors[planned.victims[figure.key]]
        number, before = standing.pop(figure.key, (0, None))
        if before is None or not _says_the_same(before, figure, victims):
            claim = _claim(event, planned, entries, figure, victims, number + 1)
            claim.supersedes = before
        else:
            claim = before
        if figure.key == TOTAL:
            total = claim
        else:
            claim.included_in = total
        _save(claim, planned, entries)
    for key, (number, before) in standing.items():
        # What a later release no longer counts is a figure of 0 from then on, and supersedes the earlier one.
        if before is not None and before.best:
            named = NamedActor(before.victims.name, before.victims.slug)
            nobody = ImportedFigure(key, named, before.victims_status, Qualifier.ABOUT, 0, 0, 0, before.note)
            claim = _claim(event, planned, entries, nobody, before.victims_id, number + 1)
            claim.supersedes, claim.included_in = before, total
            _save(claim, planned, entries)


def _standing(event: Event) -> dict[str, tuple[int, Claim | None]]:
    """Return the newest claim of each figure with its number, by the figure's key."""
    found: dict[str, tuple[int, Claim | None]] = {}
    for claim in event.claims.select_related("victims"):
        match = _NUMBERED.fullmatch(claim.slug.removeprefix(f"{event.slug}-"))
        if match:
            number = int(match["number"] or 1)
            if number > found.get(match["key"], (0, None))[0]:
                found[match["key"]] = (number, claim)
    return found


def _says_the_same(claim: Claim, figure: ImportedFigure, victims: int) -> bool:
    stored = (claim.low, claim.best, claim.high, claim.qualifier, claim.victims_status, claim.victims_id)
    return stored == (
        figure.low,
        figure.best,
        figure.high,
        figure.qualifier,
        figure.victims_status,
        victims,
    )


def _claim(
    event: Event, planned: PlannedEvent, entries: Entries, figure: ImportedFigure, victims: int, number: int
) -> Claim:
    ending = f"-{number}" if number > 1 else ""
    return Claim(
        slug=f"{planned.slug}-{figure.key}{ending}",
        event=event,
        claimant=entries.claimant,
        outcome=figure.outcome,
        victims_id=victims,
        victims_status=figure.victims_status,
        low=figure.low,
        best=figure.best,
        high=figure.high,
        qualifier=figure.qualifier,
        is_out_of_order=figure.is_out_of_order,
        stated_on=entries.facts.stated_on,
        evidence_level=EvidenceLevel.BOOK_OR_DATASET,
        note=figure.note,
        status=EditorialStatus.IN_REVIEW,
    )


def _save(claim: Claim, planned: PlannedEvent, entries: Entries) -> None:
    is_new = claim.pk is None
    claim.save()
    if is_new:
        Citation.objects.create(
            claim=claim,
            source=entries.source,
            locator=_locator(planned),
            locator_precision=LocatorPrecision.EXACT,
        )
