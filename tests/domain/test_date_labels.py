"""Dates in words."""

import pytest

from timeline.domain.date_labels import label, short_label
from timeline.domain.dates import parse


@pytest.mark.parametrize(
    ("text", "full", "short"),
    [
        ("2020-11-23", "23 November 2020", "23 Nov 2020"),
        ("2020-11-23T06:30:00", "23 November 2020", "23 Nov 2020"),
        ("2020-09", "September 2020", "Sept 2020"),
        ("2020", "2020", "2020"),
        ("2020-XX", "2020", "2020"),
        ("198X", "1980s", "1980s"),
        ("19XX", "1900–1999", "1900–1999"),
        ("1993-21", "spring 1993", "spring 1993"),
        ("1993-24", "winter 1993–1994", "winter 1993–1994"),
        ("1993-04~", "about April 1993", "about Apr 1993"),
        ("2014?", "possibly 2014", "possibly 2014"),
        ("2014%", "possibly about 2014", "possibly about 2014"),
        ("1992-05-08/1992-05-09", "8 to 9 May 1992", "8–9 May 1992"),
        ("2020-07-12/2020-07-16~", "12 to about 16 July 2020", "12 – about 16 July 2020"),
        ("2020-09-27/2020-11-10", "27 September to 10 November 2020", "27 Sept – 10 Nov 2020"),
        ("1988-02-20/1994-05-12", "20 February 1988 to 12 May 1994", "20 Feb 1988 – 12 May 1994"),
        ("2022-12/2023-09", "December 2022 to September 2023", "Dec 2022 – Sept 2023"),
        ("2023-09-19/2023-10", "19 September to October 2023", "19 Sept – Oct 2023"),
        ("1988-02~/1988-11~", "about February to about November 1988", "about Feb – about Nov 1988"),
        ("1992-06~/1993", "about June 1992 to 1993", "about June 1992 – 1993"),
        ("199X/2021", "1990s to 2021", "1990s – 2021"),
        ("1992/1992", "1992", "1992"),
        ("2020-11-10/..", "since 10 November 2020", "since 10 Nov 2020"),
        ("2020-11-10/", "10 November 2020 to an unknown date", "10 Nov 2020 to an unknown date"),
        ("../2020-11", "until November 2020", "until Nov 2020"),
        ("/2020-11", "an unknown date to November 2020", "an unknown date to Nov 2020"),
        ("../..", "at no stated date", "at no stated date"),
    ],
)
def test_a_date_in_words(text: str, full: str, short: str) -> None:
    assert label(parse(text)) == full
    assert short_label(parse(text)) == short


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1991-09-27/1991-09-28", "between 27 and 28 September 1991"),
        ("1991-09-27/1991-10-02", "between 27 September and 2 October 1991"),
        ("2020/2021", "between 2020 and 2021"),
        ("1991-09-27/..", "on or after 27 September 1991"),
        ("1991-09/", "in or after September 1991"),
        ("../1991-09-27", "on or before 27 September 1991"),
        ("/1991", "in or before 1991"),
        ("1991-09", "September 1991"),
    ],
)
def test_a_span_within_which_something_happened_on_a_day_not_known(text: str, words: str) -> None:
    assert label(parse(text), is_uncertain_span=True) == words
