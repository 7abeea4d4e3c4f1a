"""What stands around every list: phases, names to choose from, the extent in time and how much is public."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import orjson
from django.db.models import CharField, Count, F, Max, Min, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce

from timeline.documents import store
from timeline.documents.said import SaidDays
from timeline.documents.store import RecordState
from timeline.models import PublishedReference, RecordStamp, ReferenceKind
from timeline.models.packing import unpacked
from timeline.models.published import OPEN_BEGINNING, OPEN_END, with_own_addresses

Choice = tuple[str, str]
# In place of a day, for claims of which neither bound of their day is known.
UNDATED = "undated"
COUNTED = ("events", "claims", "claimants", "sources")
# A day is null where no event has one.
Row = tuple[str, str, str | None]


@dataclass(frozen=True, slots=True)
class Around:
    """`extent` is the first and the last day that any event has, None while nothing is dated.

    `said` holds the days on which the record's own claims were stated.
    """

    record: RecordState
    phases: list[Any]
    actors: list[Choice]
    places: list[Choice]
    datasets: list[Choice]
    extent: tuple[date, date] | None
    said: SaidDays


def around(version: int, changed_at: datetime | None) -> Around:
    """Return it all for this state of the record, in one query: a union of rows of kind, name and text."""
    rows: dict[str, list[Choice]] = {
        "actor": [],
        "place": [],
        "dataset": [],
        "phase": [],
        "day": [],
        "count": [],
        "said": [],
    }
    parts = [_references(), _datasets(), _phases(), *_days(), *_numbers(), _said()]
    found: Iterable[Row] = parts[0].union(*parts[1:], all=True)
    for kind, name, text in found:
        if text is not None:
            rows[kind].append((name, text))
    days = [date.fromisoformat(text) for _name, text in rows["day"]]
    said = {name: int(text) for name, text in rows["said"]}
    undated = said.pop(UNDATED, 0)
    return Around(
        record=RecordState(version, changed_at, **_as_numbers(rows["count"])),
        phases=_in_order(rows["phase"]),
        actors=sorted(rows["actor"], key=_by_name),
        places=sorted(rows["place"], key=_by_name),
        datasets=sorted(rows["dataset"], key=_by_name),
        extent=(min(days), max(days)) if days else None,
        said=SaidDays(
            tuple((date.fromisoformat(name), count) for name, count in sorted(said.items())), undated
        ),
    )


def _as_numbers(rows: list[Choice]) -> dict[str, int]:
    return dict.fromkeys(COUNTED, 0) | {name: int(text) for name, text in rows}


def _by_name(choice: Choice) -> tuple[str, str]:
    slug, name = choice
    return name, slug


def _in_order(phases: list[Choice]) -> list[Any]:
    documents = [orjson.loads(with_own_addresses(unpacked(text))) for _slug, text in phases]
    return sorted(documents, key=lambda phase: (phase["phase_number"] or 0, phase["id"]))


def _rows(rows: QuerySet[Any], kind: Any, name: Any, text: Any) -> QuerySet[Any]:
    told: QuerySet[Any] = rows.order_by().annotate(row=kind, named=name, told=text)
    return told.values_list("row", "named", "told")


def _references() -> QuerySet[Any]:
    chosen = PublishedReference.objects.filter(kind__in=[ReferenceKind.ACTOR, ReferenceKind.PLACE])
    return _rows(chosen, F("kind"), F("slug"), F("name"))


def _datasets() -> QuerySet[Any]:
    return _rows(store.datasets(), Value("dataset", CharField()), F("slug"), F("name"))


def _phases() -> QuerySet[Any]:
    phases = store.own_events().filter(is_phase=True)
    return _rows(phases, Value("phase", CharField()), F("slug"), F("document"))


def _days() -> list[QuerySet[Any]]:
    """Return the first day that an event begins on, and the last that one begins or ends on; open ends are no days."""
    found = (
        Min("earliest", filter=Q(earliest__gt=OPEN_BEGINNING)),
        Max("earliest", filter=Q(earliest__gt=OPEN_BEGINNING)),
        Max("latest", filter=Q(latest__lt=OPEN_END)),
    )
    of_all = store.own_events().order_by().annotate(row=Value("day", CharField())).values("row")
    return [
        of_all.annotate(named=Value(str(number), CharField()), told=Cast(day, CharField())).values_list(
            "row", "named", "told"
        )
        for number, day in enumerate(found)
    ]


def _said() -> QuerySet[Any]:
    """Return how many claims were stated on each first possible day; those open at the beginning have none."""
    dated = store.own_claims().exclude(stated_earliest=None, stated_latest__isnull=False)
    counted: QuerySet[Any] = (
        dated.order_by()
        .annotate(
            row=Value("said", CharField()),
            named=Coalesce(Cast("stated_earliest", CharField()), Value(UNDATED)),
        )
        .values("row", "named")
        .annotate(told=Cast(Count("pk"), CharField()))
    )
    return counted.values_list("row", "named", "told")


def _numbers() -> list[QuerySet[Any]]:
    """Return how many of each noun are public, on the one row of the record's stamp."""
    stamp = RecordStamp.objects.filter(pk=1)
    return [
        _rows(stamp, Value("count", CharField()), Value(name, CharField()), Cast(number, CharField()))
        for name, number in store.numbers().items()
    ]
