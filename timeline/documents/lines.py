"""An event's line of a table, kept ready beside its document under the name of the form in which it was written.

A line of another form is never given out: it is made anew of the document, so that columns may change at any time.
"""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from timeline.documents import store
from timeline.documents.rows import EVENT_COLUMNS, event_row
from timeline.documents.writers import csv_line
from timeline.models.published import with_own_addresses

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


def kept_line(document: Mapping[str, Any]) -> str:
    """Return an event's line as it is kept: behind the name of its form."""
    return f"{FORM} {csv_line(event_row(document), EVENT_COLUMNS)}"


def event_lines(pks: list[int]) -> list[str]:
    """Return the lines of these events in this order, in the present form whatever form they are kept in."""
    rows, mark = store.events().filter(pk__in=pks).order_by(), f"{FORM} "
    kept = dict(rows.values_list("pk", "table_row"))
    stale = [pk for pk, line in kept.items() if not line.startswith(mark)]
    if stale:
        documents = rows.filter(pk__in=stale).values_list("pk", "document")
        kept |= {pk: kept_line(orjson.loads(text)) for pk, text in documents}
    return [with_own_addresses(kept[pk].removeprefix(mark)) for pk in pks if pk in kept]
