"""The review slip (评价单): the citizen ticks it in peace, or scans it at the machine. Nothing is ticked beforehand.

Every grade stands on it in the same size and nobody leads the hand (四平 DB2203/T 8-2024 4.8); a name is asked for only
where a call back is wanted.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from counterdesk.printing.slip import Boxes, Code, Cut, Line, Part, Rule, Sign, Slip
from counterdesk.printing.slips import parts, phrases
from counterdesk.printing.slips.parts import fact
from counterdesk.words import t

GRADES = (5, 4, 3, 2, 1)


def slip(
    *,
    hall: str,
    number: str,
    service: str,
    window: str,
    at: datetime,
    reasons: Sequence[tuple[int, Sequence[str]]],
    code: str,
    lang: str,
    phones: Sequence[tuple[str, str]] = (),
) -> Slip:
    """The slip for the visit of ticket ``number`` that ended ``at`` (hall time) at ``window``.

    ``reasons``: for each grade the reasons that may stand beside it, in the order of the slip; ``code``: the digits to
    scan; ``phones``: (label, number).
    """
    where = t("slip.review_window", lang, window=window) if window else ""
    body: tuple[Part, ...] = (
        Line(hall, "center"), Line(t("slip.review_title", lang), "center", 2, bold=True), Rule(),
        *fact("ticket", number, lang), *fact("service", service, lang), *fact("at", phrases.time_text(at, lang), lang),
        *([Line(where)] if where else []), Rule(), Line(t("slip.review_how", lang)),
        Boxes("", tuple(grade_name(grade, lang) for grade in GRADES)), *_reasons(reasons, lang),
        Sign(t("slip.review_remark", lang)), Sign(t("slip.review_name", lang)), Sign(t("slip.review_phone", lang)),
        Line(t("slip.review_voluntary", lang)), *parts.phones(phones, lang),
        Code(code, caption=t("slip.review_code", lang, code=code)), Cut(),
    )  # fmt: skip
    return Slip("review", lang, body, number)


def grade_name(grade: int, lang: str) -> str:
    """A grade from 5 to 1 in words."""
    return t(f"review.grade_{grade}", lang)


def _reasons(reasons: Sequence[tuple[int, Sequence[str]]], lang: str) -> list[Part]:
    """Each grade's reasons; grades with the same ones together."""
    together: dict[tuple[str, ...], list[int]] = {}
    for grade, names in reasons:
        together.setdefault(tuple(names), []).append(grade)
    comma = t("slip.list_comma", lang)
    told = [(comma.join(grade_name(one, lang) for one in grades), names) for names, grades in together.items() if names]
    lines = [(Line(t("slip.review_because", lang, grades=grades)), Boxes("", names)) for grades, names in told]
    return [part for pair in lines for part in pair]
