"""The locator map of an event or a place: what is marked, where, and what the caption says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from timeline.documents.schema import DateDocument, PlaceInEvent, PublishedEventDocument
from timeline.domain.vocabulary import PlacePrecision
from timeline.pages.presenters.map_frame import HEIGHT, NEAR, REGION, WIDTH, Frame
from timeline.pages.presenters.map_labels import Anchor, Box, Label, around, labels
from timeline.pages.presenters.map_words import Word, words
from timeline.templatetags.glyphs import LANE_OF

# Places whose shape the ground has, by id, and where their label begins, clear of it: degrees east and north.
# tools/make_map.py draws them under the same names.
OUTLINES = {"nagorno-karabakh": (46.8, 39.36), "nakhchivan": (45.65, 38.85)}
LINES = {"jermuk-border": (45.6, 39.4), "lachin-corridor": (46.6, 39.47), "tovuz-tavush": (45.4, 40.7)}
# The line of contact is drawn for what happened while it held: from the ceasefire to the war that moved it.
LINE_OF_CONTACT_HELD = ("1994-05-12", "2020-09-27")

# How far a mark reaches from its middle, in picture units; a glow stands for an area whose outline is not drawn.
REACH = {"point": 8.0, "glow": 17.0, "line": 0.0, "outline": 0.0}
BAR_TOP = HEIGHT - 11
# A place nearer to the edge than this would lose part of its glow.
MARGIN = 17.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the picture; `form` is a key of `REACH`, and `label` is empty where the picture has no room."""

    id: str
    name: str
    form: str
    x: float
    y: float
    label: Label | None

    @property
    def reach(self) -> float:
        """Return how far the mark reaches from its middle, in picture units."""
        return REACH[self.form]


@dataclass(frozen=True, slots=True)
class LocatorMap:
    """A map and its caption; `lane` names the glyph in a point's ring, and is empty where a dot stands there."""

    frame: Frame
    lane: str
    marks: list[Mark]
    words: list[Word]
    has_line_of_contact: bool
    outside: list[str]
    unplaced: list[str]
    width: int = WIDTH
    height: int = HEIGHT
    bar_top: int = BAR_TOP

    @property
    def is_near(self) -> bool:
        """Return whether the picture shows the nearer surroundings only."""
        return self.frame is NEAR

    @property
    def names(self) -> list[str]:
        """Return the names of what is marked."""
        return [mark.name for mark in self.marks]

    def named(self, form: str) -> list[str]:
        """Return the names of what is marked in one form."""
        return [mark.name for mark in self.marks if mark.form == form]

    @property
    def points(self) -> list[str]:
        """Return the places that are known to the point."""
        return self.named("point")

    @property
    def outlines(self) -> list[str]:
        """Return the areas that are drawn in their outline."""
        return self.named("outline")

    @property
    def glows(self) -> list[str]:
        """Return the areas and lines of which only the whereabouts are drawn."""
        return self.named("glow")

    @property
    def lines(self) -> list[str]:
        """Return the roads and stretches of border."""
        return self.named("line")


def event_map(event: PublishedEventDocument) -> LocatorMap | None:
    """Return the map of where an event happened, or nothing if it names no place."""
    return _map(event["places"], LANE_OF.get(event["type"], ""), has_line_of_contact=_held(event["date"]))


def place_map(place: PlaceInEvent) -> LocatorMap | None:
    """Return the map of one place, which has no date and so shows no line of contact."""
    return _map([place], "", has_line_of_contact=False)


def _map(places: Sequence[PlaceInEvent], lane: str, *, has_line_of_contact: bool) -> LocatorMap | None:
    if not places:
        return None
    located = [(place, place["lon"], place["lat"]) for place in places]
    inside = [
        (place, lon, lat)
        for place, lon, lat in located
        if lon is not None and lat is not None and REGION.holds(lon, lat, MARGIN)
    ]
    frame = _frame(inside)
    marks, taken = _marks(inside, frame)
    shown = {mark.id for mark in marks}
    return LocatorMap(
        frame=frame,
        lane=lane,
        marks=marks,
        words=words(frame, taken, shown),
        has_line_of_contact=has_line_of_contact,
        outside=[
            place["name"] for place, lon, _lat in located if lon is not None and place["id"] not in shown
        ],
        unplaced=[place["name"] for place, lon, _lat in located if lon is None],
    )


def _frame(inside: Iterable[tuple[PlaceInEvent, float, float]]) -> Frame:
    """Return the near frame if everything lies in it, and the wide one for an area that would fill it."""
    if all(NEAR.holds(lon, lat, MARGIN) and place["id"] not in OUTLINES for place, lon, lat in inside):
        return NEAR
    return REGION


def _marks(inside: Sequence[tuple[PlaceInEvent, float, float]], frame: Frame) -> tuple[list[Mark], list[Box]]:
    """Return the marks with their labels, and the boxes that marks and labels take."""
    spots = [(place, _form(place), *_spot(place, lon, lat, frame)) for place, lon, lat in inside]
    taken = [_bar(frame), *(around(x, y, REACH[form]) for _place, form, x, y in spots)]
    texts = labels([Anchor(place["name"], x, y, REACH[form]) for place, form, x, y in spots], taken)
    marks = [
        Mark(place["id"], place["name"], form, round(x, 1), round(y, 1), text)
        for (place, form, x, y), text in zip(spots, texts, strict=True)
    ]
    return marks, [*taken, *(text.box for text in texts if text)]


def _bar(frame: Frame) -> Box:
    """Return the box of the scale bar with its words, at the bottom left."""
    return Box(8, BAR_TOP - 14, 8 + max(frame.bar, 48), BAR_TOP + 5)


def _form(place: PlaceInEvent) -> str:
    """Return how a place is drawn: never an area or a line as a point."""
    if place["precision"] == PlacePrecision.POINT:
        return "point"
    if place["precision"] == PlacePrecision.LINE and place["id"] in LINES:
        return "line"
    return "outline" if place["id"] in OUTLINES else "glow"


def _spot(place: PlaceInEvent, lon: float, lat: float, frame: Frame) -> tuple[float, float]:
    """Return where a mark's middle is; of a shape that the ground has, where its label begins."""
    return frame.place(*(OUTLINES | LINES).get(place["id"], (lon, lat)))


def _held(date: DateDocument) -> bool:
    """Return whether a date may overlap the years of the line of contact; an open end reaches over them."""
    first, last = LINE_OF_CONTACT_HELD
    return (date["earliest"] or first) <= last and (date["latest"] or last) >= first
