"""What people type, made plain: full-width letters and digits, spaces and control characters are no reason to fail."""

from __future__ import annotations

import os
import re
from argparse import ArgumentTypeError
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from counterdesk.setting_rules import SCREENS
from counterdesk.words import plain, t, visible

YEARS = range(1970, 3000)
NAME_BYTES = 255
"""A file's name has no more on any disk."""
DAYS_MOST, MINUTES_MOST, SECONDS_MOST, FEW_MOST = 36_500, 1_440, 3_600, 1_000
"""Further than that no day is reckoned, no break lasts, no trial runs, and so many windows or copies nobody has."""


def word(text: str) -> str:
    """A number, code or name as it is stored: ``Ａ０１２`` is A012."""
    return visible(plain(text)).strip()


def free_text(text: str) -> str:
    """A reason or another sentence; its own punctuation is kept."""
    return visible(text).strip()


def day(text: str) -> date:
    """A day such as 2026-11-23, of a year a hall can have books of."""
    try:
        found = date.fromisoformat(word(text))
        if found.year not in YEARS:
            raise ValueError(text)
    except ValueError as error:
        raise ArgumentTypeError(t("usage.wants_day")) from error
    return found


def clock(text: str) -> time:
    """A time of day such as 8:30 or 08:30."""
    found = re.fullmatch(r"(\d{1,2})[:：](\d{2})", word(text))
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise ArgumentTypeError(t("usage.wants_clock"))
    return time(int(found[1]), int(found[2]))


def clock_or_off(text: str) -> time | str:
    """A time of day, or the word ``off``."""
    return "off" if word(text).lower() == "off" else clock(text)


def clocks(text: str) -> tuple[time, ...]:
    """The times in ``11:30,12:10``."""
    return tuple(clock(part) for part in names(text))


def whole(text: str) -> int:
    """A whole number that is not negative."""
    digits = word(text)
    if not (digits.isascii() and digits.isdigit() and len(digits) < 16):
        raise ArgumentTypeError(t("usage.wants_whole"))
    return int(digits)


def up_to(most: int) -> Callable[[str], int]:
    """A whole number that is not negative and not beyond ``most``: no more can be meant."""

    def whole_up_to(text: str) -> int:
        number = whole(text)
        if number > most:
            raise ArgumentTypeError(t("usage.wants_up_to", most=most))
        return number

    return whole_up_to


days, minutes, seconds, few = up_to(DAYS_MOST), up_to(MINUTES_MOST), up_to(SECONDS_MOST), up_to(FEW_MOST)


def port(text: str) -> int:
    """A port number a program may listen at."""
    number = whole(text)
    if not 0 < number < 65536:
        raise ArgumentTypeError(t("serve.wants_port"))
    return number


def screens(text: str) -> tuple[str, ...]:
    """The screens in "board,kiosk"."""
    names = tuple(map(word, text.split(",")))
    if not all(name in SCREENS for name in names):
        raise ArgumentTypeError(t("serve.wants_screens", known=" ".join(SCREENS)))
    return names


def speed(text: str) -> float:
    """How many times as fast as the clock; the demo itself says what it can do."""
    try:
        return float(word(text))
    except ValueError as error:
        raise ArgumentTypeError(t("usage.wants_number")) from error


def zone(text: str) -> ZoneInfo:
    """A time zone such as Asia/Shanghai."""
    try:
        return ZoneInfo(word(text))
    except (KeyError, ValueError, OSError) as error:  # unknown, a path that leads out, a folder
        raise ArgumentTypeError(t("usage.wants_zone")) from error


def spelled(text: str) -> str:
    """A state's or outcome's name as it is typed: ``no_show`` and ``No-Show`` are ``no-show``."""
    return word(text).lower().replace("_", "-")


def code(text: str) -> str:
    """A code as the hall keeps it: ``In-Person`` is ``in_person``."""
    return stored(spelled(text))


def month(text: str) -> date:
    """A month such as 2026-11, as its first day; a whole date names the month it lies in."""
    try:
        return day(f"{word(text)[:7]}-01")
    except ArgumentTypeError as error:
        raise ArgumentTypeError(t("usage.wants_month")) from error


def stored(name: str) -> str:
    """The same as the hall keeps it: ``no_show``."""
    return name.replace("-", "_")


def path(text: str) -> Path:
    """A file's path; ``~`` is the user's own folder."""
    found = Path(text)
    try:
        if any(len(os.fsencode(part)) > NAME_BYTES for part in found.parts):
            raise ArgumentTypeError(t("usage.wants_path", most=NAME_BYTES))
        return found.expanduser()
    except (RuntimeError, UnicodeEncodeError) as error:  # nobody is called that here, or no disk writes such a letter
        raise ArgumentTypeError(t("usage.wants_path", most=NAME_BYTES)) from error


def names(text: str) -> tuple[str, ...]:
    """The names in ``a,b``; a Chinese comma serves as well."""
    return tuple(filter(None, (word(part) for part in re.split("[,，、]", text))))


def counted(text: str) -> tuple[str, tuple[int, int]]:
    """A paper with how many originals and copies of it: ``id_card=1+1``; without a plus, originals alone."""
    found = re.fullmatch(r"([\w-]+)=(\d{1,3})(?:\+(\d{1,3}))?", word(text))
    if found is None:
        raise ArgumentTypeError(t("usage.wants_material"))
    return found[1], (int(found[2]), int(found[3] or 0))


def last_number(text: str) -> tuple[str, int]:
    """A series with the last number handed out in it: ``A=137``."""
    found = re.fullmatch(r"([\w-]+)=(\d{1,6})", word(text))
    if found is None:
        raise ArgumentTypeError(t("usage.wants_last_number"))
    return found[1].upper(), int(found[2])


def answered(text: str) -> tuple[str, str]:
    """A question with its answer: ``kind=5``."""
    name, equals, answer = word(text).partition("=")
    if not (name and equals and answer):
        raise ArgumentTypeError(t("usage.wants_answer"))
    return name, answer


def wrong(text: str) -> tuple[str, tuple[str, str]]:
    """A paper with what is wrong with it and, behind a semicolon, what it must meet: ``photo=blurred;in focus``."""
    name, _, rest = visible(text).partition("=")
    why, _, standard = rest.replace("；", ";").partition(";")
    if not (word(name) and why.strip()):
        raise ArgumentTypeError(t("usage.wants_fault"))
    return word(name), (why.strip(), standard.strip())


def moment(text: str) -> datetime:
    """An instant such as 2026-11-23T09:05; without an offset it is hall time."""
    try:
        found = datetime.fromisoformat(word(text).replace(" ", "T"))
        if found.year not in YEARS:
            raise ValueError(text)
    except ValueError as error:
        raise ArgumentTypeError(t("usage.wants_moment")) from error
    return found
