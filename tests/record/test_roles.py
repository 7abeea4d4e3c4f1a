"""One rule for both sides: who is called an attacker, who accused, and on what ground."""

import re

import pytest

from tests.record.fixtures import Row, by_slug, rows
from timeline.domain.vocabulary import Side

# An admission or an own account, or investigators and courts outside the two sides.
GROUND = re.compile(
    r"Human Rights Watch|Amnesty International|Bellingcat|Memorial|Helsinki Watch"
    r"|Soviet (prosecution|count|report|statement)|Announced|Admitted|Stated by the Prosecutor General"
    r"|[Oo]wn (statement|account|side's)|side's own statement|(Azerbaijan|Baku)'s own"
)


def _named(role: str) -> list[Row]:
    return [row for row in rows("participations") if row["role"] == role]


@pytest.mark.parametrize("role", ["attacker", "accused"])
def test_an_attacker_or_an_accused_names_the_ground(role: str) -> None:
    assert _named(role)
    assert not [(row["event"], row["actor"]) for row in _named(role) if not row.get("role_basis")]


def test_an_attacker_rests_on_an_admission_or_an_independent_finding() -> None:
    assert not [
        (row["event"], row["actor"]) for row in _named("attacker") if not GROUND.search(row["role_basis"])
    ]


def test_an_accused_names_its_accuser() -> None:
    assert not [
        (row["event"], row["actor"]) for row in _named("accused") if not row["role_basis"].startswith("By ")
    ]


@pytest.mark.parametrize("side", ["armenian", "azerbaijani"])
@pytest.mark.parametrize("role", ["attacker", "accused", "party"])
def test_both_sides_are_found_in_each_of_these_roles(role: str, side: str) -> None:
    assert [row for row in _named(role) if by_slug("actors")[row["actor"]]["side"] == side]


def test_nobody_is_attacker_and_accused_of_one_act() -> None:
    attackers = {(row["event"], row["actor"]) for row in _named("attacker")}
    assert not attackers & {(row["event"], row["actor"]) for row in _named("accused")}


def test_within_a_role_the_sides_are_named_in_alphabetical_order() -> None:
    sides = Side.values
    named: dict[tuple[str, str], list[int]] = {}
    for row in rows("participations"):
        side = by_slug("actors")[row["actor"]]["side"]
        named.setdefault((row["event"], row["role"]), []).append(sides.index(side))
    assert not [one for one, order in named.items() if order != sorted(order)]
