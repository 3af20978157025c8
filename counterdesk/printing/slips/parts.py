"""What the formal papers have in common: head and number, who applied, the list of materials, limits, signatures.

Names and ids come in masked and are printed as given. ``law`` says whose wording a paper may use: ``cn``, or
nothing for a hall elsewhere; what rests on a law otherwise comes in as text.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from itertools import zip_longest
from typing import NamedTuple

from counterdesk.printing.slip import Boxes, Feed, Line, Pair, Part, Row, Rule, Sign
from counterdesk.printing.slips import phrases
from counterdesk.printing.slips.phrases import Limit as Limit
from counterdesk.words import t

CHINA = "cn"
PARTS = ("applicant", "file", "department")
"""Whom a copy of a paper is for: the one who applied, the hall's file, the department that handles it."""


class Applicant(NamedTuple):
    """Who applied and who acts for them, masked; empty texts are left off the paper."""

    name: str = ""
    id_no: str = ""
    phone: str = ""
    agent: str = ""
    agent_id: str = ""
    agent_phone: str = ""


class Matter(NamedTuple):
    """What every paper of a case says: whose matter it is, who tells it, where and when.

    ``number`` is the paper's own (``2026-00123``), ``case`` the case's, empty where there is none; ``phones`` are
    (label, number); ``clerk`` and ``window`` those of the one who signs; ``at`` is hall time; ``law``: see above.
    """

    hall: str
    number: str
    service: str
    applicant: Applicant
    clerk: str
    at: datetime
    case: str = ""
    window: str = ""
    phones: Sequence[tuple[str, str]] = ()
    law: str = ""


class Listed(NamedTuple):
    """A line of the list of materials.

    ``present``: whether it is there, None where nobody asks. ``source``: where it comes from, in words; ``shared``
    means fetched from other authorities, empty means brought by the applicant. ``wants``: what else it must meet.
    ``later``: may follow on a written undertaking. ``spoken``: only told at the window, nothing is handed in.
    """

    name: str
    originals: int = 0
    copies: int = 0
    present: bool | None = None
    source: str = ""
    wants: str = ""
    later: bool = False
    spoken: bool = False


def fact(key: str, value: str, lang: str) -> list[Part]:
    """A labelled line (words ``slip.paper_<key>``), nothing where there is no value."""
    return [Line(phrases.labelled(key, value, lang))] if value else []


def head(hall: str, title: str, number: str, lang: str, part: str = "") -> tuple[Part, ...]:
    """Hall, title, whom this copy is for (one of PARTS, or nothing), and the number at the right edge."""
    whose = t(f"slip.paper_for_{part}", lang) if part else ""
    name = Line(hall, "center"), Line(title, "center", 2, bold=True)
    return (*name, Pair(whose, phrases.number_text(number, lang)), Rule())


def facts(told: Sequence[tuple[str, str]], lang: str) -> list[Part]:
    """Labelled values (words ``slip.paper_<key>``), two on a line where they fit; none for an empty one."""
    texts = [phrases.labelled(key, value, lang) for key, value in told if value]
    return [Pair(one, other, close=True) for one, other in zip_longest(texts[::2], texts[1::2], fillvalue="")]


def applicant(person: Applicant, lang: str) -> list[Part]:
    """Who applied and who acts for them; a place for the name where it is not known."""
    own = [("applicant", person.name), ("phone", person.phone), ("id_no", person.id_no)]
    agent = [("agent", person.agent), ("agent_phone", person.agent_phone), ("agent_id", person.agent_id)]
    lines = [*facts(own, lang), *facts(agent, lang)]
    return lines if person.name else [Sign(phrases.labelled("applicant", "", lang).rstrip()), *lines]


def opening(matter: Matter, title: str, part: str, lang: str) -> tuple[Part, ...]:
    """How a case's paper begins: its head, the case, who applied, for what."""
    told = [("case", matter.case and phrases.number_text(matter.case, lang)), ("service", matter.service)]
    who = *applicant(matter.applicant, lang), *(line for key, text in told for line in fact(key, text, lang))
    return (*head(matter.hall, title, matter.number, lang, part), *who, Rule())


