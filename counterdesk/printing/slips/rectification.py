"""The rectification notice (整改通知单): what failed, who puts it right by when, and the look of a second person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from counterdesk.printing.slip import Cut, Line, Part, Rule, Sign, Slip
from counterdesk.printing.slips import parts, phrases
from counterdesk.printing.slips.parts import fact
from counterdesk.words import t


class Owed(NamedTuple):
    """What failed where, who answers for it and by when; ``note``: what was seen."""

    place: str
    item: str
    owner: str
    fix_by: date
    deduct: int
    note: str = ""


def slip(*, hall: str, number: str, at: datetime, inspector: str, owed: Sequence[Owed], lang: str) -> Slip:
    """The notice of round ``number``, found ``at`` hall time by ``inspector``."""
    body: tuple[Part, ...] = (
        *parts.head(hall, t("slip.rectification_title", lang), number, lang),
        *parts.facts([("inspected_at", phrases.time_text(at, lang)), ("inspector", inspector)], lang),
        Line(t("slip.rectification_told", lang, n=len(owed))), Rule(),
        *(part for place, one in enumerate(owed, 1) for part in _one(place, one, lang)),
        Line(t("slip.rectification_again", lang)), *parts.signatures(("owner", "inspector"), lang), Cut(),
    )  # fmt: skip
    return Slip("rectification", lang, body, number)


def _one(place: int, one: Owed, lang: str) -> list[Part]:
    return [
        Line(f"{place}. {one.place}  {one.item}", bold=True), *fact("note", one.note, lang),
        *parts.facts([("owner", one.owner), ("fix_by", phrases.day_text(one.fix_by, lang))], lang),
        *(fact("deduct", str(one.deduct), lang) if one.deduct else []),
        Sign(phrases.labelled("fixed", "", lang).rstrip()), Sign(phrases.labelled("rechecked", "", lang).rstrip()),
        Rule(),
    ]  # fmt: skip
