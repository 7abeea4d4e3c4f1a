"""The wording of disagreements."""

import pytest

from timeline.domain.disagreement_words import flag_words, reason_words, size_words
from timeline.domain.disagreements import Flag, Kind


@pytest.mark.parametrize(
    ("flag", "words"),
    [
        (
            Flag(Kind.DO_NOT_OVERLAP, "war", lesser=2908, greater=7510),
            "do not overlap: 4,602 apart (2,908 and 7,510)",
        ),
        (Flag(Kind.DIFFER, "war", lesser=50, greater=53), "differ: 3 apart (50 and 53)"),
        (Flag(Kind.RENDERED_DIFFERENTLY, "war", lesser=45, greater=45), "printed differently: in words only"),
        (Flag(Kind.RENDERED_DIFFERENTLY, "war"), "printed differently: in words only"),
        (Flag(Kind.STATUS_DIFFERS, "war"), "one number, different status"),
        (Flag(Kind.DATES_DIFFER, "truce", days=1), "dates differ: 1 day apart"),
    ],
)
def test_a_flag_says_its_reason_and_its_size(flag: Flag, words: str) -> None:
    assert flag_words(flag) == words


def test_dates_are_counted_in_days() -> None:
    assert size_words(Flag(Kind.DATES_DIFFER, "truce", days=3)) == "3 days apart"


def test_every_reason_has_words_of_its_own() -> None:
    assert len({reason_words(kind) for kind in Kind}) == len(Kind)
