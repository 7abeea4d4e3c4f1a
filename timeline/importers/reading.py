"""Opening an outside file within limits: plain, gzip or zip, CSV in UTF-8, never more than it claims to be."""

import csv
import gzip
import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

from django.utils.translation import gettext as _

from timeline.domain.imports import ImportRefused

# UCDP GED 26.1 unpacks to 274 MB; a file beyond this is none that we know.
MOST_UNPACKED = 2 * 1024**3
# Text packs ten to thirty times smaller. What packs far better is made to fill a disk.
GREATEST_RATIO = 200
RATIO_FROM = 16 * 1024**2  # bytes; below, any ratio is harmless
# The longest list of sources in UCDP GED has some 30,000 characters.
LONGEST_FIELD = 1024**2


class _Limited(io.RawIOBase):
    """Passes on what is unpacked, and refuses to go on beyond the limits."""

    def __init__(self, inner: IO[bytes], packed: int, name: str) -> None:
        self._inner = inner
        self._packed = packed
        self._name = name
        self._read = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._inner.read(len(buffer))
        self._read += len(data)
        if self._read > MOST_UNPACKED:
            message = _("“%(name)s” unpacks to more than %(most)d MB; split it, or import a part of it.")
            raise ImportRefused(message % {"name": self._name, "most": MOST_UNPACKED // 1024**2})
        if self._read > max(RATIO_FROM, self._packed * GREATEST_RATIO):
            message = _(
                "“%(name)s” unpacks to more than %(ratio)d times its size, as no dataset does; it was not read."
            )
            raise ImportRefused(message % {"name": self._name, "ratio": GREATEST_RATIO})
        buffer[: len(data)] = data
        return len(data)


@dataclass(slots=True)
class Table:
    """An open CSV file: its columns, its rows with their numbers (the heading is row 1), and how far it is read."""

    columns: list[str]
    rows: Iterator[tuple[int, list[str]]]
    raw: IO[bytes]
    size: int

    def position(self) -> int:
        """Return how many bytes of the file, packed as it is, have been read."""
        return self.size if self.raw.closed else min(self.raw.tell(), self.size)


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file in hex.

    Raises:
        ImportRefused: if it cannot be read.

    """
    try:
        with path.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()
    except OSError as error:
        raise ImportRefused(
            _("“%(name)s” cannot be read: %(error)s.") % {"name": path, "error": error.strerror}
        ) from error


@contextmanager
def open_bytes(path: Path, suffix: str) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    """Open a file, or the one file with this suffix in a zip archive; yields the unpacked and the packed stream.

    Raises:
        ImportRefused: if it cannot be opened, or an archive holds none or several such files, or an encrypted one.

    """
    with ExitStack() as stack:
        try:
            raw = stack.enter_context(path.open("rb"))
        except OSError as error:
            message = _("“%(name)s” cannot be read: %(error)s.")
            raise ImportRefused(message % {"name": path, "error": error.strerror}) from error
        size = path.stat().st_size
        start = raw.read(4)
        raw.seek(0)
        inner: IO[bytes] = raw
        if start[:2] == b"\x1f\x8b":
            unpacked = gzip.GzipFile(fileobj=raw)
            stack.callback(unpacked.close)
            inner = cast("IO[bytes]", unpacked)
        elif start == b"PK\x03\x04":
            inner = stack.enter_context(_member(stack, raw, path, suffix))
        yield io.BufferedReader(_Limited(inner, size, path.name), 256 * 1024), raw


def _member(stack: ExitStack, raw: IO[bytes], path: Path, suffix: str) -> IO[bytes]:
    try:
        archive = stack.enter_context(zipfile.ZipFile(raw))
    except zipfile.BadZipFile as error:
        raise ImportRefused(
            _("“%(name)s” is a damaged zip archive; fetch it anew.") % {"name": path.name}
        ) from error
    members = [one for one in archive.infolist() if one.filename.lower().endswith(suffix)]
    if len(members) != 1:
        message = _("“%(name)s” holds %(count)d files ending in %(suffix)s; give an archive with one.")
        raise ImportRefused(message % {"name": path.name, "count": len(members), "suffix": suffix})
    try:
        return archive.open(members[0])
    except (RuntimeError, NotImplementedError) as error:
        message = _("“%(name)s” is encrypted or packed in an unknown way; unpack it first.")
        raise ImportRefused(message % {"name": path.name}) from error


@contextmanager
def open_table(path: Path, required: Sequence[str] = ()) -> Iterator[Table]:
    """Open a CSV file with a heading; columns are found by name, whatever their order.

    Raises:
        ImportRefused: if it cannot be opened or read on, is not in UTF-8, or lacks a required column.

    """
    with open_bytes(path, ".csv") as (stream, raw):
        text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
        rows = _rows(text, path)
        _number, heading = next(rows, (1, []))
        columns = [name.strip() for name in heading]
        missing = [name for name in required if name not in columns]
        if missing:
            message = _("“%(name)s” has no column %(missing)s; is it the right file? It has: %(columns)s.")
            words = {
                "name": path.name,
                "missing": ", ".join(missing),
                "columns": ", ".join(columns[:60])[:2000],
            }
            raise ImportRefused(message % words)
        yield Table(columns, rows, raw, path.stat().st_size)


def _rows(text: io.TextIOWrapper, path: Path) -> Iterator[tuple[int, list[str]]]:
    """Number the rows, blank ones included, and turn every fault of the file into one sentence."""
    csv.field_size_limit(LONGEST_FIELD)
    number = 0
    words: dict[str, Any] = {"name": path.name}
    try:
        for number, row in enumerate(csv.reader(text), start=1):
            if row:
                yield number, row
    except UnicodeDecodeError as error:
        message = _("“%(name)s” is not in UTF-8 after row %(row)d (byte %(byte)s); save it as UTF-8.")
        byte = error.object[error.start : error.start + 1].hex()
        raise ImportRefused(message % {**words, "row": number, "byte": byte}) from error
    except csv.Error as error:
        message = _("“%(name)s” cannot be read as CSV after row %(row)d: %(error)s.")
        raise ImportRefused(message % {**words, "row": number, "error": error}) from error
    except (EOFError, gzip.BadGzipFile, zlib.error, zipfile.BadZipFile) as error:
        message = _("“%(name)s” is damaged or cut short after row %(row)d; fetch it anew.")
        raise ImportRefused(message % {**words, "row": number}) from error


def read_whole(path: Path, suffix: str, most: int) -> bytes:
    """Return what a file holds, unpacked, or the one file with this suffix in a zip archive.

    Raises:
        ImportRefused: if it cannot be opened, is damaged, or has more than `most` bytes.

    """
    with open_bytes(path, suffix) as (stream, _raw):
        try:
            content = stream.read(most + 1)
        except (EOFError, gzip.BadGzipFile, zlib.error, zipfile.BadZipFile) as error:
            message = _("“%(name)s” is damaged or cut short; fetch it anew.")
            raise ImportRefused(message % {"name": path.name}) from error
    if len(content) > most:
        message = _("“%(name)s” has more than %(most)d MB, unpacked; split it, or import a part of it.")
        raise ImportRefused(message % {"name": path.name, "most": most // 1024**2})
    return content
