"""Claims as rows of a table: figure, who says it, of whom, when, and in which sources."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse

from timeline.documents.schema import CitationDocument, ClaimDocument, SourceInDocument
from timeline.documents.statements import issuer
from timeline.domain.vocabulary import Outcome, Side, VictimsStatus
from timeline.pages.presenters.asked_claims import AskedClaims
from timeline.pages.presenters.dates import ShownDate, shown
from timeline.pages.presenters.intervals import Interval, interval, quantities
from timeline.pages.presenters.scale import Form, Scale, scale_for

ROWS_IN_A_LIST = 6

OUTCOME_ORDER = {value: place for place, value in enumerate(Outcome.values)}
SIDE_ORDER = {value: place for place, value in enumerate(Side.values)}
STATUS_ORDER = {value: place for place, value in enumerate(VictimsStatus.values)}


@dataclass(frozen=True, slots=True)
class ShownCitation:
    """One source of a claim; `differs` is the figure in that source's own words where these are other ones.

    `note` says how the source renders the claim, and `is_other_sense` that it does so in the same words but not in the
    same sense.
    """

    publisher: str
    href: str
    locator: str
    differs: str
    note: str
    is_other_sense: bool
    repeats: str


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim as a row.

    `is_replaced` says that a later claim of the same claimant or of the same series stands in its stead;
    `is_continued` that such a one is of another event, in whose stead it cannot stand here: their scopes differ.
    `is_asked` says that it fits the reader's filters where others beside it do not.
    """

    claim: ClaimDocument
    href: str
    claimant_href: str
    said: ShownDate
    citations: list[ShownCitation]
    interval: Interval | None
    is_replaced: bool
    is_continued: bool
    is_asked: bool = False

    @property
    def more(self) -> int:
        """Return how many sources there are beside the first."""
        return len(self.citations) - 1

    @property
    def best(self) -> int | None:
        """Return the claimant's own best estimate, None where it is one of the bounds or not stated."""
        best = self.claim["best"]
        return None if best in (self.claim["low"], self.claim["high"]) else best


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """Claims about one outcome and one population, on one scale."""

    outcome: str
    victims: str
    side: str
    status: str
    shows_status: bool
    scale: Scale | None
    rows: list[ClaimRow]

    @property
    def standing(self) -> list[ClaimRow]:
        """Return the rows that no later claim has replaced."""
        return [row for row in self.rows if not row.is_replaced]

    @property
    def replaced(self) -> list[ClaimRow]:
        """Return the rows that a later claim has replaced."""
        return [row for row in self.rows if row.is_replaced]


@dataclass(frozen=True, slots=True)
class ClaimsTable:
    """The first claims of an event in a list, and how many there are in all."""

    groups: list[ClaimGroup]
    total: int

    @property
    def has_marks(self) -> bool:
        """Return whether claims that fit the reader's filters stand beside others."""
        return any(row.is_asked for group in self.groups for row in group.rows)

    @property
    def is_cut(self) -> bool:
        """Return whether claims are left to the event's own page."""
        return self.total > ROWS_IN_A_LIST

    @property
    def has_scale(self) -> bool:
        """Return whether any group can be drawn."""
        return any(group.scale for group in self.groups)


@dataclass(frozen=True, slots=True)
class OutcomeSection:
    """All claims of an event about one outcome, by side and status, on one scale."""

    outcome: str
    total: int
    scale: Scale | None
    groups: list[ClaimGroup]


Sources = dict[str, SourceInDocument]


def sources_by_id(sources: Iterable[SourceInDocument]) -> Sources:
    """Return the sources of a document by their id."""
    return {source["id"]: source for source in sources}


def shown_citation(citation: CitationDocument, figure: str, sources: Sources) -> ShownCitation:
    """Return a citation of a claim with this figure, with the names of its source and of the source that it repeats."""
    copied = citation["copied_from"]
    return ShownCitation(
        publisher=issuer(sources[citation["source"]]),
        href=reverse("pages:source", args=[citation["source"]]),
        locator=citation["locator"],
        differs=citation["figure"] if citation["differs"] and citation["figure"] != figure else "",
        note=citation["note"],
        is_other_sense=citation["differs"] and citation["figure"] == figure,
        repeats=issuer(sources[copied]) if copied and copied in sources else "",
    )


