"""A real hall to draw: the shipped market-regulation hall on a Monday morning, its clock standing still."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from counterdesk import paths
from counterdesk.clock import FixedClock
from counterdesk.hall import catalogue, clerks, tickets, visits, windows
from counterdesk.hall.catalogue import versions
from counterdesk.store.desk import By, Desk
from counterdesk.store.engine import Store, create_store

START = datetime(2026, 11, 23, 1, 40, tzinfo=UTC)
"""09:40 on a Monday in the hall's zone."""
PIN = "2468"


def furnish(desk: Desk) -> None:
    """Load the shipped hall, take its clerks on, give the first two a PIN."""
    hall = catalogue.read_hall_file(paths.data("halls", "market-regulation.toml"))
    versions.load(desk, hall)
    for seed in hall.clerks:
        clerks.add(desk, seed.number, seed.role)
        clerks.set_pin(desk, seed.number, clerks.hash_pin(PIN))


def speak(desk: Desk, languages: tuple[str, ...]) -> None:
    """The hall lists these languages for its citizens."""
    cat = catalogue.current(desk)
    catalogue.load(desk, replace(cat, hall=replace(cat.hall, languages=languages)))


def make(folder: Path, clock: FixedClock | None = None) -> Store:
    """An empty hall, furnished."""
    store = create_store(folder / "hall.db", "Asia/Shanghai", "04:00", clock or FixedClock(START))
    store.run(furnish)
    return store


def busy_morning(
    store: Store, clock: FixedClock, window: str = "1", clerk: str = "101", called: bool = False
) -> None:
    """An hour of the hall: people wait in four queues, two windows are open and serve a ticket each.

    With ``called`` both tickets were called, and nobody came yet.
    """
    by = By(clerk, window)
    store.run(windows.open_window, by)
    store.run(windows.open_window, By("102", "2"))
    for service in ("A01", "A02", "A01", "A03"):
        store.run(tickets.issue, By(), service)
        clock.forward(95)
    store.run(tickets.call_next, By("102", "2"))
    clock.forward(35)
    if not called:
        store.run(visits.start, By("102", "2"))
    for service in ("B01", "A05", "A02", "D01", "B02", "A01", "T01"):
        store.run(tickets.issue, By(), service)
        clock.forward(70)
    store.run(tickets.issue, By(), "A03", priority="elderly")
    clock.forward(240)
    store.run(tickets.call_next, by)
    clock.forward(40)
    if not called:
        store.run(visits.start, by)
    clock.forward(252)
    for who in (by, By("102", "2")):
        store.run(windows.beat, who)


def twelve_came(store: Store, clock: FixedClock, served: int) -> tuple[By, By]:
    """Twelve take a number, and two windows finish with ``served`` of them in turn; who sits at the two."""
    pair = By("101", "1"), By("102", "2")
    for by in pair:
        store.run(windows.open_window, by)
    for at in range(12):
        store.run(tickets.issue, By(), ("A01", "A02", "A05")[at % 3])
        clock.forward(120)
    for at in range(served):
        by = pair[at % 2]
        store.run(tickets.call_next, by)
        clock.forward(20)
        store.run(visits.start, by)
        clock.forward(240)
        store.run(visits.finish, by)
    return pair
