"""The kinds of values a hall file may hold: how each is read, and what it is called in FORMAT.md."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import time
from decimal import Decimal
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

MOST_MONEY = Decimal(10) ** 12
"""More than any fee; a number past what can be reckoned to the cent is a slip of the pen, not an amount."""
CENT = Decimal("0.01")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


class Wrong(Exception):
    """A value that is not of its kind: the code of the words and their facts."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


class Kind(NamedTuple):
    """A kind of value: its name in FORMAT.md, what stands in for a bad one, how it is read (raises Wrong)."""

    label: str
    blank: Any
    read: Callable[[Any], Any]


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip() or any(ord(char) < 32 for char in value):
        raise Wrong("wants_text")
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Wrong("wants_flag")
    return value


def _money(value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal) or not Decimal(value).is_finite():
        raise Wrong("wants_money")
    amount = Decimal(value)
    if not 0 <= amount <= MOST_MONEY or amount != amount.quantize(CENT):
        raise Wrong("wants_money")
    return amount.quantize(CENT)


def _rate(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise Wrong("wants_rate")
    if not (Decimal(value).is_finite() and 1 <= value <= 100):
        raise Wrong("wants_rate")
    return float(value)


def _clock(value: Any) -> time:
    if not isinstance(value, str) or not CLOCK.fullmatch(value):
        raise Wrong("wants_time")
    return time.fromisoformat(value)


def _hours(value: Any) -> tuple[time, time]:
    opens, dash, closes = value.partition("-") if isinstance(value, str) else ("", "", "")
    if not (dash and CLOCK.fullmatch(opens) and CLOCK.fullmatch(closes) and opens < closes):
        raise Wrong("wants_hours")
    return time.fromisoformat(opens), time.fromisoformat(closes)


def _zone(value: Any) -> str:
    try:
        return ZoneInfo(_text(value)).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise Wrong("wants_zone", value=value) from error


def whole(least: int = 0, most: int = 100_000) -> Kind:
    """A whole number between ``least`` and ``most``, both included."""

    def read(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise Wrong("wants_whole", least=least, most=most)
        return value

    return Kind(f"{least} to {most}", least, read)


def choice(*values: str) -> Kind:
    """One of a few words."""

    def read(value: Any) -> str:
        if value not in values:
            raise Wrong("wants_choice", value=value, allowed=", ".join(values))
        return str(value)

    return Kind(" / ".join(values), values[0], read)


def listed(kind: Kind) -> Kind:
    """A list of values of one kind."""

    def read(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise Wrong("wants_list")
        return tuple(kind.read(item) for item in value)

    return Kind(f"list of {kind.label}", (), read)


def matching(label: str, pattern: str, code: str) -> Kind:
    """Text of a fixed form."""
    form = re.compile(pattern)

    def read(value: Any) -> str:
        if not isinstance(value, str) or not form.fullmatch(value):
            raise Wrong(code, value=value)
        return value

    return Kind(label, "", read)


def _weekdays(value: Any) -> tuple[int, ...]:
    days = listed(choice(*WEEKDAYS)).read(value)
    return tuple(sorted({WEEKDAYS.index(day) for day in days}))


TEXT = Kind("text", "", _text)
FLAG = Kind("true / false", False, _flag)
MONEY = Kind("amount", Decimal(0), _money)
RATE = Kind("number from 1", 1.0, _rate)
TIME = Kind('time "HH:MM"', time(0), _clock)
HOURS = Kind('list of "HH:MM-HH:MM"', (), listed(Kind("", (), _hours)).read)
ZONE = Kind("time zone", "UTC", _zone)
DAYS = Kind(f"list of {' / '.join(WEEKDAYS)}", (), _weekdays)
CODE = matching("code", r"[A-Za-z0-9_-]{1,40}", "wants_code")
CLERK_NUMBER = matching("1 to 8 digits", r"[0-9]{1,8}", "wants_clerk_number")
PREFIX = matching("A-Z, one or two", r"[A-Z]{1,2}", "wants_prefix")
TEXTS = listed(TEXT)
CODES = listed(CODE)
PREFIXES = listed(PREFIX)
