"""The papers of a complaint: the receipt for whoever told it, and the register form for the hall's file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from counterdesk.hall import catalogue
from counterdesk.hall.complaints import clocks, rows
from counterdesk.hall.complaints.naming import in_words
from counterdesk.hall.complaints.rows import Complaint
from counterdesk.hall.complaints.tables import CHANNELS, CLASSES, KINDS, SATISFIED
from counterdesk.printing.slip import Slip
from counterdesk.printing.slips import complaint as form_slip
from counterdesk.printing.slips import complaint_receipt as receipt_slip
from counterdesk.printing.slips import phrases
from counterdesk.printing.slips.complaint import Choice
from counterdesk.store.desk import Desk, Look
from counterdesk.words import t


def print_receipt(desk: Desk, complaint: Complaint) -> int:
    """Put the receipt into the outbox, in the hall's first language; the job's number."""
    cat = catalogue.current(desk)
    lang = cat.hall.languages[0]
    rules = clocks.settings(desk)
    return desk.print(receipt_slip.slip(
        hall=cat.hall.name(lang), number=complaint.number, kind=in_words("kind", complaint.kind, lang),
        at=desk.local(complaint.registered_us), due_on=complaint.admit_due_on,
        days=rules.check_days if complaint.kind == "report" else rules.admit_days,
        provisional=bool(complaint.provisional), lang=lang, phones=cat.hall.phones_in(lang),
    ))  # fmt: skip


def form(look: Look, complaint: Complaint, lang: str) -> Slip:
    """The register form as it stands now."""
    cat = catalogue.current(look)
    return form_slip.slip(
        hall=cat.hall.name(lang), number=complaint.number, at=look.local(complaint.registered_us),
        registrar=complaint.registrar, lang=lang, phones=cat.hall.phones_in(lang),
        choices=[
            ("complaint_kind", _choice("kind", KINDS, complaint.kind, lang)),
            ("channel", _choice("channel", CHANNELS, complaint.channel, lang)),
            ("handled_as", _choice("class", CLASSES, complaint.handled_as, lang)),
            ("satisfied", _choice("satisfied", SATISFIED, complaint.satisfied or "", lang)),
        ],
        told=_told(look, complaint, lang), due=_due(complaint), results=_results(look, complaint, lang),
    )  # fmt: skip


def _told(look: Look, complaint: Complaint, lang: str) -> list[tuple[str, str]]:
    cat = catalogue.current(look)
    dept = cat.departments.get(complaint.dept or "")
    service = catalogue.service_of(look, complaint.service_id).service if complaint.service_id else None
    return [
        ("against", dept.name(lang) if dept else complaint.dept or ""), ("window", complaint.window or ""),
        ("service", service.name(lang) if service else ""), ("matter", complaint.matter or ""),
        ("facts", complaint.facts), ("evidence", complaint.evidence or ""),
    ]  # fmt: skip


def _due(complaint: Complaint) -> Sequence[tuple[str, date | None]]:
    return (
        ("admit_by", complaint.admit_due_on), ("admitted_on", complaint.decided_on),
        ("handle_by", complaint.handle_due_on), ("tell_by", complaint.tell_due_on),
        ("second_by", complaint.second_due_on),
    )  # fmt: skip


def _results(look: Look, complaint: Complaint, lang: str) -> list[tuple[str, str]]:
    clerks = [link.clerk for link in rows.links_of(look, complaint) if link.holds]
    told_at = phrases.time_text(look.local(complaint.told_us), lang) if complaint.told_us else ""
    return [
        ("declined", complaint.declined_because or ""), ("complaint_handler", complaint.handler or ""),
        ("finding", complaint.finding or ""), ("answer", complaint.answer or ""),
        ("told_at", told_at), ("told_how", in_words("told_how", complaint.told_how, lang)),
        ("cause", in_words("cause", complaint.cause, lang)),
        ("linked_clerks", t("slip.list_comma", lang).join(clerks)), ("closed_by", complaint.closed_by or ""),
    ]  # fmt: skip


def _choice(field: str, names: Sequence[str], taken: str, lang: str) -> Choice:
    words = {name: in_words(field, name, lang) for name in names}
    return Choice(tuple(words.values()), words.get(taken, ""))
