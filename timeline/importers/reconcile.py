"""Which event of the record an imported one may be the same as: candidates for an editor, never joined by itself."""

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from timeline.importers.matching import NEAR_KM, distance_km
from timeline.models import Event, EventMatch, EventPlace, MatchDecision, Participation, Place

# Sources often differ by a day or two on the day of an event.
DAYS_APART = 3
# An event of the record that lasts longer is a war or a phase, and holds an imported one rather than being it.
LONGEST_DAYS = 45
# How many spans of time a query asks for; a longer list is asked for as one span from there on.
MOST_SPANS = 200


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event of the record beside an imported one, and what they have in common.

    `days_apart` is 0 where their dates may overlap; `kilometres` is None where they share the place itself, or no two
    points are known; `actors` are the ids of those who take part in both.
    """

    imported: str
    event: str
    title: str
    days_apart: int
    shares_place: bool
    kilometres: float | None
    actors: tuple[str, ...]


def candidates(dataset: str) -> Iterator[Candidate]:
    """Yield, for each event of a dataset, the events of the record near it in time that share a place or an actor.

    Nearest first; an event without both bounds is compared with none. Left out are pairs that an editor found to be
    different, and imported events that are the same as one already.
    """
    own = [event for event in _with_ties(_dated().filter(dataset=None)) if _lasts(event) <= LONGEST_DAYS]
    starts = [_first(event) for event in own]
    different = set(
        EventMatch.objects.filter(
            decision=MatchDecision.DIFFERENT, imported__dataset__slug=dataset
        ).values_list("imported", "event")
    )
    same = EventMatch.objects.same().values("imported")
    imported = _dated().filter(_near_any(own), dataset__slug=dataset).exclude(pk__in=same)
    for event in _with_ties(imported) if own else ():
        near = own[
            bisect_left(starts, _shifted(_first(event), -DAYS_APART - LONGEST_DAYS)) : bisect_right(
                starts, _shifted(_last(event), DAYS_APART)
            )
        ]
        found = [
            one
            for other in near
            if (event.pk, other.pk) not in different and (one := _compared(event, other)) is not None
        ]
        yield from sorted(
            found, key=lambda one: (one.days_apart, not one.shares_place, one.kilometres or 0, one.event)
        )


def _dated() -> QuerySet[Event]:
    return Event.objects.filter(is_phase=False, earliest__isnull=False, latest__isnull=False)


def _with_ties(rows: QuerySet[Event]) -> Iterator[Event]:
    places = Prefetch("event_places", EventPlace.objects.select_related("place"))
    actors = Prefetch("participations", Participation.objects.select_related("actor"))
    return rows.prefetch_related(places, actors).order_by("earliest", "slug").iterator(chunk_size=500)


def _near_any(events: list[Event]) -> Q:
    """Return the condition that an event lies near one of these in time; they come oldest first."""
    spans: list[tuple[datetime.date, datetime.date]] = []
    for event in events:
        first, last = _shifted(_first(event), -DAYS_APART), _shifted(_last(event), DAYS_APART)
        if spans and (first <= spans[-1][1] or len(spans) == MOST_SPANS):
            spans[-1] = spans[-1][0], max(spans[-1][1], last)
        else:
            spans.append((first, last))
    return Q(*(Q(earliest__lte=last, latest__gte=first) for first, last in spans), _connector=Q.OR)


def _shifted(day: datetime.date, days: int) -> datetime.date:
    """Return the day so many days later, or the last one there is on that way."""
    number = min(max(day.toordinal() + days, 1), datetime.date.max.toordinal())
    return datetime.date.fromordinal(number)


def _lasts(event: Event) -> int:
    return (_last(event) - _first(event)).days


def _first(event: Event) -> datetime.date:
    return event.earliest or datetime.date.min


def _last(event: Event) -> datetime.date:
    return event.latest or datetime.date.max


def _compared(event: Event, other: Event) -> Candidate | None:
    apart = max((_first(other) - _last(event)).days, (_first(event) - _last(other)).days, 0)
    if apart > DAYS_APART:
        return None
    here = [tie.place for tie in event.event_places.all()]
    there = [tie.place for tie in other.event_places.all()]
    shares_place = bool({place.pk for place in here} & {place.pk for place in there})
    kilometres = None if shares_place else _nearest(here, there)
    shared = {part.actor.slug for part in event.participations.all()} & {
        part.actor.slug for part in other.participations.all()
    }
    if not shares_place and not shared and (kilometres is None or kilometres > NEAR_KM):
        return None
    return Candidate(
        imported=event.slug,
        event=other.slug,
        title=other.title,
        days_apart=apart,
        shares_place=shares_place,
        kilometres=round(kilometres, 1) if kilometres is not None else None,
        actors=tuple(sorted(shared)),
    )


def _nearest(here: list[Place], there: list[Place]) -> float | None:
    distances = [
        distance_km(one, other)
        for one in (_point(place) for place in here)
        for other in (_point(place) for place in there)
        if one is not None and other is not None
    ]
    return min(distances, default=None)


def _point(place: Place) -> tuple[float, float] | None:
    if place.latitude is None or place.longitude is None or place.precision != "point":
        return None
    return float(place.latitude), float(place.longitude)
