"""The register form of complaints and reports (投诉举报登记表): what was told and what became of it, never by whom.

Names, phones and addresses are written by hand, by whoever may know them: a printed sheet lies about. Its items and
their order are those of the forms in use; GB/T 36113 §7 gives the way: admitted, investigated, dealt with, told, filed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from counterdesk.printing.slip import Boxes, Cut, Line, Part, Rule, Sign, Slip
from counterdesk.printing.slips import parts, phrases
from counterdesk.printing.slips.parts import fact
from counterdesk.words import t

BY_HAND = ("teller_name", "teller_phone", "teller_address")


class Choice(NamedTuple):
    """Boxes on the form: every name in words, and the one that holds (empty: none yet)."""

    names: Sequence[str]
    ticked: str


def slip(
    *,
    hall: str,
    number: str,
    at: datetime,
    registrar: str,
    choices: Sequence[tuple[str, Choice]],
    told: Sequence[tuple[str, str]],
    due: Sequence[tuple[str, date | None]],
    results: Sequence[tuple[str, str]],
    lang: str,
    phones: Sequence[tuple[str, str]] = (),
) -> Slip:
    """The form ``number``, registered ``at`` hall time by clerk ``registrar``.

    ``choices``: what is ticked (words ``slip.paper_<key>``): kind, channel, class, satisfied; ``told``: what was said,
    by the key of its label; ``due``: by when what must be done; ``results``: finding, answer, how told, cause ...
    """
    body: tuple[Part, ...] = (
        *parts.head(hall, t("slip.complaint_title", lang), number, lang),
        *parts.facts([("registered_at", phrases.time_text(at, lang)), ("registrar", registrar)], lang),
        *(Boxes(phrases.labelled(key, "", lang), tuple(one.names), one.ticked) for key, one in choices), Rule(),
        Line(t("slip.complaint_secret", lang)),
        *(Sign(phrases.labelled(key, "", lang).rstrip()) for key in BY_HAND), Rule(),
        *(line for key, text in told for line in fact(key, text, lang)), Rule(),
        *(line for key, day in due for line in parts.dated(key, day, lang)),
        *(line for key, text in results for line in fact(key, text, lang)),
        *parts.phones(phones, lang), *parts.signatures(("registrar", "handler", "closer"), lang), Cut(),
    )  # fmt: skip
    return Slip("complaint", lang, body, number)
