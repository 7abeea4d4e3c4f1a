"""A report of an import in lines of text."""

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from timeline.domain.imports import MOST_LISTED, ImportReport

MOST_ROWS = 10


def lines(report: ImportReport, most: int | None = MOST_ROWS) -> Iterator[str]:
    """Yield the report line by line, at most `most` of each list; None gives all that the report holds."""
    yield _(
        "Added %(added)d, changed %(changed)d, unchanged %(unchanged)d, rejected %(rejected)d, "
        "passed over %(passed_over)d."
    ) % {name: getattr(report, name) for name in ("added", "changed", "unchanged", "rejected", "passed_over")}
    if report.new_actors or report.new_places:
        new = {"actors": report.new_actors, "places": report.new_places}
        yield _("New entries of the dataset's own: %(actors)d actors, %(places)d places.") % new
    for slug in report.kept[:most]:
        yield _("Kept as edited at the desk: %(entry)s") % {"entry": slug}
    yield from _flags(report, is_whole=most is None)
    yield from _rejections(report, most)
    yield from _unknown(_("Actors that the record does not know:"), report.unmatched_actors, most)
    yield from _unknown(_("Places that the record does not know:"), report.unmatched_places, most)


def _flags(report: ImportReport, *, is_whole: bool) -> Iterator[str]:
    for flag, count in report.flagged.most_common():
        yield ngettext(
            "Taken in as published, %(count)d row: %(flag)s",
            "Taken in as published, %(count)d rows: %(flag)s",
            count,
        ) % {"count": count, "flag": flag}
    for one in report.flags if is_whole else []:
        words = {"row": one.row, "id": one.external_id, "flag": one.reason}
        yield _("Row %(row)d (%(id)s): %(flag)s") % words


def _rejections(report: ImportReport, most: int | None) -> Iterator[str]:
    listed = report.rejections[:most]
    for one in listed:
        words = {"row": one.row, "id": one.external_id or "?", "reason": one.reason}
        yield _("Row %(row)d (%(id)s) rejected: %(reason)s.") % words
    if report.rejected > len(report.rejections):
        words = {"count": report.rejected - len(listed), "most": MOST_LISTED}
        yield _("… and %(count)d more rows were rejected; a report lists %(most)d.") % words
    elif report.rejected > len(listed):
        yield _("… and %(count)d more rows were rejected; --report lists them.") % {
            "count": report.rejected - len(listed)
        }


def _unknown(heading: str, names: Counter[str], most: int | None) -> Iterator[str]:
    if names:
        yield heading
    for name, count in names.most_common(most):
        yield f"  {count} × {name}"
