"""The one-time notice (一次性告知单): all that is needed, told once and in writing.

What it must say: 行政许可法 art.30 and 32; its six columns are those of the halls' own service guides. Its facts:

``situation``: the questions asked, each with its answer; ``materials``: every paper needed, with what is there;
``basis``: laws and rules; limits are working days after acceptance, or minutes for what is finished on the spot, None
where there is none; ``fee``: in words; ``phones``: (label, number); ``clerk``, ``window``, ``at`` (hall time): who told
it, where and when; ``code``: the notice's own digits, for the hall's scanner; ``missing_text``: what is missing, in
plain text, for any telephone (empty: no such code); ``steps``: the procedure in order; ``departments``: who takes part,
in order; ``remarks``: what else to know; ``of_number``: the first notice of the same matter, for a second one; ``law``
and ``part`` (whose copy this is): see `parts`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from counterdesk.printing.slip import Code, Cut, Line, Part, Rule, Slip
from counterdesk.printing.slips import checklist, parts, phrases
from counterdesk.printing.slips.parts import Applicant, Listed, fact
from counterdesk.printing.slips.phrases import Limit
from counterdesk.words import t


def slip(
    *,
    hall: str,
    number: str,
    service: str,
    applicant: Applicant,
    situation: Sequence[tuple[str, bool]],
    materials: Sequence[Listed],
    basis: Sequence[str],
    statutory_days: int | None,
    promised_days: int | None,
    promised_minutes: int | None,
    fee: str,
    phones: Sequence[tuple[str, str]],
    clerk: str,
    window: str,
    at: datetime,
    code: str,
    missing_text: str,
    lang: str,
    steps: Sequence[str] = (),
    departments: Sequence[str] = (),
    remarks: Sequence[str] = (),
    of_number: str = "",
    law: str = "",
    part: str = "applicant",
) -> Slip:
    """The notice ``number`` (``2026-00123``) for ``service``; what the other facts mean is said at the top."""
    body: tuple[Part, ...] = (
        *parts.head(hall, t("slip.notice_title", lang), number, lang, part),
        *fact("of_number", of_number and phrases.number_text(of_number, lang), lang),
        *parts.applicant(applicant, lang), *fact("service", service, lang), *_situation(situation, lang), Rule(),
        *_list(materials, lang), Rule(),
        *_rules(basis, steps, departments, lang),
        *_limits(statutory_days, promised_days, promised_minutes, lang), *fact("fee", fee, lang),
        *map(Line, remarks), *parts.phones(phones, lang), *_codes(code, missing_text, lang), Rule(),
        *parts.handled("told_by", clerk, window, at, lang),
        *parts.signatures(("teller", "applicant"), lang), *parts.sealed(at, law, lang), Cut(),
    )  # fmt: skip
    return Slip("notice", lang, body, number)


def _situation(answers: Sequence[tuple[str, bool]], lang: str) -> list[Part]:
    words = {True: t("slip.paper_yes", lang), False: t("slip.paper_no", lang)}
    return [Line(t("slip.paper_answered", lang, asked=asked, answer=words[yes])) for asked, yes in answers]


def _list(listed: Sequence[Listed], lang: str) -> list[Part]:
    return [
        Line(t("slip.notice_list", lang, n=len(listed))), *checklist.materials(listed, lang),
        Line(checklist.lacking(listed, lang), bold=True), Line(t("slip.notice_whole", lang)),
    ]  # fmt: skip


def _rules(basis: Sequence[str], steps: Sequence[str], departments: Sequence[str], lang: str) -> list[Part]:
    arrow = t("slip.paper_then", lang)
    told = [("steps", arrow.join(steps)), ("departments", arrow.join(departments))]
    return [*parts.basis(basis, lang), *(part for key, text in told for part in fact(key, text, lang))]


def _limits(statutory_days: int | None, promised_days: int | None, minutes: int | None, lang: str) -> list[Part]:
    statutory, promised = (None if days is None else Limit(days) for days in (statutory_days, promised_days))
    on_the_spot = t("slip.paper_minutes", lang, n=minutes) if minutes else ""
    return [*parts.limits(statutory, promised, lang), *fact("promised", on_the_spot, lang)]


def _codes(code: str, missing_text: str, lang: str) -> list[Part]:
    scanned: list[Part] = [Code(code, caption=t("slip.notice_code", lang, code=code))]
    return scanned + ([Code(missing_text, caption=t("slip.notice_phone_code", lang))] if missing_text else [])
