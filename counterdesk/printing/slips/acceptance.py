"""The acceptance slip (受理单): what was handed in, and by which dates the hall will have done what.

Its title follows the kind of service: registration gives a voucher for the papers received
(市场主体登记管理条例实施细则 art.18), a licence a notice of acceptance (行政许可法 art.32).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from counterdesk.printing.slip import Code, Cut, Line, Part, Rule, Slip
from counterdesk.printing.slips import checklist, parts, phrases
from counterdesk.printing.slips.parts import Matter, fact
from counterdesk.printing.slips.phrases import Limit
from counterdesk.words import t

DELIVERIES = ("collect", "post")


class Taken(NamedTuple):
    """A paper that was handed in: originals, copies, and pages where they were counted."""

    name: str
    originals: int
    copies: int
    pages: int | None = None


def slip(
    *,
    matter: Matter,
    kind: str,
    received_at: datetime,
    accepted_on: date,
    materials: Sequence[Taken],
    statutory: Limit | None,
    promised: Limit | None,
    fee: str,
    code: str,
    lang: str,
    later: Sequence[tuple[str, date | None]] = (),
    excluded: Sequence[tuple[str, int | None]] = (),
    departments: Sequence[str] = (),
    basis: Sequence[str] = (),
    follow: str = "",
    delivery: str = "",
    silently: bool = False,
    part: str = "applicant",
) -> Slip:
    """The acceptance slip of a service of ``kind``, in the copy for ``part``.

    ``received_at``: when the papers came, hall time; ``statutory`` and ``promised``: both limits with their days;
    ``fee``: in words; ``code``: the case's digits to scan; ``later``: tolerated gaps (name, due day); ``excluded``:
    procedures that do not count, with expected working days; ``departments``: who takes part; ``basis``: laws and
    rules; ``follow``: how to ask where it stands; ``delivery``: one of DELIVERIES, empty when not chosen;
    ``silently``: accepted because nothing was said in time.
    """
    body: tuple[Part, ...] = (
        *parts.opening(matter, t(f"slip.acceptance_title_{kind}", lang), part, lang),
        *parts.facts([("received_at", phrases.time_text(received_at, lang)), _accepted(accepted_on, lang)], lang),
        *([Line(t("slip.acceptance_silently", lang))] if silently else []),
        *_handed_in(materials, lang), *_later(later, lang), Rule(),
        *parts.limits(statutory, promised, lang), *_excluded(excluded, lang),
        *fact("departments", t("slip.list_comma", lang).join(departments), lang), *fact("fee", fee, lang),
        *parts.basis(basis, lang), *fact("follow", follow, lang), *parts.chosen("delivery", DELIVERIES, delivery, lang),
        Line(t("slip.acceptance_collect", lang)), Line(t("slip.acceptance_copies", lang)),
        *parts.closing(matter, ("handler", "applicant"), lang),
        Code(code, caption=t("slip.paper_code", lang, code=code)), Cut(),
    )  # fmt: skip
    return Slip("acceptance", lang, body, matter.number)


def _accepted(day: date, lang: str) -> tuple[str, str]:
    return "accepted_on", phrases.day_text(day, lang)


def _handed_in(materials: Sequence[Taken], lang: str) -> list[Part]:
    counted = any(one.pages is not None for one in materials)
    heads = ("no", "name", "originals", "copies", "pages")[: 5 if counted else 4]
    top = tuple(t(f"slip.paper_column_{name}", lang) for name in heads)
    rows = [_row(str(place), one)[: len(top)] for place, one in enumerate(materials, 1)]
    both = sum(one.originals for one in materials), sum(one.copies for one in materials)
    pages = sum(one.pages or 0 for one in materials)
    total = _row("", Taken(t("slip.acceptance_total", lang), *both, pages))[: len(top)]
    told = t("slip.acceptance_counted", lang, papers=len(materials), pieces=sum(both))
    if counted:
        told = t("slip.acceptance_counted_pages", lang, counted=told, pages=pages)
    return [checklist.table(top, (*rows, total), "l0rrr"[: len(top)]), Line(told, bold=True)]


def _row(place: str, one: Taken) -> tuple[str, ...]:
    return place, one.name, str(one.originals), str(one.copies), "" if one.pages is None else str(one.pages)


def _later(later: Sequence[tuple[str, date | None]], lang: str) -> list[Part]:
    if not later:
        return []
    lines = [
        t("slip.acceptance_later_one", lang, name=name, day=phrases.day_text(day, lang)) if day else name
        for name, day in later
    ]
    return [Line(t("slip.acceptance_later", lang)), *parts.numbered(lines)]


def _excluded(excluded: Sequence[tuple[str, int | None]], lang: str) -> list[Part]:
    texts = [
        name if days is None else t("slip.acceptance_expected", lang, name=name, days=phrases.days_text(days, lang))
        for name, days in excluded
    ]
    return fact("excluded", t("slip.paper_semicolon", lang).join(texts), lang)
