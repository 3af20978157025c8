"""A printer whose new papers another one prints: until a person switches back, or it says that it can print again."""

from __future__ import annotations

from sqlalchemy import bindparam, delete, select, update

from counterdesk.store.desk import Desk, Look
from counterdesk.store.papers import switches
from counterdesk.store.upserts import upsert

GOES = select(switches.c.printer, switches.c.goes_to).where(switches.c.stands_for == bindparam("of"))
ENDS = delete(switches).where(switches.c.stands_for == bindparam("of"))
_set = upsert(switches).values(
    printer=bindparam("of"), goes_to=bindparam("to"), stands_for=bindparam("broken")
)
SET = _set.on_conflict_do_update(
    index_elements=["printer"], set_={"goes_to": bindparam("to"), "stands_for": bindparam("broken")}
)
PASS_ON = update(switches).where(switches.c.goes_to == bindparam("broken")).values(goes_to=bindparam("now"))


def goes_to(look: Look, printer: str) -> str:
    """The printer that prints new papers for ``printer`` now; empty while it prints them itself."""
    row = look.conn.execute(GOES, {"of": printer}).first()
    return row.goes_to if row else ""


def stand_in(desk: Desk, printer: str, to: str, also: str) -> None:
    """New papers for ``printer`` (and those named ``also``) go to ``to``; whom that one stood in for follows.

    ``to`` prints its own papers again whatever was said of it before: somebody has just chosen it.
    """
    works_again(desk, to)
    if printer == to:
        return
    desk.conn.execute(PASS_ON, {"broken": printer, "now": to})
    for name in dict.fromkeys((printer, also)):
        desk.conn.execute(SET, {"of": name, "to": to, "broken": printer})
    desk.record("printer_switched", printer=printer, to=to)


def works_again(desk: Desk, printer: str) -> None:
    """New papers for ``printer`` go to it again."""
    if desk.conn.execute(ENDS, {"of": printer}).rowcount:
        desk.record("printer_works_again", printer=printer)
