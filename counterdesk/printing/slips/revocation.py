"""The notice that an acceptance is revoked (撤销受理通知书): a tolerated gap was not filled in time, say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from counterdesk.printing.slip import Cut, Line, Part, Slip
from counterdesk.printing.slips import parts, phrases
from counterdesk.printing.slips.parts import Matter, fact
from counterdesk.words import t


def slip(
    *,
    matter: Matter,
    accepted_on: date,
    reason: str,
    article: str,
    lang: str,
    missing: Sequence[str] = (),
    remedies: Sequence[str] = (),
    part: str = "applicant",
) -> Slip:
    """The revocation of what was accepted on ``accepted_on``.

    ``reason``: why, in words; ``article``: the rule it rests on (may be empty); ``missing``: papers that did not
    follow in time; ``remedies``: ways to turn against it where Chinese law does not hold; ``part``: see `parts`.
    """
    told = t("slip.revocation_told", lang, day=phrases.day_text(accepted_on, lang), service=matter.service)
    body: tuple[Part, ...] = (
        *parts.opening(matter, t("slip.revocation_title", lang), part, lang), Line(told),
        *fact("ground", reason, lang), *fact("not_brought", t("slip.list_comma", lang).join(missing), lang),
        *fact("article", phrases.articles(article, lang), lang), *parts.remedies(matter.law, remedies, lang),
        Line(t("slip.revocation_again", lang)), *parts.closing(matter, ("handler", "recipient"), lang), Cut(),
    )  # fmt: skip
    return Slip("revocation", lang, body, matter.number)