def closing(matter: Matter, signing: Sequence[str], lang: str) -> tuple[Part, ...]:
    """How a case's paper ends: who handles it, telephone numbers, signatures, seal and date."""
    return (
        Rule(), *handled("handler", matter.clerk, matter.window, matter.at, lang), *phones(matter.phones, lang),
        *signatures(signing, lang), *sealed(matter.at, matter.law, lang),
    )  # fmt: skip


def handled(key: str, clerk: str, window: str, at: datetime, lang: str) -> list[Part]:
    """Who did it (words ``slip.paper_<key>``), at which window, and when."""
    who = t("slip.paper_clerk", lang, clerk=clerk, window=window) if window else clerk
    return facts([(key, who), ("at", phrases.time_text(at, lang))], lang)


def limits(statutory: Limit | None, promised: Limit | None, lang: str) -> list[Part]:
    """Both limits: their days, and, once accepted, the days they end on."""
    told = [("statutory", statutory), ("promised", promised)]
    lines = facts([(key, phrases.limit_text(limit, lang)) for key, limit in told if limit], lang)
    return lines + unsure([statutory, promised], lang)


def unsure(of: Sequence[Limit | None], lang: str) -> list[Part]:
    """What a provisional date means, where one of them is."""
    return [Line(t("slip.paper_provisional_why", lang))] if any(one and one.provisional for one in of) else []


def phones(numbers: Sequence[tuple[str, str]], lang: str) -> list[Part]:
    """Each telephone number with what it is for."""
    texts = [t("slip.paper_labelled", lang, label=label, value=number) for label, number in numbers]
    return [Pair(one, other, close=True) for one, other in zip_longest(texts[::2], texts[1::2], fillvalue="")]


def signatures(labels: Sequence[str], lang: str) -> list[Part]:
    """A place to sign and to write the time, for each of ``labels`` (words ``slip.paper_sign_<label>``)."""
    when = t("slip.paper_sign_time", lang)
    return [part for label in labels for part in (Feed(), Sign(t(f"slip.paper_sign_{label}", lang), when))]


def sealed(on: date, law: str, lang: str) -> list[Part]:
    """The date at the right, below the place for the seal where the law wants one (行政许可法 art.32)."""
    seal = [Line(t("slip.paper_seal", lang), "right")] if law == CHINA else []
    return [Feed(), *seal, Line(phrases.day_text(on, lang), "right")]


def dated(key: str, day: date | None, lang: str) -> list[Part]:
    """A labelled date, nothing where there is none."""
    return fact(key, phrases.day_text(day, lang) if day else "", lang)


def numbered(texts: Sequence[str]) -> list[Part]:
    """Each text on lines of its own beside its number."""
    wide = len(f"{len(texts)}. ")
    return [Row((f"{place}.", text), (wide, 0)) for place, text in enumerate(texts, 1)]


def remedies(law: str, others: Sequence[str], lang: str) -> list[Part]:
    """Where to turn against a decision: under Chinese law the two ways and their periods, elsewhere ``others``.

    行政复议法(2023) art.20: 60 days; 行政诉讼法 art.46: six months.
    """
    return [*([Line(t("slip.paper_remedies_cn", lang))] if law == CHINA else []), *map(Line, others)]


def basis(rules: Sequence[str], lang: str) -> list[Part]:
    """The laws and rules it rests on."""
    return fact("basis", t("slip.paper_semicolon", lang).join(phrases.articles(rule, lang) for rule in rules), lang)


def told_or_signed(key: str, name: str, at: datetime | None, lang: str) -> list[Part]:
    """Who it was and when (words ``slip.paper_<key>``), or places for the pen where that is not known yet."""
    if not name or not at:
        return [Sign(t(f"slip.paper_{key}", lang), t("slip.paper_sign_time", lang))]
    return facts([(key, name), ("at", phrases.time_text(at, lang))], lang)


def chosen(key: str, names: Sequence[str], taken: str, lang: str) -> list[Part]:
    """Boxes after a label, the one ``taken`` ticked (words ``slip.paper_<key>`` and ``slip.paper_<key>_<name>``)."""
    words = {name: t(f"slip.paper_{key}_{name}", lang) for name in names}
    return [Boxes(phrases.labelled(key, "", lang), tuple(words.values()), words.get(taken, ""))]
