"""The whole public record as files, each complete in itself, with a manifest of sizes and SHA-256 sums."""

import hashlib
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, NotRequired, TypedDict

import orjson
from django.utils.translation import gettext as _

from timeline.documents import store, writers
from timeline.documents.bulk_tables import TABLES, write_parquet, write_sqlite
from timeline.documents.geojson import event_feature
from timeline.documents.rows import Row
from timeline.documents.terms import State
from timeline.documents.withdrawals import dataset_documents, withdrawn_document

MANIFEST = "manifest.json"
# Ends the name of a folder whose files are not whole yet.
DRAFT = ".part"
# How often the files are begun anew because something was published meanwhile.
ATTEMPTS = 3
MEDIA_TYPES = {
    ".json": "application/json",
    ".ndjson": "application/x-ndjson",
    ".csv": "text/csv; charset=utf-8; header=present",
    ".geojson": "application/geo+json",
    ".sqlite3": "application/vnd.sqlite3",
    ".parquet": "application/vnd.apache.parquet",
}


class FileEntry(TypedDict):
    """A file of a release, with its size in bytes and its SHA-256; `api_url` is where it is served."""

    name: str
    media_type: str
    bytes: int
    sha256: str
    api_url: NotRequired[str]


class Absent(TypedDict):
    """A format that a release lacks, and why."""

    format: str
    reason: str


class Manifest(TypedDict):
    """A release: one version of the record as files. `changed_at` tells two records apart that count alike."""

    dataset_version: int
    changed_at: str | None
    built_at: str
    licence: str
    citation: str
    events: int
    claims: int
    files: list[FileEntry]
    absent: list[Absent]


class RecordInMotion(RuntimeError):
    """The record changed each time that its files were written."""


def _write(file: Path, pieces: Iterable[bytes]) -> None:
    with file.open("wb") as out:
        for piece in pieces:
            out.write(piece)


def _whole(state: State) -> Iterator[bytes]:
    """Write everything as one JSON document, from which another ConflictDB can take the record in.

    It has the events with their claims, each kind of reference, and withdrawals; of imported events those that an
    editor found to be the same as one of the record, with their datasets.
    """
    yield orjson.dumps({**state.terms()})[:-1]
    for noun, rows in store.exported_nouns().items():
        yield f',"{noun}":['.encode()
        for number, text in enumerate(store.all_texts(rows)):
            yield (b"," if number else b"") + text.encode()
        yield b"]"
    yield b',"datasets":' + orjson.dumps(dataset_documents())
    yield b',"withdrawn":' + orjson.dumps(withdrawn_document()) + b"}"


def _writers(state: State) -> Mapping[str, Callable[[Path], None]]:
    """Return how each file is written, by its name."""

    def events() -> Iterator[Any]:
        return map(orjson.loads, store.all_texts(store.own_events()))

    def table(noun: str) -> Iterator[Row]:
        return TABLES[noun].rows()

    made: dict[str, Callable[[Path], None]] = {
        "record.json": lambda file: _write(file, _whole(state)),
        "events.ndjson": lambda file: _write(file, writers.ndjson_of(store.all_texts(store.own_events()))),
        "events.geojson": lambda file: _write(
            file, writers.geojson_of(map(event_feature, events()), state.terms())
        ),
        "record.sqlite3": partial(write_sqlite, state=state),
    }
    for noun, one in TABLES.items():
        made[f"{noun}.csv"] = lambda file, noun=noun, columns=one.columns: _write(  # type: ignore[misc]  # bound early
            file, writers.csv_of(table(noun), columns)
        )
        if write_parquet is not None:
            made[f"{noun}.parquet"] = partial(write_parquet, noun=noun)
    return made


def _entry(file: Path) -> FileEntry:
    with file.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    return FileEntry(
        name=file.name, media_type=MEDIA_TYPES[file.suffix], bytes=file.stat().st_size, sha256=digest
    )


def _absent() -> list[Absent]:
    if write_parquet is not None:
        return []
    reason = _("pyarrow is not installed where the files were written; requirements-parquet.txt has it.")
    return [Absent(format="parquet", reason=reason)]


def build_release(
    folder: Path, *, now: datetime, on_file: Callable[[str], None] = lambda name: None
) -> Manifest | None:
    """Write the files of the record's present state below `folder`; None where those of that state are there already.

    They are written beside their place and moved there together, so that a reader finds all of them or none.

    Raises:
        RecordInMotion: if something was published during each of a few attempts.

    """
    for _attempt in range(ATTEMPTS):
        state = State(*store.version())
        place = folder / str(state.version)
        if (place / MANIFEST).exists() and _read(place / MANIFEST)["changed_at"] == state.moment():
            return None
        draft = folder / f"{state.version}{DRAFT}"
        manifest = _drafted(draft, state, now, on_file)
        if State(*store.version()) == state:
            shutil.rmtree(place, ignore_errors=True)
            draft.rename(place)
            return manifest
        shutil.rmtree(draft)
    raise RecordInMotion(_("The record changed while its files were written; run build_releases again."))


def _drafted(draft: Path, state: State, now: datetime, on_file: Callable[[str], None]) -> Manifest:
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    files: list[FileEntry] = []
    for name, write in sorted(_writers(state).items()):
        write(draft / name)
        files.append(_entry(draft / name))
        on_file(name)
    manifest = Manifest(
        dataset_version=state.version,
        changed_at=state.moment(),
        built_at=now.isoformat(timespec="seconds"),
        licence=state.terms()["licence"],
        citation=state.citation(),
        events=store.own_events().count(),
        claims=store.own_claims().count(),
        files=files,
        absent=_absent(),
    )
    (draft / MANIFEST).write_bytes(orjson.dumps(manifest, option=orjson.OPT_INDENT_2))
    return manifest


def _read(file: Path) -> Manifest:
    manifest: Manifest = orjson.loads(file.read_bytes())
    return manifest


def releases(folder: Path) -> list[Manifest]:
    """Return the releases that were built, newest version first."""
    manifests = [_read(file) for file in folder.glob(f"*/{MANIFEST}") if file.parent.suffix != DRAFT]
    return sorted(manifests, key=lambda one: -one["dataset_version"])
