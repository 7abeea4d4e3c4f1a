"""Answers kept in the process until the record changes, so that a question asked often is worked out once."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock

from django.http import HttpResponse

# Bytes of all answers together, in each process.
MOST_BYTES = 16 * 1024 * 1024
# An answer greater than this is asked for seldom, and would push many others out.
GREATEST_ANSWER = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Kept:
    """What is needed to give an answer again."""

    content: bytes
    headers: Mapping[str, str]


class Answers:
    """The answers used last, by their ETag, which names the record's state: an old answer is never given."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self.most_bytes = most_bytes
        self.size = 0
        self._by_etag: OrderedDict[str, Kept] = OrderedDict()
        self._lock = Lock()

    def get(self, etag: str) -> HttpResponse | None:
        """Return the answer, None where it is not kept."""
        with self._lock:
            kept = self._by_etag.get(etag)
            if kept is None:
                return None
            self._by_etag.move_to_end(etag)
        return HttpResponse(kept.content, headers=dict(kept.headers))

    def keep(self, etag: str, response: HttpResponse) -> None:
        """Keep an answer, and let go of those not used for longest."""
        content = response.content
        if len(content) > GREATEST_ANSWER:
            return
        with self._lock:
            self._drop(etag)
            self._by_etag[etag] = Kept(content, dict(response.headers))
            self.size += len(content)
            while self.size > self.most_bytes:
                self._drop(next(iter(self._by_etag)))

    def clear(self) -> None:
        """Let go of everything."""
        with self._lock:
            self._by_etag.clear()
            self.size = 0

    def _drop(self, etag: str) -> None:
        kept = self._by_etag.pop(etag, None)
        self.size -= len(kept.content) if kept is not None else 0


answers = Answers()
