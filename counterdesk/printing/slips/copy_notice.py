"""The copy-notice (抄告单): a department's share of a joint case, its due day, and room for what it says.

That a body accepts for the whole and works with the others inside: 行政许可法 art.26.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from counterdesk.printing.slip import Code, Cut, Line, Part, Rule, Sign, Slip
from counterdesk.printing.slips import parts, phrases
from counterdesk.printing.slips.parts import Matter, fact
from counterdesk.printing.slips.phrases import Limit
from counterdesk.words import t

OPINIONS = ("agree", "conditions", "refuse")


def slip(
    *,
    matter: Matter,
    lead: str,
    department: str,
    share: str,
    papers: Sequence[str],
    sent_at: datetime,
    limit: Limit | None,
    code: str,
    lang: str,
    silence_basis: str = "",
    received_at: datetime | None = None,
    received_by: str = "",
    opinion: str = "",
    reason: str = "",
    part: str = "",
) -> Slip:
    """The copy-notice of the ``lead`` department to another ``department``.

    ``share``: what it is asked to do; ``papers``: what is sent along; ``limit``: its days and due day;
    ``silence_basis``: the rule by which no answer in time means no objection, empty where there is none; ``code``:
    the case's digits to scan; ``received_at`` and ``received_by``: when and by whom it was signed for, ``opinion``
    (one of OPINIONS) and its ``reason``, all left open for the pen where empty; ``part``: see `parts`.
    """
    silence = [Line(t("slip.copy_notice_silence", lang, basis=silence_basis))] if silence_basis else []
    body: tuple[Part, ...] = (
        *parts.opening(matter, t("slip.copy_notice_title", lang), part, lang),
        *parts.facts([("lead", lead), ("to", department)], lang), *fact("share", share, lang),
        *fact("sent_at", phrases.time_text(sent_at, lang), lang),
        *(fact("answer_within", phrases.limit_text(limit, lang), lang) if limit else []), *parts.unsure([limit], lang),
        *silence, Line(t("slip.copy_notice_papers", lang, n=len(papers))), *parts.numbered(papers), Rule(),
        *parts.told_or_signed("received_by", received_by, received_at, lang),
        *parts.chosen("opinion", OPINIONS, opinion, lang), *(fact("reason", reason, lang) or _open("reason", lang)),
        *parts.closing(matter, ("department",), lang), Code(code, caption=t("slip.paper_code", lang, code=code)), Cut(),
    )  # fmt: skip
    return Slip("copy_notice", lang, body, matter.number)


def _open(key: str, lang: str) -> list[Part]:
    return [Sign(t(f"slip.paper_{key}", lang))]
