"""Citations in words and as files."""

from datetime import date

from timeline.domain.citations import Citation, tex

ADDRESS = "https://record.example.org/events/clash/?rev=3"


def citation(**fields: object) -> Citation:
    values = {
        "key": "conflictdb-clash-r3",
        "title": "Clash",
        "address": ADDRESS,
        "version": 3,
        "day": date(2026, 11, 22),
    }
    return Citation(**(values | fields))  # type: ignore[arg-type]  # each test gives fields of the right type


def test_the_words_name_title_revision_and_day() -> None:
    assert citation().words() == "“Clash”, ConflictDB, revision 3, 22 November 2026."


def test_an_earlier_view_says_of_which_day_it_is() -> None:
    assert "revision 3, as claimed by 24 November 2020" in citation(as_of=date(2020, 11, 24)).words()


def test_a_claim_is_cited_within_its_event() -> None:
    words = citation(figure="Ministry: at least 4 killed").words()
    assert words.startswith("Ministry: at least 4 killed, in “Clash”, ConflictDB")


def test_no_character_is_a_command_to_tex() -> None:
    assert tex("a & b_c {50%} \\x ~^#$") == (
        r"a \& b\_c \{50\%\} \textbackslash{}x \textasciitilde{}\textasciicircum{}\#\$"
    )


def test_a_bibtex_entry_keeps_the_capitals_of_the_title_and_the_address_as_it_is() -> None:
    text = citation(title="Fire & Aid in Laçın").bibtex()
    assert r"title = {Fire \& Aid in Laçın}" not in text
    assert r"title = {{Fire \& Aid in Laçın}}" in text
    assert f"url = {{{ADDRESS}}}" in text
    assert "month = nov" in text


def test_a_break_in_a_title_begins_no_field_of_ris() -> None:
    lines = citation(title="Clash\r\nER  - ").ris().split("\r\n")
    assert "TI  - Clash ER -" in lines
    assert [line for line in lines if line.startswith("ER")] == ["ER  - "]


def test_csl_json_dates_the_revision() -> None:
    (item,) = citation().csl()
    assert item["issued"] == {"date-parts": [[2026, 11, 22]]}
    assert (item["version"], item["URL"]) == ("3", ADDRESS)
