"""What an editor reads where an entry would break a truth that the database keeps: where, and what to do."""

from collections.abc import Collection

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_WEB_ADDRESS = _("Begin the address with http:// or https://, in small letters.")
_ORDER = _("The low number is above the high one; exchange them.")
_BOUNDS = _(
    "These numbers do not fit the qualifier: “exactly” needs the same low and high, “about” and “between” "
    "need both, “at least” and “more than” the low one alone, “almost” and “up to” the high one alone, "
    "“no number” neither."
)
_CITED_TWICE = _(
    "This source is cited at this very place already; change the locator or remove one of the two."
)

# The constraint's name without its app, the field where the message stands, and the message. Truths of which
# a field's own validation tells first (a term of the vocabulary, a name that is not empty) are not listed.
REMEDIES: dict[str, tuple[str, Promise]] = {
    "actor_is_not_its_own_affiliation": (
        "affiliation",
        _("An actor is no part of itself; choose another or leave this empty."),
    ),
    "place_has_both_coordinates_or_neither": ("longitude", _("Give both coordinates, or leave both empty.")),
    "place_latitude_is_on_the_globe": ("latitude", _("A latitude lies between -90 and 90 degrees.")),
    "place_longitude_is_on_the_globe": ("longitude", _("A longitude lies between -180 and 180 degrees.")),
    "event_is_not_its_own_parent": (
        "parent",
        _("An event is no part of itself; choose another or leave this empty."),
    ),
    "event_phase_has_no_parent": (
        "parent",
        _("A phase stands at the top; leave this empty, or untick “is a phase”."),
    ),
    "event_phase_is_numbered": (
        "phase_number",
        _("A phase has a number, and only a phase has one; give it, or leave it empty."),
    ),
    "participation_attacker_or_accused_has_a_basis": (
        "role_basis",
        _("Name who says so and who denies it; without a basis the role is “party”."),
    ),
    "source_does_not_repeat_itself": (
        "derived_from",
        _("A source does not repeat itself; choose another or leave this empty."),
    ),
    "source_url_is_a_web_address": ("url", _WEB_ADDRESS),
    "source_archived_url_is_a_web_address": ("archived_url", _WEB_ADDRESS),
    "source_read_at_url_is_a_web_address": ("read_at_url", _WEB_ADDRESS),
    "claim_low_not_above_high": (
        "low",
        _(
            "The low number is above the high one; exchange them, or tick that they contradict each other as "
            "published."
        ),
    ),
    "claim_bounds_fit_qualifier": ("qualifier", _BOUNDS),
    "claim_words_stand_only_without_a_number": (
        "unquantified_words",
        _("Words stand instead of a number; remove them, or choose “no number” and empty low and high."),
    ),
    "claim_is_not_part_of_itself": (
        "included_in",
        _("A claim is no part of itself; choose the larger figure."),
    ),
    "claim_does_not_replace_itself": (
        "supersedes",
        _("A claim does not replace itself; choose the earlier figure."),
    ),
    "claim_does_not_revise_itself": (
        "revises",
        _("A claim does not revise itself; choose the earlier figure."),
    ),
    "citation_is_of_a_claim_or_of_an_event": (
        NON_FIELD_ERRORS,
        _("A citation belongs to one claim or to one event; choose one and leave the other empty."),
    ),
    "citation_of_a_claim_is_listed_once": ("locator", _CITED_TWICE),
    "citation_of_an_event_is_listed_once": ("locator", _CITED_TWICE),
    "citation_low_not_above_high": ("low", _ORDER),
    "citation_bounds_fit_qualifier": ("qualifier", _BOUNDS),
    "citation_does_not_copy_itself": (
        "copied_from",
        _("A source copies another one; choose that one or leave this empty."),
    ),
}


def check_truths(instance: models.Model, exclude: Collection[str] = ()) -> None:
    """Check an entry against every constraint of its table that names no field of `exclude`, before the database.

    Raises:
        ValidationError: by field, with the remedy for each truth that would be broken.

    """
    model = type(instance)
    errors: dict[str, list[ValidationError]] = {}
    for constraint in model._meta.constraints:
        try:
            constraint.validate(model, instance, exclude=set(exclude))
        except ValidationError as error:
            key = constraint.name.removeprefix(f"{model._meta.app_label}_")
            field, remedy = REMEDIES.get(key, (NON_FIELD_ERRORS, None))
            told = ValidationError(str(remedy), code=key) if remedy is not None else error
            errors.setdefault(field, []).append(told)
    if errors:
        raise ValidationError(errors)
