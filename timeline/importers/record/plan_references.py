"""Which actors, places, publishers and sources of another record are new here, changed, or here under another id."""

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _

from timeline.domain.imports import ImportRefused, RowRefused
from timeline.domain.record_entries import PlannedEntry, RecordReference, RecordReport
from timeline.importers.record.cells import Document
from timeline.importers.record.checks import check_reference, circle_in
from timeline.importers.record.here import Matches, slugs_of, stored_references
from timeline.importers.record.reading import RecordFile
from timeline.importers.record.references import (
    KINDS,
    TIES,
    affiliation_of,
    named_in_event,
    read_reference,
    renamed,
)


def as_object(document: Any) -> Document:
    """Return a document; raises RowRefused for anything else."""
    if not isinstance(document, dict):
        raise RowRefused(_("it is no object"))
    return document


def id_of(document: Any) -> str:
    """Return the id that a report gives for a document, whatever that is."""
    return str(document.get("id", "?"))[:100] if isinstance(document, dict) else "?"


class ReferencePlanner:
    """Plans the references of one file; `known` are all ids that events may name afterwards, by kind."""

    def __init__(self, file: RecordFile, report: RecordReport, edited: Collection[tuple[str, str]]) -> None:
        """Take the file, and what was edited at the desk."""
        self.file = file
        self.report = report
        self.edited = edited
        self.known = {kind: slugs_of(kind) for kind in KINDS}
        self.unread: set[int] = set()

    def planned(self, *, may_create: bool) -> tuple[Matches, list[PlannedEntry]]:
        """Return what was matched, and what is to be written, in an order in which entries name earlier ones or wait.

        `may_create` also makes entries of the little that events tell of what the file does not describe.

        Raises:
            ImportRefused: if entries run in a circle.

        """
        found = self._read()
        if may_create:
            self._read_events(found)
        matches = Matches({kind: list(entries.values()) for kind, entries in found.items()})
        self.report.matched = [
            (kind, slug, here)
            for kind, pairs in matches.found.items()
            for slug, here in sorted(pairs.items())
        ]
        wanted = {
            kind: {
                slug: renamed(entry, matches.here)
                for slug, entry in entries.items()
                if slug not in matches.found[kind]
            }
            for kind, entries in found.items()
        }
        self._refuse_unknown_ties(wanted)
        return matches, [one for kind in KINDS for one in self._compared(kind, wanted[kind])]

    def _read(self) -> dict[str, dict[str, RecordReference]]:
        found: dict[str, dict[str, RecordReference]] = {kind: {} for kind in KINDS}
        wholes: list[RecordReference] = []
        for kind in KINDS:
            for number, document in self.file.references.get(kind, []):
                try:
                    entry = read_reference(kind, as_object(document))
                    check_reference(entry)
                    if entry.slug in found[kind]:
                        raise RowRefused(_("its id stands earlier in the file"))
                    whole = affiliation_of(document) if kind == "actor" else None
                except RowRefused as refusal:
                    self.report.reject(number, f"{kind} {id_of(document)}", str(refusal))
                    continue
                found[kind][entry.slug] = entry
                wholes += [whole] if whole is not None else []
        # A part tells of its whole, of which the file may not tell by itself.
        self._add_missing(wholes, found)
        return found

    def _read_events(self, found: dict[str, dict[str, RecordReference]]) -> None:
        for number, document in self.file.events:
            try:
                self._add_missing(list(named_in_event(as_object(document))), found)
            except RowRefused as refusal:
                self.unread.add(number)
                self.report.reject(number, f"event {id_of(document)}", str(refusal))

    def _add_missing(
        self, entries: list[RecordReference], found: dict[str, dict[str, RecordReference]]
    ) -> None:
        for entry in entries:
            if entry.slug not in found[entry.kind] and entry.slug not in self.known[entry.kind]:
                check_reference(entry)
                found[entry.kind][entry.slug] = entry

    def _refuse_unknown_ties(self, wanted: dict[str, dict[str, RecordReference]]) -> None:
        """Reject what names an entry that is neither in the file nor here, and what hangs on that."""
        for kind in KINDS:
            chains = [
                {slug: entry.ties.get(tie) for slug, entry in wanted[kind].items()}
                for tie, of_kind in TIES.items()
                if of_kind == kind
            ]
            for circle in filter(None, map(circle_in, chains)):
                message = _("These entries run in a circle: %(ids)s. No record has that.")
                raise ImportRefused(message % {"ids": " → ".join([*circle, circle[0]])})
            while refused := [
                (slug, name, target)
                for slug, entry in wanted[kind].items()
                for name, target in entry.ties.items()
                if target and target not in wanted[TIES[name]] and target not in self.known[TIES[name]]
            ]:
                for slug, name, target in refused:
                    if wanted[kind].pop(slug, None) is not None:
                        message = _("its %(tie)s “%(other)s” is neither in the file nor here")
                        self.report.reject(0, f"{kind} {slug}", message % {"tie": name, "other": target})

    def _compared(self, kind: str, wanted: dict[str, RecordReference]) -> list[PlannedEntry]:
        here = self.known[kind] & wanted.keys()
        stored = stored_references(kind, here)
        planned: list[PlannedEntry] = []
        for slug, entry in wanted.items():
            if slug not in here:
                self.report.count(kind, "added")
                planned.append(PlannedEntry(entry, is_new=True))
            elif stored[slug] == entry:
                self.report.count(kind, "unchanged")
            elif (kind, slug) in self.edited:
                self.report.kept.append(f"{kind} {slug}")
            else:
                self.report.count(kind, "changed")
                planned.append(PlannedEntry(entry, is_new=False))
        self.known[kind] |= wanted.keys()
        return planned
