"""What is recorded for the events of a phase, added up, as a small table beside what is claimed of the phase."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from timeline.documents.recorded import RecordedDocument
from timeline.documents.schema import PublishedEventDocument
from timeline.domain.phase_parts import Beside


@dataclass(frozen=True, slots=True)
class RecordedRow:
    """One population and status; `events` have a number that is added, `without_number` have none.

    `is_about` says that a claim in the sum is stated as “about” a number.
    """

    people: str
    status: str
    figure: str
    is_about: bool
    events: int
    without_number: int


@dataclass(frozen=True, slots=True)
class RecordedTable:
    """The sums over `events` events, and the events left out, as title and address, by the reason."""

    events: int
    rows: list[RecordedRow]
    counts_over_a_period: list[tuple[str, str]]
    reaching_beyond: list[tuple[str, str]]
    rule: str
    json_href: str


def recorded_table(
    event: str, recorded: RecordedDocument | None, parts: Iterable[PublishedEventDocument]
) -> RecordedTable | None:
    """Return the table of a phase's sums; `parts` are its events. None where nothing is added up."""
    if recorded is None:
        return None
    titles = {part["id"]: part["title"] for part in parts}

    def left_out(reason: Beside) -> list[tuple[str, str]]:
        names = [one["event"] for one in recorded["left_out"] if one["reason"] == reason]
        return [(titles[name], reverse("pages:event", args=[name])) for name in names]

    query = f"?as_of={recorded['as_of']}" if recorded["as_of"] else ""
    return RecordedTable(
        events=len(recorded["events"]),
        rows=[
            RecordedRow(
                people=line["victims_name"],
                status=line["victims_status"],
                figure=line["figure"],
                is_about=line["is_about"],
                events=len(line["events"]),
                without_number=len(line["without_number"]),
            )
            for line in recorded["lines"]
        ],
        counts_over_a_period=left_out(Beside.COUNT_OVER_A_PERIOD),
        reaching_beyond=left_out(Beside.MAY_REACH_BEYOND),
        rule=recorded["rule"],
        json_href=reverse("api:comparison", args=[event]) + query,
    )
