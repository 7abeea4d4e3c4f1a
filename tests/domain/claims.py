"""Small invented claims for the tests of the arithmetic."""

from typing import Any

from hypothesis import strategies as st

from timeline.domain.dates import parse
from timeline.domain.figures import Figure
from timeline.domain.stated_claims import StatedClaim


def exactly(number: int) -> Figure:
    """One number, as stated."""
    return Figure(number, None, number, "exactly")


def at_least(number: int) -> Figure:
    """A number that may be exceeded."""
    return Figure(number, None, None, "at_least")


def up_to(number: int) -> Figure:
    """A number that may not be reached."""
    return Figure(None, None, number, "up_to")


def between(low: int, high: int, best: int | None = None) -> Figure:
    """Two numbers and, if the source has one, its best."""
    return Figure(low, best, high, "between")


NO_NUMBER = Figure(None, None, None, "unquantified")


def claim(key: str, figure: Figure | int = 1, **values: Any) -> StatedClaim:
    """A claim by the Armenian ministry about its own soldiers killed, but for the values given."""
    if isinstance(figure, int):
        figure = exactly(figure)
    stated_on = values.pop("stated_on", "2020-10-01")
    defaults: dict[str, Any] = {
        "event": "war",
        "claimant": "am-ministry",
        "claimant_side": "armenian",
        "is_attributed": True,
        "outcome": "killed",
        "victims": "am-soldiers",
        "victims_side": "armenian",
        "victims_status": "military",
        "stated_on": parse(stated_on) if stated_on else None,
    }
    return StatedClaim(id=key, figure=figure, **(defaults | values))


_NUMBERS = st.integers(0, 12)
FIGURES = st.one_of(
    st.builds(exactly, _NUMBERS),
    st.builds(at_least, _NUMBERS),
    st.builds(up_to, _NUMBERS),
    st.builds(lambda one, other: between(min(one, other), max(one, other)), _NUMBERS, _NUMBERS),
    st.just(NO_NUMBER),
)
_DATES = st.sampled_from(["2020-10-01", "2020-10-20", "2020-11", "2021", "2020-10-05/2020-10-09", None])

_CLAIMANTS = st.sampled_from(
    [
        {"claimant": "am-ministry", "claimant_side": "armenian"},
        {"claimant": "az-ministry", "claimant_side": "azerbaijani"},
        {"claimant": "observers", "claimant_side": "third_party"},
    ]
)


@st.composite
def sets_of_claims(draw: st.DrawFn, dates: st.SearchStrategy[str | None] = _DATES) -> list[StatedClaim]:
    """Up to seven claims on a few lines, each tied at most to earlier ones, as the record allows."""
    claims: list[StatedClaim] = []
    for number in range(draw(st.integers(0, 7))):
        earlier = st.sampled_from([None, None, *(one.id for one in claims)])
        claims.append(
            claim(
                f"c{number}",
                draw(FIGURES),
                event=draw(st.sampled_from(["war", "war", "raid"])),
                **draw(_CLAIMANTS),
                victims=draw(st.sampled_from(["people", "soldiers"])),
                victims_side=draw(st.sampled_from(["armenian", "armenian", "mixed"])),
                victims_status=draw(st.sampled_from(["military", "civilian", "mixed"])),
                stated_on=draw(dates),
                included_in=draw(earlier),
                supersedes=draw(earlier),
                origins=(draw(st.sampled_from(["agency", "ministry-page"])),),
            )
        )
    return claims
