"""Invented events, the same for the same seed: for trials of size and speed, never for readers."""

import datetime
import random
from collections.abc import Iterator

from timeline.domain.imports import DatasetFacts, ImportedEvent, ImportedFigure, NamedActor, NamedPlace
from timeline.domain.vocabulary import (
    ActorKind,
    EventType,
    PlacePrecision,
    PublisherKind,
    Qualifier,
    Side,
    VictimsStatus,
)

FIRST_DAY = datetime.date(1988, 2, 20)
DAYS = 14_000
ACTORS, PLACES = 40, 800
_TYPES = (EventType.CLASH, EventType.STRIKE, EventType.MINE, EventType.VIOLENCE_AGAINST_CIVILIANS)
_EVERYONE = NamedActor("Invented people", "all", ActorKind.MIXED_GROUP, Side.MIXED, is_own=True)


def facts(seed: int) -> DatasetFacts:
    """Return the facts of the invented dataset."""
    return DatasetFacts(
        slug="demo",
        name="Invented events for trials",
        version=str(seed),
        licence="CC0-1.0",
        is_redistributable=True,
        stated_on="2026",
        publisher="demo",
        publisher_name="Nobody: invented for trials",
        publisher_kind=PublisherKind.AGGREGATOR,
        claimant="demo-claimant",
        claimant_name="Nobody: invented for trials",
        source=f"demo-{seed}",
        source_title=f"Invented events, seed {seed}",
    )


def events(count: int, seed: int) -> Iterator[ImportedEvent]:
    """Yield invented events with one to three figures each."""
    # Repeatable numbers, not secret ones.
    draw = random.Random(seed)  # noqa: S311  # see above
    actors = [NamedActor(f"Invented actor {number}", str(number)) for number in range(1, ACTORS + 1)]
    places = [
        NamedPlace(
            f"Invented place {number}",
            round(draw.uniform(38.5, 41.5), 5),
            round(draw.uniform(44.5, 49.5), 5),
            PlacePrecision.AREA if number % 7 == 0 else PlacePrecision.POINT,
        )
        for number in range(1, PLACES + 1)
    ]
    for number in range(1, count + 1):
        yield _event(number, draw, actors, places)


def _event(
    number: int, draw: random.Random, actors: list[NamedActor], places: list[NamedPlace]
) -> ImportedEvent:
    first = FIRST_DAY + datetime.timedelta(days=draw.randrange(DAYS))
    last = first + datetime.timedelta(days=draw.choice((0, 0, 0, 0, 3, 10)))
    place = draw.choice(places)
    one, other = draw.sample(actors, 2)
    low = int(draw.paretovariate(1.2)) - 1
    spread = draw.randrange(1 + low)
    total = ImportedFigure(
        "total", _EVERYONE, VictimsStatus.MIXED, Qualifier.BETWEEN, low, low + spread // 2, low + spread
    )
    part = ImportedFigure("a", one, VictimsStatus.MILITARY, Qualifier.ABOUT, low, low, low)
    return ImportedEvent(
        row=number,
        external_id=str(number),
        type=draw.choice(_TYPES),
        title=f"Invented event: {place.name}",
        summary="This event is invented, for trials of size and speed.",
        date=first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}",
        place=place,
        parties=(one, other),
        figures=(total, part) if low else (total,),
        raw=[str(number)],
    )
