"""Comparing another record's export with this record, entry by entry: nothing is written here."""

from dataclasses import replace
from itertools import islice

from django.utils.translation import gettext as _

from timeline.domain.imports import ImportRefused, RowRefused
from timeline.domain.record_entries import (
    PlannedRecordEvent,
    RecordClaim,
    RecordEvent,
    RecordOrigin,
    RecordPlan,
    RecordReport,
    Withdrawal,
)
from timeline.domain.vocabulary import EditorialStatus
from timeline.importers.record.checks import check_event
from timeline.importers.record.coherence import Coherence
from timeline.importers.record.events import read_event
from timeline.importers.record.here import (
    Decisions,
    Matches,
    edited_entries,
    statuses,
    stored_events,
    taken_in,
)
from timeline.importers.record.plan_references import ReferencePlanner, as_object, id_of
from timeline.importers.record.reading import RecordFile, read_dataset, read_withdrawal
from timeline.models import Claim, Dataset, Event, ImportedRecord, PublishedEvent

# How many events are compared at a time.
BATCH = 200
_READABLE = frozenset({EditorialStatus.IN_REVIEW, EditorialStatus.PUBLISHED})


class RecordPlanner:
    """Plans taking in one file, and tells the report what each entry comes to."""

    def __init__(
        self, file: RecordFile, origin: RecordOrigin, report: RecordReport, *, may_publish: bool = False
    ) -> None:
        """Take the file; `may_publish` plans what readers are given and lose."""
        self.file = file
        self.report = report
        self.may_publish = may_publish
        self.plan = RecordPlan(origin)
        self.edited = edited_entries()
        self.taken = taken_in(origin.slug)
        self.references = ReferencePlanner(file, report, self.edited)
        self.left: set[str] = set()

    def planned(self, *, may_create: bool = False) -> RecordPlan:
        """Return what taking the file in would write.

        `may_create` makes entries of the little that events tell of actors, places and sources which the file does
        not describe; without it such events are rejected.

        Raises:
            ImportRefused: if a later state of that record has been taken in, or entries run in a circle.

        """
        self._refuse_an_older_state()
        matches, self.plan.references = self.references.planned(may_create=may_create)
        events = self._accepted(self._read(matches, self._datasets(matches)))
        for start in range(0, len(events), BATCH):
            self._compare(dict(islice(events.items(), start, start + BATCH)))
        self._withdrawals(events)
        self._publication(events)
        return self.plan

    def _refuse_an_older_state(self) -> None:
        newest = max((int(version) for version, _print, _claims in self.taken.values()), default=0)
        if newest > int(self.plan.origin.version):
            message = _(
                "Version %(newest)d of “%(origin)s” has been taken in, and this file holds version %(version)s; "
                "fetch a newer one. If that record began anew, give it another --origin."
            )
            origin = self.plan.origin
            raise ImportRefused(
                message % {"newest": newest, "origin": origin.slug, "version": origin.version}
            )

    def _datasets(self, matches: Matches) -> set[str]:
        """Plan the collections of imported events; return the ids of those whose events may be taken in."""
        here = dict(Dataset.objects.values_list("slug", "is_redistributable"))
        known = {slug for slug, may_be_passed_on in here.items() if may_be_passed_on}
        for number, document in enumerate(self.file.datasets, start=1):
            try:
                dataset = read_dataset(as_object(document))
                publisher = matches.here("publisher", dataset.publisher)
                if publisher not in self.references.known["publisher"]:
                    message = _("its publisher “%(publisher)s” is neither in the file nor here")
                    raise RowRefused(message % {"publisher": publisher})
            except RowRefused as refusal:
                self.report.reject(number, f"dataset {id_of(document)}", str(refusal))
                continue
            if dataset.slug not in here:
                self.plan.datasets.append(replace(dataset, publisher=publisher))
                known.add(dataset.slug)
        return known

    def _read(self, matches: Matches, datasets: set[str]) -> dict[str, tuple[int, RecordEvent]]:
        """Read the events of the file by id, each with its number; what cannot be taken in is rejected."""
        found: dict[str, tuple[int, RecordEvent]] = {}
        claims: set[str] = set()
        for number, document in self.file.events:
            if number in self.references.unread:
                continue
            try:
                event = read_event(as_object(document), matches.here)
                check_event(event)
                if event.slug in found or any(claim.slug in claims for claim in event.claims):
                    raise RowRefused(_("its id, or one of its claims', stands earlier in the file"))
                self._refuse_unknown(event, datasets)
            except RowRefused as refusal:
                self.report.reject(number, f"event {id_of(document)}", str(refusal))
                continue
            claims |= {claim.slug for claim in event.claims}
            found[event.slug] = number, event
        return found

    def _refuse_unknown(self, event: RecordEvent, datasets: set[str]) -> None:
        citations = [*event.citations, *(one for claim in event.claims for one in claim.citations)]
        named = [("place", slug) for slug in event.places]
        named += [("actor", actor) for actor, _role, _basis in event.participants]
        named += [("actor", slug) for claim in event.claims for slug in (claim.claimant, claim.victims)]
        named += [("source", citation.source) for citation in citations]
        named += [("source", citation.copied_from) for citation in citations if citation.copied_from]
        known = self.references.known
        missing = [f"{kind} “{slug}”" for kind, slug in named if slug not in known[kind]]
        if event.dataset is not None and event.dataset not in datasets:
            missing.append(f"dataset “{event.dataset}”")
        if missing:
            message = _("neither the file nor this record describes %(entries)s")
            raise RowRefused(message % {"entries": ", ".join(dict.fromkeys(missing))})
        if not citations:
            raise RowRefused(_("it has no source"))

    def _accepted(self, found: dict[str, tuple[int, RecordEvent]]) -> dict[str, RecordEvent]:
        coherence = Coherence({slug: event for slug, (_number, event) in found.items()})
        for slug, reason in coherence.refused().items():
            self.report.reject(found[slug][0], f"event {slug}", reason)
        return self._with_matches(coherence.events)

    def _with_matches(self, events: dict[str, RecordEvent]) -> dict[str, RecordEvent]:
        """Keep the matches whose imported event is there, as far as editors here have not decided otherwise."""
        named = {slug for event in events.values() for slug in event.same_as} - events.keys()
        there = events.keys() | set(Event.objects.filter(slug__in=named).values_list("slug", flat=True))
        decisions = Decisions()
        settled: dict[str, RecordEvent] = {}
        for slug, event in events.items():
            proposed = [one for one in event.same_as if one in there]
            same_as = decisions.settled(slug, proposed) if event.dataset is None else ()
            self.report.kept += [f"match {slug} / {one}" for one in sorted(set(proposed) ^ set(same_as))]
            settled[slug] = replace(event, same_as=same_as)
        return settled

    def _compare(self, events: dict[str, RecordEvent]) -> None:
        here = statuses(Event, events.keys())
        stored = stored_events(here.keys())
        claims = statuses(Claim, [claim.slug for event in events.values() for claim in event.claims])
        elsewhere = ImportedRecord.objects.filter(event__slug__in=events, release__dataset__is_record=False)
        of_importers = set(elsewhere.values_list("event__slug", flat=True))
        for slug, event in events.items():
            taken = self.taken.get(slug)
            state = (self.plan.origin.version, event.fingerprint())
            self.plan.read.append((event, taken is not None and taken[:2] == state))
            withdrawn = here.get(slug) == EditorialStatus.WITHDRAWN
            if slug in of_importers or (withdrawn and ("event", slug) in self.edited):
                # What its dataset's own importer brings, and what an editor took back, stays as it is here.
                self.left.add(slug)
                if stored[slug] != event or withdrawn:
                    self.report.kept.append(f"event {slug}")
                continue
            self._compare_event(event, stored.get(slug), claims, is_withdrawn=withdrawn)

    def _compare_event(
        self, event: RecordEvent, stored: RecordEvent | None, claims: dict[str, str], *, is_withdrawn: bool
    ) -> None:
        head: RecordEvent | None = None
        if stored is None or stored != event or is_withdrawn:
            if ("event", event.slug) in self.edited:
                self.report.kept.append(f"event {event.slug}")
            else:
                head = event
        standing = {claim.slug: claim for claim in stored.claims} if stored is not None else {}
        writes: list[tuple[RecordClaim, bool]] = []
        for claim in event.claims:
            if standing.get(claim.slug) == claim:
                self.report.count("claim", "unchanged")
            elif ("claim", claim.slug) in self.edited:
                self.report.kept.append(f"claim {claim.slug}")
            else:
                is_new = claim.slug not in claims
                self.report.count("claim", "added" if is_new else "changed")
                writes.append((claim, is_new))
        if head is None and not writes:
            self.report.count("event", "unchanged")
            return
        self.report.count("event", "added" if stored is None else "changed")
        self.plan.events.append(PlannedRecordEvent(event, is_new=stored is None, head=head, claims=writes))

    def _withdrawals(self, events: dict[str, RecordEvent]) -> None:
        """Plan what the other record took back; what readers have here goes out with --publish alone."""
        events_back, claims_back = self._withdrawn("events"), self._withdrawn("claims")
        in_file = {claim.slug for event in events.values() for claim in event.claims}
        for slug in events:
            _version, _print, before = self.taken.get(slug, ("", "", []))
            for claim in before:
                gone = Withdrawal(claim, _("No longer stated in the record it was taken from."), slug)
                claims_back.setdefault(claim, gone)
        for kind, model, withdrawals in (("event", Event, events_back), ("claim", Claim, claims_back)):
            state = statuses(model, withdrawals.keys())
            for slug, withdrawal in withdrawals.items():
                if state.get(slug) not in _READABLE or slug in events or slug in in_file:
                    continue
                if (kind, slug) in self.edited:
                    self.report.kept.append(f"{kind} {slug}")
                elif kind == "claim":
                    self.plan.withdrawn_claims.append(withdrawal)
                    self.report.withdrawn.append(f"claim {slug}")
                elif self.may_publish or not PublishedEvent.objects.filter(slug=slug).exists():
                    self.plan.withdrawn_events.append(withdrawal)
                    self.report.withdrawn.append(f"event {slug}")
                else:
                    self.report.waiting.append(f"event {slug}")

    def _withdrawn(self, noun: str) -> dict[str, Withdrawal]:
        found: dict[str, Withdrawal] = {}
        for number, document in enumerate(self.file.withdrawn.get(noun, []), start=1):
            try:
                one = read_withdrawal(document)
            except RowRefused as refusal:
                self.report.reject(number, f"withdrawn {id_of(document)}", str(refusal))
                continue
            found[one.slug] = one
        return found

    def _publication(self, events: dict[str, RecordEvent]) -> None:
        """Plan what readers are given: all of the file but what an editor has a hand in here."""
        if not self.may_publish:
            return
        claims = [slug for kind, slug in self.edited if kind == "claim"]
        theirs = self.left | set(Claim.objects.filter(slug__in=claims).values_list("event__slug", flat=True))
        theirs |= {slug for kind, slug in self.edited if kind == "event"}
        self.plan.published = [slug for slug in events if slug not in theirs]
        here = statuses(Event, self.plan.published)
        self.plan.is_any_waiting = EditorialStatus.IN_REVIEW in here.values()
        self.report.waiting += [
            f"event {planned.entry.slug}" for planned in self.plan.events if planned.entry.slug in theirs
        ]
