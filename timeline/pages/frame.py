"""What the home page needs of the whole record, kept until the next publication."""

from dataclasses import dataclass

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import get_language

from timeline.documents.around import around
from timeline.documents.said import SaidDays
from timeline.documents.store import RecordState
from timeline.pages.conditional import state_of_record
from timeline.pages.presenters.filter_form import Options
from timeline.pages.presenters.phases import PhaseCard, phase_card
from timeline.pages.presenters.time_window import Window, whole_years

# The key holds the record's version, so an entry is never wrong; the hour only bounds how long an old one lies about.
KEPT_FOR = 60 * 60  # seconds
# Counts the changes of what a frame has: another program's is not read.
FORM = 2


@dataclass(frozen=True, slots=True)
class Frame:
    """The record's state, phases and years, and the choices of the form; `whole` is None while nothing is dated."""

    record: RecordState
    phases: list[PhaseCard]
    actors: Options
    places: Options
    datasets: Options
    whole: Window | None
    said: SaidDays

    @property
    def known(self) -> dict[str, set[str]]:
        """The public ids that need not be looked up, by kind."""
        return {
            "actor": {slug for slug, _name in self.actors},
            "place": {slug for slug, _name in self.places},
            "phase": {phase.id for phase in self.phases},
            "dataset": {slug for slug, _name in self.datasets},
        }


def frame(request: HttpRequest) -> Frame:
    """Return the frame of the record's present version: no query, or one when the version is new."""
    number, changed_at = state_of_record(request)
    stamp = changed_at.isoformat() if changed_at else ""
    key = f"pages:frame:{FORM}:{get_language()}:{number}:{stamp}"
    kept: Frame | None = cache.get(key)
    if kept is None:
        found = around(number, changed_at)
        kept = Frame(
            record=found.record,
            phases=[phase_card(phase) for phase in found.phases],
            actors=found.actors,
            places=found.places,
            datasets=found.datasets,
            whole=whole_years(*found.extent) if found.extent else None,
            said=found.said,
        )
        cache.set(key, kept, KEPT_FOR)
    return kept
