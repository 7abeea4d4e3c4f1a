"""A claim's figure as a shape on the scale: a mark, a halo, an arrow, or a line between two marks."""

from collections.abc import Iterable
from dataclasses import dataclass

from timeline.documents.matrix import MatrixCell
from timeline.documents.schema import ClaimDocument
from timeline.pages.presenters.scale import Scale

# A halo and an arrow have a fixed size: how far "about" or "at least" reaches is not known, so none is invented.
FORMS = {
    "exactly": "point",
    "about": "about",
    "at_least": "up",
    "more_than": "up",
    "almost": "down",
    "up_to": "down",
    "between": "between",
}


@dataclass(frozen=True, slots=True)
class Interval:
    """Where the marks stand; `high_x` and `best_x` are empty unless the claim states them apart."""

    form: str
    stance: str
    x: str
    high_x: str
    best_x: str


@dataclass(frozen=True, slots=True)
class CellShape:
    """Several claims drawn as one span; an open end has an arrow on its outer mark."""

    stance: str
    x: str
    high_x: str
    is_low_open: bool
    is_high_open: bool


def cell_shape(cell: MatrixCell, scale: Scale) -> CellShape | None:
    """Return the span of a cell's claims; nothing where none of them states a number."""
    if cell.least is None or cell.greatest is None:
        return None
    return CellShape(
        stance=cell.stance,
        x=scale.x(cell.least),
        high_x=scale.x(cell.greatest) if cell.greatest != cell.least else "",
        is_low_open=cell.tally["low"] is None,
        is_high_open=cell.tally["high"] is None,
    )


def quantities(claims: Iterable[ClaimDocument]) -> list[int]:
    """Return every number that the claims state, for the scale."""
    return [
        number
        for claim in claims
        for number in (claim["low"], claim["best"], claim["high"])
        if number is not None
    ]


def interval(claim: ClaimDocument, scale: Scale | None) -> Interval | None:
    """Return the shape of a claim on a scale; nothing if there is no scale or the claim states no number."""
    form = FORMS.get(claim["qualifier"])
    low, high, best = claim["low"], claim["high"], claim["best"]
    first = high if form == "down" else low
    if scale is None or form is None or first is None:
        return None
    is_between = form == "between" and high is not None and high != low
    has_best = best is not None and best not in {low, high}
    return Interval(
        form=form if form != "between" or is_between else "point",
        stance=claim["stance"],
        x=scale.x(first),
        high_x=scale.x(high) if is_between and high is not None else "",
        best_x=scale.x(best) if has_best and best is not None else "",
    )
