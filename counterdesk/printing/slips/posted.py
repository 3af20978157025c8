"""A service's posted sheet (政务公示): everything 行政许可法 art.30 wants to be posted, complete on one sheet.

Its facts: ``lead``: the department that answers; ``departments``: who else takes part, in order; ``asked``: the
questions that decide which papers are needed; ``materials``: every paper with the condition it depends on;
``samples``: where filled-in forms can be seen; ``basis``, ``steps``, limits, ``fee``, ``result``, ``remarks`` and
``phones`` as on a notice; ``wait_min``: the promised wait; ``windows`` and ``hours``: where and when; ``version``: of
the catalogue.
"""

from __future__ import annotations

from collections.abc import Sequence

from counterdesk.printing.slip import Cut, Line, Part, Rule, Slip
from counterdesk.printing.slips import checklist, parts
from counterdesk.printing.slips.parts import Listed, fact
from counterdesk.printing.slips.phrases import Limit
from counterdesk.words import t


def slip(
    *,
    hall: str,
    code: str,
    service: str,
    lead: str,
    departments: Sequence[str],
    asked: Sequence[str],
    materials: Sequence[Listed],
    samples: str,
    basis: Sequence[str],
    steps: Sequence[str],
    statutory_days: int | None,
    promised_days: int | None,
    promised_minutes: int | None,
    wait_min: int,
    fee: str,
    result: str,
    remarks: Sequence[str],
    windows: str,
    hours: str,
    phones: Sequence[tuple[str, str]],
    version: str,
    lang: str,
) -> Slip:
    """The sheet of ``code``; what the facts mean is said at the top."""
    body: tuple[Part, ...] = (
        Line(hall, "center"), Line(service, "center", 2, bold=True), Line(code, "center"), Rule(),
        *_said({"lead_dept": lead, "result": result, "windows": windows, "hours": hours}, lang), Rule(),
        *_heading("materials", lang), *checklist.materials(materials, lang), *_asked(asked, lang),
        *_said({"samples": samples}, lang), Rule(),
        *_heading("process", lang), *parts.basis(basis, lang),
        *_said({"steps": _then(steps, lang), "departments": _then(departments, lang)}, lang),
        *_limits(statutory_days, promised_days, promised_minutes, wait_min, lang), *fact("fee", fee, lang),
        *map(Line, remarks), Rule(), *parts.phones(phones, lang), Line(t("slip.posted_version", lang, version=version)),
        Cut(),
    )  # fmt: skip
    return Slip("sheet", lang, body, title=f"{code} {service}")


def _heading(name: str, lang: str) -> list[Part]:
    return [Line(t(f"slip.posted_{name}", lang), bold=True)]


def _said(told: dict[str, str], lang: str) -> list[Part]:
    return [part for key, text in told.items() for part in fact(key, text, lang)]


def _then(names: Sequence[str], lang: str) -> str:
    return t("slip.paper_then", lang).join(names)


def _asked(questions: Sequence[str], lang: str) -> list[Part]:
    return [Line(t("slip.posted_asked", lang, asked=" ".join(questions)))] if questions else []


def _limits(
    statutory_days: int | None, promised_days: int | None, minutes: int | None, wait_min: int, lang: str
) -> list[Part]:
    statutory, promised = (None if days is None else Limit(days) for days in (statutory_days, promised_days))
    on_the_spot = t("slip.paper_minutes", lang, n=minutes) if minutes else ""
    wait = t("slip.posted_minutes", lang, n=wait_min)
    return [*parts.limits(statutory, promised, lang), *_said({"promised": on_the_spot, "wait": wait}, lang)]
