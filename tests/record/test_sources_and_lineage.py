"""Sources can be followed, and a copy is tied to its original for the figure that it copies and no other."""

import pytest

from tests.record.fixtures import by_slug, rows


@pytest.mark.parametrize("field", ["url", "read_at_url"])
def test_an_address_is_one_that_a_reader_can_follow(field: str) -> None:
    addresses = [row[field] for row in rows("sources") if field in row]
    assert addresses
    assert all(address.startswith(("http://", "https://")) for address in addresses)


def test_a_source_that_was_opened_says_where() -> None:
    unopened = [row["slug"] for row in rows("sources") if row.get("is_opened", True) is False]
    assert unopened == ["interfax-738366"]
    assert not [
        row["slug"] for row in rows("sources") if "read_at_url" not in row and row["slug"] not in unopened
    ]


def test_what_is_verified_names_the_addresses_where_it_was_checked() -> None:
    for noun in ("events", "claims"):
        assert not [
            row["slug"] for row in rows(noun) if row.get("is_verified") and "verification_urls" not in row
        ]


def test_no_figure_rests_on_a_source_that_was_not_opened() -> None:
    assert not [row for row in rows("citations") if row["source"] == "interfax-738366"]


def test_a_citation_that_prints_another_figure_gives_it() -> None:
    for row in rows("citations"):
        assert ("qualifier" in row) == row.get("differs", False), (row.get("claim"), row["source"])


def test_the_four_founding_articles_are_read_in_full() -> None:
    seeds = [row for row in rows("sources") if row.get("is_seed")]
    assert len({row["seed_file"] for row in seeds}) == 4
    assert {row["read_extent"] for row in seeds} == {"full_text"}


def test_every_citation_of_a_founding_article_names_the_passage() -> None:
    seeds = {row["slug"] for row in rows("sources") if row.get("is_seed")}
    assert not [
        row for row in rows("citations") if row["source"] in seeds and row.get("locator_precision") != "exact"
    ]


def test_a_copy_is_of_a_source_that_is_not_itself() -> None:
    copies = [row for row in rows("citations") if "copied_from" in row]
    assert copies
    assert not [row for row in copies if row["copied_from"] == row["source"]]


def test_the_moscow_times_copied_interfax_on_the_mine_blast_alone() -> None:
    claims = by_slug("claims")
    article = [
        row for row in rows("citations") if row["source"] == "seed-moscow-times-2020-11-24" and "claim" in row
    ]
    copied = {row["claim"] for row in article if row.get("copied_from") == "interfax-738366"}
    assert copied == {
        row["claim"] for row in article if claims[row["claim"]]["event"] == "mine-blast-2020-11-23"
    }


def test_bnn_breaking_did_not_copy_the_number_of_its_headline() -> None:
    wounded = {
        row["locator"]: row.get("copied_from")
        for row in rows("citations")
        if row["source"] == "seed-bnn-2023-09" and row.get("claim") == "az-2023-wounded-511"
    }
    assert wounded == {"headline": None, "first section": "seed-ap-2023-09-27"}
