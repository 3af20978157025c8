"""The certificate of an acceptance round that was passed (验收合格证): score, pass mark, day, seal."""

from __future__ import annotations

from datetime import date

from counterdesk.printing.slip import Cut, Line, Part, Rule, Slip
from counterdesk.printing.slips import parts, phrases
from counterdesk.words import t


def slip(
    *,
    hall: str,
    number: str,
    on: date,
    score: str,
    pass_mark: int,
    sheet: str,
    inspector: str,
    law: str,
    lang: str,
) -> Slip:
    """The certificate of round ``number``; ``sheet``: title and version of what it was measured by."""
    told = t("slip.certificate_told", lang, day=phrases.day_text(on, lang), sheet=sheet, score=score, mark=pass_mark)
    body: tuple[Part, ...] = (
        *parts.head(hall, t("slip.certificate_title", lang), number, lang), Line(told), Rule(),
        *parts.facts([("inspector", inspector)], lang), *parts.signatures(("inspector", "in_charge"), lang),
        *parts.sealed(on, law, lang), Cut(),
    )  # fmt: skip
    return Slip("certificate", lang, body, number)
