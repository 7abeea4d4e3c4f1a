"""Of whose people a claimant speaks."""

import pytest

from timeline.domain.stance import stance


@pytest.mark.parametrize(
    ("claimant_side", "victims_side", "expected"),
    [
        ("armenian", "armenian", "own"),
        ("azerbaijani", "azerbaijani", "own"),
        ("armenian", "azerbaijani", "enemy"),
        ("azerbaijani", "armenian", "enemy"),
        ("third_party", "armenian", "third_party"),
        ("third_party", "third_party", "third_party"),
        ("azerbaijani", "third_party", "of_others"),
        ("armenian", "soviet", "of_others"),
        ("armenian", "mixed", "of_others"),
        ("azerbaijani", "unspecified", "of_others"),
        ("soviet", "soviet", "own"),
        ("soviet", "azerbaijani", "third_party"),
        ("mixed", "armenian", "own"),
        ("mixed", "third_party", "of_others"),
        ("unspecified", "armenian", "unattributed"),
    ],
)
def test_stance_follows_the_sides_of_claimant_and_victims(
    claimant_side: str, victims_side: str, expected: str
) -> None:
    assert stance(claimant_side, victims_side, is_attributed=True) == expected


@pytest.mark.parametrize("claimant_side", ["armenian", "third_party", "soviet"])
def test_a_claim_that_names_no_claimant_is_unattributed(claimant_side: str) -> None:
    assert stance(claimant_side, "armenian", is_attributed=False) == "unattributed"
