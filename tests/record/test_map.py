"""Every event of the shipped record can be shown on the map."""

from typing import Any

import pytest

from tests.record.fixtures import by_slug, rows
from timeline.pages.presenters.map import event_map

PLACES: dict[str, list[str]] = {}
for _row in rows("event_places"):
    PLACES.setdefault(_row["event"], []).append(_row["place"])


@pytest.mark.parametrize("event", PLACES)
def test_every_place_within_the_map_has_its_label(event: str) -> None:
    places = [by_slug("places")[name] for name in PLACES[event]]
    document: Any = {
        "type": by_slug("events")[event]["type"],
        "date": {"earliest": None, "latest": None},
        "places": [
            {
                "id": row["slug"],
                "name": row["name"],
                "lat": float(row["latitude"]),
                "lon": float(row["longitude"]),
                "precision": row.get("precision", "point"),
            }
            for row in places
        ],
    }
    drawn = event_map(document)
    assert drawn
    assert [mark.name for mark in drawn.marks if mark.label is None] == []
