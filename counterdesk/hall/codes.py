"""Codes on paper: digits only, because an input method eats letters - a kind, a row's number, keyed check digits.

The check digits are the first four decimal digits of HMAC-SHA256 under the hall's own key: a mistyped or invented
code is refused, and nothing personal is in one.
"""

from __future__ import annotations

import hmac
from typing import NamedTuple

from counterdesk.refusals import Refusal
from counterdesk.words import plain

KINDS = {"ticket": "1", "notice": "2", "case": "3", "review": "4"}
CHECK_DIGITS = 4


class Code(NamedTuple):
    """What a code stands for: the kind of paper and the row's number."""

    kind: str
    id: int


def make(kind: str, row_id: int, hall_key: str) -> str:
    """The digits printed on a paper of ``kind`` for row ``row_id``."""
    body = f"{KINDS[kind]}{row_id}"
    return body + _check(body, hall_key)


def read(text: str, hall_key: str) -> Code:
    """What ``text`` from a scanner or a keyboard stands for; full-width digits and spaces are forgiven.

    Raises Refusal ``bad_code`` when it is not a code of this hall.
    """
    digits = "".join(plain(text).split())
    body, check = digits[:-CHECK_DIGITS], digits[-CHECK_DIGITS:]
    kind = next((name for name, digit in KINDS.items() if body.startswith(digit)), None)
    good = digits.isascii() and digits.isdigit() and len(body) > 1 and kind is not None
    if not good or kind is None or not hmac.compare_digest(check, _check(body, hall_key)):
        raise Refusal("bad_code")
    return Code(kind, int(body[1:]))


def _check(body: str, hall_key: str) -> str:
    digest = hmac.digest(hall_key.encode(), body.encode(), "sha256")
    return f"{int.from_bytes(digest[:8], 'big') % 10**CHECK_DIGITS:0{CHECK_DIGITS}d}"
