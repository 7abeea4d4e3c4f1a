"""What each lane of the figure holds: a kind of event, a phase, or events by which sides took part."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from timeline.documents.splits import SPLITS
from timeline.domain.vocabulary import TookPart
from timeline.pages.choices import Choice, choices, wanted_choice
from timeline.pages.presenters.phases import PhaseCard
from timeline.templatetags.glyphs import LANES

# In the address of the timeline; without it lanes are kinds of event.
PARAMETER = "lanes"
BY_TYPE = "type"


@dataclass(frozen=True, slots=True)
class Track:
    """One lane before anything is drawn: the values of its events, and the filter that keeps these, if there is one."""

    key: str
    name: str
    parameter: str
    values: tuple[str, ...]
    glyph: str = ""
    numeral: int | None = None


def wanted_split(query: QueryDict) -> tuple[str, dict[str, list[str]]]:
    """Return by what the reader wants lanes, and what is wrong with that."""
    return wanted_choice(query, PARAMETER, SPLITS) if query.get(PARAMETER) else (BY_TYPE, {})


def split_choices(path: str, query: QueryDict, split: str) -> list[Choice]:
    """Return every way to set events apart; the usual one needs nothing in the address."""
    return choices(
        path, query, PARAMETER, {BY_TYPE: _("kind"), "phase": _("phase"), "sides": _("side")}, split
    )


def tracks(split: str, phases: Iterable[PhaseCard]) -> list[Track]:
    """Return the lanes from top to bottom; where it is not said to which an event belongs, its lane is the last."""
    if split == "phase":
        of_phases = [
            Track(phase.id, phase.name, "phase", (phase.id,), numeral=phase.number) for phase in phases
        ]
        return [*of_phases, Track("none", _("In no phase"), "", ("",))]
    if split == "sides":
        return [Track(value, str(label), "sides", (value,)) for value, label in TookPart.choices]
    return [Track(glyph, name, "type", LANES[glyph], glyph=glyph) for glyph, name in names_of_kinds().items()]


def names_of_kinds() -> Mapping[str, str]:
    """Return the names of the six kinds of event by their glyphs, in order."""
    return {
        "fighting": _("Fighting"),
        "civilians": _("Attacks on civilians"),
        "mines": _("Mines and accidents"),
        "movement": _("Movement of people"),
        "truces": _("Truces and handovers"),
        "politics": _("Politics and courts"),
    }


def places_of(found: Iterable[Track]) -> dict[str, int]:
    """Return the number of the lane in which each value stands."""
    return {value: number for number, track in enumerate(found) for value in track.values}
