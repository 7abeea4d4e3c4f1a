"""The series in which a claim stands, as a document: the statements that took one another's place."""

from collections.abc import Iterable

from timeline.documents.claims import stated_claim
from timeline.documents.schema import ClaimDocument, StepDocument, TieDocument
from timeline.domain.series import Series, series


def history_document(claim: str, claims: Iterable[ClaimDocument]) -> list[StepDocument]:
    """Return the statements of one claim's series, oldest first and those without a known day last.

    `claims` are all claims of its event. A claim that neither replaced another nor was replaced is a series of one.
    """
    known = {one["id"]: one for one in claims}
    for one in series(stated_claim(stated) for stated in known.values()):
        if claim in one.undated or any(step.claim.id == claim for step in one.steps):
            return _steps(one, known)
    return []


def _steps(one: Series, known: dict[str, ClaimDocument]) -> list[StepDocument]:
    placed = [
        _step(
            known[step.claim.id],
            placed_on=step.placed_on.isoformat(),
            is_imprecise=step.is_imprecise,
            ties=[
                TieDocument(
                    claim=riser.earlier, tie=str(riser.tie), is_population_change=riser.is_population_change
                )
                for riser in step.risers
            ],
        )
        for step in one.steps
    ]
    return placed + [_step(known[name], placed_on=None, is_imprecise=True, ties=[]) for name in one.undated]


def _step(
    claim: ClaimDocument, *, placed_on: str | None, is_imprecise: bool, ties: list[TieDocument]
) -> StepDocument:
    return StepDocument(
        claim=claim["id"],
        claimant=claim["claimant"]["id"],
        figure=claim["figure"],
        stated_on=claim["stated_on"],
        placed_on=placed_on,
        is_imprecise=is_imprecise,
        ties=ties,
    )
