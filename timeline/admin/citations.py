"""Citations at the desk: the sources under a claim, and those of an event itself."""

from timeline.admin.base import RecordInline
from timeline.admin.wordings import CitationWords
from timeline.models import Citation


class CitationInline(CitationWords, RecordInline):
    """Where sources state a claim, and what number they print where it differs."""

    model = Citation
    template = "admin/edit_inline/stacked.html"  # too many fields for the width of a row
    fields = [
        ("source", "copied_from"),
        ("locator", "locator_precision", "position"),
        ("qualifier", "low", "high", "print_in_words"),
        ("differs", "rendering_note"),
    ]
    readonly_fields = ["print_in_words"]
    autocomplete_fields = ["source", "copied_from"]
    named = ("source__publisher", "copied_from__publisher")


class EventCitationInline(RecordInline):
    """Sources of an event beside those of its claims, and what of it they tell."""

    model = Citation
    fields = ["source", "locator", "locator_precision", "rendering_note", "position"]
    autocomplete_fields = ["source"]
    named = ("source__publisher",)
