"""Tallies as a matrix: who was counted, by who counts; every cell names the claims it uses and those it leaves out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from timeline.documents.schema import ClaimDocument, LeftOutDocument, TallyDocument
from timeline.domain.figures import Figure, Interval, hull_of, interval_words
from timeline.domain.tallies import Reason
from timeline.domain.vocabulary import Stance


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What claimants of one stance leave standing on one line.

    `low` and `high` are the ends of the interval, None where open; `least` and `greatest` the numbers stated. `figure`
    is empty where nobody of this stance speaks; where all their claims are left out it says why.
    """

    stance: str
    figure: str
    low: int | None
    high: int | None
    least: int | None
    greatest: int | None
    claims: tuple[str, ...]
    left_out: tuple[LeftOutDocument, ...]
    origins: int


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One line: an outcome, a population and a status, with a cell for each stance in the vocabulary's order."""

    tally: TallyDocument
    cells: tuple[MatrixCell, ...]

    def cell(self, stance: str) -> MatrixCell:
        """Return the cell of one stance."""
        return next(cell for cell in self.cells if cell.stance == stance)


def matrix(tallies: Iterable[TallyDocument], claims: Mapping[str, ClaimDocument]) -> list[MatrixRow]:
    """Return one row for each tally, in the tallies' order; `claims` holds every claim that they name, by id."""
    return [
        MatrixRow(tally, tuple(_cell(tally, stance, claims) for stance in Stance.values)) for tally in tallies
    ]


def _cell(tally: TallyDocument, stance: str, claims: Mapping[str, ClaimDocument]) -> MatrixCell:
    used = [claims[name] for name in tally["claims"] if claims[name]["stance"] == stance]
    left_out = tuple(entry for entry in tally["left_out"] if claims[entry["claim"]]["stance"] == stance)
    interval = hull_of(_interval(claim) for claim in used)
    stated = [number for claim in used for number in (claim["low"], claim["high"]) if number is not None]
    numbers = Interval(min(stated), max(stated)) if stated else None
    if len(used) == 1:
        figure = used[0]["figure"]
    elif interval is not None:
        figure = interval_words(interval, numbers)
    else:
        figure = _absence({entry["reason"] for entry in left_out}) if left_out else ""
    return MatrixCell(
        stance=stance,
        figure=figure,
        low=interval.low if interval else None,
        high=interval.high if interval else None,
        least=numbers.low if numbers else None,
        greatest=numbers.high if numbers else None,
        claims=tuple(claim["id"] for claim in used),
        left_out=left_out,
        origins=len({citation["origin"] for claim in used for citation in claim["citations"]}),
    )


def _interval(claim: ClaimDocument) -> Interval:
    return Figure(claim["low"], claim["best"], claim["high"], claim["qualifier"]).interval()


def _absence(reasons: set[str]) -> str:
    """Say why no figure stands; never “no number” for one that is counted elsewhere."""
    if Reason.PART in reasons:
        return _("in a larger figure")
    if reasons & {Reason.SUPERSEDED, Reason.REVISED}:
        return _("replaced since")
    if Reason.UNKNOWN_DATE in reasons:
        return _("no dated figure")
    return _("no number")
