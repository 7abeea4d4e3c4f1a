"""Events at the desk, with their places, participants, sources and claims, and the steps to readers."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timeline.admin.base import RecordAdmin, RecordInline
from timeline.admin.citations import EventCitationInline
from timeline.admin.claims import ClaimInline
from timeline.admin.preview import preview
from timeline.admin.stepping import StepsAdmin
from timeline.admin.steps import APPROVE, ASK_FOR_CHANGES, PUBLISH, SUBMIT, WITHDRAW
from timeline.admin.wordings import EventWords
from timeline.models import Event, EventPlace, Participation, PublishedEvent


class EventPlaceInline(RecordInline):
    """Where it happened."""

    model = EventPlace
    autocomplete_fields = ["place"]
    named = ("event", "place")


class ParticipationInline(RecordInline):
    """Who took part, and who says so."""

    model = Participation
    autocomplete_fields = ["actor"]
    named = ("event", "actor")


@admin.register(Event)
class EventAdmin(EventWords, StepsAdmin, RecordAdmin):
    """Events."""

    steps = (SUBMIT, APPROVE, ASK_FOR_CHANGES, PUBLISH, WITHDRAW)
    list_display = ["title", "date_in_words", "type", "parent", "claims_made", "status", "is_verified"]
    list_filter = ["status", "type", "is_phase", "is_verified"]
    search_fields = ["title", "slug", "summary"]
    date_hierarchy = "earliest"
    autocomplete_fields = ["parent"]
    readonly_fields = ["status", "public_document", "date_in_words", "days"]
    prepopulated_fields = {"slug": ["title"]}
    inlines = [EventPlaceInline, ParticipationInline, EventCitationInline, ClaimInline]
    named = ("parent",)
    fieldsets = [
        (None, {"fields": ["status", "public_document", "title", "slug", "type", "summary"]}),
        (
            gettext_lazy("When"),
            {"fields": ["date", "date_in_words", "days", "is_span_uncertain", "date_note"]},
        ),
        (gettext_lazy("Phase"), {"fields": ["parent", "is_phase", "phase_number", "short_name"]}),
        (
            gettext_lazy("Check"),
            {"fields": ["editors_note", "is_verified", "verification_urls", "verification_note"]},
        ),
        (gettext_lazy("Audit trail"), {"fields": ["reason"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Count the claims along with the events."""
        events: QuerySet[Any] = super().get_queryset(request).annotate(claim_count=Count("claims"))
        return events

    @admin.display(description=gettext_lazy("claims"), ordering="claim_count")
    def claims_made(self, event: Event) -> int:
        """Say how many claims there are about the event."""
        return int(getattr(event, "claim_count", 0))

    @admin.display(description=gettext_lazy("as readers have it"))
    def public_document(self, event: Event) -> str:
        """Link the public page, with the number and the day of its revision."""
        row = PublishedEvent.objects.filter(slug=event.slug).first()
        if row is None:
            return _("not public")
        words = _("revision %(number)d of %(day)s") % {
            "number": row.revision,
            "day": row.updated_at.date().isoformat(),
        }
        return format_html('<a href="{}">{}</a>', row.load()["url"], words)

    def get_urls(self) -> list[URLPattern]:
        """Add the preview's address."""
        view = self.admin_site.admin_view(self.preview_view)
        return [path("<int:pk>/preview/", view, name="timeline_event_preview"), *super().get_urls()]

    def preview_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show what publishing would change for readers, and the whole document."""
        event = get_object_or_404(Event, pk=pk)
        if not self.has_view_permission(request, event):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": _("What publishing “%(event)s” would change") % {"event": event},
            "opts": self.opts,
            "event": event,
            "preview": preview(event),
        }
        return TemplateResponse(request, "admin/timeline/event/preview.html", context)
