"""What another ConflictDB's export says, entry by entry: plain values that compare equal where readers see the same."""

from collections import Counter
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from timeline.domain.imports import ImportReport

# The nouns of a report, in the order in which they are taken in.
NOUNS = ("publisher", "source", "actor", "place", "event", "claim")


@dataclass(frozen=True, slots=True)
class RecordReference:
    """An actor, a place, a publisher or a source: its columns, the entries that it names, its names by language."""

    kind: str
    slug: str
    values: dict[str, Any]
    ties: dict[str, str | None] = field(default_factory=dict)
    names: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RecordCitation:
    """Where a source states a claim or tells of an event; `values` are the columns beside source and locator."""

    source: str
    locator: str
    values: dict[str, Any]
    copied_from: str | None = None


@dataclass(frozen=True, slots=True)
class RecordClaim:
    """A claim: its columns, claimant and victims, and the claims that it is tied to (`included_in` and its kin)."""

    slug: str
    values: dict[str, Any]
    claimant: str
    victims: str
    ties: dict[str, str | None]
    citations: tuple[RecordCitation, ...]


@dataclass(frozen=True, slots=True)
class RecordEvent:
    """An event without its claims compares; the claims are compared one by one.

    `same_as` are imported events, for an event of the record itself; those of an imported one follow from it.
    """

    slug: str
    values: dict[str, Any]
    parent: str | None
    dataset: str | None
    places: tuple[str, ...]
    participants: tuple[tuple[str, str, str], ...]
    citations: tuple[RecordCitation, ...]
    same_as: tuple[str, ...] = ()
    claims: tuple[RecordClaim, ...] = field(default=(), compare=False)
    stamps: dict[str, Any] = field(default_factory=dict, compare=False)

    def fingerprint(self) -> str:
        """Return a digest of all that the export says of the event; the same for the same content."""
        content = (
            self.slug,
            sorted(self.values.items()),
            self.parent,
            self.dataset,
            self.places,
            self.participants,
            self.citations,
            self.same_as,
            self.claims,
        )
        return blake2b(repr(content).encode(), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class RecordDataset:
    """An outside collection from which some of the other record's events were imported; it may be passed on."""

    slug: str
    name: str
    licence: str
    publisher: str


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What the other record took back from its readers, and why; `event` is empty for an event itself."""

    slug: str
    reason: str
    event: str = ""


@dataclass(frozen=True, slots=True)
class RecordOrigin:
    """Another ConflictDB, and which state of its record the file holds."""

    slug: str
    name: str
    version: str
    licence: str


@dataclass(frozen=True, slots=True)
class PlannedEntry:
    """A reference to add or to change."""

    entry: RecordReference
    is_new: bool


@dataclass(slots=True)
class PlannedRecordEvent:
    """What an event of the file comes to here.

    `head` is None where only claims differ; `claims` are those to write, with whether each is new.
    """

    entry: RecordEvent
    is_new: bool
    head: RecordEvent | None
    claims: list[tuple[RecordClaim, bool]] = field(default_factory=list)


@dataclass(slots=True)
class RecordPlan:
    """Everything that taking in a file would write.

    `read` are all accepted events with whether this state of them is on file already; `published` those that are given
    to readers, of which some may be waiting from an earlier run.
    """

    origin: RecordOrigin
    datasets: list[RecordDataset] = field(default_factory=list)
    references: list[PlannedEntry] = field(default_factory=list)
    events: list[PlannedRecordEvent] = field(default_factory=list)
    withdrawn_events: list[Withdrawal] = field(default_factory=list)
    withdrawn_claims: list[Withdrawal] = field(default_factory=list)
    read: list[tuple[RecordEvent, bool]] = field(default_factory=list)
    published: list[str] = field(default_factory=list)
    is_any_waiting: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether the record would stay as it is."""
        writes = (
            self.datasets,
            self.references,
            self.events,
            self.withdrawn_events,
            self.withdrawn_claims,
        )
        return (
            not self.is_any_waiting
            and not any(writes)
            and all(is_on_file for _entry, is_on_file in self.read)
        )


@dataclass(slots=True)
class RecordReport(ImportReport):
    """A report that counts every noun, names what was matched under another id, and what was taken back."""

    nouns: dict[str, Counter[str]] = field(default_factory=lambda: {noun: Counter() for noun in NOUNS})
    matched: list[tuple[str, str, str]] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    published: int = 0

    def count(self, noun: str, word: str) -> None:
        """Count an entry as added, changed or unchanged; of events, in the report's own numbers too."""
        self.nouns[noun][word] += 1
        if noun == "event":
            setattr(self, word, getattr(self, word) + 1)
