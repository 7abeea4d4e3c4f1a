"""An event's line of a table, kept ready beside its document under the name of the form in which it was written.

A line of another form is never given out: it is made anew of the document, so that columns may change at any time.
"""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from timeline.documents.rows import EVENT_COLUMNS, event_row
from timeline.documents.writers import csv_line

# An invented event with whatever a cell may hold: what changes any of its cells changes the form's name.
SAMPLE: Mapping[str, Any] = {
    "id": "sample",
    "title": '=Title, with "quotes"',
    "summary": "Two\nlines.",
    "type": "clash",
    "date": {"edtf": "2020-11~", "earliest": "2020-11-01", "latest": None, "label": "about November 2020"},
    "phase": None,
    "parent": {"id": "whole"},
    "places": [
        {"name": "Nowhere", "lat": None, "lon": None},
        {"name": "Berdzor / Laçın", "lat": 39.64, "lon": -0.5},
    ],
    "participants": [
        {"actor": {"name": "One"}, "role": "party"},
        {"actor": {"name": "Other"}, "role": "accused"},
    ],
    "claims": [{}, {}],
    "tallies": [{"disputed": False}, {"disputed": True}],
    "url": "/events/sample/",
    "revision": 2,
    "updated_at": "2026-11-25T12:00:00Z",
}


def form_of(columns: Sequence[str]) -> str:
    """Return the name of the form that lines with these columns have: a digest of the column names and a sample."""
    line = csv_line(event_row(SAMPLE), columns)
    return hashlib.sha256(f"{','.join(columns)}\n{line}".encode()).hexdigest()[:12]


FORM = form_of(EVENT_COLUMNS)


def event_line(document: Mapping[str, Any]) -> str:
    """Return an event's line of a table."""
    return csv_line(event_row(document), EVENT_COLUMNS)


def kept_line(document: Mapping[str, Any]) -> str:
    """Return an event's line as it is kept: behind the name of its form."""
    return f"{FORM} {event_line(document)}"


def line_of(kept: str) -> str | None:
    """Return the line without the name of its form, None where it is of another form than the present one."""
    mark = f"{FORM} "
    return kept.removeprefix(mark) if kept.startswith(mark) else None
