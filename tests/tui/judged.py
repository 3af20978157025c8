"""A hall with promises broken and reviews given, as the screens of both show them."""

from __future__ import annotations

from counterdesk.clock import FixedClock
from counterdesk.hall import rows as tickets_rows
from counterdesk.hall import tickets, visits, windows
from counterdesk.hall.reviews import call_back, giving
from counterdesk.hall.reviews.giving import Given
from counterdesk.store.desk import By
from counterdesk.store.engine import Store
from tests.furnished import Hall
from tests.hall.cases.acting import Matters

CLERK, REVIEWER = By("102", "2"), By("401")


def visit(store: Store, clock: FixedClock, waited_s: float = 120) -> str:
    """A visit served at window 2; the code of its slip."""
    number = store.run(tickets.issue, By(), "A01").ticket.label
    clock.forward(waited_s)
    store.run(tickets.call_next, CLERK)
    store.run(visits.start, CLERK)
    clock.forward(120)
    store.run(visits.finish, CLERK)
    return store.read(lambda look: tickets_rows.code_of(look, tickets_rows.by_label(look, number)))


def judged(store: Store, clock: FixedClock) -> None:
    """Two bad reviews with a name, one without, two good ones; one wait and one case over their promise."""
    matters = Matters(Hall(store, clock))
    matters.until("2026-11-23 10:42")
    store.run(windows.open_window, CLERK)
    matters.accept("B07", by=CLERK)
    matters.until("2026-12-10 10:42")
    store.run(windows.open_window, CLERK)
    said = [
        (2, ("wait_long",), "赵小芳", "13912345678"), (1, ("rude", "more_papers"), "钱建国", "13900001111"),
        (1, (), "", ""), (5, ("quick",), "", ""), (4, (), "", ""),
    ]  # fmt: skip
    for grade, because, name, phone in said:
        code = visit(store, clock, 1000 if grade == 2 else 120)
        store.run(giving.give, By(), Given(code, grade, because, "说话太冲" if "rude" in because else "", name, phone))
    store.run(call_back.contact, REVIEWER, "1", "电话联系，说明等候时间")
