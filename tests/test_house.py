"""The habits of the house, checked over all its files."""

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
PYTHON_FILES = sorted(
    file for folder in ("conflictdb", "timeline", "tests") for file in (ROOT / folder).rglob("*.py")
)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
LOCKS = ["requirements.txt", "requirements-dev.txt", "requirements-parquet.txt"]
# Choices are Django's enumerations of words, and every word is translated.
# Dates and numbers are worded by language here too.
DJANGO_IN_DOMAIN = {
    "TextChoices",
    "IntegerChoices",
    "gettext",
    "gettext_lazy",
    "ngettext",
    "pgettext",
    "pgettext_lazy",
    "Promise",
    "number_format",
    "MONTHS",
    "MONTHS_ALT",
}


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_and_hashed(lock: str) -> None:
    entries = re.split(r"\n(?=\S)", re.sub(r"(?m)^\s*#.*\n", "", text(lock)).strip())
    assert entries
    assert [
        entry for entry in entries if not re.match(r"[a-z0-9-]+==\S+ .*--hash=sha256:", entry, re.DOTALL)
    ] == []


@pytest.mark.parametrize("lock", [*LOCKS, "package-lock.json"])
def test_no_lock_file_names_where_packages_were_fetched(lock: str) -> None:
    assert (
        re.search(r"(?m)--(extra-)?index-url|--find-links|file:|\"resolved\"|@ ?https?:", text(lock)) is None
    )


@pytest.mark.parametrize(
    "list_of_packages", ["requirements.in", "requirements-dev.in", "requirements-parquet.in"]
)
def test_every_package_has_a_reason(list_of_packages: str) -> None:
    lines = [line for line in text(list_of_packages).splitlines() if line and line[0] not in "#-"]
    assert [line for line in lines if not re.search(r"  # \w", line)] == []


def test_every_version_of_a_script_tool_is_locked() -> None:
    locked = json.loads(text("package-lock.json"))["packages"]
    wanted = json.loads(text("package.json"))["devDependencies"]
    assert sorted(wanted) == sorted(name for name in wanted if locked[f"node_modules/{name}"]["integrity"])


def test_every_setting_is_documented() -> None:
    code = "".join(text(f"conflictdb/{name}.py") for name in ("settings", "server", "wsgi"))
    read = set(re.findall(r"(?:env\.\w+|environ\.get|environ\.setdefault)\(\s*\"([A-Z_]+)\"", code))
    documented = set(re.findall(r"(?m)^#? ?([A-Z_]+)=", text(".env.example")))
    assert documented == read - {"DJANGO_SETTINGS_MODULE"}


def test_the_domain_takes_only_words_from_django() -> None:
    taken = {
        f"{file.name}: {name.name}"
        for file in (ROOT / "timeline" / "domain").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "django"
        for name in node.names
        if name.name not in DJANGO_IN_DOMAIN
    }
    assert taken == set()


def test_no_file_is_longer_than_400_lines() -> None:
    assert [
        str(file)
        for file in PYTHON_FILES
        # A migration is written by Django, and as long as the tables are many.
        if file.parent.name != "migrations" and len(file.read_text(encoding="utf-8").splitlines()) > 400
    ] == []


def test_every_silenced_check_says_which_and_why() -> None:
    marks = re.compile(r"# (type: ignore|noqa)(?P<rest>.*)")
    reasoned = re.compile(r"(\[[a-z-]+(, ?[a-z-]+)*\]|: [A-Z]+\d+(, ?[A-Z]+\d+)*)  # \w")
    assert [
        f"{file.relative_to(ROOT)}: {found[0]}"
        for file in PYTHON_FILES
        if file != Path(__file__)
        for found in marks.finditer(file.read_text(encoding="utf-8"))
        if not reasoned.match(found["rest"])
    ] == []


def test_no_template_holds_a_script_or_a_style_of_its_own() -> None:
    inline = re.compile(
        r"<style|\sstyle\s*=|<[^>]+\son[a-z]+\s*=|href\s*=\s*[\"']?javascript:"
        r"|<script(?![^>]*\b(src=|type=\"application/(ld\+)?json\"))",
        re.IGNORECASE,
    )
    assert [str(file) for file in TEMPLATES if inline.search(file.read_text(encoding="utf-8"))] == []


def test_a_template_asks_no_other_site_for_anything() -> None:
    foreign = re.compile(
        r"<(?:script|img|iframe|link|source|video|audio)\b[^>]*(?:src|href)=\"(?:https?:)?//", re.I
    )
    assert [str(file) for file in TEMPLATES if foreign.search(file.read_text(encoding="utf-8"))] == []


def test_make_help_names_every_command() -> None:
    made = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert re.findall(r"(?m)^make (\w+)", made) == [
        "help",
        "run",
        "test",
        "check",
        "drill",
        "fix",
        "bench",
        "pages",
        "lock",
    ]


def test_the_changelog_is_dated_newest_first() -> None:
    dates = re.findall(r"(?m)^## (\d{4}-\d{2}-\d{2})$", text("CHANGELOG.md"))
    assert dates
    assert dates == sorted(dates, reverse=True)
    assert set(re.findall(r"(?m)^### (.+)$", text("CHANGELOG.md"))) <= {"Added", "Changed", "Fixed", "Data"}


def settings_under(**environment: str) -> subprocess.CompletedProcess[str]:
    """Read the settings in a process of its own and print what a public site depends on."""
    names = (
        "SESSION_COOKIE_NAME SESSION_COOKIE_SECURE CSRF_COOKIE_SECURE SECURE_SSL_REDIRECT SECURE_HSTS_SECONDS"
    )
    code = f"from conflictdb import settings; print(*(getattr(settings, n) for n in '{names}'.split()))"
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_public_site_is_served_over_tls_alone() -> None:
    read = settings_under(PUBLIC_BASE_URL="https://record.example.org", SECRET_KEY="k" * 50)
    assert read.stdout.split() == ["__Host-sessionid", "True", "True", "True", "31536000"], read.stderr


def test_a_public_site_without_a_key_does_not_start(tmp_path: Path) -> None:
    missing = str(tmp_path / "secret-key")
    read = settings_under(PUBLIC_BASE_URL="https://record.example.org", SECRET_KEY_FILE=missing)
    assert read.returncode != 0
    assert "Set SECRET_KEY" in read.stderr
