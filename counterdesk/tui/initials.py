"""Pinyin initials: a service is found by the first letters a clerk would spell it with (公司设立 is gssl).

The 3,755 commonest characters stand in GB 2312 (level 1) in the order of their pinyin, so the bytes alone tell the
first letter. Characters with a second reading are known by both letters; a rarer character matches any letter, so
that it never hides the words around it.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

STARTS = (
    0xB0A1, 0xB0C5, 0xB2C1, 0xB4EE, 0xB6EA, 0xB7A2, 0xB8C1, 0xB9FE, 0xBBF7, 0xBFA6, 0xC0AC, 0xC2E8, 0xC4C3,
    0xC5B6, 0xC5BE, 0xC6DA, 0xC8BB, 0xC8F6, 0xCBFA, 0xCDDA, 0xCEF4, 0xD1B9, 0xD4D1,
)  # fmt: skip
LETTERS = "abcdefghjklmnopqrstwxyz"
END = 0xD7FA
SECOND = {
    "长": "z", "重": "c", "行": "h", "会": "k", "调": "t", "厦": "s", "朝": "z", "曾": "c", "藏": "z", "传": "z",
    "降": "x", "车": "j", "单": "s", "石": "d", "参": "s", "省": "x", "弹": "t", "校": "j", "系": "j", "畜": "c",
    "泊": "p", "茄": "j", "伺": "c", "铅": "y", "蛤": "h", "脯": "p", "殖": "s", "折": "s", "盛": "c",
}  # fmt: skip
"""The other first letter of characters that are read in two ways, as in 行业 and 银行."""
ANY = "?"


def spelt(text: str, typed: str) -> bool:
    """Whether ``typed``, small letters and digits, are the initials of some part of ``text``."""
    letters = initials(text)
    last = len(letters) - len(typed)
    return any(all(map(_fits, letters[start:], typed)) for start in range(last + 1))


@lru_cache(maxsize=4096)
def initials(text: str) -> tuple[str, ...]:
    """The pinyin initials of ``text``, a character each: a small letter, two where it is read in two ways, ``?`` where
    it is rare; Latin letters and digits stand for themselves, signs are left out."""
    return tuple(filter(None, map(_initial, text)))


def _fits(letters: str, typed: str) -> bool:
    return typed in letters or letters == ANY


def _initial(character: str) -> str:
    if character.isascii():
        return character.lower() if character.isalnum() else ""
    place = int.from_bytes(character.encode("gb2312", "ignore"), "big")
    if STARTS[0] <= place < END:
        return LETTERS[bisect_right(STARTS, place) - 1] + SECOND.get(character, "")
    return ANY if character.isalpha() else ""
