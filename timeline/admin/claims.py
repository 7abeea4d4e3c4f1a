"""Claims at the desk, with their citations; and the rows for them under an event."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from timeline.admin.base import RecordAdmin, RecordInline
from timeline.admin.citations import CitationInline
from timeline.admin.stepping import StepsAdmin
from timeline.admin.steps import WITHDRAW_CLAIM
from timeline.admin.wordings import ClaimWords
from timeline.models import Claim, Event

Fields = list[str | list[str] | tuple[str, ...]]
FIGURE: Fields = [
    "qualifier",
    "low",
    "best",
    "high",
    "figure_in_words",
    "unquantified_words",
    "is_out_of_order",
]
LINEAGE = ["included_in", "supersedes", "revises"]


# A page with a hundred rows of fields would take seconds to render and to check.
MOST_ROWS_TO_EDIT = 20


class ClaimInline(ClaimWords, RecordInline):
    """An event's claims; the rest of a claim, its citations above all, has a page of its own.

    Under an event with many claims their rows are read here and changed on that page; new ones are still added here.
    """

    model = Claim
    fields = [
        "slug",
        "claimant",
        "outcome",
        "victims",
        "victims_status",
        "qualifier",
        "low",
        "high",
        "figure_in_words",
        "unquantified_words",
        "stated_on",
        "evidence_level",
        "sources",
        "status",
    ]
    readonly_fields = ["figure_in_words", "sources", "status"]
    autocomplete_fields = ["claimant", "victims"]
    show_change_link = True
    named = ("claimant", "victims")

    def has_change_permission(self, request: HttpRequest, obj: Event | None = None) -> bool:
        """Let rows be changed here while they are few."""
        may = super().has_change_permission(request, obj)
        return may and getattr(obj, "claim_count", 0) <= MOST_ROWS_TO_EDIT

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Count the citations along with the claims."""
        rows: QuerySet[Any] = super().get_queryset(request).annotate(citation_count=Count("citations"))
        return rows

    @admin.display(description=_("sources"))
    def sources(self, claim: Claim) -> int:
        """Say how often the claim is cited; without a source it is not published."""
        return int(getattr(claim, "citation_count", 0))


@admin.register(Claim)
class ClaimAdmin(ClaimWords, StepsAdmin, RecordAdmin):
    """Claims."""

    steps = (WITHDRAW_CLAIM,)
    list_display = [
        "slug",
        "event",
        "claimant",
        "outcome",
        "victims",
        "figure_in_words",
        "date_in_words",
        "status",
    ]
    list_filter = [
        "status",
        "outcome",
        "victims_status",
        "qualifier",
        "evidence_level",
        "claimant__side",
        "is_verified",
    ]
    search_fields = ["slug", "event__title", "claimant__name", "victims__name", "note"]
    date_hierarchy = "stated_earliest"
    autocomplete_fields = ["event", "claimant", "victims", *LINEAGE]
    readonly_fields = ["status", "figure_in_words", "date_in_words"]
    inlines = [CitationInline]
    named = ("event", "claimant", "victims", *LINEAGE)
    fieldsets = [
        (None, {"fields": ["status", "slug", "event", "claimant", "outcome", "victims", "victims_status"]}),
        (_("Figure"), {"fields": FIGURE}),
        (_("When"), {"fields": ["stated_on", "date_in_words", "as_of", "scope", "period"]}),
        (_("Other claims"), {"fields": [*LINEAGE]}),
        (_("Evidence"), {"fields": ["evidence_level", "note", "is_verified", "verification_urls"]}),
        (_("Audit trail"), {"fields": ["reason"]}),
    ]
