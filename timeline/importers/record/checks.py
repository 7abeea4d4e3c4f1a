"""Whether an entry of another record can be written here: the fields' own rules, before the database is asked."""

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from timeline.domain.figures import Figure
from timeline.domain.imports import RowRefused
from timeline.domain.record_entries import RecordClaim, RecordEvent, RecordReference
from timeline.domain.vocabulary import Role
from timeline.importers.record.events import check_figure
from timeline.models import (
    Actor,
    ActorName,
    Citation,
    Claim,
    Event,
    Participation,
    Place,
    PlaceName,
    Publisher,
    Source,
)

MODELS: dict[str, type[models.Model]] = {
    "actor": Actor,
    "place": Place,
    "publisher": Publisher,
    "source": Source,
}
NAMES: dict[str, type[models.Model]] = {"actor": ActorName, "place": PlaceName}


def check_reference(entry: RecordReference) -> None:
    """Check an actor, a place, a publisher or a source.

    Raises:
        RowRefused: naming the field and what is wrong with it.

    """
    _check(MODELS[entry.kind](slug=entry.slug, **entry.values))
    for language, text in entry.names:
        _check(NAMES[entry.kind](language=language, text=text))
    if entry.kind == "place" and (entry.values["latitude"] is None) != (entry.values["longitude"] is None):
        raise RowRefused(_("it has one coordinate without the other"))


def check_event(entry: RecordEvent) -> None:
    """Check an event with its participants, claims and citations.

    Raises:
        RowRefused: naming the field and what is wrong with it.

    """
    _check(Event(slug=entry.slug, **entry.values))
    if entry.values["is_phase"] and (entry.parent is not None or entry.values["phase_number"] is None):
        raise RowRefused(_("a phase stands at the top and has a number"))
    if len(set(entry.participants)) != len({(actor, role) for actor, role, _basis in entry.participants}):
        raise RowRefused(_("an actor takes part twice in one role"))
    for _actor, role, basis in entry.participants:
        _check(Participation(role=role, role_basis=basis))
        if role in (Role.ATTACKER, Role.ACCUSED) and not basis:
            raise RowRefused(_("an attacker or accused has no basis: who says so, and who denies it"))
    _check_citations(entry)
    for claim in entry.claims:
        _check(Claim(slug=claim.slug, **claim.values))
        check_figure_of(claim)
        if not claim.citations:
            raise RowRefused(_("the claim “%(claim)s” has no source") % {"claim": claim.slug})
        _check_citations(claim)


def check_figure_of(claim: RecordClaim) -> bool:
    """Say whether a claim's bounds contradict each other as published; raises as `check_figure` does."""
    values = claim.values
    return check_figure(Figure(values["low"], values["best"], values["high"], values["qualifier"]))


def _check_citations(entry: RecordEvent | RecordClaim) -> None:
    places = [(citation.source, citation.locator) for citation in entry.citations]
    if len(set(places)) != len(places):
        raise RowRefused(_("“%(entry)s” cites a source twice at one place") % {"entry": entry.slug})
    for citation in entry.citations:
        _check(Citation(locator=citation.locator, **citation.values))
        if citation.copied_from == citation.source:
            raise RowRefused(_("“%(source)s” copies itself") % {"source": citation.source})


def _check(instance: models.Model) -> None:
    ties = {field.name for field in instance._meta.concrete_fields if field.is_relation}
    try:
        instance.clean_fields(exclude=ties)
    except ValidationError as error:
        told = "; ".join(
            f"{field} of {instance._meta.verbose_name}: {' '.join(messages)}"
            for field, messages in error.message_dict.items()
        )
        raise RowRefused(told.removesuffix(".")) from error


def circle_in(chain: Mapping[str, str | None]) -> Sequence[str]:
    """Return the ids that run in a circle, each pointing to the next; none where all is well."""
    sound: set[str] = set()
    for start in chain:
        passed: dict[str, None] = {}
        here: str | None = start
        while here is not None and here not in sound:
            if here in passed:
                ids = list(passed)
                return ids[ids.index(here) :]
            passed[here] = None
            here = chain.get(here)
        sound |= passed.keys()
    return ()
