"""Readers who ask at a steady pace whatever happens, and an editor who writes; both note what they were told."""

import http.cookiejar
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count, cycle
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener, urlopen

A_SECOND = 20
# Pages that are kept, pages that were never asked before (`{n}`), and the API, which keeps nothing.
ADDRESSES = (
    "/",
    "/events/clash/",
    "/api/v1/events/",
    "/?killed_min={n}",
    "/claims/",
    "/api/v1/claims/?q=word{n}",
    "/api/v1/events/clash/",
    "/compare/",
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What one reader was told; status 0 is no answer at all."""

    at: float
    address: str
    status: int
    retry_after: str | None

    @property
    def is_sound(self) -> bool:
        """Tell whether it is an answer, or a request to come again."""
        return self.status == 200 or (self.status == 503 and bool(self.retry_after))


def ask(url: str) -> Answer:
    """Ask once, as a reader with ten seconds' patience."""
    at = time.monotonic()
    try:
        with urlopen(url, timeout=10) as response:
            response.read()
            return Answer(at, url, response.status, None)
    except HTTPError as error:
        error.close()
        return Answer(at, url, error.code, error.headers["Retry-After"])
    except OSError:
        return Answer(at, url, 0, None)


@dataclass
class Readers:
    """A crowd that asks A_SECOND times a second, each site in turn."""

    sites: list[str]
    answers: list[Answer] = field(default_factory=list)
    _over: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> "Readers":
        """Begin to ask."""
        self._thread = threading.Thread(target=self._run)
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        """Ask no more, and wait for the last answers."""
        self._over.set()
        self._thread.join()

    def between(self, begin: float, end: float) -> list[Answer]:
        """Return the answers to what was asked between two moments."""
        return [answer for answer in self.answers if begin <= answer.at < end]

    def _run(self) -> None:
        sites, addresses, numbers = cycle(self.sites), cycle(ADDRESSES), count(1)
        with ThreadPoolExecutor(16) as crowd:
            while not self._over.wait(1 / A_SECOND):
                url = next(sites) + next(addresses).format(n=next(numbers))
                crowd.submit(lambda url=url: self.answers.append(ask(url)))  # type: ignore[misc]  # bound early


class _StayHere(HTTPRedirectHandler):
    """Takes a redirect for the answer: the desk sends on whoever has saved."""

    def redirect_request(self, *_arguments: object) -> None:
        return None


class Editor:
    """Somebody who adds publishers at the desk, and knows which of them were acknowledged."""

    def __init__(self, site: str) -> None:
        """Sign in."""
        self.site = site
        self.acknowledged: list[str] = []
        self.unsound: list[int] = []
        self._jar = http.cookiejar.CookieJar()
        self._opener = build_opener(HTTPCookieProcessor(self._jar), _StayHere)
        form = {"username": "editor", "password": "a long pass phrase", "next": "/admin/"}
        assert self._post("/admin/login/", form) == 302

    def add(self, slug: str) -> None:
        """Add a publisher; where the desk sends on, it is acknowledged."""
        status = self._post(
            "/admin/timeline/publisher/add/",
            {"slug": slug, "name": slug, "kind": "wire_agency", "reason": "A drill.", "_save": "Save"},
        )
        if status == 302:
            self.acknowledged.append(slug)
        elif status != 503:
            self.unsound.append(status)

    def _post(self, address: str, form: dict[str, str]) -> int:
        try:
            self._opener.open(self.site + address, timeout=10).close()
            token = next(cookie.value for cookie in self._jar if cookie.name == "csrftoken")
            body = urlencode(form | {"csrfmiddlewaretoken": token or ""}).encode()
            with self._opener.open(Request(self.site + address, data=body), timeout=10) as response:
                return int(response.status)
        except HTTPError as error:
            error.close()
            return error.code
