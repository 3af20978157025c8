"""What in a free text would give a person away: id numbers, mobile numbers, and whatever is known of somebody.

Texts are read as people disguise them: full-width and Chinese digits, spaces and dashes in between (pure).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from counterdesk.words import plain

HIDDEN = "***"
LEAST_KNOWN, LEAST_DIGITS = 2, 5
"""So many signs, or digits alone, at least of something known: less is in every text."""
CHINESE = str.maketrans("〇零一二三四五六七八九", "00123456789")
GAP = r"[\s\-‐–—.·_]{0,3}"
_digits = GAP.join
ID_18 = _digits(["[1-9]", *["\\d"] * 16, "[\\dXx]"])
ID_15 = _digits(["[1-9]", *["\\d"] * 14])
MOBILE = r"(?:\+?86)?0?" + GAP + _digits(["1", "[3-9]", *["\\d"] * 9])
"""Citizens' ids of 18 and of 15 characters (GB 11643), mobile numbers of 11 digits."""
KINDS = {
    kind: re.compile(rf"(?<![\d+]){form}(?!\d)") for kind, form in (("id", ID_18), ("id15", ID_15), ("phone", MOBILE))
}


class Found(NamedTuple):
    """What gives somebody away in a text: from where to where, and what it is (``id``, ``phone``, ``known``)."""

    start: int
    end: int
    kind: str


def found(text: str, known: Iterable[str] = ()) -> list[Found]:
    """Everything in ``text`` that gives a person away; ``known`` are names, numbers, addresses of somebody."""
    read = "".join(plain(sign) if len(plain(sign)) == 1 else sign for sign in text)
    places = sorted({*_patterns(read.translate(CHINESE)), *_known(read, known)})
    return list(_apart(places))


def hidden(text: str, known: Iterable[str] = ()) -> str:
    """``text`` with everything that gives a person away replaced by ``***``."""
    for one in reversed(found(text, known)):
        text = text[: one.start] + HIDDEN + text[one.end :]
    return text


def _patterns(text: str) -> Iterator[Found]:
    for kind, form in KINDS.items():
        for match in form.finditer(text):
            yield Found(*match.span(), kind.removesuffix("15"))


def _known(text: str, known: Iterable[str]) -> Iterator[Found]:
    for one in known:
        signs = [sign for sign in plain(one) if not sign.isspace() and sign not in "-.·"]
        if len(signs) < (LEAST_DIGITS if all(map(str.isdigit, signs)) else LEAST_KNOWN):
            continue
        form = GAP.join(map(re.escape, signs))
        # a name in Latin letters is a word of its own, Chinese ones stand between others
        start, end = (r"\b" if re.match(r"[A-Za-z]", sign) else "" for sign in (signs[0], signs[-1]))
        for match in re.finditer(f"{start}{form}{end}", text, re.IGNORECASE):
            yield Found(*match.span(), "known")


def _apart(places: list[Found]) -> Iterator[Found]:
    # overlapping finds are one: cut out together, so that no end of one is left standing
    last: Found | None = None
    for place in places:
        if last and place.start < last.end:
            last = last._replace(end=max(last.end, place.end))
            continue
        if last:
            yield last
        last = place
    if last:
        yield last
