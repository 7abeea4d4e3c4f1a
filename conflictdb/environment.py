"""Readings of the environment that need a check before a setting may rely on them."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
KEY_LENGTH = 50  # characters; Django's own deployment check asks for as many
SQLITE_PRAGMAS = ";".join(
    f"PRAGMA {name}={value}"
    for name, value in {
        "journal_mode": "WAL",
        "synchronous": "NORMAL",  # with the log, a crash of the process loses nothing
        "mmap_size": 128 * 1024 * 1024,  # bytes
        "cache_size": -16_000,  # negative: KiB, a connection
        "temp_store": "MEMORY",
    }.items()
)


def base_url(value: str) -> str:
    """Return the site's public address without a closing slash, or raise ImproperlyConfigured."""
    parts = urlsplit(value)
    plain = not (parts.path.rstrip("/") or parts.query or parts.fragment or parts.username)
    if parts.scheme not in {"http", "https"} or not parts.hostname or not plain:
        raise ImproperlyConfigured(
            f"PUBLIC_BASE_URL is {value!r}. Give scheme and host alone, for example https://record.example.org"
        )
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise ImproperlyConfigured(
            f"PUBLIC_BASE_URL is {value!r}: outside this machine the record is served by https alone. "
            "Put a TLS proxy in front and give its https address."
        )
    return value.rstrip("/")


def is_local(url: str) -> bool:
    """Tell whether a public address can be reached from this machine alone."""
    return urlsplit(url).hostname in LOOPBACK


def allowed_hosts(given: list[str], url: str) -> list[str]:
    """Return the host names to answer to: the given ones, or the public address's own."""
    if any(host.strip() in {"*", "."} for host in given):
        raise ImproperlyConfigured(
            "ALLOWED_HOSTS holds a wildcard for every host. Name the hosts, by commas."
        )
    if given:
        return given
    return [*sorted(LOOPBACK - {"::1"}), "[::1]"] if is_local(url) else [str(urlsplit(url).hostname)]


def secret_key(given: str, file: Path, *, may_make: bool) -> str:
    """Return the signing key: the given one, else the file's, else a new one kept in that file.

    Only a site on this machine alone makes its key (`may_make`), so that a first run needs no preparation;
    raises ImproperlyConfigured where a public site has none, or where a key is too short to sign with.
    """
    if not given and may_make and not file.exists():
        _make_key(file)
    if not given and file.exists():
        given = file.read_text(encoding="ascii").strip()
    if len(given) < KEY_LENGTH:
        raise ImproperlyConfigured(
            f"The signing key has {len(given)} characters and needs {KEY_LENGTH} random ones or more. "
            f"Set SECRET_KEY, or SECRET_KEY_FILE to a file that holds it (looked for: {file}). "
            'Make one with: python3 -c "import secrets; print(secrets.token_urlsafe(64))"'
        )
    return given


def _make_key(file: Path) -> None:
    """Write a new key for its owner's eyes; where two processes start at once, the first one's stays."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(secrets.token_urlsafe(64), encoding="ascii")
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def refuse_debug_in_public(*, debug: bool, is_public: bool) -> None:
    """Raise ImproperlyConfigured where a site that others can reach would show its insides on an error."""
    if debug and is_public:
        raise ImproperlyConfigured("DEBUG is on while PUBLIC_BASE_URL is public. Unset DEBUG.")


def database(address: dict[str, Any], *, statement_timeout_ms: int) -> dict[str, Any]:
    """Return a database address with what its engine needs to serve readers while an editor writes.

    SQLite: a kept connection, since opening one takes longer than most queries; a write-ahead log, so that reading
    never waits; a writer takes its lock as its transaction begins,
    and waits five seconds for it. PostgreSQL: kept connections, tested before use; `statement_timeout_ms`
    ends a query that runs longer (0 is no limit). Raises ImproperlyConfigured for another engine.
    """
    options = dict(address.get("OPTIONS", {}))
    if not address.get("ENGINE", "").endswith((".sqlite3", ".postgresql")):
        raise ImproperlyConfigured(
            "DATABASE_URL names neither SQLite (sqlite:////path/to/file) "
            "nor PostgreSQL (postgres://user:password@host:5432/name)."
        )
    if address["ENGINE"].endswith("sqlite3"):
        Path(address["NAME"]).parent.mkdir(parents=True, exist_ok=True)
        options |= {"transaction_mode": "IMMEDIATE", "timeout": 5, "init_command": SQLITE_PRAGMAS}
        return address | {"OPTIONS": options, "CONN_MAX_AGE": None}
    options |= {"options": f"-c statement_timeout={statement_timeout_ms}"}
    options.setdefault("connect_timeout", 3)  # seconds; a machine that is gone does not even refuse
    return address | {"OPTIONS": options, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}


def databases(primary: dict[str, Any], replicas: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return the primary as `default` and its copies as `replica1` onwards, in the order given.

    Raises ImproperlyConfigured where a copy is no PostgreSQL beside a PostgreSQL: a SQLite file has none.
    """
    found = {"default": primary}
    for number_, replica in enumerate(replicas, start=1):
        if any(not one["ENGINE"].endswith(".postgresql") for one in (primary, replica)):
            raise ImproperlyConfigured(
                "REPLICA_URLS names copies of a PostgreSQL server. Give DATABASE_URL and each copy as postgres://..."
            )
        # A test reads what it wrote, in a transaction that no copy sees.
        found[f"replica{number_}"] = replica | {"TEST": {"MIRROR": "default"}}
    return found


def cache(address: dict[str, Any]) -> dict[str, Any]:
    """Return a cache address; a Redis gets a client for which its loss is no error."""
    if not address["BACKEND"].endswith("RedisCache"):
        return address
    return address | {"BACKEND": "conflictdb.cache.ForgivingRedis"}


def flag(name: str, value: str) -> bool:
    """Return a yes or no that was given in words, or raise ImproperlyConfigured; nothing given is no."""
    words = {"": False, "0": False, "false": False, "no": False, "1": True, "true": True, "yes": True}
    try:
        return words[value.strip().lower()]
    except KeyError:
        raise ImproperlyConfigured(f"{name} is {value!r}. Write true or false.") from None


def number(name: str, value: str) -> int:
    """Return a whole number from zero up, or raise ImproperlyConfigured."""
    if not (value.isascii() and value.isdigit()):
        raise ImproperlyConfigured(f"{name} is {value!r}. Write a whole number, 0 or more.")
    return int(value)
