"""What two databases are compared by: rows of each table, the published documents, the trail of changes."""

import hashlib
from dataclasses import asdict, dataclass
from typing import Any

import orjson
from django.apps import apps
from django.db import models

from timeline.models import AuditEntry, EventRevision, PublishedClaim, PublishedEvent, PublishedReference

CHUNK = 1000
# Every published text; a row's own hash alone would not show that its text was damaged.
DOCUMENTS: tuple[tuple[type[models.Model], tuple[str, ...]], ...] = (
    (PublishedEvent, ("slug", "revision", "document")),
    (PublishedClaim, ("slug", "document")),
    (PublishedReference, ("kind", "slug", "document")),
    (EventRevision, ("slug", "revision", "kind", "document", "reason", "at")),
)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A database's content in a few lines; two databases with the same one hold the same record."""

    rows: dict[str, int]
    content: str  # SHA-256 of all published documents and their revisions, in order
    audit_entries: int
    audit: str  # SHA-256 of the whole trail, in order

    def document(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        return asdict(self)

    def differences(self, other: "Fingerprint") -> list[str]:
        """Return a sentence for each part in which another database differs, this one being the expected."""
        found = [
            f"{table}: {other.rows.get(table)} rows instead of {self.rows.get(table)}."
            for table in sorted(self.rows | other.rows)
            if self.rows.get(table) != other.rows.get(table)
        ]
        if self.content != other.content:
            found.append("The published documents are not the same.")
        if (self.audit_entries, self.audit) != (other.audit_entries, other.audit):
            found.append("The trail of changes is not the same.")
        return found


def tables() -> list[type[models.Model]]:
    """Return the model of every table that Django manages, those between two nouns included."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    ]


def take(alias: str) -> Fingerprint:
    """Return a database's fingerprint; call it in a transaction that sees one state throughout."""
    rows = {
        model._meta.db_table: model._base_manager.using(alias).count()
        for model in sorted(tables(), key=lambda model: model._meta.db_table)
    }
    content = hashlib.sha256()
    for model, fields in DOCUMENTS:
        _add(content, model._base_manager.using(alias).order_by("pk").values_list(*fields))
    audit = hashlib.sha256()
    names = [field.attname for field in AuditEntry._meta.concrete_fields]
    _add(audit, AuditEntry._base_manager.using(alias).order_by("pk").values_list(*names))
    return Fingerprint(rows, content.hexdigest(), rows[AuditEntry._meta.db_table], audit.hexdigest())


def _add(digest: "hashlib._Hash", rows: models.QuerySet[Any, Any]) -> None:
    """Add rows to a digest, each as one line of JSON whose keys are in order on every database."""
    for row in rows.iterator(chunk_size=CHUNK):
        digest.update(orjson.dumps(row, option=orjson.OPT_SORT_KEYS | orjson.OPT_UTC_Z))
        digest.update(b"\n")
