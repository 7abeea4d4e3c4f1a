"""Statuses of one side added up, marked as computed."""

from datetime import date

from tests.pages.presenters.documents import claim, people
from timeline.documents.sums import status_sum_documents

VILLAGERS = {"victims": people("Villagers", "armenian"), "victims_status": "civilian"}


def test_soldiers_and_civilians_are_added_and_an_open_end_stays_open() -> None:
    villagers = claim("villagers", low=10, high=None, qualifier="at_least", **VILLAGERS)
    (added,) = status_sum_documents([claim("soldiers"), villagers])
    assert (added["figure"], added["low"], added["high"]) == ("14 or more", 14, None)
    assert (added["statuses"], added["is_about"]) == (["military", "civilian"], False)


def test_a_sum_with_a_number_stated_as_about_says_so() -> None:
    (added,) = status_sum_documents([claim("soldiers", qualifier="about"), claim("villagers", **VILLAGERS)])
    assert added["is_about"]
    assert added["figure"] == "about 8"


def test_as_of_a_day_only_what_was_said_by_then_is_added() -> None:
    def on(day: str) -> dict[str, dict[str, str]]:
        return {"stated_on": {"edtf": day}}

    claims = [claim("soldiers", **on("2020-11-24")), claim("villagers", **VILLAGERS, **on("2020-12-24"))]
    assert status_sum_documents(claims, date(2020, 11, 30)) == []
