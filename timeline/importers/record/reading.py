"""Opening another ConflictDB's export: the release's record.json, or events as NDJSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import orjson
from django.utils.text import slugify
from django.utils.translation import gettext as _

from timeline.domain.imports import ImportRefused, RowRefused
from timeline.domain.record_entries import RecordDataset, RecordOrigin, Withdrawal
from timeline.importers.reading import read_whole
from timeline.importers.record.cells import Document, part, text
from timeline.importers.record.references import KINDS

# The record is read as a whole, since its entries name one another. Datasets have importers of their own.
MOST_BYTES = 256 * 1024**2


@dataclass(slots=True)
class RecordFile:
    """An export as it stands: documents by noun, each numbered from 1; nothing of them has been judged."""

    name: str
    events: list[tuple[int, Any]]
    references: dict[str, list[tuple[int, Any]]] = field(default_factory=dict)
    datasets: list[Any] = field(default_factory=list)
    withdrawn: dict[str, list[Any]] = field(default_factory=dict)
    version: str = ""
    licence: str = ""

    def origin(self, slug: str, version: str) -> RecordOrigin:
        """Return which record it is, and which state of it; what is given wins over what the file says.

        Raises:
            ImportRefused: if neither says it, or the id could be no part of an address.

        """
        host = self._host()
        version = version or self.version
        slug = slug or slugify(f"record-{host.replace('.', '-').replace(':', '-')}")[:100]
        if slugify(slug) != slug or not host:
            message = _(
                "“%(id)s” is no id of a record; give --origin one in small letters, digits and hyphens."
            )
            raise ImportRefused(message % {"id": slug})
        if not version.isdecimal():
            message = _(
                "“%(name)s” does not say which version of the record it holds; give --release its number "
                "(dataset_version in record.json and in the API's answers)."
            )
            raise ImportRefused(message % {"name": self.name})
        return RecordOrigin(slug, _("Record of %(host)s") % {"host": host}, version, self.licence)

    def _host(self) -> str:
        first = self.events[0][1] if self.events else None
        address = first.get("api_url") if isinstance(first, dict) else None
        return urlsplit(address).netloc if isinstance(address, str) else ""


def open_record(path: Path) -> RecordFile:
    """Read an export; plain, gzip or the one such file of a zip.

    Raises:
        ImportRefused: if it cannot be read, is no JSON, or no export of a record.

    """
    suffix = ".ndjson" if ".ndjson" in path.suffixes else ".json"
    content = read_whole(path, suffix, MOST_BYTES)
    if suffix == ".ndjson":
        lines = enumerate(content.split(b"\n"), start=1)
        return RecordFile(
            path.name, [(number, _parsed(path, line, number)) for number, line in lines if line.strip()]
        )
    whole = _parsed(path, content)
    if not isinstance(whole, dict) or not isinstance(whole.get("events"), list):
        message = _("“%(name)s” is no export of a record: it has no list of events.")
        raise ImportRefused(message % {"name": path.name})
    return RecordFile(
        name=path.name,
        events=list(enumerate(whole["events"], start=1)),
        references={kind: list(enumerate(_list(whole, f"{kind}s"), start=1)) for kind in KINDS},
        datasets=_list(whole, "datasets"),
        withdrawn={noun: _list(_object(whole, "withdrawn"), noun) for noun in ("events", "claims")},
        version=str(whole.get("dataset_version", "")),
        licence=str(whole.get("licence", ""))[:100],
    )


def _parsed(path: Path, content: bytes, line: int = 0) -> Any:
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError as error:
        where = _(" in line %(line)d") % {"line": line} if line else ""
        message = _("“%(name)s” is no JSON in UTF-8%(where)s: %(error)s.")
        raise ImportRefused(message % {"name": path.name, "where": where, "error": error}) from error


def _list(whole: Mapping[str, Any], name: str) -> list[Any]:
    value = whole.get(name)
    return value if isinstance(value, list) else []


def _object(whole: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = whole.get(name)
    return value if isinstance(value, dict) else {}


def read_dataset(document: Document) -> RecordDataset:
    """Read an outside collection; raises RowRefused if a member is missing."""
    return RecordDataset(
        slug=text(document, "id"),
        name=text(document, "name"),
        licence=text(document, "licence"),
        publisher=text(part(document, "publisher"), "id"),
    )


def read_withdrawal(document: Any) -> Withdrawal:
    """Read what was taken back; raises RowRefused if a member is missing."""
    if not isinstance(document, dict):
        raise RowRefused(_("an entry is no object"))
    event = text(document, "event") if "event" in document else ""
    return Withdrawal(text(document, "id"), text(document, "reason"), event)
