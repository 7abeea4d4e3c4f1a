"""Which of the two sides took part is told only where it is known."""

import pytest

from timeline.domain.took_part import took_part


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        (["armenian"], "armenian"),
        (["azerbaijani", "third_party"], "azerbaijani"),
        (["armenian", "azerbaijani"], "both"),
        (["armenian", "azerbaijani", "mixed"], "both"),
        (["third_party", "soviet"], "neither"),
        ([], "unspecified"),
        (["mixed", "third_party"], "unspecified"),
        (["armenian", "unspecified"], "unspecified"),
    ],
)
def test_sides_are_told_together(sides: list[str], expected: str) -> None:
    assert took_part(sides) == expected
