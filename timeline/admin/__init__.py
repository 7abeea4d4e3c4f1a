"""The editorial desk: Django's admin, one module for each noun; every change goes through `actions`."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from timeline.admin.actors import ActorAdmin
from timeline.admin.claims import ClaimAdmin
from timeline.admin.datasets import DatasetAdmin, DatasetReleaseAdmin, ImportedRecordAdmin, ImportRunAdmin
from timeline.admin.editorial import AuditEntryAdmin, ReviewAdmin
from timeline.admin.events import EventAdmin
from timeline.admin.matches import EventMatchAdmin
from timeline.admin.places import PlaceAdmin
from timeline.admin.published import ClaimTombstoneAdmin, EventRevisionAdmin, PublishedEventAdmin
from timeline.admin.sources import PublisherAdmin, SourceAdmin

admin.site.site_title = _("ConflictDB desk")
admin.site.site_header = _("ConflictDB desk")
admin.site.index_title = _("The record")

__all__ = [
    "ActorAdmin",
    "AuditEntryAdmin",
    "ClaimAdmin",
    "ClaimTombstoneAdmin",
    "DatasetAdmin",
    "DatasetReleaseAdmin",
    "EventAdmin",
    "EventMatchAdmin",
    "EventRevisionAdmin",
    "ImportRunAdmin",
    "ImportedRecordAdmin",
    "PlaceAdmin",
    "PublishedEventAdmin",
    "PublisherAdmin",
    "ReviewAdmin",
    "SourceAdmin",
]
