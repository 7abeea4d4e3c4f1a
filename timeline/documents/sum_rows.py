"""What was added up as flat rows: the statuses of one side in an event, and the events of a phase."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.translation import gettext as _

from timeline.documents.line_addresses import comparison_address
from timeline.documents.recorded import RecordedDocument
from timeline.documents.rows import Row, joined
from timeline.documents.schema import PublishedEventDocument
from timeline.documents.sums import StatusSumDocument, SumDocument

SUM_COLUMNS = (
    "sum", "event", "event_title", "event_date", "outcome", "victims", "victims_name", "victims_side",
    "victims_status", "figure", "low", "high", "least", "greatest", "is_about", "claims", "events", "without_number",
    "not_added", "note", "rule", "as_of", "url",
)  # fmt: skip


def status_sum_rows(
    event: PublishedEventDocument, sums: Iterable[StatusSumDocument], as_of: date | None = None
) -> Iterator[Row]:
    """Yield a row for each sum of the statuses of one side in an event."""
    for one in sums:
        yield _row(
            event,
            one,
            as_of,
            sum="statuses_of_a_side",
            outcome=one["outcome"],
            victims_side=one["victims_side"],
            victims_status=joined(one["statuses"]),
            note=_("Computed: adds the ranges of these statuses; claimed by nobody."),
            rule=one["rule"],
        )


def recorded_rows(
    phase: PublishedEventDocument, recorded: RecordedDocument | None, as_of: date | None = None
) -> Iterator[Row]:
    """Yield a row for each population and status that is added up over the events of a phase."""
    if recorded is None:
        return
    beside = joined(f"{one['event']} ({one['reason']})" for one in recorded["left_out"])
    for line in recorded["lines"]:
        yield _row(
            phase,
            line,
            as_of,
            # The events of a phase are added up as they stand today, which no revision of the phase keeps.
            url=phase["url"] + (f"?as_of={as_of.isoformat()}" if as_of else ""),
            sum="events_of_a_phase",
            outcome=line["outcome"],
            victims=line["victims"],
            victims_name=line["victims_name"],
            victims_side=line["victims_side"],
            victims_status=line["victims_status"],
            events=joined(line["events"]),
            without_number=joined(line["without_number"]),
            not_added=beside,
            note=recorded["note"],
            rule=recorded["rule"],
        )


def _row(event: PublishedEventDocument, one: SumDocument, as_of: date | None, **cells: str) -> Row:
    return {
        "event": event["id"],
        "event_title": event["title"],
        "event_date": event["date"]["edtf"],
        "figure": one["figure"],
        "low": one["low"],
        "high": one["high"],
        "least": one["least"],
        "greatest": one["greatest"],
        "is_about": one["is_about"],
        "claims": joined(one["claims"]),
        "as_of": as_of.isoformat() if as_of else None,
        "url": comparison_address(event["id"], event["revision"], as_of),
        **cells,
    }
