"""Numbers of events that the database keeps by dataset, type, phase and years (`PublishedCount`)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from timeline.documents import direct
from timeline.documents.facets import Counts, along_years, counts_of

# Whether the first and the last year of events lie within two others by every reading, or may.
WITHIN = {
    True: "(first_year >= %s AND last_year <= %s)",
    False: "(last_year >= %s AND first_year <= %s)",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """Which events are counted: those of any of the datasets, types and phases, in any of the years and in the range.

    An empty sequence asks for nothing in particular. Ranges are of years, both ends included; an event lies in one if
    it may, or with `is_certain` if it must.
    """

    datasets: Sequence[str]
    types: Sequence[str]
    phases: Sequence[str]
    years: Sequence[int]
    range: tuple[int, int] | None
    is_certain: bool

    def condition(self) -> tuple[str, list[str | int]]:
        """Return the condition in SQL, and its parameters."""
        parts: list[str] = []
        parameters: list[str | int] = []
        for column, values in (("dataset", self.datasets), ("type", self.types), ("phase", self.phases)):
            if values:
                parts.append(f"{column} IN ({', '.join(['%s'] * len(values))})")
                parameters += values
        if self.phases:
            parts.append("is_part_of_phase")
        for ranges in ([(year, year) for year in self.years], [self.range] if self.range else []):
            if ranges:
                parts.append(f"({' OR '.join([WITHIN[self.is_certain]] * len(ranges))})")
                parameters += [year for first, last in ranges for year in (first, last)]
        return " AND ".join(parts) or "true", parameters


def total(asked: Asked) -> int:
    """Return how many events there are in all."""
    ((number,),) = direct.event_numbers("", *asked.condition())
    return number or 0


def _by_year(asked: Asked) -> Counts:
    return along_years(
        direct.event_numbers("first_year, last_year", *asked.condition()), is_certain=asked.is_certain
    )


def _by_type(asked: Asked) -> Counts:
    return counts_of(direct.event_numbers("type", *asked.condition()))


def _by_phase(asked: Asked) -> Counts:
    condition, parameters = asked.condition()
    return counts_of(direct.event_numbers("phase", f"{condition} AND is_part_of_phase", parameters))


BY: dict[str, Callable[[Asked], Counts]] = {"year": _by_year, "type": _by_type, "phase": _by_phase}
