"""What the home page needs of the whole record, kept until the next publication."""

from dataclasses import dataclass

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import get_language

from timeline.documents import marks, store
from timeline.documents.store import RecordState
from timeline.pages.conditional import state_of_record
from timeline.pages.presenters.filter_form import Options
from timeline.pages.presenters.phases import PhaseCard, phase_card
from timeline.pages.presenters.time_window import Window, whole_years

# The key holds the record's version, so an entry is never wrong; the hour only bounds how long an old one lies about.
KEPT_FOR = 60 * 60  # seconds


@dataclass(frozen=True, slots=True)
class Frame:
    """The record's state, phases and years, and the choices of the form; `whole` is None while nothing is dated."""

    record: RecordState
    phases: list[PhaseCard]
    actors: Options
    places: Options
    whole: Window | None

    @property
    def known(self) -> dict[str, set[str]]:
        """The public ids that need not be looked up, by kind."""
        return {
            "actor": {slug for slug, _name in self.actors},
            "place": {slug for slug, _name in self.places},
            "phase": {phase.id for phase in self.phases},
        }


def frame(request: HttpRequest) -> Frame:
    """Return the frame of the record's present version: no query, or four when the version is new."""
    number, changed_at = state_of_record(request)
    stamp = changed_at.isoformat() if changed_at else ""
    key = f"pages:frame:{get_language()}:{number}:{stamp}"
    kept: Frame | None = cache.get(key)
    if kept is None:
        choices: dict[str, list[tuple[str, str]]] = {"actor": [], "place": []}
        rows = (store.references("actor") | store.references("place")).order_by("kind", "name")
        for kind, slug, name in rows.values_list("kind", "slug", "name"):
            choices[kind].append((slug, name))
        phases = [phase_card(phase) for phase in store.phases()]
        extent = marks.extent(store.events())
        whole = whole_years(*extent) if extent else None
        kept = Frame(store.record(), phases, choices["actor"], choices["place"], whole)
        cache.set(key, kept, KEPT_FOR)
    return kept
