"""How many requests of one network are answered in a minute, told in the headers of the IETF's draft.

draft-ietf-httpapi-ratelimit-headers: RateLimit-Policy names the quota and its window, RateLimit what is left of it.
"""

import hashlib
import ipaddress
import time
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from timeline.api.problems import Problem

WINDOW = 60  # seconds
# A reader of IPv6 has a whole network of this size to ask from.
IPV6_PREFIX = 64


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one network may still ask in the present window."""

    key: str
    quota: int
    used: int
    ends_in: int

    def write(self, response: HttpResponseBase) -> None:
        """Tell the allowance; an answer without a body costs nothing."""
        used = self.used
        if response.status_code != 304:
            used += 1
            cache.set(self.key, used, WINDOW)
        response.headers["RateLimit-Policy"] = f'"default";q={self.quota};w={WINDOW}'
        response.headers["RateLimit"] = f'"default";r={max(self.quota - used, 0)};t={self.ends_in}'


def network_of(request: HttpRequest) -> str | None:
    """Return the network that asks, None where it is this machine itself or cannot be known.

    A proxy in front is believed only if the settings say that it is ours; its own entry is the last one.
    """
    address = request.META.get("REMOTE_ADDR", "")
    if settings.TRUST_PROXY:
        address = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip() or address
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return None
    if parsed.is_loopback:
        return None
    if parsed.version == 6:
        return str(ipaddress.ip_network((parsed, IPV6_PREFIX), strict=False))
    return str(parsed)


def allowance_of(request: HttpRequest, now: float | None = None) -> Allowance | None:
    """Return what the network that asks may still ask, None where nothing limits it.

    Raises:
        Problem: 429, where the quota is used up.

    """
    quota = settings.API_RATE_LIMIT
    network = network_of(request) if quota else None
    if network is None:
        return None
    moment = time.time() if now is None else now
    window = int(moment // WINDOW)
    ends_in = WINDOW - int(moment % WINDOW)
    # Of the address only a keyed digest is kept, and that for a minute.
    digest = hashlib.blake2b(
        network.encode(), key=settings.SECRET_KEY.encode()[:64], digest_size=16
    ).hexdigest()
    allowance = Allowance(f"api:{digest}:{window}", quota, cache.get(f"api:{digest}:{window}", 0), ends_in)
    if allowance.used >= quota:
        detail = _(
            "Your network has asked %(quota)d times within a minute. Ask again in %(seconds)d seconds."
        )
        raise Problem(
            429,
            "too-many-requests",
            detail % {"quota": quota, "seconds": ends_in},
            headers={
                "Retry-After": str(ends_in),
                "RateLimit-Policy": f'"default";q={quota};w={WINDOW}',
                "RateLimit": f'"default";r=0;t={ends_in}',
            },
        )
    return allowance
