"""A glyph for each kind of event."""

from pathlib import Path

from timeline.domain.vocabulary import EventType
from timeline.templatetags.glyphs import LANE_OF, LANES, glyph

SYMBOLS = Path(__file__).parents[2] / "templates/components/symbols.html"


def test_every_kind_but_a_phase_has_a_glyph() -> None:
    assert set(LANE_OF) == set(EventType.values) - {EventType.PHASE}


def test_a_phase_is_a_band_and_has_none() -> None:
    assert glyph("phase") == ""


def test_every_glyph_is_drawn() -> None:
    drawn = SYMBOLS.read_text(encoding="utf-8")
    assert [lane for lane in LANES if f'id="glyph-{lane}"' not in drawn] == []
