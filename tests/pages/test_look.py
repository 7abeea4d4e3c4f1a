"""The stylesheets and templates keep what docs/design.md promises."""

import gzip
import re
from pathlib import Path

import pytest

from conflictdb.storage import joined

ROOT = Path(__file__).parents[2]
CSS = ROOT / "static/css"
# The desk has a stylesheet of its own, which readers never get.
SHEETS = [path for path in sorted(CSS.rglob("*.css")) if path.name != "admin.css"]
TEMPLATES = [*ROOT.glob("templates/*.html"), *ROOT.glob("templates/components/*.html")]
MOST_CSS = 11 * 1024  # bytes, joined and compressed as a reader gets them

TEXT = 4.5  # WCAG 2.2, 1.4.3
MARK = 3.0  # WCAG 2.2, 1.4.11


def tokens() -> list[dict[str, str]]:
    """Return the colours of the light and of the dark scheme."""
    light, dark = (
        (CSS / "tokens.css").read_text(encoding="utf-8").split("@media (prefers-color-scheme: dark)")
    )
    return [dict(re.findall(r"--([a-z0-9]+): (#[0-9a-f]{6});", part)) for part in (light, dark)]


def luminance(colour: str) -> float:
    """Return the relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "panel"])
@pytest.mark.parametrize(
    ("token", "least"),
    [
        ("ink", TEXT),
        ("soft", TEXT),
        ("link", TEXT),
        ("accent", TEXT),
        ("past", MARK),
        ("rule2", MARK),
        ("linkline", MARK),
    ],
)
def test_every_colour_that_is_read_has_its_contrast(
    scheme: int, ground: str, token: str, least: float
) -> None:
    colours = tokens()[scheme]
    assert contrast(colours[token], colours[ground]) >= least


def test_the_stylesheets_weigh_little() -> None:
    manifest = (CSS / "main.css").read_text(encoding="utf-8")
    text = joined(manifest, lambda name: (CSS / name).read_text(encoding="utf-8"))
    assert len(gzip.compress(text.encode(), 9)) <= MOST_CSS


def test_the_manifest_names_every_stylesheet_once() -> None:
    named = re.findall(r'@import url\("([^"]+)"\)', (CSS / "main.css").read_text(encoding="utf-8"))
    present = {path.relative_to(CSS).as_posix() for path in SHEETS} - {"main.css"}
    assert sorted(named) == sorted(present)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_holds_a_style_or_the_text_of_a_script(path: Path) -> None:
    text = re.sub(r'<script type="module" src="[^"]+"></script>', "", path.read_text(encoding="utf-8"))
    assert not re.search(r"\sstyle=|<style|<script|\son[a-z]+=", text)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_asks_another_host(path: Path) -> None:
    assert not re.search(r'(src|href)="(https?:)?//', path.read_text(encoding="utf-8"))


def test_every_template_is_used() -> None:
    code = [*(ROOT / "timeline").rglob("*.py"), *TEMPLATES]
    text = "".join(path.read_text(encoding="utf-8") for path in code)
    # Errors name theirs by status.
    unused = {path.name for path in TEMPLATES if f'{path.name}"' not in text} - {"400.html", "404.html"}
    assert unused == set()


@pytest.mark.parametrize("control", [".filter-form", ".zoom-bar", ".year-nav", ".lane-choice", ".pager"])
def test_paper_has_no_controls(control: str) -> None:
    hidden = re.search(r"\n  (\.skip,.*) \{ display: none; \}", (CSS / "print.css").read_text("utf-8"))
    assert hidden is not None
    assert control in hidden[1].split(", ")
