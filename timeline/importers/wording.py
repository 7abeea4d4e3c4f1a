"""A report of an import in lines of text."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from timeline.domain.imports import MOST_LISTED, ImportReport

MOST_ROWS = 10


def lines(report: ImportReport, most: int | None = MOST_ROWS) -> Iterator[str]:
    """Yield the report line by line, at most `most` of each list; None gives all that the report holds."""
    words = {
        "added": report.added,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "rejected": report.rejected,
        "passed": report.passed_over,
    }
    yield _(
        "Added %(added)d, changed %(changed)d, unchanged %(unchanged)d, rejected %(rejected)d, "
        "passed over %(passed)d."
    ) % words
    if report.new_actors or report.new_places:
        new = {"actors": report.new_actors, "places": report.new_places}
        yield _("New entries of the dataset's own: %(actors)d actors, %(places)d places.") % new
    for slug in report.kept[:most]:
        yield _("Kept as edited at the desk: %(entry)s") % {"entry": slug}
    for flag, count in report.flagged.most_common():
        yield ngettext(
            "Taken in as published, %(count)d row: %(flag)s",
            "Taken in as published, %(count)d rows: %(flag)s",
            count,
        ) % {"count": count, "flag": flag}
    if most is None:
        for one in report.flags:
            yield _("Row %(row)d (%(id)s): %(flag)s") % {
                "row": one.row,
                "id": one.external_id,
                "flag": one.reason,
            }
    for one in report.rejections[:most]:
        yield _("Row %(row)d (%(id)s) rejected: %(reason)s.") % {
            "row": one.row,
            "id": one.external_id or "?",
            "reason": one.reason,
        }
    listed = len(report.rejections[:most])
    if report.rejected > listed:
        if most is None:
            yield _("… and %(count)d more; %(most)d are listed.") % {
                "count": report.rejected - listed,
                "most": MOST_LISTED,
            }
        else:
            yield _("… and %(count)d more; --report writes them to a file.") % {
                "count": report.rejected - listed
            }
    for heading, names in (
        (_("Actors that the record does not know:"), report.unmatched_actors),
        (_("Places that the record does not know:"), report.unmatched_places),
    ):
        if names:
            yield heading
            for name, count in names.most_common(most):
                yield f"  {count} × {name}"
