"""Publishers and sources at the desk."""

from django.contrib import admin

from timeline.admin.base import RecordAdmin
from timeline.admin.wordings import SourceWords
from timeline.models import Publisher, Source


@admin.register(Publisher)
class PublisherAdmin(RecordAdmin):
    """Publishers."""

    list_display = ["name", "slug", "country", "kind"]
    list_filter = ["kind", "country"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Source)
class SourceAdmin(SourceWords, RecordAdmin):
    """Sources."""

    list_display = ["title", "publisher", "date_in_words", "language", "read_extent", "is_seed"]
    list_filter = ["read_extent", "language", "is_opened", "is_seed", "is_redistributable"]
    search_fields = ["title", "slug", "url", "publisher__name"]
    date_hierarchy = "published_earliest"
    autocomplete_fields = ["publisher", "carried_by", "derived_from"]
    readonly_fields = ["date_in_words"]
    # An entry that is repeated is named with its own publisher.
    named = ("publisher", "carried_by", "derived_from__publisher")
