"""The slip of whoever was not served when the hall closed: sorry, and first in line with this slip the next day."""

from __future__ import annotations

from collections.abc import Sequence

from counterdesk.printing.slip import Big, Code, Cut, Feed, Line, Part, Rule, Slip
from counterdesk.words import t


def slip(
    *,
    hall: str,
    number: str,
    service: str,
    day: str,
    opens: str,
    code: str,
    phones: Sequence[tuple[str, str]],
    lang: str,
) -> Slip:
    """The slip of the ticket ``number`` of ``day``; ``opens`` says when the hall opens next, as text.

    ``code`` is the digits of the old ticket; of ``phones`` (label, number) the first is printed.
    """
    phone = [t("slip.ticket_phone", lang, label=label, number=digits) for label, digits in phones[:1]]
    parts: tuple[Part, ...] = (
        Line(hall, "center"), Line(t("slip.carried_title", lang), "center", bold=True), Rule(),
        Big(t("slip.carried_first", lang)), Line(t("slip.carried_opens", lang, opens=opens), bold=True),
        Line(t("slip.carried_how", lang)), Rule(), Line(t("slip.carried_was", lang, number=number, day=day)),
        Line(service), Feed(), Code(code), *(Line(text, "center") for text in phone), Cut(),
    )  # fmt: skip
    return Slip("carried", lang, parts, title=number)
