"""Comparing what was read with what the record holds: nothing is written here."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from django.utils.translation import gettext as _

from timeline.domain.imports import (
    DatasetFacts,
    ImportedEvent,
    ImportReport,
    NamedActor,
    PlannedBatch,
    PlannedEvent,
)
from timeline.importers.matching import Names
from timeline.models import AuditEntry, ImportedRecord

# How many rows are compared at a time: few queries, and a bounded amount of memory.
BATCH = 2000


def version_order(version: str) -> tuple[int, ...]:
    """Return what releases are ordered by: 23.0.12 stands before 23.1."""
    return tuple(int(part) for part in re.findall(r"[0-9]+", version))


class Planner:
    """Plans the import of one file, batch by batch, and tells the report what each row comes to."""

    def __init__(self, facts: DatasetFacts, report: ImportReport, *, may_create: bool) -> None:
        """Read the names of the record and the entries that were edited at the desk.

        `may_create` plans an entry of the dataset's own for each actor or place that the record does not have;
        without it the rows that name one are rejected.
        """
        self.facts = facts
        self.report = report
        self.may_create = may_create
        self.names = Names(facts.slug)
        self.edited = self._edited()
        # The rows of one file differ in their ids, so that what this import adds need not be looked up.
        self.has_records = ImportedRecord.objects.filter(release__dataset__slug=facts.slug).exists()

    def _edited(self) -> set[str]:
        """Return the ids of this dataset's events that an editor changed, in themselves or in a part of them."""
        prefix = f"{self.facts.slug}-"
        subjects = (
            AuditEntry.objects.filter(by__isnull=False, subject_id__startswith=prefix)
            .exclude(subject_type__in=["actor", "place"])
            .filter(action__in=["added", "changed", "removed", "withdrawn"])
            .values_list("subject_id", "changes")
        )
        return {
            "-".join(subject.removeprefix(prefix).split(" ")[0].split("-")[:1])
            for subject, changes in subjects.iterator()
            # Handing in and reviewing set the status alone, and are no edits.
            if set(changes) - {"status"}
        }

    def batches(self, events: Iterable[ImportedEvent]) -> Iterator[PlannedBatch]:
        """Yield what the events come to, a batch at a time."""
        rows = iter(events)
        while batch := list(islice(rows, BATCH)):
            yield self._batch(batch)

    def _batch(self, events: list[ImportedEvent]) -> PlannedBatch:
        planned = PlannedBatch()
        before = self._before(events)
        for event in events:
            fingerprint = event.fingerprint()
            versions = before.get(event.external_id, {})
            here = versions.get(self.facts.version)
            latest = max(versions, key=version_order) if versions else None
            if here == fingerprint:
                self.report.unchanged += 1
                continue
            found = self._find(event, fingerprint, planned)
            if found is None:
                continue
            if latest is None:
                self.report.added += 1
                planned.added.append(found)
            elif self._says_nothing_new(latest, versions[latest], fingerprint):
                self.report.unchanged += 1
                planned.confirmed.append(found)
            elif event.external_id in self.edited:
                self.report.kept.append(found.slug)
                planned.kept.append(found)
            else:
                self.report.changed += 1
                planned.changed.append(found)
        return planned

    def _says_nothing_new(self, latest: str, stored: str, fingerprint: str) -> bool:
        """Tell a row that is as it was, or comes from an older release than the one that the record follows."""
        return stored == fingerprint or version_order(latest) > version_order(self.facts.version)

    def _before(self, events: list[ImportedEvent]) -> dict[str, dict[str, str]]:
        """Map each event to the fingerprint that each release gave it."""
        if not self.has_records:
            return {}
        rows = ImportedRecord.objects.filter(
            release__dataset__slug=self.facts.slug, external_id__in=[event.external_id for event in events]
        ).values_list("external_id", "release__version", "fingerprint")
        before: dict[str, dict[str, str]] = {}
        for external_id, version, fingerprint in rows:
            before.setdefault(external_id, {})[version] = fingerprint
        return before

    def _find(self, event: ImportedEvent, fingerprint: str, planned: PlannedBatch) -> PlannedEvent | None:
        """Find the event's actors and place in the record; None, and a rejection, where one is missing."""
        names = self.names
        missing: list[str] = []
        parties = [self._actor(actor, planned, missing, as_victims=False) for actor in event.parties]
        victims = {
            figure.key: self._actor(figure.victims, planned, missing, as_victims=True)
            for figure in event.figures
        }
        place = names.place(event.place) if event.place is not None else None
        if event.place is not None and place is None:
            if self.may_create:
                added = names.add_place(event.place)
                planned.new_places.append(added)
                self.report.new_places += 1
                place = added.slug
            else:
                missing.append(event.place.name)
                self.report.unmatched_places[event.place.name] += 1
        if missing:
            message = _("the record does not know %(names)s")
            self.report.reject(
                event.row, event.external_id, message % {"names": ", ".join(dict.fromkeys(missing))}
            )
            return None
        if event.place is not None and place is not None:
            # The record's own name, which has both sides' forms.
            event.title = event.title.replace(event.place.name, names.place_name(place) or event.place.name)[
                :200
            ]
        return PlannedEvent(
            event=event,
            fingerprint=fingerprint,
            slug=self.facts.event_slug(event.external_id),
            parties=sorted(set(parties), key=names.actor_order),
            victims=victims,
            place=place,
        )

    def _actor(
        self, actor: NamedActor, planned: PlannedBatch, missing: list[str], *, as_victims: bool
    ) -> str:
        """Return the id of an actor, planning an entry for it where that is allowed; "" for one that is missing."""
        found = self.names.actor(actor, as_victims=as_victims)
        if found is not None:
            return found
        if self.may_create or actor.is_own:
            added = self.names.add_actor(actor)
            planned.new_actors.append(added)
            self.report.new_actors += 1
            return added.slug
        missing.append(actor.name)
        self.report.unmatched_actors[actor.name] += 1
        return ""
