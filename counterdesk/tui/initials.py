"""Pinyin initials: a service is found by the first letters a clerk would spell it with (公司设立 is gssl).

The 3,755 commonest characters stand in GB 2312 (level 1) in the order of their pinyin, so the bytes alone tell the
first letter; rarer characters are left out.
"""

from __future__ import annotations

from bisect import bisect_right

STARTS = (
    0xB0A1, 0xB0C5, 0xB2C1, 0xB4EE, 0xB6EA, 0xB7A2, 0xB8C1, 0xB9FE, 0xBBF7, 0xBFA6, 0xC0AC, 0xC2E8, 0xC4C3,
    0xC5B6, 0xC5BE, 0xC6DA, 0xC8BB, 0xC8F6, 0xCBFA, 0xCDDA, 0xCEF4, 0xD1B9, 0xD4D1,
)  # fmt: skip
LETTERS = "abcdefghjklmnopqrstwxyz"
END = 0xD7FA


def initials(text: str) -> str:
    """The pinyin initials of ``text`` in small letters; Latin letters and digits stand for themselves."""
    return "".join(map(_initial, text))


def _initial(character: str) -> str:
    if character.isascii():
        return character.lower() if character.isalnum() else ""
    place = int.from_bytes(character.encode("gb2312", "ignore"), "big")
    return LETTERS[bisect_right(STARTS, place) - 1] if STARTS[0] <= place < END else ""
