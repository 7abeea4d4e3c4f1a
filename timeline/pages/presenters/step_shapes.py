"""The shapes of a step chart: widths in percent, heights in pixels from the top."""

from dataclasses import dataclass

from timeline.documents.schema import ClaimDocument
from timeline.pages.presenters.dates import ShownDate

# A number longer than this has no room beside the end of its line.
CHARACTERS_BESIDE = 6


@dataclass(frozen=True, slots=True)
class Mark:
    """One stated number; `label` is empty where there is no room for it."""

    x: str
    y: float
    stance: str
    label: str
    label_y: float


@dataclass(frozen=True, slots=True)
class Tread:
    """How long a number stood; dashed where it is not known exactly since when."""

    x: str
    to_x: str
    y: float
    is_imprecise: bool


@dataclass(frozen=True, slots=True)
class RiserLine:
    """The move from one number to the next: the claimant's own, another body's, or to other people."""

    x: str
    y: float
    to_y: float
    tie: str


@dataclass(frozen=True, slots=True)
class EndLabel:
    """A number that still stands, at the end of its line."""

    y: float
    text: str

    @property
    def is_long(self) -> bool:
        """Return whether it has no room beside the line and stands above it."""
        return len(self.text) > CHARACTERS_BESIDE


@dataclass(frozen=True, slots=True)
class MonthBlock:
    """One or several months in which a claimant spoke, or may have."""

    x: str
    width: str
    is_certain: bool


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """The months of one claimant."""

    name: str
    y: int
    blocks: list[MonthBlock]

    @property
    def block_y(self) -> int:
        """Return the top of the months, under the name."""
        return self.y + 17

    @property
    def line_y(self) -> float:
        """Return the middle of the months: a line for those in which nothing was said."""
        return self.block_y + 3.5


@dataclass(frozen=True, slots=True)
class StepRow:
    """One statement in the table of a chart: `ties` name the earlier figures and how this one stands to them."""

    claim: ClaimDocument
    href: str
    said: ShownDate
    ties: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Panel:
    """One series."""

    title: str
    side: str
    stance: str
    treads: list[Tread]
    risers: list[RiserLine]
    marks: list[Mark]
    ends: list[EndLabel]
    voices: list[VoiceRow]
    rows: list[StepRow]
    # The claims from which on the series counts other people.
    changes: list[ClaimDocument]
    height: int
    steps: int


@dataclass(frozen=True, slots=True)
class ValueTick:
    """A gridline."""

    y: float
    label: str
