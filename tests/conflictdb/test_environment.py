"""What the environment may say, and the message to whoever sets it wrongly."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from conflictdb import environment


def test_the_public_address_loses_its_closing_slash() -> None:
    assert environment.base_url("https://record.example.org/") == "https://record.example.org"


@pytest.mark.parametrize(
    "address", ["", "record.example.org", "ftp://a.example", "https://a.example/x", "https://"]
)
def test_a_public_address_that_is_none_is_named_with_the_remedy(address: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"PUBLIC_BASE_URL is .*https://record\.example\.org"):
        environment.base_url(address)


def test_a_public_site_without_tls_is_refused() -> None:
    with pytest.raises(ImproperlyConfigured, match="https alone"):
        environment.base_url("http://record.example.org")


def test_a_public_site_answers_to_its_own_name() -> None:
    assert environment.allowed_hosts([], "https://record.example.org") == ["record.example.org"]


def test_a_site_on_this_machine_answers_to_every_name_of_it() -> None:
    assert environment.allowed_hosts([], "http://127.0.0.1:8000") == ["127.0.0.1", "localhost", "[::1]"]


def test_a_wildcard_for_every_host_is_refused() -> None:
    with pytest.raises(ImproperlyConfigured, match="Name the hosts"):
        environment.allowed_hosts(["record.example.org", "*"], "https://record.example.org")


def test_a_site_on_this_machine_makes_its_key_once(tmp_path: Path) -> None:
    file = tmp_path / "var" / "secret-key"
    made = environment.secret_key("", file, may_make=True)
    assert len(made) >= environment.KEY_LENGTH
    assert environment.secret_key("", file, may_make=True) == made
    assert file.stat().st_mode & 0o077 == 0
    assert list(file.parent.iterdir()) == [file]


def test_a_public_site_makes_no_key_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="Set SECRET_KEY"):
        environment.secret_key("", tmp_path / "secret-key", may_make=False)
    assert not list(tmp_path.iterdir())


def test_a_short_key_is_refused_and_not_shown(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="has 9 characters") as refused:
        environment.secret_key("too-short", tmp_path / "secret-key", may_make=True)
    assert "too-short" not in str(refused.value)


def test_debug_is_refused_on_a_public_site() -> None:
    with pytest.raises(ImproperlyConfigured, match="Unset DEBUG"):
        environment.refuse_debug_in_public(debug=True, is_public=True)


def test_sqlite_readers_never_wait_for_the_editor(tmp_path: Path) -> None:
    address = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(tmp_path / "var" / "a.sqlite3")}
    options = environment.database(address, statement_timeout_ms=0)["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert options["timeout"] == 5
    assert "journal_mode=WAL" in options["init_command"]
    assert (tmp_path / "var").is_dir()


def test_a_query_on_postgresql_has_a_deadline() -> None:
    address = {"ENGINE": "django.db.backends.postgresql", "NAME": "conflictdb"}
    database = environment.database(address, statement_timeout_ms=3000)
    assert database["OPTIONS"]["options"] == "-c statement_timeout=3000"
    assert database["CONN_HEALTH_CHECKS"]


def test_a_database_of_another_kind_is_refused() -> None:
    with pytest.raises(ImproperlyConfigured, match="neither SQLite"):
        environment.database({"ENGINE": "django.db.backends.mysql", "NAME": "a"}, statement_timeout_ms=0)


@pytest.mark.parametrize(("words", "read"), [("", False), ("0", False), ("True", True), (" yes ", True)])
def test_a_yes_or_no_is_read(words: str, read: bool) -> None:
    assert environment.flag("DEBUG", words) is read


def test_a_yes_or_no_in_other_words_is_refused() -> None:
    with pytest.raises(ImproperlyConfigured, match="DEBUG is 'maybe'"):
        environment.flag("DEBUG", "maybe")


@pytest.mark.parametrize("words", ["", "-1", "3s", "٣"])
def test_a_number_that_is_none_is_refused(words: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="HSTS_SECONDS is"):
        environment.number("HSTS_SECONDS", words)


def test_a_number_is_read() -> None:
    assert environment.number("HSTS_SECONDS", "3600") == 3600
