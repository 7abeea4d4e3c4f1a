"""Invented figures for the gallery: every qualifier in every stance, by nobody, of nobody, and said to be so."""

from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from timeline.documents.schema import ClaimDocument, DateDocument
from timeline.domain.date_labels import label
from timeline.domain.dates import Precision, parse
from timeline.domain.figures import Figure, words
from timeline.domain.stance import STANCES, UNATTRIBUTED
from timeline.domain.tallies import RULE
from timeline.domain.vocabulary import ClaimScope, EvidenceLevel, Outcome, Side, VictimsStatus
from timeline.pages.presenters.claim_list import ListedClaim
from timeline.pages.presenters.claims import ClaimGroup, ClaimRow, ShownCitation, claim_row
from timeline.pages.presenters.intervals import CellShape, quantities
from timeline.pages.presenters.matrix import LANE, Lane
from timeline.pages.presenters.recorded import RecordedRow, RecordedTable
from timeline.pages.presenters.same_events import SameEvents
from timeline.pages.presenters.scale import Form, Scale, scale_for

# An invented claim has no page: every link of its row leads to the sentence that says so.
NOTE = "#invented"
DAY = "2020-01-01"
RELATIONS = ("included_in", "part", "supersedes", "superseded_by", "revises", "revised_by")
# Low, best and high of one figure for each qualifier, and the range for which a best number is named.
FIGURES = (
    Figure(120, None, 120, "exactly"),
    Figure(200, None, None, "at_least"),
    Figure(250, None, None, "more_than"),
    Figure(150, None, 150, "about"),
    Figure(None, None, 300, "almost"),
    Figure(None, None, 350, "up_to"),
    Figure(100, None, 280, "between"),
    Figure(90, 160, 320, "between"),
    Figure(None, None, None, "unquantified"),
)
FAR_APART = (
    Figure(0, None, 0, "exactly"),
    Figure(3, None, 3, "exactly"),
    Figure(45, None, None, "at_least"),
    Figure(60, None, 2100, "between"),
    Figure(8000, None, 8000, "about"),
)


@dataclass(frozen=True, slots=True)
class SpanExample:
    """Claims drawn together, one stance to a line, as the comparison draws them; `words` say what is drawn."""

    words: str
    lanes: list[Lane]
    height: int


@dataclass(frozen=True, slots=True)
class Invented:
    """The invented rows: a chart for each stance, one on the other scale, one of states; spans on a scale; sums.

    And each relation between claims, of one event and of two, with what stands beside an event found to be the same.
    """

    by_stance: list[tuple[str, ClaimGroup]]
    far_apart: ClaimGroup
    states: ClaimGroup
    spans: list[SpanExample]
    spans_scale: Scale
    recorded: RecordedTable
    related: list[tuple[str, ClaimRow]]
    elsewhere: list[tuple[str, str]]
    same: SameEvents


def invented() -> Invented:
    """Return all invented rows; nothing in them is read from the record."""
    spans_scale = Scale("log", 1000, has_zero=False)
    states = _states()
    one = states.rows[0]
    return Invented(
        by_stance=[(stance, _chart([_claim(stance, figure) for figure in FIGURES])) for stance in STANCES],
        far_apart=_chart([_claim("third_party", figure, name="far") for figure in FAR_APART], "log"),
        states=states,
        spans=_spans(spans_scale),
        spans_scale=spans_scale,
        recorded=_recorded(),
        related=[(relation, one) for relation in RELATIONS],
        elsewhere=[("superseded_by", NOTE)],
        same=SameEvents([ListedClaim(one, _("Invented event"), NOTE)], is_imported=True),
    )


def _claim(stance: str, figure: Figure, *, name: str = "one", **fields: Any) -> ClaimDocument:
    best = "" if figure.best is None else "-best"
    claim = ClaimDocument(
        id=f"invented-{name}-{stance}-{figure.qualifier}-{figure.low or 0}{best}",
        url=NOTE,
        api_url=NOTE,
        event="invented",
        claimant={"id": "invented", "name": _("Invented claimant"), "side": Side.UNSPECIFIED},
        is_attributed=stance != UNATTRIBUTED,
        stance=stance,
        outcome=Outcome.KILLED,
        victims={"id": "invented", "name": _("Invented people"), "side": Side.UNSPECIFIED},
        victims_status=VictimsStatus.UNSPECIFIED,
        low=figure.low,
        best=figure.best,
        high=figure.high,
        qualifier=figure.qualifier,
        figure=words(figure, _("several")),
        stated_on=DateDocument(
            edtf=DAY, earliest=DAY, latest=DAY, precision=Precision.DAY, label=label(parse(DAY))
        ),
        as_of=None,
        scope=ClaimScope.INCIDENT,
        period=None,
        included_in=None,
        supersedes=None,
        superseded_by=[],
        revises=None,
        revised_by=[],
        evidence_level=EvidenceLevel.PRESS,
        is_verified=False,
        verification_urls=[],
        note="",
        origins=1,
        citations=[],
    )
    changed: Any = claim | fields
    stated: ClaimDocument = changed
    return stated


