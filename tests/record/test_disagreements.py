"""Two comparisons of the shipped record, worked out by hand from its claims: the war of 2020 and September 2023.

Each expectation says which figures stand, who speaks, and what the record leaves out of the range and why.
"""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.record.fixtures import FOLDER
from timeline.actions.record import load_record
from timeline.documents import store
from timeline.documents.comparison import CellDocument, LineDocument, comparison_document
from timeline.documents.disagreements import flags_of
from timeline.domain.disagreement_words import flag_words
from timeline.domain.disagreements import Kind


@pytest.fixture(scope="module")
def _record(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        load_record(folder=FOLDER)
        yield
        transaction.set_rollback(True)


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_record")]


def line(event: str, outcome: str, victims: str, status: str) -> LineDocument:
    lines = comparison_document(store.event(event), outcomes=[outcome])["lines"]
    return next(one for one in lines if (one["victims"], one["victims_status"]) == (victims, status))


def cell(event: str, outcome: str, victims: str, status: str, stance: str) -> CellDocument:
    cells = line(event, outcome, victims, status)["cells"]
    return next(one for one in cells if one["stance"] == stance)


def words(event: str, kind: Kind, claim: str) -> list[str]:
    flags = flags_of(store.event(event)["claims"])
    return [flag_words(flag) for flag in flags if flag.kind is kind and claim in flag.claims]


# Outcome, people, status, who speaks, and the figure that stands.
WAR_OF_2020 = [
    # The ministry's series was revised until it counted civilians too: those figures left the soldiers' line.
    ("killed", "armenian-forces", "military", "own", "3,773–3,825"),
    # A paper added 1,557 recovered bodies to a count that contained them; the sum stands as its own claim.
    ("killed", "armenian-forces", "military", "enemy", "more than 5,300"),
    # The Nagorno-Karabakh list counts one army and is never joined with all Armenian forces.
    ("killed", "nk-defence-army", "military", "own", "2,808"),
    ("killed", "armenian-civilians", "civilian", "third_party", "about 52"),
    ("killed", "nk-civilians", "civilian", "own", "30–80 or more"),
    ("killed", "armenian-forces", "unspecified", "own", "about 4,750"),
    # 2,783 to 2,906 were replaced one by one, the prosecutor's 2,889 by the same office's 2,908.
    ("killed", "az-mod-served", "military", "own", "2,908"),
    ("killed", "az-mod-served", "military", "enemy", "1,280–7,510 or more"),
    ("killed", "azerbaijani-civilians", "civilian", "own", "93–94 or more"),
    ("killed", "azerbaijani-civilians", "civilian", "unattributed", "100"),
    # More than 4,000 (the Russian president, corrected from almost 5,000) beside what UCDP coded.
    ("killed", "conflict-population", "mixed", "third_party", "4,000–9,066 or more"),
    # Over 100, then 50, then 6: only the last stands, beside two others of their own count.
    ("missing", "az-mod-served", "military", "own", "6–19"),
    ("wounded", "az-mod-served", "military", "own", "1,245–11,110"),
    ("released", "armenian-people", "mixed", "own", "108"),
]
SEPTEMBER_2023 = [
    # The ombudsman's 2, 7 and 10, then 9 and 25: each last one is a part of a figure that stands.
    ("killed", "nk-civilians", "civilian", "own", "in a larger figure"),
    # 27, 32, at least 200 and 213 were replaced; more than 200 (foreign ministry) and at least 223 stand.
    ("killed", "nk-people", "mixed", "own", "200–223 or more"),
    # 180 soldiers and 12 of the interior ministry are inside the 192; opposition media had over 200.
    ("killed", "az-mod-served", "military", "own", "192–200 or more"),
    ("killed", "az-armed-forces", "military", "own", "in a larger figure"),
    ("killed", "az-mia", "military", "own", "in a larger figure"),
    ("wounded", "az-mod-served", "military", "own", "511"),
    # Over 400 and over 300 came first: the last count of the wounded is the lowest.
    ("wounded", "nk-people", "mixed", "own", "244"),
    ("missing", "nk-people", "mixed", "own", "20"),
]


@pytest.mark.parametrize(("outcome", "victims", "status", "stance", "figure"), WAR_OF_2020)
def test_the_war_of_2020_stands_as_worked_out_by_hand(
    outcome: str, victims: str, status: str, stance: str, figure: str
) -> None:
    assert cell("second-war-2020", outcome, victims, status, stance)["figure"] == figure


@pytest.mark.parametrize(("outcome", "victims", "status", "stance", "figure"), SEPTEMBER_2023)
def test_september_2023_stands_as_worked_out_by_hand(
    outcome: str, victims: str, status: str, stance: str, figure: str
) -> None:
    assert cell("fighting-2023-09", outcome, victims, status, stance)["figure"] == figure


@pytest.mark.parametrize(
    ("event", "victims", "status", "sizes"),
    [
        (
            "second-war-2020",
            "az-mod-served",
            "military",
            {
                "do not overlap: 4,602 apart (2,908 and 7,510)",  # own count against the other side's claims
                "do not overlap: 6,230 apart (1,280 and 7,510)",  # the other side's claims among themselves
            },
        ),
        (
            "fighting-2023-09",
            "az-mod-served",
            "military",
            {"do not overlap: 8 apart (192 and 200)", "printed differently: 12 apart (180 and 192)"},
        ),
    ],
)
def test_a_line_says_how_far_its_figures_lie_apart(
    event: str, victims: str, status: str, sizes: set[str]
) -> None:
    assert {one["words"] for one in line(event, "killed", victims, status)["disagreements"]} == sizes


def test_one_ministry_s_511_wounded_are_printed_as_more_than_500_and_as_512() -> None:
    claim = "az-2023-wounded-511"
    assert words("fighting-2023-09", Kind.RENDERED_DIFFERENTLY, claim) == [
        "printed differently: 12 apart (500 and 512)"
    ]
    assert words("fighting-2023-09", Kind.CONTRADICTS_ITSELF, claim) == [
        "one source, different figures: 11 apart (500 and 511)"
    ]


def test_more_than_40_wounded_civilians_became_more_than_400_in_one_paper() -> None:
    assert words("fighting-2023-09", Kind.RENDERED_DIFFERENTLY, "nk-2023-civ-wounded-40") == [
        "printed differently: 360 apart (40 and 400)"
    ]


def test_the_series_of_official_azerbaijani_losses_is_left_out_step_by_step() -> None:
    left_out = cell("second-war-2020", "killed", "az-mod-served", "military", "own")["left_out"]
    reasons = {entry["claim"]: (entry["reason"], entry["other"]) for entry in left_out}
    assert reasons["az-mil-2783"] == ("superseded", "az-mil-2802")
    assert reasons["az-mil-2906"] == ("revised", "az-mil-2908")


def test_six_dead_peacekeepers_are_counted_by_azerbaijan_as_five_and_one() -> None:
    counted = cell("peacekeepers-killed-2023", "killed", "ru-peacekeepers", "peacekeeper", "of_others")
    assert {"peacekeepers-2023-pg-5", "peacekeepers-2023-pg-1"} <= set(counted["claims"])


def test_twelve_articles_on_one_statement_are_fewer_origins() -> None:
    claim = store.claim("az-2023-wounded-511").load()
    assert claim["origins"] < len(claim["citations"])
