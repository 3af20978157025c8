"""The apology slip (致歉单): which promise was not kept, why, what is done about it, and where to turn.

优化营商环境条例 art.36: who does not finish in time states the reason publicly. The law's own remedy, where there is
one, is printed apart from what the hall does by itself.
"""

from __future__ import annotations

from datetime import date

from counterdesk.printing.slip import Cut, Line, Part, Rule, Slip
from counterdesk.printing.slips import parts, phrases
from counterdesk.printing.slips.parts import Matter, fact
from counterdesk.words import t


def slip(
    *,
    matter: Matter,
    kind: str,
    promised: int,
    unit: str,
    due_on: date,
    lang: str,
    cause: str = "",
    reason: str = "",
    remedy: str = "",
    law_remedy: str = "",
    about: str = "",
) -> Slip:
    """The apology for a promise of ``kind`` (words ``commitment.kind_<kind>``), ``promised`` in ``unit``.

    ``due_on``: the day it ran out; ``cause``: its code (words ``commitment.cause_<cause>``), empty while nobody found
    out; ``reason``: as it is published; ``remedy``: what the hall does; ``law_remedy``: what the law grants;
    ``about``: the number of the ticket, where there is no case.
    """
    length = t(f"commitment.{unit}", lang, n=promised)
    body: tuple[Part, ...] = (
        *parts.head(matter.hall, t("slip.apology_title", lang), matter.number, lang),
        *fact("case", matter.case and phrases.number_text(matter.case, lang), lang), *fact("ticket", about, lang),
        *fact("service", matter.service, lang), Rule(),
        Line(t("slip.apology_told", lang, kind=t(f"commitment.kind_{kind}", lang), length=length)),
        *parts.dated("was_due_on", due_on, lang),
        *fact("cause", t(f"commitment.cause_{cause}", lang) if cause else "", lang), *fact("reason", reason, lang),
        *fact("remedy", remedy, lang), *fact("law_remedy", phrases.articles(law_remedy, lang), lang),
        Line(t("slip.apology_sorry", lang)),
        *parts.closing(matter, (), lang), Cut(),
    )  # fmt: skip
    return Slip("apology", lang, body, matter.number)
