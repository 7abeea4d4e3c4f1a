"""Places at the desk, with their names in each language."""

from django.contrib import admin

from timeline.admin.base import RecordAdmin, RecordInline
from timeline.models import Place, PlaceName


class PlaceNameInline(RecordInline):
    """A place's names."""

    model = PlaceName


@admin.register(Place)
class PlaceAdmin(RecordAdmin):
    """Places."""

    list_display = ["name", "slug", "precision", "latitude", "longitude", "is_coordinates_verified"]
    list_filter = ["precision", "is_coordinates_verified", "is_latin_verified"]
    search_fields = ["name", "slug", "names__text"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [PlaceNameInline]
