"""Programs broken on purpose, one promise each: a harness that does not find them proves nothing.

``broken`` breaks the program in this process and gives what its keys are pressed with instead of the store.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

from sqlalchemy import bindparam, or_, update

from counterdesk.hall import catalogue, moves, rows, tickets, visits
from counterdesk.hall.tickets import issuing, lines
from counterdesk.store import sqlite
from counterdesk.store.desk import By, Desk
from counterdesk.store.engine import Store
from counterdesk.store.prepared import Prepared

Run = Callable[..., Any]
UNGUARDED = Prepared(
    update(rows.table)
    .where(
        rows.table.c.id == bindparam("ticket_id"),
        or_(rows.table.c.state == bindparam("was"), rows.table.c.state != bindparam("was")),
    )
    .values({name: bindparam(f"new_{name}") for name in moves.MUTABLE})
)


def no_transaction(store: Store) -> Run:
    """Every statement is kept by itself."""
    _begin(store, "SELECT 1")
    return store.run


def no_turn(store: Store) -> Run:
    """Writers begin as readers do, with a BEGIN that takes no lock, and wait for nobody's turn."""
    _begin(store, "BEGIN")
    store.gate.turn = nullcontext  # type: ignore[attr-defined]
    return store.run


def chosen_before_the_turn(store: Store) -> Run:
    """Who is next is looked up before the turn, and called whatever became of them since."""
    moves.MOVE, choose, act = UNGUARDED, lines.next_for, store.run

    def run(verb: Callable[..., Any], by: By, *args: Any) -> Any:
        if verb is tickets.call_next:
            found = store.read(choose, window=by.window)
            lines.next_for = lambda desk, window: found
        return act(verb, by, *args)

    return run


def number_of_its_own(store: Store) -> Run:
    """A number is drawn in a transaction of its own."""
    draw, act = issuing._next_number, store.run

    def run(verb: Callable[..., Any], by: By, *args: Any) -> Any:
        if verb is tickets.issue:
            number = act(lambda desk: draw(desk, _series(desk, *args)), by)
            issuing._next_number = lambda desk, series: number
        return act(verb, by, *args)

    return run


def paper_of_its_own(store: Store) -> Run:
    """A paper goes into the outbox after its act."""
    put, act = Desk.print, store.run
    later: list[tuple[Any, ...]] = []

    def promise(desk: Desk, *paper: Any) -> int:
        later.append(paper)
        (last,) = desk.conn.exec_driver_sql("SELECT coalesce(max(id), 0) FROM print_job").one()
        return int(last) + 1

    def run(verb: Callable[..., Any], by: By, *args: Any) -> Any:
        later.clear()
        answer = act(verb, by, *args)
        for paper in later:
            act(put, by, *paper)
        return answer

    Desk.print = promise  # type: ignore[assignment,method-assign]
    return run


def entry_left_out(store: Store) -> Run:
    """A start is not written into the journal."""
    record = Desk.record
    Desk.record = (  # type: ignore[method-assign]
        lambda desk, kind, *about, **facts: desk.last_id if kind == "started" else record(desk, kind, *about, **facts)
    )
    return store.run


def period_left_open(store: Store) -> Run:
    """The handling does not end with the visit."""
    close, act = moves.close_period, store.run

    def run(verb: Callable[..., Any], by: By, *args: Any) -> Any:
        moves.close_period = (lambda *facts: []) if verb is visits.finish else close
        return act(verb, by, *args)

    return run


MUTANTS: dict[str, Callable[[Store], Run]] = {
    made.__name__: made
    for made in (
        no_transaction, no_turn, chosen_before_the_turn, number_of_its_own, paper_of_its_own, entry_left_out,
        period_left_open,
    )
}  # fmt: skip


def _begin(store: Store, how: str) -> None:
    store._conn.close()  # type: ignore[attr-defined]
    store._conn, store._writer = None, sqlite._engine(store.path, how)  # type: ignore[attr-defined]


def _series(desk: Desk, service: str) -> catalogue.Series:
    cat = catalogue.current(desk)
    return cat.series[cat.services[service].series]
