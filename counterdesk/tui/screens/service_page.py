"""All that the hall file says of a service, for a clerk who is asked where a rule comes from."""

from __future__ import annotations

from collections.abc import Iterator

from counterdesk.hall.catalogue import Catalogue, Service
from counterdesk.tui.widgets.rows import Row
from counterdesk.words import language, t


def rows(cat: Catalogue, service: Service) -> list[Row]:
    """The facts of a service, a line each: its codes, limits, reasons to stop, what follows, and each source."""
    return [[(t(f"service_page.{name}"), "quiet"), (f"  {text}", "")] for name, text in _told(cat, service) if text]


def _told(cat: Catalogue, service: Service) -> Iterator[tuple[str, str]]:
    lang, comma = language(), t("slip.list_comma")
    yield "code", service.code
    yield "nat_code", service.nat_code
    yield "lead", cat.departments[service.lead].name(lang)
    yield "kind", t(f"service_page.kind_{service.kind}")
    yield "statutory", _days(service.statutory_days)
    yield "extension", _days(service.extension_days)
    yield "promised", _days(service.promised_days)
    yield "on_the_spot", t("slip.paper_yes") if service.on_the_spot else ""
    for phase in service.phases:
        yield "phase", f"{phase.name(lang)}  {_days(phase.days)}"
    for share in service.cooperating:
        yield "share", f"{cat.departments[share.dept].name(lang)}  {share.name(lang)}  {_days(share.statutory_days)}"
        yield "silence", share.silence_basis
    yield "suspensions", comma.join(cat.suspensions[one].name(lang) for one in service.suspensions)
    for after in filter(None, (service.followup,)):
        yield "followup", t("service_page.months", text=after.name(lang), months=after.calendar_months)
    yield "result", service.result
    yield "basis", t("slip.paper_semicolon").join(service.basis)
    yield "fee_basis", service.fee.basis
    yield "provenance", service.provenance
    yield "version", cat.version


def _days(days: int | None) -> str:
    return "" if days is None else t("case_screen.days", days=days)
