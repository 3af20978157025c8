"""Posted rules (政务公示, 行政许可法 art.30): each service's complete sheet, and what a sheet lacks.

One sheet serves every place it is posted in - the board, the printed page, the public site - so they say the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from counterdesk.hall import catalogue
from counterdesk.hall.catalogue import Catalogue, Material, Service
from counterdesk.hall.notices import rules
from counterdesk.hall.notices.fee_text import fee_text
from counterdesk.hall.notices.paper import departments, remarks
from counterdesk.hall.tickets.issuing import find_service
from counterdesk.printing.slip import Slip
from counterdesk.printing.slips import posted
from counterdesk.printing.slips.parts import Listed
from counterdesk.store.desk import Look
from counterdesk.words import LANGUAGES, t

USUAL = ("accept", "decide", "deliver")
PROCESS = {"complaint": ("accept", "inquire", "answer"), "public_service": ("accept", "handle", "deliver")}
"""The three parts of every process (words ``slip.posted_<name>``), by the kind of service; its own steps come after the
first."""
EVERY_ANSWER: frozenset[str] = frozenset()


class Lack(NamedTuple):
    """Something a service's sheet does not say: the service's code, and what (``lead materials basis ...``)."""

    service: str
    what: str


def sheet(cat: Catalogue, service: Service, lang: str) -> Slip:
    """The sheet of a service as this version of the catalogue has it, in ``lang``."""
    conditions = {asked.id: asked.name(lang) for asked in rules.questions(cat, service)}
    hall, series = cat.hall, cat.series[service.series]
    return posted.slip(
        hall=hall.name(lang), code=service.code, service=service.name(lang),
        lead=cat.departments[service.lead].name(lang), departments=_everybody(cat, service, lang),
        asked=list(conditions.values()), materials=[_listed(one, conditions, lang) for one in service.materials],
        basis=service.basis, steps=_process(service, lang), samples=hall.samples(lang),
        statutory_days=service.statutory_days, promised_days=service.promised_days,
        promised_minutes=service.promised_minutes, wait_min=series.wait_promise_min,
        fee=fee_text(cat, service, EVERY_ANSWER, lang), result=service.result,
        remarks=[*remarks(cat, service, EVERY_ANSWER, lang)][:-1],  # the last is the version, which has its own place
        windows=t("slip.list_comma", lang).join(cat.windows_for(service.series)),
        hours="  ".join(f"{opens:%H:%M}-{closes:%H:%M}" for opens, closes in hall.hours),
        phones=hall.phones_in(lang), version=cat.version, lang=lang,
    )  # fmt: skip


def by_code(look: Look, code: str, lang: str) -> Slip:
    """The sheet of the service of a code, as the catalogue in force has it; raises Refusal ``no_such_service``."""
    cat = catalogue.current(look)
    return sheet(cat, find_service(cat, code), lang)


def lacks(cat: Catalogue) -> list[Lack]:
    """What every sheet lacks of what must be posted, service by service; empty when all are complete."""
    return [Lack(service.code, what) for service in cat.services.values() for what in _lacking(cat, service)]


def _lacking(cat: Catalogue, service: Service) -> Iterator[str]:
    there = {
        "basis": bool(service.basis), "result": bool(service.result),
        "materials": bool(service.materials),
        "limits": any(one is not None for one in (service.statutory_days, service.promised_days,
                                                  service.promised_minutes)),
        "samples": bool(cat.hall.samples(LANGUAGES[0])),
        "windows": bool(cat.windows_for(service.series)), "phones": bool(cat.hall.phones),
    }  # fmt: skip
    yield from (what for what, is_there in there.items() if not is_there)
    yield from (f"name_{lang}" for lang in LANGUAGES if lang in cat.hall.languages and not getattr(service, lang))


def _process(service: Service, lang: str) -> list[str]:
    """From the application to the result."""
    first, *rest = (t(f"slip.posted_{name}", lang) for name in PROCESS.get(service.kind, USUAL))
    return [first, *(step.name(lang) for step in service.steps), *rest]


def _everybody(cat: Catalogue, service: Service, lang: str) -> list[str]:
    """Who may take part, whatever is answered."""
    every = frozenset(share.when for share in service.cooperating if share.when)
    return departments(cat, service, every, lang)


def _listed(material: Material, conditions: dict[str, str], lang: str) -> Listed:
    told = [material.note(lang)]
    if material.when in conditions:
        told.append(t("slip.posted_when", lang, asked=conditions[material.when or ""]))
    if material.unless in conditions:
        told.append(t("slip.posted_unless", lang, asked=conditions[material.unless or ""]))
    shared, wants = material.source == rules.SHARED, t("slip.paper_semicolon", lang).join(filter(None, told))
    return Listed(
        material.name(lang), material.original, material.copies, None, rules.SHARED if shared else "", wants,
        material.tolerable, material.spoken,
    )  # fmt: skip
