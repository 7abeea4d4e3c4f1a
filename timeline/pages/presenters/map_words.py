"""The names of countries and towns on the ground of the locator map, which help to find one's way."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from timeline.pages.presenters.map_frame import NEAR, Frame
from timeline.pages.presenters.map_labels import Box, around

# Where a country's name is centred: degrees east and north, in the wide frame and in the near one.
COUNTRIES = (
    (_("Georgia"), (44.55, 41.42), None),
    (_("Russia"), (47.5, 41.89), None),
    (_("Armenia"), (44.62, 40.62), (45.25, 40.0)),
    (_("Azerbaijan"), (47.9, 40.45), (47.6, 40.2)),
    (_("Iran"), (46.75, 38.5), (47.1, 39.1)),
)
# Towns by the id of their place, with both forms of the name where there are two; positions of GeoNames.
TOWNS = (
    ("tbilisi", _("Tbilisi"), 44.8337, 41.6941),
    ("yerevan", _("Yerevan"), 44.5126, 40.17765),
    ("baku", _("Baku"), 49.89201, 40.37767),
    ("ganja", _("Ganja"), 46.36134, 40.68157),
)
NEAR_TOWNS = (
    ("goris", _("Goris"), 46.34168, 39.51111),
    ("stepanakert", _("Stepanakert / Khankendi"), 46.7528, 39.8177),
    ("barda", _("Barda"), 47.12619, 40.37577),
)

# For text of 11 units: capitals are set apart, and a town's name stands beside its dot.
CAPITAL = 9.6
LETTER = 6.4
HALF_HEIGHT = 6.5
DOT = 4.0


@dataclass(frozen=True, slots=True)
class Word:
    """A name on the ground: `x` is the middle of a country's name, the dot of a town; `side` is where text goes."""

    text: str
    x: float
    y: float
    is_town: bool
    side: str = "end"


def words(frame: Frame, taken: Iterable[Box], marked: set[str]) -> list[Word]:
    """Return the names that the frame has room for beside the boxes taken; places that are marked are left out."""
    occupied = list(taken)
    found: list[Word] = []
    for slug, name, longitude, latitude in NEAR_TOWNS if frame is NEAR else TOWNS:
        town = None if slug in marked else _town(str(name), *frame.place(longitude, latitude), occupied)
        if town:
            found.append(town[0])
            occupied.append(town[1])
    for name, *spots in COUNTRIES:
        spot = spots[frame is NEAR]
        country = _country(str(name), *frame.place(*spot), occupied) if spot else None
        if country:
            found.append(country[0])
            occupied.append(country[1])
    return found


def _town(name: str, x: float, y: float, occupied: list[Box]) -> tuple[Word, Box] | None:
    wide = len(name) * LETTER
    for side, left in (("end", x - DOT), ("start", x - DOT - wide - DOT)):
        box = Box(left, y - HALF_HEIGHT, left + wide + 3 * DOT, y + HALF_HEIGHT)
        if box.is_in_picture and not any(box.meets(other) for other in occupied):
            return Word(name, round(x, 1), round(y, 1), is_town=True, side=side), box
    return None


def _country(name: str, x: float, y: float, occupied: list[Box]) -> tuple[Word, Box] | None:
    box = around(x, y, HALF_HEIGHT, len(name) * CAPITAL / 2)
    if box.is_in_picture and not any(box.meets(other) for other in occupied):
        return Word(name, round(x, 1), round(y, 1), is_town=False), box
    return None
