"""What an importer reads from an outside dataset, and what it plans to do about it: plain records, no tables."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b

import orjson

from timeline.domain.vocabulary import ActorKind, Outcome, PlacePrecision, Side

# How many rejected rows, flags and kept entries a report lists one by one; all of them are counted.
MOST_LISTED = 1000


class ImportRefused(ValueError):
    """A file or a run that cannot go on; the message names the thing, the value and the remedy."""


class RowRefused(ValueError):
    """A row that cannot be read; the message is the reason that the report gives."""


@dataclass(frozen=True, slots=True)
class NamedActor:
    """An actor as a dataset names it; `is_own` marks a population that the dataset itself sets up."""

    name: str
    external_id: str
    kind: str = ActorKind.UNSPECIFIED_GROUP
    side: str = Side.UNSPECIFIED
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place as a dataset names it, in degrees; an area's coordinates are those of its label."""

    name: str
    latitude: float | None
    longitude: float | None
    precision: str = PlacePrecision.POINT


@dataclass(frozen=True, slots=True)
class ImportedFigure:
    """A figure as a dataset publishes it. `key` tells the figures of one event apart; all but `total` are its parts."""

    key: str
    victims: NamedActor
    victims_status: str
    qualifier: str
    low: int | None
    best: int | None
    high: int | None
    note: str = ""
    outcome: str = Outcome.KILLED
    is_out_of_order: bool = False


@dataclass(slots=True)
class ImportedEvent:
    """One row of a dataset as an event of the record would have it.

    `cited` is what the dataset says of its own sources; `raw` is the row as published, value by value.
    """

    row: int
    external_id: str
    type: str
    title: str
    summary: str
    date: str
    place: NamedPlace | None = None
    is_span_uncertain: bool = False
    date_note: str = ""
    parties: tuple[NamedActor, ...] = ()
    figures: tuple[ImportedFigure, ...] = ()
    cited: str = ""
    flags: tuple[str, ...] = ()
    raw: list[str] = field(default_factory=list)

    def fingerprint(self) -> str:
        """Return a digest of all that readers would see: the same in each release that says the same."""
        content = (
            self.type,
            self.title,
            self.summary,
            self.date,
            self.is_span_uncertain,
            self.date_note,
            self.place,
            self.parties,
            self.figures,
            self.cited,
        )
        return blake2b(orjson.dumps(content), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Rejection:
    """A row that was not read, with its number in the file (the heading is row 1) and the reason."""

    row: int
    external_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An actor or a place that the record does not have, under the id that it would be given."""

    slug: str
    named: NamedActor | NamedPlace


@dataclass(slots=True)
class PlannedEvent:
    """An event with its actors and its place found in the record, by permanent id; `victims` by the figure's key."""

    event: ImportedEvent
    fingerprint: str
    slug: str
    parties: list[str]
    victims: dict[str, str]
    place: str | None


@dataclass(slots=True)
class PlannedBatch:
    """What some rows come to: events to add, to change, and those that another release only confirms.

    `kept` are changed in the dataset and were changed at the desk too: the desk's edits win.
    """

    added: list[PlannedEvent] = field(default_factory=list)
    changed: list[PlannedEvent] = field(default_factory=list)
    confirmed: list[PlannedEvent] = field(default_factory=list)
    kept: list[PlannedEvent] = field(default_factory=list)
    new_actors: list[NewEntry] = field(default_factory=list)
    new_places: list[NewEntry] = field(default_factory=list)


@dataclass(slots=True)
class ImportReport:
    """What reading a file comes to, in numbers and, up to a limit, row by row."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    passed_over: int = 0
    rejected: int = 0
    kept: list[str] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    flagged: Counter[str] = field(default_factory=Counter)
    flags: list[Rejection] = field(default_factory=list)
    unmatched_actors: Counter[str] = field(default_factory=Counter)
    unmatched_places: Counter[str] = field(default_factory=Counter)
    new_actors: int = 0
    new_places: int = 0

    def reject(self, row: int, external_id: str, reason: str) -> None:
        """Count a row that is not read, and list it with its reason."""
        self.rejected += 1
        if len(self.rejections) < MOST_LISTED:
            self.rejections.append(Rejection(row, external_id, reason))

    def flag(self, event: ImportedEvent) -> None:
        """Count what is odd about a row that is taken in as it is."""
        for one in event.flags:
            self.flagged[one] += 1
            if len(self.flags) < MOST_LISTED:
                self.flags.append(Rejection(event.row, event.external_id, one))


@dataclass(frozen=True, slots=True)
class DatasetFacts:
    """What the record keeps about a dataset and the release at hand.

    `stated_on` is the EDTF date on which the release states its figures. Ids of the claimant, the publisher and the
    release's source are those of the record, where it has them.
    """

    slug: str
    name: str
    version: str
    licence: str
    is_redistributable: bool
    stated_on: str
    publisher: str
    publisher_name: str
    publisher_kind: str
    claimant: str
    claimant_name: str
    source: str
    source_title: str
    url: str = ""

    def event_slug(self, external_id: str) -> str:
        """Return the permanent id of the event that a row becomes."""
        return f"{self.slug}-{external_id}"


@dataclass(frozen=True, slots=True)
class ReadFile:
    """The file of an import: its name, its SHA-256 in hex and its columns in order."""

    name: str
    sha256: str
    columns: list[str]


Batches = Iterator[PlannedBatch]
