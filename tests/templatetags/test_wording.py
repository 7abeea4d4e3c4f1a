"""The words of the record on a page."""

from timeline.templatetags.wording import moment, term, title


def test_a_term_is_shown_as_readers_know_it() -> None:
    assert term("killed_or_wounded", "outcome") == "Killed or wounded"


def test_no_line_of_a_title_begins_with_the_stroke_between_two_names() -> None:
    assert title("Stepanakert / Khankendi") == "Stepanakert\N{NO-BREAK SPACE}/ Khankendi"


def test_a_title_is_escaped_before_it_is_marked_up() -> None:
    assert title("<b>Nagorno-Karabakh</b>") == '&lt;b&gt;<span class="nb">Nagorno-Karabakh</span>&lt;/b&gt;'


def test_a_span_of_years_is_written_with_an_en_dash() -> None:
    assert title("War (1988-1994)") == "War (1988–1994)"
    assert title("Closure (December 2022 - September 2023)") == "Closure (December 2022 – September 2023)"


def test_a_moment_is_shown_as_its_day() -> None:
    assert moment("2026-11-22T12:00:00Z") == "22 November 2026"
