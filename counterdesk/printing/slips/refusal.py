"""A refusal, of acceptance or of the matter itself: the ground, the article, and where to turn against it.

What it must say: 行政许可法 art.32 and 38; the remedies and their periods: see `parts.remedies`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from counterdesk.printing.slip import Cut, Line, Part, Slip
from counterdesk.printing.slips import parts, phrases
from counterdesk.printing.slips.parts import Matter, fact
from counterdesk.words import t

OF = ("acceptance", "decision")


def slip(
    *,
    matter: Matter,
    kind: str,
    of: str,
    applied_on: date,
    ground: str,
    article: str,
    lang: str,
    go_to: str = "",
    handed_back: Sequence[str] = (),
    remedies: Sequence[str] = (),
    part: str = "applicant",
) -> Slip:
    """The refusal of a service of ``kind``; ``of`` (one of OF) says what is refused.

    ``ground``: why, in words; ``article``: the rule it rests on (may be empty); ``go_to``: the authority it belongs
    to, where it is not ours; ``handed_back``: papers given back; ``remedies``: ways to turn against it where Chinese
    law does not hold; ``part``: whose copy, see `parts`.
    """
    title = t("slip.refusal_title_acceptance" if of == "acceptance" else f"slip.refusal_title_{kind}", lang)
    told = t(f"slip.refusal_of_{of}", lang, day=phrases.day_text(applied_on, lang), service=matter.service)
    body: tuple[Part, ...] = (
        *parts.opening(matter, title, part, lang), Line(told),
        *fact("ground", ground, lang), *fact("article", phrases.articles(article, lang), lang),
        *fact("go_to", go_to, lang), *fact("handed_back", t("slip.list_comma", lang).join(handed_back), lang),
        *parts.remedies(matter.law, remedies, lang), *parts.closing(matter, ("handler", "recipient"), lang), Cut(),
    )  # fmt: skip
    return Slip("refusal", lang, body, matter.number)
