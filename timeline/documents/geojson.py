"""Documents as GeoJSON features (RFC 7946); what is no point on the ground is never drawn as one."""

from collections.abc import Mapping
from typing import Any

from timeline.domain.vocabulary import PlacePrecision


def _geometry(places: list[Any]) -> dict[str, Any] | None:
    """Return the points of places that are points; areas and lines stand in the properties, with their label points."""
    points = [
        [place["lon"], place["lat"]]
        for place in places
        if place["precision"] == PlacePrecision.POINT and place["lat"] is not None
    ]
    if not points:
        return None
    if len(points) == 1:
        return {"type": "Point", "coordinates": points[0]}
    return {"type": "MultiPoint", "coordinates": points}


def event_feature(event: Mapping[str, Any]) -> dict[str, Any]:
    """Return an event as a feature."""
    return {
        "type": "Feature",
        "id": event["id"],
        "geometry": _geometry(event["places"]),
        "properties": {
            "title": event["title"],
            "summary": event["summary"],
            "type": event["type"],
            "date": event["date"],
            "phase": event["phase"],
            "places": event["places"],
            "claims": len(event["claims"]),
            "disputed": any(tally["disputed"] for tally in event["tallies"]),
            "url": event["url"],
            "api_url": event["api_url"],
        },
    }


def place_feature(place: Mapping[str, Any]) -> dict[str, Any]:
    """Return a place as a feature; an area or a line has its label point in `lat` and `lon` alone."""
    properties = {name: value for name, value in place.items() if name != "id"}
    return {
        "type": "Feature",
        "id": place["id"],
        "geometry": _geometry([place]),
        "properties": properties,
    }