def claim_row(
    claim: ClaimDocument,
    sources: Sources,
    scale: Scale | None = None,
    *,
    here: Collection[str] | None = None,
    is_asked: bool = False,
) -> ClaimRow:
    """Return one claim as a row; `here` are the claims of its event, None where it stands in no event's list."""
    later = [*claim["superseded_by"], *claim["revised_by"]]
    is_replaced = any(here is None or one in here for one in later)
    return ClaimRow(
        claim=claim,
        href=reverse("pages:claim", args=[claim["id"]]),
        claimant_href=reverse("pages:actor", args=[claim["claimant"]["id"]]),
        said=shown(claim["stated_on"]),
        citations=[shown_citation(citation, claim["figure"], sources) for citation in claim["citations"]],
        interval=interval(claim, scale),
        is_replaced=is_replaced,
        is_continued=bool(later) and not is_replaced,
        is_asked=is_asked,
    )


def ids_of(claims: Iterable[ClaimDocument]) -> frozenset[str]:
    """Return the ids of claims."""
    return frozenset(claim["id"] for claim in claims)


def by_statement(claim: ClaimDocument) -> tuple[str, str]:
    """Order claims by the first day on which they may have been stated; those without a date come last."""
    date = claim["stated_on"]
    return ((date["earliest"] if date else None) or "9999", claim["id"])


def claims_table(
    claims: list[ClaimDocument],
    sources: Sources,
    asked: AskedClaims | None = None,
    *,
    is_asked_alone: bool = False,
) -> ClaimsTable | None:
    """Return six claims of an event, grouped by outcome and people; nothing if it has none.

    They are the first ones, those that are asked for before all others, and marked where they stand beside others; with
    `is_asked_alone` there are no others.
    """
    here = ids_of(claims)  # what replaces a claim may be one that is not shown
    ordered = sorted(claims, key=lambda claim: (*_people(claim), *by_statement(claim)))
    fitting = [claim for claim in ordered if asked.fits(claim, sources)] if asked else []
    if is_asked_alone:
        ordered = fitting
    wanted = ids_of(fitting)
    others = [claim for claim in ordered if claim["id"] not in wanted]
    chosen = ids_of([*fitting, *others][:ROWS_IN_A_LIST])
    marked = wanted if others else frozenset()
    groups = [(key, list(members)) for key, members in groupby(ordered, key=_people)]
    populations = [(key[0], key[2]) for key, _members in groups]
    shown_groups = []
    for key, members in groups:
        shown_members = [claim for claim in members if claim["id"] in chosen]
        if not shown_members:
            continue
        scale = scale_for(quantities(members)) if len(members) > 1 else None
        is_ambiguous = populations.count((key[0], key[2])) > 1
        shown_groups.append(
            _group(shown_members, sources, scale, here, shows_status=is_ambiguous, marked=marked)
        )
    return ClaimsTable(shown_groups, len(ordered)) if ordered else None


def outcome_sections(
    claims: list[ClaimDocument], sources: Sources, form: Form | None
) -> list[OutcomeSection]:
    """Return every claim of an event by outcome, then by side and status, oldest first."""
    sections, here = [], ids_of(claims)
    ordered = sorted(
        claims, key=lambda claim: (OUTCOME_ORDER[claim["outcome"]], *_line(claim), *by_statement(claim))
    )
    for outcome, members in groupby(ordered, key=lambda claim: claim["outcome"]):
        of_outcome = list(members)
        scale = scale_for(quantities(of_outcome), form)
        groups = [
            _group(list(line), sources, scale, here, shows_status=True)
            for _key, line in groupby(of_outcome, key=_line)
        ]
        sections.append(OutcomeSection(outcome, len(of_outcome), scale, groups))
    return sections


def _people(claim: ClaimDocument) -> tuple[int, int, str, int]:
    """Order by outcome, side (English alphabetical), population and status."""
    victims = claim["victims"]
    return (
        OUTCOME_ORDER[claim["outcome"]],
        SIDE_ORDER[victims["side"]],
        victims["name"],
        STATUS_ORDER[claim["victims_status"]],
    )


def _line(claim: ClaimDocument) -> tuple[int, int]:
    return (SIDE_ORDER[claim["victims"]["side"]], STATUS_ORDER[claim["victims_status"]])


def _group(
    claims: list[ClaimDocument],
    sources: Sources,
    scale: Scale | None,
    here: Collection[str],
    *,
    shows_status: bool,
    marked: Collection[str] = (),
) -> ClaimGroup:
    first = claims[0]
    return ClaimGroup(
        outcome=first["outcome"],
        victims=first["victims"]["name"],
        side=first["victims"]["side"],
        status=first["victims_status"],
        shows_status=shows_status,
        scale=scale,
        rows=[
            claim_row(claim, sources, scale, here=here, is_asked=claim["id"] in marked) for claim in claims
        ],
    )
