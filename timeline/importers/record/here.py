"""What this record has of the entries that a file names: under which id, in which state, and edited by whom."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from timeline.documents.build import build
from timeline.documents.references import build_references
from timeline.domain.folding import fold
from timeline.domain.imports import NamedActor, NamedPlace
from timeline.domain.record_entries import RecordEvent, RecordReference
from timeline.importers.matching import Names
from timeline.importers.record.checks import MODELS
from timeline.importers.record.events import read_event
from timeline.importers.record.references import read_reference
from timeline.models import (
    AuditAction,
    AuditEntry,
    Claim,
    Event,
    EventMatch,
    ImportedRecord,
    MatchDecision,
    Publisher,
    Source,
)

# What belongs to another entry, and is named in the trail by that entry's id first.
_PARTS = {
    "eventplace": ("event",),
    "participation": ("event",),
    "citation": ("event", "claim"),
    "actorname": ("actor",),
    "placename": ("place",),
}


class Matches:
    """Entries of this record that a file has under another id: actors and places by name, sources by address."""

    def __init__(self, entries: Mapping[str, Collection[RecordReference]]) -> None:
        """Look up every reference of the file that this record does not have under the same id."""
        self.found: dict[str, dict[str, str]] = {kind: {} for kind in entries}
        named = {kind: {entry.slug for entry in found} for kind, found in entries.items()}
        names = Names("")
        by_address = _unique(Source.objects.exclude(url="").values_list("url", "slug"))
        by_name = _unique((fold(name), slug) for name, slug in Publisher.objects.values_list("name", "slug"))
        for kind, found in entries.items():
            known = slugs_of(kind)
            for entry in found:
                if entry.slug in known:
                    continue
                values = entry.values
                match kind:
                    case "actor":
                        here = names.actor(NamedActor(values["name"], entry.slug))
                    case "place":
                        here = names.place(_named_place(values))
                    case "publisher":
                        here = by_name.get(fold(values["name"]))
                    case _:
                        here = by_address.get(values["url"]) if values["url"] else None
                # One that the file has too, under its own id, is another entry.
                if here is not None and here not in named[kind]:
                    self.found[kind][entry.slug] = here

    def here(self, kind: str, slug: str) -> str:
        """Return the id under which this record has an entry of the file."""
        return self.found.get(kind, {}).get(slug, slug)


def _named_place(values: dict[str, Any]) -> NamedPlace:
    latitude, longitude = values["latitude"], values["longitude"]
    if latitude is None or longitude is None:
        return NamedPlace(values["name"], None, None, values["precision"])
    return NamedPlace(values["name"], float(latitude), float(longitude), values["precision"])


def _unique(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Map each name that one entry alone has to that entry."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, slug in pairs:
        found[name].add(slug)
    return {name: next(iter(slugs)) for name, slugs in found.items() if len(slugs) == 1}


def slugs_of(kind: str) -> set[str]:
    """Return the ids of all entries of one kind."""
    return set(MODELS[kind]._default_manager.values_list("slug", flat=True))


def stored_references(kind: str, slugs: Collection[str]) -> dict[str, RecordReference]:
    """Return the entries of one kind as this record's own export would have them, public or not."""
    built = build_references(kind, slugs)
    return {one.slug: read_reference(kind, one.document) for one in built}


def stored_events(slugs: Collection[str]) -> dict[str, RecordEvent]:
    """Return events, with the claims that are public or in review, as this record's own export would have them."""
    matches = Decisions()
    built = build(Event.objects.filter(slug__in=slugs))
    events = {event.slug: read_event({**document}) for event, document in built}
    return {slug: replace(event, same_as=matches.same_as(slug)) for slug, event in events.items()}


class Decisions:
    """What this record has decided about imported events, by its editors or as another record had it."""

    def __init__(self) -> None:
        """Read all decisions; they are few."""
        rows = EventMatch.objects.values_list("event__slug", "imported__slug", "decision", "decided_by")
        self.same: dict[str, set[str]] = {}
        self.by_editors: dict[str, dict[str, bool]] = {}
        for event, imported, decision, editor in rows:
            is_same = decision == MatchDecision.SAME
            if is_same:
                self.same.setdefault(event, set()).add(imported)
            if editor is not None:
                self.by_editors.setdefault(imported, {})[event] = is_same

    def same_as(self, event: str) -> tuple[str, ...]:
        """Return the imported events that are the same as this one here."""
        return tuple(sorted(self.same.get(event, ())))

    def settled(self, event: str, proposed: Collection[str]) -> tuple[str, ...]:
        """Return which imported events are the same once another record has its say; editors here decide first."""
        kept = {
            imported
            for imported in proposed
            if self.by_editors.get(imported, {}).get(event, True)
            and not any(same for other, same in self.by_editors.get(imported, {}).items() if other != event)
        }
        own = {imported for imported, decided in self.by_editors.items() if decided.get(event)}
        return tuple(sorted(kept | own))


def edited_entries() -> set[tuple[str, str]]:
    """Return kind and id of every entry that an editor changed, in itself or in a part of it.

    Handing in, reviewing and publishing set the status alone, and are no edits; withdrawing is.
    """
    actions = [AuditAction.ADDED, AuditAction.CHANGED, AuditAction.REMOVED, AuditAction.WITHDRAWN]
    rows = AuditEntry.objects.filter(by__isnull=False, action__in=actions).order_by()
    found = set()
    for kind, identity, action, changes in rows.values_list(
        "subject_type", "subject_id", "action", "changes"
    ).iterator():
        if action == AuditAction.WITHDRAWN or set(changes) - {"status"}:
            found |= {(owner, identity.split(" / ")[0]) for owner in _PARTS.get(kind, (kind,))}
    return found


def statuses(model: type[Event] | type[Claim], slugs: Collection[str]) -> dict[str, str]:
    """Return the editorial status of events or claims, by id."""
    return dict(model._default_manager.filter(slug__in=slugs).values_list("slug", "status"))


def taken_in(origin: str) -> dict[str, tuple[str, str, list[str]]]:
    """Return what was last taken in from another record: version, fingerprint and claims of each event, by id."""
    rows = ImportedRecord.objects.filter(release__dataset__slug=origin).order_by()
    found: dict[str, tuple[str, str, list[str]]] = {}
    for slug, version, fingerprint, raw in rows.values_list(
        "external_id", "release__version", "fingerprint", "raw"
    ):
        if slug not in found or int(version) >= int(found[slug][0]):
            found[slug] = (version, fingerprint, raw[-1])
    return found
