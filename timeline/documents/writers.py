"""Documents and rows in the formats beside JSON, piece by piece, so that a whole record needs little memory."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import orjson

from timeline.documents.rows import Row, safe
from timeline.documents.terms import Terms

# How many lines are sent at a time.
BATCH = 200


class _Line:
    """Takes what the csv module writes."""

    def __init__(self) -> None:
        self.parts: list[str] = []

    def write(self, text: str) -> None:
        self.parts.append(text)

    def take(self) -> bytes:
        text = "".join(self.parts)
        self.parts.clear()
        return text.encode()


def csv_line(row: Row, columns: Sequence[str]) -> str:
    """Return one row as its line of a CSV file; no cell begins a formula."""
    line = _Line()
    csv.writer(line).writerow([safe(row[column]) for column in columns])
    return line.take().decode()


def csv_of_lines(chunks: Iterable[Sequence[str]], columns: Sequence[str]) -> Iterator[bytes]:
    """Write lines that are made already, after a line of column names."""
    yield f"{','.join(columns)}\r\n".encode()
    for chunk in chunks:
        yield "".join(chunk).encode()


def csv_of(rows: Iterable[Row], columns: Sequence[str]) -> Iterator[bytes]:
    """Write rows by RFC 4180 in UTF-8, a line of column names first; no cell begins a formula."""
    line = _Line()
    writer = csv.writer(line)
    writer.writerow(columns)
    for number, row in enumerate(rows, start=1):
        writer.writerow([safe(row[column]) for column in columns])
        if number % BATCH == 0:
            yield line.take()
    yield line.take()


def ndjson_of(texts: Iterable[str]) -> Iterator[bytes]:
    """Write documents that are JSON already, one a line; JSON has no line feed of its own."""
    for text in texts:
        yield text.encode() + b"\n"


def geojson_of(features: Iterable[dict[str, Any]], terms: Terms) -> Iterator[bytes]:
    """Write a FeatureCollection that carries the terms of the record as foreign members."""
    head = orjson.dumps({"type": "FeatureCollection", **terms})
    yield head[:-1] + b',"features":['
    for number, feature in enumerate(features):
        yield (b"," if number else b"") + orjson.dumps(feature)
    yield b"]}"
