"""Two thousand hostile requests: each gets an answer in its own form, soon, and nothing that was sent runs."""

import json
import os
import random
import time
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from django.test import Client

from timeline.filters import ClaimFilter, EventFilter
from timeline.models import Event

REQUESTS = int(os.environ.get("HOSTILE_REQUESTS", "2000"))
SEED = 20201110
SECONDS = 3.0
NOUNS = [
    "events",
    "claims",
    "sources",
    "publishers",
    "actors",
    "places",
    "facets",
    "density",
    "changes",
    "releases",
]
PARAMETERS = sorted(
    {*EventFilter.base_filters, *ClaimFilter.base_filters}
    | {"ordering", "page_size", "cursor", "format", "fields", "include", "by", "of", "unit", "split", "since"}
)
VALUES = [
    "\0", "a\0b", "%00", "\x01\x1f\x7f", "\ud800", "\u202egnp", "﷽" * 50, "x" * 3000, "9" * 400, "-1", "0", "1e309",
    "NaN", "Infinity", "0x10", "٣٢", "1_000", "9223372036854775808", "-9223372036854775809", "2147483648", "0000",
    "10000", "2020-13", "2020-02-30", "-0001-01-01", "9999-12-31", "0001-01-01", "../../etc/passwd", "..%2f",
    "//e.example",
    "\\\\e.example", "' OR 1=1 --", '"; DROP TABLE x; --', "1) UNION SELECT 1--", "* AND NEAR(", '"a" OR', "-^:*",
    "a:b",
    "<script>alert(1)</script>", "{{7*7}}", "${jndi:x}", "%s%n", "=HYPERLINK(1)", "a,b,,c", ",", "true", "TRUE", "null",
    "[]", "{}", "1,2,3,4", "-180,-90,180,90", "180,90,-180,-90", "1,2,3", "nan,nan,nan,nan", "1e5,0,0,0", "é", "Ա",
    "😀",
    "id", "csv", "geojson", "ndjson", "json", "date", "-date", "500", "501", "A" * 200, "WyJ4Il0", "==", "_-", "clash",
]  # fmt: skip
LOOKUPS = [
    "year__foo",
    "slug__startswith",
    "event__claims__low",
    "document",
    "search_text",
    "__class__",
    "id",
    "",
    "[]",
]
HEADERS: list[dict[str, str]] = [
    {},
    {"accept": "*/*;q=0"},
    {"accept": "a/b/c, ;;q=x, \x7f"},
    {"accept": "text/csv"},
    {"accept": "application/geo+json"},
    {"if-none-match": "*"},
    {"if-none-match": 'W/"x", "' + "y" * 2000},
    {"host": "evil.example"},
    {"host": "[::1"},
    {"host": "127.0.0.1:99999"},
    {"x-forwarded-host": "evil.example"},
    {"x-forwarded-for": "1.2.3.4, evil"},
    {"x-forwarded-proto": "https"},
    {"x-request-id": "a\tb"},
    {"origin": "null"},
    {"range": "bytes=0-1"},
    {"cookie": "sessionid=x; csrftoken=y"},
    {"accept-language": "xx;q=9"},
    {"accept-encoding": "gzip;q=0, *"},
]
METHODS = ["GET"] * 12 + [
    "HEAD",
    "OPTIONS",
    "POST",
    "PUT",
    "PATCH",
    "DELETE",
    "TRACE",
    "PROPFIND",
    "FOO",
    "get",
]
SEGMENTS = [
    "clash",
    "clash-killed",
    "nothing",
    "..",
    ".",
    "%2e%2e",
    "%00",
    "a" * 300,
    "é",
    "1",
    "-1",
    "revisions",
    "\\",
]


def encoded(value: str) -> str:
    return quote(value.encode("utf-8", "surrogatepass"), safe="%")


def path(chance: random.Random) -> str:
    parts = ["api", "v1", chance.choice(NOUNS)]
    while chance.random() < 0.35:
        parts.append(encoded(chance.choice(SEGMENTS)))
    return "/" + "/".join(parts) + ("/" if chance.random() < 0.9 else "")


def query(chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.03:
        return "&".join(f"q={number}" for number in range(chance.choice([99, 100, 101, 5000])))
    if kind < 0.06:
        return "q=" + "a" * chance.choice([4000, 4094, 4095, 8192])
    if kind < 0.09:
        return chance.choice(["%", "%zz", "%ff%fe", "=&=&", "&&&", "?", "#", "a=%C3%28", ";x=1", "q[]=1"])
    pairs = []
    for _ in range(chance.randint(0, 4)):
        name = chance.choice(PARAMETERS) if chance.random() < 0.9 else chance.choice(LOOKUPS)
        pairs.append(f"{encoded(name)}={encoded(chance.choice(VALUES))}")
    return "&".join(pairs)


def requests() -> Iterator[tuple[str, str, dict[str, str]]]:
    chance = random.Random(SEED)  # noqa: S311  # the same requests each time, no secret
    for _ in range(REQUESTS):
        yield chance.choice(METHODS), f"{path(chance)}?{query(chance)}", chance.choice(HEADERS)


@pytest.mark.django_db
def test_no_request_brings_a_failure_a_delay_or_a_reflection(api: Client, clash: Event) -> None:
    for method, address, headers in requests():
        begun = time.monotonic()
        answer = api.generic(method, address, headers=headers)
        content = answer.getvalue()
        told = (method, address, headers, answer.status_code)
        assert answer.status_code < 500, told
        assert time.monotonic() - begun < SECONDS, told
        assert not answer.cookies, told
        assert b"evil.example" not in content, told
        assert "evil.example" not in str(answer.headers), told
        assert answer.headers["X-Content-Type-Options"] == "nosniff", told
        if answer.status_code >= 400:
            assert b"Traceback" not in content, told
            if method != "HEAD":
                assert answer.headers["Content-Type"] == "application/problem+json", told
                assert json.loads(content)["status"] == answer.status_code, told
