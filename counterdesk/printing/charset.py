"""What a thermal printer can print: which characters, how wide, as which bytes.

One paper column is one byte of GBK: a Chinese character is two columns and two bytes, a Latin letter one
and one. Counting terminal cells instead would be wrong: “ ” … — □ √ × ° are two columns on paper and one
cell in most terminals. Control characters never pass, so no name typed by anybody can become a printer
command.

A printer without Chinese prints one of the old code pages, a byte and a column a character; what it lacks takes
two columns and is drawn.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Literal, get_args

Codec = Literal["gbk", "gb2312", "cp437", "cp850", "cp852", "cp858", "cp866"]
CHINESE = ("gbk", "gb2312")

MISSING = "〓"
"""Printed in place of a character that can be neither written nor drawn (two columns)."""
MISSING_BYTES: dict[Codec, bytes] = {
    codec: "〓".encode("gbk") if codec in CHINESE else b"\xfe\xfe" for codec in get_args(Codec)
}
"""The same as the printer's bytes; code pages have no 〓, all of these have ■ at FE."""

SUBSTITUTES = {
    "☐": "□", "☑": "√", "✓": "√", "✔": "√", "☒": "×", "✗": "×", "✘": "×", "•": "·", "・": "·",
    "¥": "￥", "€": "EUR", "£": "GBP", "\u00a0": " ", "\t": " ", "–": "-", "‑": "-", "‐": "-", "−": "-",
    "―": "—", "≒": "≈", "¿": "", "¡": "", "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o",
    "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "Ð": "D", "ð": "d", "Þ": "Th", "þ": "th",
    "©": "(c)", "®": "(R)",
}  # fmt: skip
"""Characters printed as another that every Chinese font has, the printers' and the pages'."""


def fold(text: str, codec: Codec = "gbk") -> str:
    """``text`` as it can be printed: substitutes made, accents and control characters gone.

    A character the font lacks stays (it takes two columns), so that an output which can draw it may. Half a
    character (a lone surrogate) can be drawn by none and becomes `MISSING`.
    """
    return "".join(_folded(ch, codec) for ch in text)


@lru_cache(maxsize=4096)
def paper_cols(text: str, codec: Codec = "gbk") -> int:
    """The columns ``text`` takes on paper at size 1: its bytes when folded, two for a lacking character."""
    return sum(_cols(ch, codec) for ch in fold(text, codec))


def encode(text: str, codec: Codec = "gbk", drawn: Callable[[str], bytes] | None = None) -> bytes:
    """The printer's bytes of ``text``: one or two a character, never four; no control but newline passes.

    A lacking character is what ``drawn`` gives for it, or without that `MISSING`.
    """
    out = bytearray()
    for ch in text:
        if ch == "\n":
            out += b"\n"
            continue
        for printable in _folded(ch, codec):
            out += _code(printable, codec) or (drawn(printable) if drawn else MISSING_BYTES[codec])
    return bytes(out)


def lacking(text: str, codec: Codec = "gbk") -> tuple[str, ...]:
    """Return the characters of `text` which the printer's font does not have, in order of appearance."""
    return tuple(ch for ch in fold(text, codec) if _code(ch, codec) is None)


@lru_cache(maxsize=8192)
def _folded(ch: str, codec: Codec) -> str:
    if codec not in CHINESE and ch not in "\u00a0\u00ad" and _code(ch, codec) is not None:
        return ch
    if ch in SUBSTITUTES:
        return SUBSTITUTES[ch]
    if " " <= ch <= "~":
        return ch
    if unicodedata.category(ch) in ("Cc", "Cf", "Mn", "Me", "Zl", "Zp"):
        return ""
    if unicodedata.category(ch) == "Cs":
        return MISSING
    # GBK has the pinyin letters é ü two columns wide, which tears a Latin word apart: the plain letter
    # reads better.
    latin = ord(ch) < 0x0250
    if not latin and _code(ch, codec) is not None:
        return ch
    plain = "".join(_plain_letters(ch))
    if plain and all(_code(c, codec) is not None for c in plain):
        return plain
    return ch


def _plain_letters(ch: str) -> Iterator[str]:
    for part in unicodedata.normalize("NFKD", ch):
        if not unicodedata.combining(part):
            yield SUBSTITUTES.get(part, part)


@lru_cache(maxsize=8192)
def _code(ch: str, codec: Codec) -> bytes | None:
    if ch < " " or "\x7f" <= ch <= "\x9f":
        return None
    try:
        if codec not in CHINESE:
            return ch.encode(codec)
        raw = ch.encode("gbk")
        # Python's own gb2312 table lacks — and ·, which every GB2312 font has; decoding asks the font's
        # question.
        raw.decode(codec)
    except UnicodeError:
        return None
    return raw


def _cols(ch: str, codec: Codec) -> int:
    return len(_code(ch, codec) or MISSING_BYTES[codec])
