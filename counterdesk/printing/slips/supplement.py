"""The notice to supplement (补正材料通知书): once, everything that is missing or faulty, and what each must meet.

What it must say: 行政许可法 art.32(4), all at once, within five working days of receipt.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from counterdesk.printing.slip import Code, Cut, Line, Part, Slip, Table
from counterdesk.printing.slips import checklist, parts, phrases
from counterdesk.printing.slips.parts import Matter, fact
from counterdesk.printing.slips.phrases import Limit
from counterdesk.words import t


class Fault(NamedTuple):
    """A paper to bring: why it does not do (missing counts as a reason), and what it must meet."""

    name: str
    why: str
    standard: str = ""


def slip(
    *,
    matter: Matter,
    received_at: datetime,
    faults: Sequence[Fault],
    until: Limit | None,
    silence: str,
    silence_basis: str,
    code: str,
    lang: str,
    basis: Sequence[str] = (),
    part: str = "applicant",
) -> Slip:
    """The one notice of what is to be supplemented.

    ``received_at``: when the application came, hall time; ``until``: by when the papers are due, None (or no days)
    where they are handed back until they are complete; ``silence``: what happens if they do not come
    (``deemed_withdrawn`` or ``returned``) and ``silence_basis`` the rule for it (may be empty); ``code``: the case's
    digits to scan; ``basis``: laws and rules; ``part``: whose copy, see `parts`.
    """
    body: tuple[Part, ...] = (
        *parts.opening(matter, t("slip.supplement_title", lang), part, lang),
        *fact("received_at", phrases.time_text(received_at, lang), lang),
        Line(t("slip.supplement_list", lang, n=len(faults))), _table(faults, lang),
        *_until(until, silence, silence_basis, lang),
        *parts.basis(basis, lang), *parts.closing(matter, ("handler", "applicant"), lang),
        Code(code, caption=t("slip.paper_code", lang, code=code)), Cut(),
    )  # fmt: skip
    return Slip("supplement", lang, body, matter.number)


def _table(faults: Sequence[Fault], lang: str) -> Table:
    top = tuple(t(f"slip.paper_column_{name}", lang) for name in ("no", "name", "why", "standard"))
    rows = tuple((str(place), *fault) for place, fault in enumerate(faults, 1))
    return checklist.table(top, rows, "l000")


def _until(until: Limit | None, silence: str, silence_basis: str, lang: str) -> list[Part]:
    if until is None or not until.days:
        return [Line(t("slip.supplement_again", lang))]
    due = *fact("until", phrases.limit_text(until, lang), lang), *parts.unsure([until], lang)
    return [*due, *_silence(silence, silence_basis, lang), Line(t("slip.supplement_then", lang))]


def _silence(silence: str, basis: str, lang: str) -> list[Part]:
    text = t(f"slip.supplement_{silence}", lang)
    return [Line(t("slip.paper_by_rule", lang, text=text, basis=phrases.articles(basis, lang)) if basis else text)]
