"""Disagreements as readers see them: the reason, the size, and the claims in question."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from timeline.domain.disagreement_words import reason_words, size_words
from timeline.domain.disagreements import Flag, Kind

# From twice on, how many times says more than how many people.
LEAST_FACTOR = 2.0


@dataclass(frozen=True, slots=True)
class ShownFlag:
    """One disagreement; `times` is how many times the lesser number the greater is, None where that says little."""

    kind: str
    reason: str
    size: str
    times: float | None
    claims: list[tuple[str, str]]


def shown_flag(flag: Flag, figures: dict[str, str] | None = None) -> ShownFlag:
    """Return a flag; its claims are linked where their `figures` are given by id."""
    factor = flag.factor
    return ShownFlag(
        kind=str(flag.kind),
        reason=reason_words(flag.kind),
        size="" if flag.kind is Kind.STATUS_DIFFERS else size_words(flag),
        times=factor if factor is not None and factor >= LEAST_FACTOR else None,
        claims=[
            (figures[name], reverse("pages:claim", args=[name]))
            for name in flag.claims
            if figures and name in figures
        ],
    )


def flags_about(claim: str, flags: Iterable[Flag]) -> list[Flag]:
    """Return the flags in which one claim stands."""
    return [flag for flag in flags if claim in flag.claims]
