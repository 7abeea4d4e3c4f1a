"""The locator map's projection and its two frames: pure arithmetic, shared with tools/make_map.py."""

import math
from dataclasses import dataclass

# Equirectangular: a degree of longitude is as wide everywhere as it is at the middle latitude of the picture.
MID_LATITUDE = 40.2
NORTH, WEST = 42.1, 43.3
UNITS_PER_DEGREE = 200.0
"""Ground units in a degree of longitude; one unit is about 430 m, below what 1:10m geometry can tell."""
WIDTH, HEIGHT = 320, 228
"""The picture, in units of its own in which text and marks are sized."""
# A degree of latitude in kilometres, for the scale bar; the ellipsoid's flattening is below a pixel here.
KM_PER_DEGREE = 111.2


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Return where degrees east and north stand on the ground, in ground units from its north-west corner."""
    x = (longitude - WEST) * UNITS_PER_DEGREE
    y = (NORTH - latitude) * UNITS_PER_DEGREE / math.cos(math.radians(MID_LATITUDE))
    return x, y


@dataclass(frozen=True, slots=True)
class Frame:
    """A cut of the ground, shown over the whole picture; `west` and `north` in degrees, `wide` degrees across."""

    name: str
    west: float
    north: float
    wide: float
    bar_km: int

    @property
    def zoom(self) -> float:
        """Return how many picture units one ground unit takes."""
        return WIDTH / (self.wide * UNITS_PER_DEGREE)

    @property
    def viewbox(self) -> str:
        """Return the cut of the ground as the viewBox of an SVG."""
        x, y = project(self.west, self.north)
        return f"{x:.1f} {y:.1f} {WIDTH / self.zoom:.1f} {HEIGHT / self.zoom:.1f}"

    @property
    def bar(self) -> float:
        """Return the length of the scale bar, in picture units."""
        degrees = self.bar_km / (KM_PER_DEGREE * math.cos(math.radians(MID_LATITUDE)))
        return degrees * UNITS_PER_DEGREE * self.zoom

    def place(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return where degrees east and north stand in the picture, in picture units from its top left."""
        x, y = project(longitude, latitude)
        left, top = project(self.west, self.north)
        return (x - left) * self.zoom, (y - top) * self.zoom

    def holds(self, longitude: float, latitude: float, margin: float) -> bool:
        """Return whether a point lies in the picture, at least `margin` picture units from its edge."""
        x, y = self.place(longitude, latitude)
        return margin <= x <= WIDTH - margin and margin <= y <= HEIGHT - margin


REGION = Frame("region", WEST, NORTH, 7.2, bar_km=100)
NEAR = Frame("near", 44.8, 40.79, 3.4, bar_km=50)
