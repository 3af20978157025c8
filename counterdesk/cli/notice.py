"""``notice``: telling a citizen everything at once, who came back with it."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from typing import Any

from counterdesk.cli import output, shapes, who
from counterdesk.cli.acts import printing
from counterdesk.cli.given import names
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.hall import notices
from counterdesk.hall.notices import Needed, Notice
from counterdesk.hall.notices.phone_text import counts
from counterdesk.store import outbox
from counterdesk.store.desk import Look
from counterdesk.words import language, t

HEADS = ("notice", "ticket", "service", "missing", "clerk", "first")
COPIED = ("code", "ticket", "lang", "of_notice", "override_reason", "override_by", "clerk", "window")


def issue(asked: Namespace, here: Here) -> Answer:
    """Give a notice and see to its paper: one that did not come out is a fault, but the notice stands."""
    if asked.lead:
        who.prove(here, asked.lead)
    printed = printing(
        here, notices.issue, who.with_matters(asked, here, "notice"), asked.service, asked.of_ticket, names(asked.yes),
        names(asked.have), asked.override, asked.lead, lang=asked.paper_lang, case=asked.case,
        paper=not asked.no_paper, applicant=asked.applicant, ask=names(asked.ask), follows=asked.follows,
    )  # fmt: skip
    shape, lines = here.store.read(_one, number=printed.done.number)
    return Answer(shape, [*printed.lines, *lines], printed.fault)


def show(asked: Namespace, here: Here) -> Answer:
    """One notice: its list, and what of it was there."""
    return Answer(*here.store.read(_one, number=asked.notice))


def listed(asked: Namespace, here: Here) -> Answer:
    """A day's notices in the order they were given."""
    shape, rows = here.store.read(_of_day, on=asked.day)
    heads = [t(f"{'notice' if name in ('notice', 'missing', 'first') else 'cli'}.head_{name}") for name in HEADS]
    return Answer(shape, output.table(heads, rows, right=(3,)) if rows else [t("notice.none")])


def came_back(asked: Namespace, here: Here) -> Answer:
    """Link a visit to the notice the citizen brought."""
    by = who.with_matters(asked, here, "notice")
    done = here.store.run(notices.came_back, by, asked.notice, asked.of_ticket, names(asked.asked))
    shape = {
        "notice": done.notice, "ticket": done.ticket, "day": done.day.isoformat(), "asked_more": list(done.asked_more),
    }  # fmt: skip
    more = t("slip.list_comma").join(done.asked_more)
    key = "notice.returned_more" if more else "notice.returned"
    return Answer(shape, [t(key, number=done.notice, listed=more)])


def _one(look: Look, number: str) -> tuple[dict[str, Any], list[str]]:
    notice = notices.by_number(look, number)
    return _shape(look, notice), _lines(look, notice)


def _of_day(look: Look, on: date | None) -> tuple[list[dict[str, Any]], list[list[object]]]:
    found = notices.listed(look, on)
    rows: list[list[object]] = [
        [one.number, one.ticket, one.service, len(one.missing), one.clerk, one.of_notice] for one in found
    ]
    return [_shape(look, one) for one in found], rows


def _shape(look: Look, notice: Notice) -> dict[str, Any]:
    return {
        "id": notice.id, "number": notice.number, "service": notice.service,
        "catalogue_version": notice.catalogue_version, "needed": [one._asdict() for one in notice.needed],
        "missing": [one._asdict() for one in notice.missing],
        "print_job": None if notice.print_job is None else shapes.job(outbox.job(look, notice.print_job)),
        "day": notice.day.isoformat(), "at": shapes.instant(look, notice.at_us), "yes": list(notice.yes),
    } | {name: getattr(notice, name) for name in COPIED}  # fmt: skip


def _lines(look: Look, notice: Notice) -> list[str]:
    service = notices.service_then(look, notice).service
    names = {material.id: material.name(language()) for material in service.materials}
    spoken = {material.id for material in service.materials if material.spoken}
    rows = [
        [t(f"notice.{_where(one, one.id in spoken)}"), one.id, counts(one, language()), names[one.id]]
        for one in notice.needed
    ]
    top = t("notice.line", number=notice.number, service=service.name(language()), n=len(notice.missing))
    told = [t("notice.of_ticket", ticket=notice.ticket)] if notice.ticket else []
    if notice.of_notice:
        told.append(t("notice.follows", first=notice.of_notice, lead=notice.override_by, reason=notice.override_reason))
    return [top, *told, *output.table([""] * 4, rows)[1:]]


def _where(one: Needed, spoken: bool) -> str:
    if one.present:
        return "there"
    return "lacking" if one.asked else "said" if spoken else "fetched"
