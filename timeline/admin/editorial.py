"""Reviews and the audit trail at the desk; both are only ever added to."""

from django.contrib import admin
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from timeline.admin.base import ReadOnlyAdmin
from timeline.models import AuditEntry, Review


@admin.register(Review)
class ReviewAdmin(ReadOnlyAdmin):
    """Reviews."""

    list_display = ["event", "decision", "decided_by", "decided_at", "reason"]
    list_filter = ["decision"]
    search_fields = ["event__slug", "event__title", "reason"]
    date_hierarchy = "decided_at"
    named = ("event", "decided_by")


@admin.register(AuditEntry)
class AuditEntryAdmin(ReadOnlyAdmin):
    """The audit trail."""

    list_display = ["at", "action", "subject_type", "subject_id", "by", "changed_fields", "reason"]
    list_filter = ["action", "subject_type"]
    search_fields = ["subject_id", "reason", "by__username"]
    date_hierarchy = "at"
    fields = ["at", "by", "action", "subject_type", "subject_id", "from_and_to", "reason"]
    readonly_fields = ["from_and_to"]
    named = ("by",)

    @admin.display(description=_("fields"))
    def changed_fields(self, entry: AuditEntry) -> str:
        """Name the fields that changed."""
        return ", ".join(entry.changes)

    @admin.display(description=_("changes"))
    def from_and_to(self, entry: AuditEntry) -> SafeString:
        """Show each field before and after."""
        return format_html_join(
            "",
            '<p class="desk-change"><b>{}</b><del>{}</del><ins>{}</ins></p>',
            ((field, _shown(before), _shown(after)) for field, (before, after) in entry.changes.items()),
        )


def _shown(value: object) -> str:
    return "–" if value in (None, "") else str(value)
