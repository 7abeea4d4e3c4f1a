"""Where the labels of the locator map stand: inside the picture, apart from each other and from every mark."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations, product

from timeline.pages.presenters.map_frame import HEIGHT, WIDTH

# Sizes in picture units, for text of 12 units. No font is loaded here, so a letter is taken as wide as the wider
# faces of our stack draw it on the average; a line that is a little shorter than its box does no harm.
LETTER = 6.9
LINE_HEIGHT = 13.5
BASELINE = 0.78
MOST_LETTERS, FEWER_LETTERS = 26, 14
EDGE = 4.0
CLOSE = 2.0
# Five anchors have 120 orders; an event of the shipped record has at most four places.
MOST_ANCHORS_IN_EVERY_ORDER = 5
NO_LABEL = 10_000


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the picture, in picture units."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Return whether the two have any area in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    @property
    def is_in_picture(self) -> bool:
        """Return whether all of it lies in the picture, clear of the edge."""
        return (
            self.left >= EDGE
            and self.top >= EDGE
            and self.right <= WIDTH - EDGE
            and self.bottom <= HEIGHT - EDGE
        )


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a label belongs to: its text, the middle of its mark, and how far the mark reaches."""

    text: str
    x: float
    y: float
    reach: float


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text, each centred on `x` at its own baseline, the box that they take, and how good a place it is.

    `leader` is a line from the mark to a label that stands off, as path data; `rank` is 0 for the best place.
    """

    x: float
    lines: list[tuple[float, str]]
    box: Box
    leader: str
    rank: int


def around(x: float, y: float, half_height: float, half_width: float | None = None) -> Box:
    """Return the box around a middle; a square where no width is given."""
    across = half_height if half_width is None else half_width
    return Box(x - across, y - half_height, x + across, y + half_height)


def broken(text: str, most: int) -> list[str]:
    """Return a name in lines of at most so many letters: broken at the slash between its forms, then between words.

    A word is never cut, so that a longer one stands on a longer line.
    """
    if len(text) <= most:
        return [text]
    forms = text.split(" / ")
    parts = [f"{form} /" for form in forms[:-1]] + forms[-1:]
    return [line for part in parts for line in _filled(part.split(), most)]


def _filled(words: list[str], most: int) -> list[str]:
    lines = [words[0]]
    for word in words[1:]:
        if len(lines[-1]) + 1 + len(word) <= most:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def labels(anchors: Sequence[Anchor], taken: Sequence[Box]) -> list[Label | None]:
    """Return a label for each anchor, or nothing where no place is free; the caption names the place in any case.

    Labels placed first take the best places, so every order is tried for a few anchors, and the best one kept.
    """
    few = len(anchors) <= MOST_ANCHORS_IN_EVERY_ORDER
    orders = permutations(range(len(anchors))) if few else [tuple(range(len(anchors)))]
    return min((_in_order(anchors, order, taken) for order in orders), key=_cost)


def _cost(found: Iterable[Label | None]) -> int:
    return sum(label.rank**2 if label else NO_LABEL for label in found)


def _in_order(anchors: Sequence[Anchor], order: Iterable[int], taken: Sequence[Box]) -> list[Label | None]:
    occupied = list(taken)
    found: list[Label | None] = [None] * len(anchors)
    for index in order:
        found[index] = label = _label(anchors[index], occupied)
        if label:
            occupied.append(label.box)
    return found


def _label(anchor: Anchor, occupied: Sequence[Box]) -> Label | None:
    """Return the label of a mark: below it, else above, else beside it, else further off with a leader."""
    for rank, (lines, gap, middle, top) in enumerate(_places(anchor)):
        box = _box(lines, middle, top)
        if box.is_in_picture and not any(box.meets(other) for other in occupied):
            baselines = (round(top + (n + BASELINE) * LINE_HEIGHT, 1) for n in range(len(lines)))
            leader = _leader(anchor, box) if gap > CLOSE else ""
            return Label(round(middle, 1), list(zip(baselines, lines, strict=True)), box, leader, rank)
    return None


def _box(lines: Sequence[str], middle: float, top: float) -> Box:
    wide = max(len(line) for line in lines) * LETTER
    return Box(middle - wide / 2, top, middle + wide / 2, top + len(lines) * LINE_HEIGHT)


def _places(anchor: Anchor) -> Iterator[tuple[list[str], float, float, float]]:
    """Yield how and where a label may stand, best first: its lines, its gap, its middle and its top."""
    x, y = anchor.x, anchor.y
    forms = [broken(anchor.text, MOST_LETTERS), broken(anchor.text, FEWER_LETTERS)]
    for gap, lines in product((CLOSE, 12.0, 24.0), forms):
        size = _box(lines, 0, 0)
        half, high = size.right, size.bottom
        away = anchor.reach + gap
        below, above = y + away, y - away - high
        yield lines, gap, _kept(x, half), below
        yield lines, gap, _kept(x, half), above
        yield lines, gap, x + away + half, y - high / 2
        yield lines, gap, x - away - half, y - high / 2
        for shift in (half * 2 / 3, -half * 2 / 3):
            yield lines, gap, _kept(x + shift, half), below
            yield lines, gap, _kept(x + shift, half), above


def _leader(anchor: Anchor, box: Box) -> str:
    """Return the line from the edge of a mark to the nearest edge of a label, as path data."""
    to_x = min(max(anchor.x, box.left), box.right)
    to_y = min(max(anchor.y, box.top), box.bottom)
    across, down = to_x - anchor.x, to_y - anchor.y
    start = anchor.reach / math.hypot(across, down)
    return f"M{anchor.x + across * start:.1f} {anchor.y + down * start:.1f}L{to_x:.1f} {to_y:.1f}"


def _kept(middle: float, half: float) -> float:
    """Return the middle moved so far that a line of that half width stays in the picture."""
    return min(max(middle, EDGE + half), WIDTH - EDGE - half)
