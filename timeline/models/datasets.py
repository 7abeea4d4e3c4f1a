"""Outside datasets, their releases, and what was imported from them."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q, TextChoices, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from timeline.models.events import Event
from timeline.models.sources import Publisher


class Dataset(models.Model):
    """A collection that others keep, such as UCDP GED."""

    slug = models.SlugField(_("permanent id"), max_length=100, unique=True)
    name = models.CharField(_("name"), max_length=200)
    publisher = models.ForeignKey(
        Publisher, models.PROTECT, related_name="datasets", verbose_name=_("publisher")
    )
    licence = models.CharField(_("licence"), max_length=100, blank=True)
    is_redistributable = models.BooleanField(_("may be passed on"), default=False)
    is_record = models.BooleanField(
        _("is another ConflictDB"),
        default=False,
        help_text=_("Its events are taken in as the record's own, so that readers do not filter by it."),
    )

    class Meta:
        ordering: ClassVar = ["name"]
        verbose_name = _("dataset")
        verbose_name_plural = _("datasets")

    def __str__(self) -> str:
        return self.name


class DatasetRelease(models.Model):
    """One published version of a dataset."""

    dataset = models.ForeignKey(Dataset, models.PROTECT, related_name="releases", verbose_name=_("dataset"))
    version = models.CharField(_("version"), max_length=40)
    released_on = models.DateField(_("released on"), null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["dataset", "version"]
        verbose_name = _("dataset release")
        verbose_name_plural = _("dataset releases")
        constraints: ClassVar = [
            UniqueConstraint(
                fields=["dataset", "version"], name="%(app_label)s_%(class)s_version_is_given_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dataset} {self.version}"


class ImportState(TextChoices):
    """How far an import has come."""

    PLANNED = "planned", _("Planned")
    APPLIED = "applied", _("Applied")
    FAILED = "failed", _("Failed")


class ImportRun(models.Model):
    """One file read into the record."""

    release = models.ForeignKey(
        DatasetRelease, models.PROTECT, related_name="import_runs", verbose_name=_("release")
    )
    file_name = models.CharField(_("file"), max_length=200)
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    state = models.CharField(_("state"), max_length=8, choices=ImportState, default=ImportState.PLANNED)
    started_at = models.DateTimeField(_("started at"))
    columns = models.JSONField(
        _("columns"), default=list, help_text=_("Of the file, in the order of the rows as published.")
    )
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-started_at"]
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        constraints: ClassVar = [
            CheckConstraint(
                condition=Q(state__in=ImportState.values), name="%(app_label)s_%(class)s_state_is_known"
            ),
            CheckConstraint(
                condition=Q(state=ImportState.PLANNED, finished_at__isnull=True)
                | Q(state__in=[ImportState.APPLIED, ImportState.FAILED], finished_at__isnull=False),
                name="%(app_label)s_%(class)s_is_finished_when_applied_or_failed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.release}: {self.file_name}"


class ImportedRecord(models.Model):
    """One row of an outside dataset, as it stood, and the event that it became."""

    release = models.ForeignKey(
        DatasetRelease, models.PROTECT, related_name="records", verbose_name=_("release")
    )
    run = models.ForeignKey(ImportRun, models.PROTECT, related_name="records", verbose_name=_("import"))
    external_id = models.CharField(_("id in the dataset"), max_length=100)
    event = models.ForeignKey(
        Event,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="imported_records",
        verbose_name=_("event"),
    )
    # The values alone, in the order of the run's columns: names repeated in every row would double the table.
    raw = models.JSONField(_("row as published"))
    fingerprint = models.CharField(
        _("fingerprint"),
        max_length=32,
        help_text=_("A digest of what the row says; the same in each release."),
    )

    class Meta:
        ordering: ClassVar = ["release", "external_id"]
        verbose_name = _("imported record")
        verbose_name_plural = _("imported records")
        constraints: ClassVar = [
            UniqueConstraint(
                fields=["release", "external_id"], name="%(app_label)s_%(class)s_is_imported_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.release} {self.external_id}"
