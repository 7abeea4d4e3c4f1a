"""The words of the record on a page: terms, numbers, and names that must not break."""

import re

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from timeline.domain import figures, vocabulary
from timeline.domain.date_labels import label
from timeline.domain.dates import parse

register = template.Library()

# A hyphen inside these names is no place to end a line.
UNBREAKABLE = re.compile(r"Nagorno-Karabakh")
# The stroke between a place's two names ends a line, it begins none.
BETWEEN_NAMES = " / "
YEAR_SPAN = re.compile(r"\b(\d{4})-(\d{4})\b")

TERMS = {
    "type": vocabulary.EventType,
    "role": vocabulary.Role,
    "outcome": vocabulary.Outcome,
    "status": vocabulary.VictimsStatus,
    "qualifier": vocabulary.Qualifier,
    "side": vocabulary.Side,
    "stance": vocabulary.Stance,
    "actor_kind": vocabulary.ActorKind,
    "publisher_kind": vocabulary.PublisherKind,
    "evidence": vocabulary.EvidenceLevel,
    "precision": vocabulary.PlacePrecision,
    "scope": vocabulary.ClaimScope,
    "extent": vocabulary.ReadExtent,
}


@register.filter
def term(value: str, group: str) -> str:
    """Return a vocabulary value as readers see it; a value that the vocabulary lacks is returned as it stands."""
    choices = TERMS[group]
    return str(choices(value).label) if value in choices.values else value


@register.filter
def grouped(number: int) -> str:
    """Return a count with its thousands grouped as the reader's language does."""
    return figures.grouped(number)


@register.filter
def title(value: str) -> SafeString:
    """Return a title that keeps "Nagorno-Karabakh" together and begins no line with the stroke between two names.

    A hyphen that stands for a dash, and one between two years, is written as an en dash.
    """
    text = YEAR_SPAN.sub("\\1\N{EN DASH}\\2", str(conditional_escape(value))).replace(" - ", " \N{EN DASH} ")
    # Safe: the text was escaped above, and only fixed replacements were made since.
    kept = UNBREAKABLE.sub('<span class="nb">Nagorno-Karabakh</span>', text)
    kept = kept.replace(BETWEEN_NAMES, "\N{NO-BREAK SPACE}/ ")
    return mark_safe(kept)  # noqa: S308  # escaped above


@register.filter
def moment(value: str) -> str:
    """Return the day of an ISO 8601 moment in words, such as "22 November 2026"."""
    return label(parse(value[:10]))


@register.simple_tag
def stance_mark(stance: str) -> SafeString:
    """Draw the mark that says from which side the claimant speaks; the word stands beside it in the text."""
    return format_html(
        '<svg class="mark" viewBox="-7 -7 14 14" aria-hidden="true"><use href="#mark-{}"/></svg>', stance
    )


@register.simple_tag
def stance_word(stance: str) -> str:
    """Return the stance in the short form that stands beside a figure."""
    words = {
        "own": _("own side"),
        "enemy": _("other side"),
        "third_party": _("third party"),
        "of_others": _("a party, of others"),
        "unattributed": _("unattributed"),
    }
    return words[stance]
