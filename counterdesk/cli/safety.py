"""``backup``, ``restore`` and ``move``: checked copies of the hall, put in its place or carried to another one."""

from __future__ import annotations

import os
from argparse import Namespace
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from counterdesk.cli import who
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.cli.progress import bar
from counterdesk.hall import backups, recovery
from counterdesk.hall.recovery import Recovered
from counterdesk.hall.tickets import voiding
from counterdesk.refusals import StoreFault
from counterdesk.store import backup as copies
from counterdesk.store import copies as made
from counterdesk.store import moving, saving
from counterdesk.store.address import Place, Server, place
from counterdesk.store.desk import By
from counterdesk.store.engine import open_store
from counterdesk.store.watch import head
from counterdesk.words import t

SHOWN = 16
"""Characters of the journal's head: enough to compare by eye."""


def backup(asked: Namespace, here: Here) -> Answer:
    """Copy the hall while everybody works, and read the copy again before calling it one.

    Without a file it goes into the folder of copies; ``--daily`` has that done every day. Everything in the hall is in
    the copy: whose file it is may make one by the clock, anybody else as a lead.
    """
    if asked.daily is not None:
        return _daily(asked, here)
    if asked.clerk or os.environ.get(who.CLERK) or not _is_ours(place(here.hall)):
        who.in_charge(asked, here, "backup")
    file: Path | None = asked.file
    with bar(t("cli.copying")) as tell:
        if file is None:
            file, checked = saving.save(here.store, here.hall, tell)
        else:
            checked = saving.copy_of(place(here.hall), file, asked.replace, tell)
            here.store.run(made.note, By(), checked.entries)
    told = t("cli.backed_up", path=file, count=checked.entries, head=checked.head[:SHOWN])
    return Answer({"file": str(file), **checked._asdict()}, [told])


def _daily(asked: Namespace, here: Here) -> Answer:
    by, at = who.in_charge(asked, here, "backup"), None if asked.daily == "off" else asked.daily
    here.store.run(backups.plan, by, at)
    if at is None:
        return Answer({"daily": None}, [t("cli.backup_off")])
    folder = saving.folder(place(here.hall))
    return Answer({"daily": f"{at:%H:%M}"}, [t("cli.backup_daily", at=f"{at:%H:%M}", folder=folder)])


def restore(asked: Namespace, here: Here) -> Answer:
    """Put a copy in the hall's place, after it was found sound; the hall that was there is kept.

    Numbers that may have been handed out since the copy was made are voided, papers under way become unknown.
    """
    hall, now = place(here.hall), datetime.now()
    above = dict(asked.above or ())
    if isinstance(hall, Server):
        done = moving.bring_back(asked.file, hall, now)
        found, known = _recover(hall, done.kept, above)
    else:
        came: list[tuple[Recovered, bool]] = []
        _up_to_date(hall)
        done = copies.restore(asked.file, hall, now, lambda new, old: came.append(_recover(new, old, above)))
        [(found, known)] = came
    told = [t("cli.restored", path=hall, count=done.checked.entries, head=done.checked.head[:SHOWN])]
    told += [t("cli.kept", path=done.kept)] if done.kept else []
    shape = {"hall": str(hall), "kept": done.kept and str(done.kept), **done.checked._asdict(), **found._asdict()}
    return Answer(shape, [*told, *_recovered(found, known)])


def _recover(new: Place, old: Place | None, above: dict[str, int]) -> tuple[Recovered, bool]:
    """Bring a hall that comes back to where it does no harm; and whether the old hall's books were there to tell."""
    books = _books_of(old, new)
    with closing(open_store(new)) as store:
        return store.run(recovery.recover, By(), books, above), books is not None


def _up_to_date(hall: Path) -> None:
    """Bring the hall that is there to today's tables, whose books are read in its turn; a broken one stays as it is."""
    with suppress(StoreFault):
        open_store(hall).close()


def move(asked: Namespace, here: Here) -> Answer:
    """Carry the hall to a server, or back into a file; the old hall is set aside, so that nobody goes on in it."""
    target, by = place(asked.to), who.in_charge(asked, here, "move")
    here.let_go()
    with bar(t("cli.moving")) as tell:
        done = moving.move(place(here.hall), target, datetime.now(), tell, by)
    carried = done.carried
    shape = {
        "hall": str(target), "kept": str(done.kept), "tables": carried.tables, "rows": carried.rows,
        "digest": carried.digest, **carried.checked._asdict(),
    }  # fmt: skip
    told = t("cli.moved", path=target, rows=carried.rows, tables=carried.tables, head=carried.checked.head[:SHOWN])
    return Answer(shape, [told, t("cli.kept", path=done.kept), t("cli.move_next", path=target)])


def _is_ours(hall: Place) -> bool:
    """Whether the hall's file belongs to whoever runs this; a server asks for its own password."""
    if isinstance(hall, Server) or not hall.is_file() or not hasattr(os, "geteuid"):
        return True
    return os.geteuid() in (0, hall.stat().st_uid)


def _books_of(kept: Place | None, hall: Place) -> dict[str, int] | None:
    """The last numbers of today in the hall that was there; None when its books are gone or cannot be read."""
    if kept is None:
        return None
    try:
        with closing(open_store(kept)) as old, closing(open_store(hall)) as new:
            behind = old.read(head) < new.read(head) or old.astray()
            return None if behind else old.read(voiding.handed_out)
    except StoreFault:
        return None


def _recovered(found: Recovered, known: bool) -> list[str]:
    lines = []
    if found.voided:
        numbers = t("slip.list_comma").join(found.spans)
        lines.append(t("cli.voided" if known else "cli.voided_guessed", count=len(found.voided), numbers=numbers))
    if found.doubtful:
        lines.append(t("cli.doubtful", count=found.doubtful))
    return lines
