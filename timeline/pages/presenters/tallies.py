"""“Killed, in short”: what still stands, by people and by who says it, out of the tallies of the document."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from timeline.documents.schema import ClaimDocument, EventDocument, TallyDocument
from timeline.domain.figures import Figure, Interval, hull_of, interval_words
from timeline.domain.vocabulary import Stance
from timeline.pages.presenters.claims import SIDE_ORDER, STATUS_ORDER

# A party that speaks of a third party's people is rare; its column appears only where it is needed.
COLUMNS = (Stance.OWN, Stance.ENEMY, Stance.THIRD_PARTY, Stance.OF_OTHERS, Stance.UNATTRIBUTED)
RARE = frozenset({Stance.OF_OTHERS})


@dataclass(frozen=True, slots=True)
class TallyCell:
    """What claimants of one stance leave standing; `figure` is empty where they say nothing."""

    stance: str
    figure: str
    used: int
    left_out: int
    href: str


@dataclass(frozen=True, slots=True)
class TallyRow:
    """One population and status."""

    people: str
    status: str
    is_disputed: bool
    cells: list[TallyCell]


@dataclass(frozen=True, slots=True)
class TallyTable:
    """The rows of one outcome under the stances that occur."""

    stances: list[str]
    rows: list[TallyRow]


def tally_table(document: EventDocument, outcome: str) -> TallyTable | None:
    """Return what stands for one outcome; nothing if the document has no tally for it."""
    tallies = [tally for tally in document["tallies"] if tally["outcome"] == outcome]
    if not tallies:
        return None
    claims = {claim["id"]: claim for claim in document["claims"]}
    present = {claim["stance"] for claim in claims.values() if claim["outcome"] == outcome}
    stances = [stance.value for stance in COLUMNS if stance not in RARE or stance in present]
    tallies.sort(key=_place)
    return TallyTable(
        stances,
        [
            TallyRow(
                people=tally["victims_name"],
                status=tally["victims_status"],
                is_disputed=tally["disputed"],
                cells=[_cell(tally, stance, claims) for stance in stances],
            )
            for tally in tallies
        ],
    )


def _place(tally: TallyDocument) -> tuple[int, str, int]:
    return (SIDE_ORDER[tally["victims_side"]], tally["victims_name"], STATUS_ORDER[tally["victims_status"]])


def _cell(tally: TallyDocument, stance: str, claims: dict[str, ClaimDocument]) -> TallyCell:
    used = [claims[name] for name in tally["claims"] if claims[name]["stance"] == stance]
    left_out = [entry for entry in tally["left_out"] if claims[entry["claim"]]["stance"] == stance]
    figure = ""
    if used:
        figure = _words(used)
    elif left_out:
        figure = _words_for_none({entry["reason"] for entry in left_out})
    first = used[0]["id"] if used else left_out[0]["claim"] if left_out else ""
    return TallyCell(stance, figure, len(used), len(left_out), f"#claim-{first}" if first else "")


def _words(used: list[ClaimDocument]) -> str:
    """Return the range of the claims that stand; one alone keeps its own words."""
    if len(used) == 1:
        return used[0]["figure"]
    figures = [Figure(claim["low"], claim["best"], claim["high"], claim["qualifier"]) for claim in used]
    interval = hull_of([figure.interval() for figure in figures]) or Interval(None, None)
    stated = [number for claim in used for number in (claim["low"], claim["high"]) if number is not None]
    return interval_words(interval, Interval(min(stated), max(stated)) if stated else None)


def _words_for_none(reasons: set[str]) -> str:
    """Return why no figure of these claimants stands; never "no number" for one that is counted elsewhere."""
    if "part" in reasons:
        return _("in a larger figure")
    if reasons & {"superseded", "revised"}:
        return _("replaced since")
    return _("no number")
