"""The inspection sheet (窗口服务日常检查表): what was found at every place, with deductions, owners and dates.

Columns and foot are those of the sheets in use: item, √ / × / not applicable, deduction, who, by when, looked again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from counterdesk.printing.slip import Cut, Line, Part, Rule, Slip
from counterdesk.printing.slips import checklist, parts, phrases
from counterdesk.words import t

MARKS = {"ok": "√", "failed": "×", "na": "－"}


class Found(NamedTuple):
    """A line: the item, ``ok failed na``, done of due where counted, points deducted, who puts it right by when."""

    name: str
    result: str
    done: str = ""
    deduct: int = 0
    owner: str = ""
    fix_by: date | None = None
    again: str = ""


class Place(NamedTuple):
    """A window, or the hall, by name, with what was found there."""

    name: str
    found: Sequence[Found]


def slip(
    *,
    hall: str,
    title: str,
    number: str,
    at: datetime,
    inspector: str,
    places: Sequence[Place],
    left_out: int,
    lang: str,
    rates: Sequence[tuple[str, int, int]] = (),
    score: str = "",
    verdict: str = "",
) -> Slip:
    """The sheet of round ``number``, finished ``at`` hall time; ``left_out``: items nobody looked at.

    ``rates``: a norm with items kept and items looked at; ``score`` and ``verdict`` in words, for an acceptance.
    """
    body: tuple[Part, ...] = (
        *parts.head(hall, title, number, lang),
        *parts.facts([("inspected_at", phrases.time_text(at, lang)), ("inspector", inspector)], lang), Rule(),
        *(part for place in places for part in _place(place, lang)),
        *(Line(_rate(*one, lang)) for one in rates),
        *([Line(t("slip.inspection_left_out", lang, n=left_out))] if left_out else []),
        *parts.facts([("score", score), ("verdict", verdict)], lang),
        *parts.signatures(("inspector", "in_charge"), lang), Cut(),
    )  # fmt: skip
    return Slip("inspection", lang, body, number)


def _place(place: Place, lang: str) -> list[Part]:
    top = tuple(t(f"slip.inspection_column_{name}", lang) for name in ("item", "result", "count", "deduct"))
    rows = [(one.name, MARKS[one.result], one.done, str(one.deduct) if one.deduct else "") for one in place.found]
    owed = [Line(_owed(one, lang)) for one in place.found if one.owner]
    return [Line(place.name, bold=True), checklist.table(top, rows, "0ccr"), *owed, Rule()]


def _owed(one: Found, lang: str) -> str:
    by = phrases.day_text(one.fix_by, lang) if one.fix_by else ""
    return t("slip.inspection_owed", lang, item=one.name, clerk=one.owner, day=by, again=one.again)


def _rate(name: str, kept: int, n: int, lang: str) -> str:
    return t("slip.inspection_rate", lang, name=name, kept=kept, n=n, percent=round(100 * kept / n) if n else "-")
