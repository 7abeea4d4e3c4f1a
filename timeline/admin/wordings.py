"""Figures and dates in words, shown beside their fields so that an editor sees what a reader will."""

from django.contrib import admin
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timeline.domain.date_labels import label
from timeline.domain.dates import EdtfError, parse
from timeline.domain.figures import Figure, words
from timeline.models import Citation, Claim, Event, Source

NOTHING = "–"


class ClaimWords:
    """Mixed into a claim's pages."""

    @admin.display(description=gettext_lazy("figure in words"))
    def figure_in_words(self, claim: Claim) -> str:
        """Put the figure in words."""
        if not claim.qualifier:
            return NOTHING
        return words(Figure(claim.low, claim.best, claim.high, claim.qualifier), claim.unquantified_words)

    @admin.display(description=gettext_lazy("stated on, in words"), ordering="stated_earliest")
    def date_in_words(self, claim: Claim) -> str:
        """Put the day of the statement in words."""
        return date_words(claim.stated_on)


class CitationWords:
    """Mixed into a citation's rows."""

    @admin.display(description=gettext_lazy("as printed, in words"))
    def print_in_words(self, citation: Citation) -> str:
        """Put the figure that the source prints in words, where it differs from the claim's."""
        if not citation.qualifier:
            return NOTHING
        return words(Figure(citation.low, None, citation.high, citation.qualifier))


class EventWords:
    """Mixed into an event's pages."""

    @admin.display(description=gettext_lazy("date in words"), ordering="earliest")
    def date_in_words(self, event: Event) -> str:
        """Put the date in words."""
        return date_words(event.date, is_uncertain_span=event.is_span_uncertain)

    @admin.display(description=gettext_lazy("days"))
    def days(self, event: Event) -> str:
        """Name the first and the last day that the date may mean."""
        if not event.date:
            return NOTHING
        return _("%(first)s to %(last)s") % {
            "first": event.earliest or _("no known beginning"),
            "last": event.latest or _("no known end"),
        }


class SourceWords:
    """Mixed into a source's pages."""

    @admin.display(description=gettext_lazy("published on, in words"), ordering="published_earliest")
    def date_in_words(self, source: Source) -> str:
        """Put the day of publication in words."""
        return date_words(source.published_on)


def date_words(text: str, *, is_uncertain_span: bool = False) -> str:
    """Put a stated date in words; a dash for none, and what is no date as it was typed."""
    try:
        return label(parse(text), is_uncertain_span) if text else NOTHING
    except EdtfError:
        return text
