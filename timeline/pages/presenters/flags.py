"""Disagreements as readers see them: the reason, the size, and the claims in question."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from timeline.documents.schema import ClaimDocument, SourceInDocument
from timeline.documents.statements import issuer, said_on
from timeline.domain.disagreement_words import reason_words, size_words
from timeline.domain.disagreements import Flag, Kind, sharpest
from timeline.domain.vocabulary import Outcome, VictimsStatus
from timeline.templatetags.wording import stance_word

# From twice on, how many times says more than how many people.
LEAST_FACTOR = 2.0


@dataclass(frozen=True, slots=True)
class FlaggedClaim:
    """A claim in a disagreement: how many, who says so, on which day; `note` tells what else is to be known of it."""

    figure: str
    who: str
    said: str
    note: str
    href: str


@dataclass(frozen=True, slots=True)
class ShownFlag:
    """One disagreement; `times` is how many times the lesser number the greater is, None where that says little.

    `ends` are the two claims that stand furthest apart, the lesser first.
    """

    kind: str
    reason: str
    size: str
    times: float | None
    claims: list[FlaggedClaim]
    ends: list[FlaggedClaim]


def shown_flag(flag: Flag, known: Mapping[str, ClaimDocument] | None = None) -> ShownFlag:
    """Return a flag, with its claims where they are `known` by id."""
    factor = flag.factor
    return ShownFlag(
        kind=str(flag.kind),
        reason=reason_words(flag.kind),
        size="" if flag.kind is Kind.STATUS_DIFFERS else size_words(flag),
        times=factor if factor is not None and factor >= LEAST_FACTOR else None,
        claims=_claims(flag.claims, known or {}),
        ends=_claims(flag.furthest, known or {}),
    )


def _claims(names: Iterable[str], known: Mapping[str, ClaimDocument]) -> list[FlaggedClaim]:
    return [
        FlaggedClaim(
            known[name]["figure"],
            known[name]["claimant"]["name"],
            said_on(known[name]),
            known[name]["note"],
            reverse("pages:claim", args=[name]),
        )
        for name in names
        if name in known
    ]


def flags_about(claim: str, flags: Iterable[Flag]) -> list[Flag]:
    """Return the flags in which one claim stands."""
    return [flag for flag in flags if claim in flag.claims]


@dataclass(frozen=True, slots=True)
class ListedFlag:
    """A disagreement in the list of a page: of which people, and where it is one of printing, who prints what."""

    flag: ShownFlag
    about: str
    printed: list[tuple[str, str]]


def listed_flags(
    flags: Iterable[Flag], claims: Iterable[ClaimDocument], sources: Mapping[str, SourceInDocument]
) -> list[ListedFlag]:
    """Return disagreements, the most people apart first; `claims` holds all that they name."""
    known = {claim["id"]: claim for claim in claims}
    return [
        ListedFlag(shown_flag(flag, known), _about(flag, known), _printed(flag, known, sources))
        for flag in sharpest(flags)
    ]


def _about(flag: Flag, known: Mapping[str, ClaimDocument]) -> str:
    """Name the line on which a flag stands: outcome, people and status, and who speaks where that is one stance."""
    claim = known[flag.claims[0]]
    parts = [
        str(Outcome(claim["outcome"]).label),
        claim["victims"]["name"],
        str(VictimsStatus(claim["victims_status"]).label).lower(),
    ]
    if flag.stance is not None:
        parts.append(stance_word(flag.stance))
    return ", ".join(parts)


def _printed(
    flag: Flag, known: Mapping[str, ClaimDocument], sources: Mapping[str, SourceInDocument]
) -> list[tuple[str, str]]:
    """Name the sources of a flag with the figure that each prints, or what else differs where that is the same."""
    return [
        (
            issuer(sources[citation["source"]]),
            citation["note"] if citation["figure"] == known[name]["figure"] else citation["figure"],
        )
        for name in flag.claims
        for citation in known[name]["citations"]
        if citation["source"] in flag.sources and citation["source"] in sources
    ]
