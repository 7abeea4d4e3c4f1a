"""Opaque cursors: where a page begins, signed and bound to the list that made them."""

import base64
import binascii
import hashlib
import hmac
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import orjson
from django.conf import settings

# Grows when a cursor's content changes its meaning; older cursors are then refused.
VERSION = 1
SIGNATURE_BYTES = 12


class CursorError(ValueError):
    """The text is no cursor of ours for this list."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """The key of the entry beside which a page begins, and in which direction the page lies."""

    key: tuple[Any, ...]
    is_backward: bool = False


@lru_cache(maxsize=1)
def _signing_key(secret: str) -> bytes:
    return hashlib.sha256(b"timeline.api.cursors" + secret.encode()).digest()


def _signature(content: bytes, listed: str) -> bytes:
    message = content + b"\0" + listed.encode()
    return hmac.digest(_signing_key(settings.SECRET_KEY), message, "sha256")[:SIGNATURE_BYTES]


def write(cursor: Cursor, listed: str) -> str:
    """Return the cursor as text; `listed` names the list it belongs to, and is needed to read it again."""
    content = orjson.dumps([VERSION, int(cursor.is_backward), *cursor.key])
    return base64.urlsafe_b64encode(_signature(content, listed) + content).decode().rstrip("=")


def read(text: str, listed: str) -> Cursor:
    """Return the cursor that `write` made for the same list; dates come back as ISO text.

    Raises:
        CursorError: if it was altered, made for another list, or by another version.

    """
    try:
        raw = base64.b64decode(text.encode("ascii") + b"=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (UnicodeEncodeError, binascii.Error, ValueError) as error:
        raise CursorError from error
    signature, content = raw[:SIGNATURE_BYTES], raw[SIGNATURE_BYTES:]
    if not hmac.compare_digest(signature, _signature(content, listed)):
        raise CursorError
    version, is_backward, *key = orjson.loads(content)
    if version != VERSION:
        raise CursorError
    return Cursor(tuple(key), bool(is_backward))
