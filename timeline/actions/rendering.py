"""Rendering events of the record for readers, some at a time; only `actions.editorial` calls this."""

import datetime
from collections.abc import Sequence

from timeline.actions import audit, publishing, publishing_references
from timeline.actions.audit import Editor
from timeline.actions.published_rows import Phase
from timeline.actions.publishing import Publication
from timeline.actions.refusals import refuse_what_stays_here, refuse_without_source
from timeline.documents.build import event_document
from timeline.documents.parts import iso
from timeline.documents.record_reader import Batch, RecordReader
from timeline.documents.record_rows import OneOf
from timeline.documents.schema import EventDocument
from timeline.domain.dates import parse
from timeline.domain.vocabulary import EditorialStatus
from timeline.models import AuditAction, Claim, Event


def rendered(keys: Sequence[int], reader: RecordReader) -> tuple[Batch, list[EventDocument]]:
    """Read the events with these primary keys, and return them with their documents, in the same order; writes nothing.

    Raises:
        PublishRefused: if a claim or an event has no source, or a dataset may not be passed on.

    """
    batch = reader.read(Event.objects.filter(OneOf("id", keys)).order_by("earliest", "slug"))
    refuse_what_stays_here(batch, reader)
    refuse_without_source(batch)
    return batch, [event_document(event, batch, reader) for event in batch.events]


class Rendering:
    """One rendering of any number of events, within one transaction; it counts as one state of the record.

    What many events share is read once, and their references are written once, in `finish`.
    """

    def __init__(self, *, by: Editor, reason: str, at: datetime.datetime) -> None:
        """Begin; `by`, `reason` and `at` go into the trail."""
        self.by, self.reason, self.at = by, reason, at
        self.reader = RecordReader()
        self.phases = _phases()
        self.named = publishing_references.nothing_named()
        self.renewed = publishing_references.nothing_named()
        self.replaced = publishing_references.nothing_named()
        self.has_changed = False

    def publish(self, keys: Sequence[int]) -> list[Publication]:
        """Render the events with these primary keys and store what readers do not have yet.

        Raises:
            PublishRefused: if a claim or an event has no source, or a dataset may not be passed on.

        """
        batch, documents = rendered(keys, self.reader)
        _mark_published(batch)
        publications, replaced = publishing.write_events(documents, self.phases, self.at)
        changed = [one for one in publications if one.changed]
        audit.record_all(
            action=AuditAction.PUBLISHED,
            subjects={("event", one.slug): {"revision": [one.revision - 1, one.revision]} for one in changed},
            by=self.by,
            reason=self.reason,
            at=self.at,
        )
        publishing_references.add_named(self.named, documents)
        publishing_references.unite(self.replaced, replaced)
        self.has_changed = self.has_changed or bool(changed)
        return publications

    def renew_references(self) -> None:
        """Have `finish` write every reference that readers have anew where it changed, whoever names it."""
        publishing_references.add_published(self.renewed)

    def finish(self) -> None:
        """Write the references that the events name, drop those that none names any more, and count the state."""
        publishing_references.unite(self.renewed, self.named)
        changed = publishing_references.write_references(self.renewed, self.at)
        gone = {kind: slugs - self.named[kind] for kind, slugs in self.replaced.items()}
        publishing_references.remove_orphaned(gone)
        if changed or self.has_changed:
            publishing.raise_stamp(self.at)


def _phases() -> list[Phase]:
    """Return the phases in order; by their number, which alone is indexed."""
    rows = Event.objects.filter(phase_number__gte=0).order_by("phase_number")
    return [
        Phase(slug, number or 0, iso(parse(date).earliest))
        for slug, number, date in rows.values_list("slug", "phase_number", "date")
    ]


def _mark_published(batch: Batch) -> None:
    """Set the statuses that publishing brings; the audit entry of the publication itself tells of them."""
    events = [event.id for event in batch.events if event.status != EditorialStatus.PUBLISHED]
    if events:
        Event.objects.filter(pk__in=events).update(status=EditorialStatus.PUBLISHED)
    claims = [
        claim.event_id
        for of_event in batch.claims.values()
        for claim in of_event
        if claim.status == EditorialStatus.IN_REVIEW
    ]
    if claims:
        waiting = Claim.objects.filter(event__in=set(claims), status=EditorialStatus.IN_REVIEW)
        waiting.update(status=EditorialStatus.PUBLISHED)
