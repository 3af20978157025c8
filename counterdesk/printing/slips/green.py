"""The green-channel record (绿色通道登记): who was put first, on which document, by whom and why."""

from __future__ import annotations

from counterdesk.printing.slip import Cut, Part, Slip
from counterdesk.printing.slips import parts
from counterdesk.printing.slips.parts import Matter, fact
from counterdesk.words import t


def slip(
    *,
    matter: Matter,
    category: str,
    document: str,
    reason: str,
    granted_by: str,
    lang: str,
    ticket: str = "",
    part: str = "",
) -> Slip:
    """The record of a grant, which holds for ``ticket`` (its number) or the case of ``matter`` or both.

    ``category``: its name; ``document``: what was shown; ``granted_by``: who granted it; ``part``: see `parts`.
    """
    told = [("category", category), ("document_seen", document), ("reason", reason), ("granted_by", granted_by)]
    body: tuple[Part, ...] = (
        *parts.opening(matter, t("slip.green_title", lang), part, lang), *fact("ticket", ticket, lang),
        *(line for key, text in told for line in fact(key, text, lang)),
        *parts.closing(matter, ("grantor", "handler"), lang), Cut(),
    )  # fmt: skip
    return Slip("green", lang, body, matter.number)
