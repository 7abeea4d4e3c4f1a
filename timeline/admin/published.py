"""What readers have, as the desk sees it: documents, revisions and withdrawals, all read-only."""

from django.contrib import admin

from timeline.admin.base import ReadOnlyAdmin
from timeline.models import ClaimTombstone, EventRevision, PublishedEvent


@admin.register(PublishedEvent)
class PublishedEventAdmin(ReadOnlyAdmin):
    """Current documents."""

    list_display = ["title", "slug", "revision", "published_at", "updated_at", "claim_count", "is_disputed"]
    list_filter = ["type", "is_disputed"]
    search_fields = ["slug", "title"]
    date_hierarchy = "updated_at"
    exclude = ["search_text"]


@admin.register(EventRevision)
class EventRevisionAdmin(ReadOnlyAdmin):
    """Every revision there has been."""

    list_display = ["slug", "revision", "kind", "at", "reason"]
    list_filter = ["kind"]
    search_fields = ["slug", "reason"]
    date_hierarchy = "at"
    ordering = ["-id"]


@admin.register(ClaimTombstone)
class ClaimTombstoneAdmin(ReadOnlyAdmin):
    """Claims that were taken back."""

    list_display = ["slug", "event", "reason", "withdrawn_at"]
    search_fields = ["slug", "event", "reason"]
    date_hierarchy = "withdrawn_at"
