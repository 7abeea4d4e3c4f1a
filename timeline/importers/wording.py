"""A report of an import in lines of text."""

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from timeline.domain.imports import MOST_LISTED, ImportReport
from timeline.domain.record_entries import RecordReport

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


def record_lines(report: RecordReport, most: int | None = MOST_ROWS) -> Iterator[str]:
    """Yield the report on another record's export line by line, at most `most` of each list, as `lines` does."""
    nouns = {
        "publisher": _("Publishers"),
        "source": _("Sources"),
        "actor": _("Actors"),
        "place": _("Places"),
        "event": _("Events"),
        "claim": _("Claims"),
    }
    for noun, counts in report.nouns.items():
        words: dict[str, object] = {word: counts[word] for word in ("added", "changed", "unchanged")}
        yield _("%(noun)s: added %(added)d, changed %(changed)d, unchanged %(unchanged)d.") % {
            "noun": nouns[noun],
            **words,
        }
    for _kind, slug, here in report.matched[:most]:
        yield _("“%(slug)s” is “%(here)s” here.") % {"slug": slug, "here": here}
    for entry in report.withdrawn[:most]:
        yield _("Withdrawn there, and so here: %(entry)s") % {"entry": entry}
    for entry in report.waiting[:most]:
        yield _("Waits for an editor or for --publish: %(entry)s") % {"entry": entry}
    for entry in report.kept[:most]:
        yield _("Kept as it is here: %(entry)s") % {"entry": entry}
    for one in report.rejections[:most]:
        words = {"row": one.row, "id": one.external_id, "reason": one.reason}
        yield _("Rejected, %(id)s (number %(row)d in the file): %(reason)s.") % words
    if report.rejected > len(report.rejections[:most]):
        yield _("Rejected in all: %(count)d.") % {"count": report.rejected}
    if report.published:
        yield _("Published: %(count)d events.") % {"count": report.published}
