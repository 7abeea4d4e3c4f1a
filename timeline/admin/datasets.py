"""Outside datasets at the desk; what was imported from them is read-only."""

from django.contrib import admin

from timeline.admin.base import ReadOnlyAdmin, RecordAdmin
from timeline.models import Dataset, DatasetRelease, ImportedRecord, ImportRun


@admin.register(Dataset)
class DatasetAdmin(RecordAdmin):
    """Datasets."""

    list_display = ["name", "publisher", "licence", "is_redistributable"]
    search_fields = ["name", "slug"]
    autocomplete_fields = ["publisher"]
    prepopulated_fields = {"slug": ["name"]}
    named = ("publisher",)


@admin.register(DatasetRelease)
class DatasetReleaseAdmin(RecordAdmin):
    """Versions of datasets."""

    list_display = ["dataset", "version", "released_on"]
    list_filter = ["dataset"]
    search_fields = ["dataset__name", "version"]
    autocomplete_fields = ["dataset"]
    named = ("dataset",)


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnlyAdmin):
    """Imports."""

    list_display = ["file_name", "release", "state", "started_at", "finished_at"]
    list_filter = ["state"]
    date_hierarchy = "started_at"
    named = ("release__dataset",)


@admin.register(ImportedRecord)
class ImportedRecordAdmin(ReadOnlyAdmin):
    """Imported rows."""

    list_display = ["external_id", "release", "event"]
    list_filter = ["release__dataset"]
    search_fields = ["external_id", "event__slug"]
    named = ("release__dataset", "run__release__dataset", "event")
