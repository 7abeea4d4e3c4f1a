"""What the home page needs of the whole record, kept until the next publication."""

from dataclasses import dataclass

from django.core.cache import cache
from django.utils.translation import get_language

from timeline.documents import marks, store
from timeline.documents.store import RecordState
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


def frame() -> Frame:
    """Return the frame of the record's present version: one query, or four when the version is new."""
    record = store.record()
    stamp = record.changed_at.isoformat() if record.changed_at else ""
    key = f"pages:frame:{get_language()}:{record.version}:{stamp.replace(' ', '')}"
    kept: Frame | None = cache.get(key)
    if kept is None:
        choices: dict[str, list[tuple[str, str]]] = {"actor": [], "place": []}
        rows = (store.references("actor") | store.references("place")).order_by("kind", "name")
        for kind, slug, name in rows.values_list("kind", "slug", "name"):
            choices[kind].append((slug, name))
        phases = [phase_card(phase) for phase in store.phases()]
        extent = marks.extent(store.events())
        whole = whole_years(*extent) if extent else None
        kept = Frame(record, phases, choices["actor"], choices["place"], whole)
        cache.set(key, kept, KEPT_FOR)
    return kept
