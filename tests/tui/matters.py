"""Cases and notices to draw: made by the hall's own verbs at the sample hall."""

from __future__ import annotations

from counterdesk.clock import FixedClock
from counterdesk.hall import tickets, visits, windows
from counterdesk.hall.cases import acceptance, ending, life
from counterdesk.hall.cases.acceptance import Applicant, Application
from counterdesk.hall.cases.rows import Case
from counterdesk.store.desk import By
from counterdesk.store.engine import Store

AT = {"A": By("101", "1"), "B": By("103", "3"), "D": By("105", "5")}
"""Who serves which series and where."""
DAY_S = 86_400
WANG = Applicant("王小明", "11010519491231002X", "13812345678", "李四")


def serving(store: Store, service: str) -> str:
    """A ticket for the service, being served; its number."""
    by = AT[service[0]]
    store.run(windows.open_window, by)
    number = store.run(tickets.issue, By(), service).ticket.label
    store.run(tickets.call_next, by)
    store.run(visits.start, by)
    return number


def accepted(store: Store, service: str = "B07", yes: tuple[str, ...] = ("premises_rented",)) -> Case:
    """A case that was accepted with everything there."""
    return store.run(acceptance.accept, AT[service[0]], Application(service, WANG, yes))


def busy_board(store: Store, clock: FixedClock) -> None:
    """A month of the hall, which goes by meanwhile: at its end a case stands in every group of the due board."""
    for days_later, service in ((0, "B07"), (13, "B07"), (7, "B07"), (6, "A01"), (2, "B07")):
        clock.forward(days_later * DAY_S)
        case = accepted(store, service, ())
    store.run(life.suspend, AT["B"], case.number, "rectification", 10)
    done = accepted(store)
    store.run(acceptance.sign, AT["B"], done.number)
    clock.forward(DAY_S)
    store.run(ending.decide, AT["B"], done.number, "grant", "1")
    accepted(store)
