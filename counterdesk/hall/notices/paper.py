"""The notice's paper: the catalogue's facts as the plain values the slip takes."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from counterdesk.hall import catalogue, people
from counterdesk.hall.catalogue import Catalogue, Material, Service
from counterdesk.hall.notices import reading, rules
from counterdesk.hall.notices.fee_text import fee_text
from counterdesk.hall.notices.phone_text import missing_text
from counterdesk.hall.notices.reading import Notice
from counterdesk.printing.slip import Slip
from counterdesk.printing.slips import notice as layout
from counterdesk.printing.slips.parts import Applicant, Listed
from counterdesk.store.desk import Look
from counterdesk.words import t


def notice_slip(look: Look, notice: Notice, part: str = "applicant") -> Slip:
    """The paper of ``notice`` in the citizen's language, as its version of the catalogue has it; names are masked."""
    catalogue_id, service = reading.service_then(look, notice)
    cat, lang = catalogue.by_id(look, catalogue_id), notice.lang
    papers = {material.id: material for material in rules.materials(service, notice.yes)}
    return layout.slip(
        hall=cat.hall.name(lang),
        number=notice.number,
        service=service.name(lang),
        applicant=_applicant(look, notice),
        situation=[(asked.name(lang), asked.id in notice.yes) for asked in rules.questions(cat, service)],
        materials=[_listed(papers[one.id], one, lang) for one in notice.needed],
        basis=service.basis,
        statutory_days=service.statutory_days,
        promised_days=service.promised_days,
        promised_minutes=service.promised_minutes,
        fee=fee_text(cat, service, notice.yes, lang),
        phones=cat.hall.phones_in(lang),
        clerk=notice.clerk or "",
        window=notice.window or "",
        at=look.local(notice.at_us),
        code=notice.code,
        missing_text=missing_text(notice.number, service, notice.missing, lang) if notice.missing else "",
        lang=lang,
        steps=[step.name(lang) for step in service.steps],
        departments=departments(cat, service, notice.yes, lang),
        remarks=tuple(remarks(cat, service, notice.yes, lang)),
        of_number=notice.of_notice or "",
        law=cat.hall.law,
        part=part,
    )


def departments(cat: Catalogue, service: Service, yes: Collection[str], lang: str) -> list[str]:
    """Who takes part under these answers, in order: those that work at once stand together, the lead first.

    Empty when the lead does it alone.
    """
    shares = [share for share in service.cooperating if share.when is None or share.when in yes]
    at_once = [[service.lead, *(share.dept for share in shares if share.mode == "parallel")]]
    after = [[share.dept for share in shares if share.mode == "after_lead"]]
    then = [[share.dept] for share in shares if share.mode == "sequential"]
    named = [[cat.departments[code].name(lang) for code in group] for group in (*at_once, *after, *then) if group]
    return [t("slip.list_comma", lang).join(names) for names in named] if shares else []


def remarks(cat: Catalogue, service: Service, yes: Collection[str], lang: str) -> Iterator[str]:
    """What else the citizen must know: grounds of refusal, what comes before and after, and the list's version."""
    for ground in rules.grounds(service, yes):
        yield t("notice.must_refuse", lang, ground=ground.name(lang))
    general = [ground.name(lang) for ground in service.refuse_if if ground.when is None]
    if general:
        yield t("notice.refused_if", lang, listed=t("slip.paper_semicolon", lang).join(general))
    yield from _before(service, yes, lang)
    told = {"delegated": service.delegated(lang), "remedy": service.breach_remedy(lang)}
    yield from (t(f"notice.{key}", lang, text=text) for key, text in told.items() if text)
    if service.on_the_spot:
        yield t("notice.on_the_spot", lang)
    yield from afterwards(service, lang)
    if service.nat_code:
        yield t("notice.nat_code", lang, code=service.nat_code)
    yield t("notice.version", lang, version=cat.version)


def afterwards(service: Service, lang: str) -> Iterator[str]:
    """What follows the result: duties, what others do in their own time, a wait before its use, a later check."""
    told = {"reminder": service.reminder(lang), "external": service.external(lang)}
    yield from (t(f"notice.{key}", lang, text=text) for key, text in told.items() if text)
    if service.after:
        yield t("notice.after", lang, text=service.after.name(lang), hours=service.after.hours)
    if service.followup:
        yield t("notice.followup", lang, text=service.followup.name(lang), months=service.followup.calendar_months)


def _before(service: Service, yes: Collection[str], lang: str) -> Iterator[str]:
    first = service.precondition
    if first is None or (first.when is not None and first.when not in yes):
        return
    yield t("notice.before", lang, text=first.name(lang), days=first.calendar_days)
    if first.then_within_calendar_days:
        yield t("notice.then_within", lang, days=first.then_within_calendar_days)


def _listed(material: Material, one: rules.Needed, lang: str) -> Listed:
    fetched = material.source == rules.SHARED and not one.asked
    return Listed(
        material.name(lang), one.originals, one.copies, one.present if one.asked else None,
        rules.SHARED if fetched else "", material.note(lang), material.tolerable, material.spoken,
    )  # fmt: skip


def _applicant(look: Look, notice: Notice) -> Applicant:
    person = people.shown(look, "notice", notice.id).get("applicant")
    return Applicant(person.name, person.id_no or "", person.phone or "") if person else Applicant()
