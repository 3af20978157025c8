"""The notice of extension (延期告知书): the one extension of the statutory limit, who approved it and why.

行政许可法 art.42: with the approval of the head of the authority, and the reason told to the applicant.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from counterdesk.printing.slip import Cut, Line, Part, Slip
from counterdesk.printing.slips import parts, phrases
from counterdesk.printing.slips.parts import Matter, fact
from counterdesk.printing.slips.phrases import Limit
from counterdesk.words import t


def slip(
    *,
    matter: Matter,
    was_due_on: date,
    by: Limit,
    reason: str,
    approver: str,
    lang: str,
    basis: Sequence[str] = (),
    part: str = "applicant",
) -> Slip:
    """The extension of a limit that was due on ``was_due_on`` ``by`` so many working days, to a new day.

    ``approver``: who approved it, by name and post; ``basis``: laws and rules; ``part``: see `parts`.
    """
    days = phrases.days_text(by.days, lang)
    body: tuple[Part, ...] = (
        *parts.opening(matter, t("slip.extension_title", lang), part, lang),
        Line(t("slip.extension_told", lang, days=days)), *parts.dated("was_due_on", was_due_on, lang),
        *fact("new_due_on", phrases.due_text(by, lang), lang), *parts.unsure([by], lang),
        *fact("reason", reason, lang), *fact("approver", approver, lang), *parts.basis(basis, lang),
        *parts.closing(matter, ("handler", "recipient"), lang), Cut(),
    )  # fmt: skip
    return Slip("extension", lang, body, matter.number)