def _chart(claims: list[ClaimDocument], form: Form = "linear") -> ClaimGroup:
    scale = scale_for([0, *quantities(claims)], form)
    return _group([_row(claim, scale, [_citation()]) for claim in claims], scale)


def _row(claim: ClaimDocument, scale: Scale | None, citations: list[ShownCitation]) -> ClaimRow:
    """Return a claim as a row whose links lead to the note, with an invented source in place of its citations."""
    return replace(claim_row(claim, {}, scale), href=NOTE, claimant_href=NOTE, citations=citations)


def _group(rows: list[ClaimRow], scale: Scale | None) -> ClaimGroup:
    return ClaimGroup(
        outcome=Outcome.KILLED,
        victims=_("Invented people"),
        side=_("Invented people"),
        status=VictimsStatus.UNSPECIFIED,
        shows_status=False,
        scale=scale,
        rows=rows,
    )


def _citation(**fields: Any) -> ShownCitation:
    usual = ShownCitation(
        publisher=_("Invented source"),
        href=NOTE,
        locator=_("paragraph %(n)d") % {"n": 1},
        differs="",
        note="",
        is_other_sense=False,
        repeats="",
    )
    return replace(usual, **fields)


def _states() -> ClaimGroup:
    """Return a row for each state that does not depend on figure and stance."""
    hundred = Figure(100, None, 100, "exactly")
    forty = Figure(40, None, 40, "exactly")
    about = Figure(130, None, 130, "about")
    whole = _claim("own", hundred, name="state")
    scale = scale_for([0, 130], "linear")
    rows = [
        _row(whole, scale, [_citation()]),
        _row(_claim("own", forty, name="part", included_in=whole["id"]), scale, [_citation()]),
        _row(_claim("own", forty, name="replaced", superseded_by=[whole["id"]]), scale, [_citation()]),
        _row(_claim("enemy", hundred, name="undated", stated_on=None), scale, [_citation(locator="")]),
        _row(
            _claim("third_party", about, name="sources"),
            scale,
            [
                _citation(),
                _citation(locator="", differs=_("about %(n)d") % {"n": 120}),
                _citation(locator="", note=_("of several days together"), is_other_sense=True),
                _citation(repeats=_("Invented source")),
            ],
        ),
    ]
    return _group(rows, scale)


def _recorded() -> RecordedTable:
    def row(status: VictimsStatus, figure: str, *, is_about: bool, without_number: int) -> RecordedRow:
        return RecordedRow(
            people=_("Invented people"),
            status=status,
            figure=figure,
            is_about=is_about,
            events=3,
            without_number=without_number,
        )

    least = words(Figure(120, None, None, "at_least"))
    return RecordedTable(
        events=5,
        rows=[
            row(VictimsStatus.MILITARY, least, is_about=True, without_number=2),
            row(VictimsStatus.CIVILIAN, words(FIGURES[0]), is_about=False, without_number=0),
        ],
        counts_over_a_period=[(_("Invented count"), NOTE)],
        reaching_beyond=[(_("Invented event"), NOTE)],
        rule=RULE,
        json_href=NOTE,
    )


def _spans(scale: Scale) -> list[SpanExample]:
    low, high = scale.x(40), scale.x(300)

    def example(words: str, *shapes: CellShape) -> SpanExample:
        lanes = [
            Lane(LANE * place + LANE // 2 + 3, shape.stance, None, shape)
            for place, shape in enumerate(shapes)
        ]
        return SpanExample(words, lanes, LANE * len(shapes) + 6)

    return [
        example(_("one number"), CellShape("third_party", low, "", is_low_open=False, is_high_open=False)),
        example(
            _("from one number to another"),
            CellShape("own", low, high, is_low_open=False, is_high_open=False),
        ),
        example(_("open above"), CellShape("enemy", low, high, is_low_open=False, is_high_open=True)),
        example(_("open below"), CellShape("of_others", low, high, is_low_open=True, is_high_open=False)),
        example(
            _("open at both ends"), CellShape("unattributed", low, high, is_low_open=True, is_high_open=True)
        ),
        example(
            _("two that do not overlap"),
            CellShape("own", low, "", is_low_open=False, is_high_open=False),
            CellShape("enemy", high, "", is_low_open=False, is_high_open=True),
        ),
    ]
