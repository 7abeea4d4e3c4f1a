"""A citation of the record, of an event or of a claim, in words and in the forms of reference managers."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from timeline.domain.date_labels import label
from timeline.domain.dates import parse

CONTAINER = "ConflictDB"
AUTHOR = "The ConflictDB maintainers"
# What TeX would read as a command, as TeX writes it.
TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "_": r"\_",
    "%": r"\%",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Citation:
    """What is cited: `version` is an event's revision or the number of the record's state, `day` that of its making.

    `figure` is a claim in words, with claimant and day; `as_of` the day to which the entry was taken back; `kind` a
    type of CSL 1.0.2; `key` an id that is a word of any format.
    """

    key: str
    title: str
    address: str
    version: int
    day: date | None
    figure: str = ""
    as_of: date | None = None
    kind: str = "entry"

    @property
    def version_words(self) -> str:
        """Return which state is cited, with the day of an earlier view where it is one."""
        words = _("version %(n)d") if self.kind == "dataset" else _("revision %(n)d")
        return words % {"n": self.version} + self._as_of_words()

    @property
    def whole_title(self) -> str:
        """Return the title, a claim's figure before that of its event."""
        if not self.figure:
            return self.title
        return _("%(figure)s, in “%(title)s”") % {"figure": self.figure, "title": self.title}

    def words(self) -> str:
        """Return the citation as a sentence, without its address."""
        title = self.whole_title if self.figure else _("“%(title)s”") % {"title": self.title}
        parts = [title, CONTAINER, self.version_words]
        if self.day is not None:
            parts.append(_day_words(self.day))
        return ", ".join(parts) + "."

    def bibtex(self) -> str:
        """Return a BibTeX entry in UTF-8; double braces keep the capitals of a title."""
        fields = {
            "author": f"{{{tex(AUTHOR)}}}",
            "title": f"{{{tex(self.whole_title)}}}",
            "howpublished": tex(CONTAINER),
            "note": tex(self.version_words),
        }
        if self.day is not None:
            fields |= {"year": str(self.day.year), "month": MONTHS[self.day.month - 1]}
        fields["url"] = self.address
        lines = [
            f"  {name} = {value if name == 'month' else f'{{{value}}}'}" for name, value in fields.items()
        ]
        return f"@misc{{{self.key},\n" + ",\n".join(lines) + "\n}\n"

    def ris(self) -> str:
        """Return a RIS record; a value is one line, so breaks in it become spaces."""
        fields = [
            ("TY", "DATA"),
            ("ID", self.key),
            ("AU", AUTHOR),
            ("TI", self.whole_title),
            ("T2", CONTAINER),
            ("ET", self.version_words),
        ]
        if self.day is not None:
            fields += [("PY", str(self.day.year)), ("DA", self.day.strftime("%Y/%m/%d"))]
        fields += [("UR", self.address), ("ER", "")]
        return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in fields)

    def csl(self) -> list[dict[str, Any]]:
        """Return the one item of a CSL-JSON list."""
        item: dict[str, Any] = {
            "id": self.key,
            "type": self.kind,
            "title": self.whole_title,
            "container-title": CONTAINER,
            "author": [{"literal": AUTHOR}],
            "version": str(self.version),
            "URL": self.address,
            "note": self.version_words,
        }
        if self.day is not None:
            item["issued"] = {"date-parts": [[self.day.year, self.day.month, self.day.day]]}
        return [item]

    def _as_of_words(self) -> str:
        if self.as_of is None:
            return ""
        return _(", as claimed by %(day)s") % {"day": _day_words(self.as_of)}


def tex(text: str) -> str:
    """Return text in which no character is a command to TeX, on one line."""
    one_line = " ".join(text.split())
    return re.sub(r"[\\{}$&#_%~^]", lambda found: TEX[found[0]], one_line)


def _day_words(day: date) -> str:
    return label(parse(day.isoformat()))
