"""A Redis whose loss costs time and never an answer: what cannot be read counts as not kept."""

import logging
import time
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

logger = logging.getLogger(__name__)

Value = TypeVar("Value")

# Seconds during which a Redis that failed is not asked again, so that requests do not each wait for it.
REST = 5.0


def waits() -> dict[str, Any]:
    """Return how long the client waits, in seconds, and that it tries once more, at once, where a connection broke."""
    return {"socket_connect_timeout": 1, "socket_timeout": 1, "retry": Retry(NoBackoff(), 1)}


class ForgivingRedis(RedisCache):
    """Django's Redis cache; while the server cannot be reached it behaves as an empty cache that keeps nothing.

    The limit of requests then counts nothing either: readers are let through rather than turned away.
    """

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        """Begin as one that works."""
        super().__init__(server, params | {"OPTIONS": params.get("OPTIONS", {}) | waits()})
        self._asked_again_at = 0.0

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """Return the value, or the default where it is not kept or cannot be read."""
        return self._try(lambda: super(ForgivingRedis, self).get(key, default, version), default)

    def get_many(self, keys: Iterable[str], version: int | None = None) -> dict[str, Any]:
        """Return those values that are kept and can be read."""
        return self._try(lambda: super(ForgivingRedis, self).get_many(keys, version), {})

    def set(
        self, key: str, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        """Keep a value, if possible."""
        self._try(lambda: super(ForgivingRedis, self).set(key, value, timeout, version), None)

    def set_many(
        self, data: dict[str, Any], timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None
    ) -> list[str]:
        """Keep values, if possible; return the keys of those that were not kept."""
        return self._try(
            lambda: super(ForgivingRedis, self).set_many(data, timeout, version), [str(key) for key in data]
        )

    def add(
        self, key: str, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        """Keep a value where there is none yet; return whether it was kept."""
        return self._try(lambda: super(ForgivingRedis, self).add(key, value, timeout, version), False)

    def delete(self, key: str, version: int | None = None) -> bool:
        """Forget a value, if possible; return whether there was one."""
        return self._try(lambda: super(ForgivingRedis, self).delete(key, version), False)

    def _try(self, ask: Callable[[], Value], instead: Value) -> Value:
        """Return Redis's answer, or `instead` where it gives none."""
        if time.monotonic() < self._asked_again_at:
            return instead
        try:
            return ask()
        except RedisError as error:
            self._asked_again_at = time.monotonic() + REST
            logger.warning("The cache gives no answer and is left alone for %d seconds: %s", REST, error)
            return instead
