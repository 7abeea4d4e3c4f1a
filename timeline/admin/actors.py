"""Actors at the desk, with their names."""

from django.contrib import admin

from timeline.admin.base import RecordAdmin, RecordInline
from timeline.models import Actor, ActorName


class ActorNameInline(RecordInline):
    """An actor's names."""

    model = ActorName


@admin.register(Actor)
class ActorAdmin(RecordAdmin):
    """Actors."""

    list_display = ["name", "slug", "kind", "side", "affiliation", "is_attributed"]
    list_filter = ["side", "kind", "is_attributed"]
    search_fields = ["name", "slug", "names__text"]
    autocomplete_fields = ["affiliation"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [ActorNameInline]
    named = ("affiliation",)
