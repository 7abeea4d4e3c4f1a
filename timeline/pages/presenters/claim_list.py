"""The list of claims: every figure with its event, claimant, day and sources, narrowed by a form of its own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from timeline.documents.schema import ClaimDocument, SourceInDocument
from timeline.domain.vocabulary import Outcome, Side, Stance, VictimsStatus
from timeline.pages.choices import ORDER
from timeline.pages.presenters.claims import ClaimRow, claim_row
from timeline.pages.presenters.filter_form import (
    Errors,
    Field,
    FilterForm,
    Options,
    form_of,
    options_of_phases,
)
from timeline.pages.presenters.phases import PhaseCard

# Orders of the list, as the API names them too; the first is the page's own.
ORDERS = ("stated", "claimant")


def order_labels() -> dict[str, str]:
    """Name the orders of the list."""
    return dict(zip(ORDERS, (_("Oldest statement first"), _("By claimant")), strict=True))


@dataclass(frozen=True, slots=True)
class ListedClaim:
    """A claim with the event that it is about."""

    row: ClaimRow
    event_title: str
    event_href: str


def listed_claims(
    claims: Iterable[tuple[ClaimDocument, str]], sources: Mapping[str, SourceInDocument]
) -> list[ListedClaim]:
    """Return claims, each given with its event's title, as rows; `sources` holds all that they cite, by id."""
    return [
        ListedClaim(claim_row(claim, dict(sources)), title, reverse("pages:event", args=[claim["event"]]))
        for claim, title in claims
    ]


def claim_form(
    action: str,
    query: QueryDict,
    errors: Errors,
    *,
    phases: Iterable[PhaseCard],
    actors: Options,
    labels: Mapping[str, str],
) -> FilterForm:
    """Return the form of the list of claims; the order is carried along, being no filter."""

    def field(name: str, label: str, options: Options = (), *, is_day: bool = False) -> Field:
        return Field(name, label, query.get(name, ""), options, list(errors.get(name, [])), is_day)

    def choices(terms: type[Outcome | Side | Stance | VictimsStatus]) -> Options:
        return [(value, str(label)) for value, label in terms.choices]

    yes_no = [("true", _("Only these")), ("false", _("Without these"))]
    first = [
        field("stated_after", _("Stated from"), is_day=True),
        field("stated_before", _("Stated to"), is_day=True),
        field("q", _("Words, claimant or publisher")),
    ]
    usual = [
        field("phase", _("Phase"), options_of_phases(phases)),
        field("outcome", _("Outcome"), choices(Outcome)),
        field("claimant", _("Who claims"), actors),
        field("as_of", _("As claimed by"), is_day=True),
    ]
    further = [
        field("victims_side", _("Whose people"), choices(Side)),
        field("victims_status", _("Status"), choices(VictimsStatus)),
        field("stance", _("Who speaks of whom"), choices(Stance)),
        field("superseded", _("Replaced since"), yes_no),
        field("included", _("Part of another"), yes_no),
        field("origins_min", _("Origins, at least")),
    ]
    return form_of(
        action, query, errors, first=first, usual=usual, further=further, labels=labels, beside={ORDER}
    )
