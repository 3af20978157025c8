"""What ``check`` looks at on the server of a hall: how it is set, its connections, its clock."""

from __future__ import annotations

from datetime import UTC, datetime

from counterdesk.cli.check_report import Report
from counterdesk.refusals import Fault
from counterdesk.store.address import Server
from counterdesk.store.postgres import settings
from counterdesk.words import t

APART_S = 5
"""So far two computers' clocks may differ before their acts look out of order."""


def server(report: Report, where: Server) -> None:
    """Whether the server keeps what it has answered, has connections for every screen, and tells the time as we do."""
    found = settings.ask(where)
    report.tell(t("check.server", version=found.version, connections=found.connections))
    for name, value in found.unsafe:
        unsafe = Fault(str(where), name, t("check.server_unsafe", name=name, value=value))
        report.warn(unsafe, then=t("check.server_unsafe_next", name=name))
    if found.connections < settings.LEAST_CONNECTIONS:
        few = t("check.server_few", connections=found.connections)
        report.warn(Fault(str(where), "max_connections", few), then=t("check.server_few_next"))
    apart_s = abs((found.now - datetime.now(UTC)).total_seconds())
    if apart_s > APART_S:
        report.warn(Fault(str(where), "-", t("check.server_clock", apart=round(apart_s))), then=t("check.clock_next"))
