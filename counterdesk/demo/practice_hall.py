"""The hall one practises in: a throwaway copy of the real one, made ready, in which every paper says so.

The real hall is only read. In the copy nobody waits but a few numbers made for practice, every window is free, a call
that nobody answers may be called again at once, and an act can be taken back for two minutes at least.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import update

from counterdesk import paths
from counterdesk.clock import Clock
from counterdesk.hall import catalogue, clerks, day, rows, tables, tickets, visits, windows
from counterdesk.hall.catalogue import Catalogue
from counterdesk.printing.slip import Slip
from counterdesk.store import backup, journal, moving, papers
from counterdesk.store.address import Server, place
from counterdesk.store.desk import Desk
from counterdesk.store.engine import NOBODY, create_store, open_store
from counterdesk.store.sqlite import SqliteStore

SHIPPED = "market-regulation.toml"
WAITING = 4
"""Numbers that wait when practice begins."""
LEAST_UNDO_S = 120
SPARE_CLERK = "99"
"""Who practises in a hall without clerks."""
_counter = tables.CounterRow.__table__  # type: ignore[attr-defined]


class Ready(NamedTuple):
    """A hall to practise in: at which window, as which clerk, and the journal's last entry before it begins."""

    window: str
    clerk: str
    since: int


class PracticeDesk(Desk):
    """A desk whose papers all carry the practice banner."""

    def on_paper(self, slip: Slip) -> Slip:
        """The paper, marked."""
        return replace(slip, practice=True)


class PracticeStore(SqliteStore):
    """The copy's database; whatever is done in it is done at a PracticeDesk."""

    desk = PracticeDesk


def make(path: Path, of: str | Path | None, window: str | None, clock: Clock) -> Ready:
    """Make the hall at ``path`` ready: a copy of the hall ``of``, or of the shipped hall file where there is none.

    ``window`` None means the hall file's first. Raises StoreFault, and Refusal ``no_such_window``.
    """
    if of is None:
        cat = catalogue.read_hall_file(paths.data("halls", SHIPPED))
        create_store(path, cat.hall.timezone, f"{cat.hall.day_starts:%H:%M}", clock).close()
    else:
        cat = None
        there = place(of)
        if isinstance(there, Server):
            moving.copy_out(there, path, replace=False)
        else:
            backup.backup(there, path)
    with closing(open_store(path, clock)) as store:
        return store.run(prepare, NOBODY, cat, window)


def prepare(desk: Desk, cat: Catalogue | None, window: str | None) -> Ready:
    """Empty the copy's queues and windows, ease its rules, and let a few numbers wait for ``window``."""
    _clear(desk)
    day.begin(desk)
    cat = cat or catalogue.current(desk)
    _begin(desk, cat)
    eased = replace(cat.calling, no_show_gap_s=0, undo_s=max(cat.calling.undo_s, LEAST_UNDO_S))
    catalogue.load(desk, replace(cat, calling=eased))
    plan = windows.known(desk, window or next(iter(cat.windows)))
    for service in islice(cycle(_services(cat, plan.serves)), WAITING):
        tickets.issue(desk, service, paper=False)
    clerk = _clerk(desk, cat)
    return Ready(plan.code, clerk, desk.last_id)


def _clear(desk: Desk) -> None:
    """Nobody waits, nobody sits, no paper is under way, and nothing personal is left in the copy."""
    ticket, seat, job = rows.table, windows.table, papers.jobs
    desk.conn.execute(update(ticket).where(ticket.c.state.in_(tables.OPEN_STATES)).values(state="cancelled"))
    desk.conn.execute(update(seat).values(state="closed", clerk=None, reason=None, help_us=None))
    desk.conn.execute(update(job).where(papers.IS_OPEN).values(state="cancelled", settled_us=desk.now_us))
    desk.conn.execute(update(_counter).values(stopped=None))
    desk.conn.execute(update(journal.journal).values(private=None))


def _begin(desk: Desk, cat: Catalogue) -> None:
    """Part what was done at the windows of the real hall from what comes: none of it can be taken back here."""
    for window in cat.windows:
        last = visits.last_act(desk, window)
        if last is not None:
            desk.window = window
            desk.record("practice_begun", last.ticket_id)
    desk.window = None


def _services(cat: Catalogue, serves: tuple[str, ...]) -> list[str]:
    """A service of every series the window serves; of any series when it serves none."""
    first = {service.series: code for code, service in reversed(list(cat.services.items()))}
    return [first[series] for series in serves if series in first] or list(first.values())


def _clerk(desk: Desk, cat: Catalogue) -> str:
    if not clerks.clerks(desk):
        for seed in cat.clerks:
            clerks.add(desk, seed.number, seed.role)
    working = (clerk.number for clerk in clerks.clerks(desk) if clerk.role == "clerk" and not clerk.disabled)
    return next(working, None) or clerks.add(desk, SPARE_CLERK, "clerk").number
