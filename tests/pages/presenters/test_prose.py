"""Prose names a claim by its id, and readers get claimant, day and source in its place."""

from typing import Any

from tests.pages.presenters.documents import claim
from timeline.pages.presenters.prose import claim_link, event_link, ids_in, rendered


def cited(**fields: Any) -> str:
    stated = claim("clash-killed", citations=[{"source": "report"}], **fields)
    return claim_link(stated, {"report": "Agency"})


def test_a_claim_is_named_with_claimant_day_and_source() -> None:
    link = cited(stated_on={"label": "24 November 2020"})
    assert rendered("Four dead [`clash-killed`].", {"clash-killed": link}) == (
        '<p>Four dead [<a href="/claims/clash-killed/">Mission, 24 November 2020, Agency</a>].</p>\n'
    )


def test_a_claim_without_a_day_says_so() -> None:
    assert "Mission, date unknown, Agency" in cited()


def test_an_event_is_named_by_its_title() -> None:
    assert event_link("clash", "Clash & fire") == '<a href="/events/clash/">Clash &amp; fire</a>'


def test_what_the_record_does_not_have_stays_as_written() -> None:
    assert "<code>nowhere</code>" in rendered("`nowhere`", {})


def test_html_in_the_text_is_shown_and_not_taken() -> None:
    assert "<script" not in rendered("<script>alert(1)</script> `x<b>`", {})


def test_ids_are_what_stands_in_the_marks_of_code() -> None:
    assert ids_in("`am-2317` and `nk-1383`, not this") == {"am-2317", "nk-1383"}


def test_the_first_heading_is_left_to_the_page() -> None:
    assert rendered("# Title\n\n## Part\n", {}) == "<h2>Part</h2>\n"
