"""The receipt for a complaint or report (投诉举报回执): its number, and by when the hall says what it does.

It says nothing of the matter or of who told it: what is thrown away in the hall must betray nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from counterdesk.printing.slip import Cut, Line, Part, Slip
from counterdesk.printing.slips import parts, phrases
from counterdesk.printing.slips.phrases import Limit
from counterdesk.words import t


def slip(
    *,
    hall: str,
    number: str,
    kind: str,
    at: datetime,
    days: int,
    due_on: date,
    provisional: bool,
    lang: str,
    phones: Sequence[tuple[str, str]] = (),
) -> Slip:
    """The receipt for ``number``, registered ``at`` hall time; ``kind``: complaint or report, in words.

    ``days``: the working days within which it is decided, which end on ``due_on``.
    """
    limit = Limit(days, due_on, provisional)
    body: tuple[Part, ...] = (
        *parts.head(hall, t("slip.complaint_receipt_title", lang), number, lang),
        *parts.facts([("registered_at", phrases.time_text(at, lang)), ("complaint_kind", kind)], lang),
        Line(t("slip.complaint_receipt_told", lang, limit=phrases.limit_text(limit, lang))),
        *parts.unsure([limit], lang), Line(t("slip.complaint_receipt_keep", lang)), *parts.phones(phones, lang), Cut(),
    )  # fmt: skip
    return Slip("complaint_receipt", lang, body, number)
