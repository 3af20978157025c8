"""How the printers were when last seen, for the desk's line and the kiosk's promise."""

from __future__ import annotations

from sqlalchemy import bindparam, insert, select, update

from counterdesk.store.desk import Desk, Look
from counterdesk.store.outbox.switched import works_again
from counterdesk.store.papers import CAN_PRINT, HEALTH_LASTS_US, WELL, Health, states

_SEEN = (states.c.printer, states.c.state, states.c.seen_us)
ALL = select(*_SEEN).order_by(states.c.printer)
ONE = select(*_SEEN).where(states.c.printer == bindparam("of"))
DOUBT = select(states.c.in_doubt).where(states.c.printer == bindparam("of"))
NEW = insert(states)
_THIS = update(states).where(states.c.printer == bindparam("of"))
SEEN = _THIS.values(state=bindparam("now"), seen_us=bindparam("at_us"))
DOUBTED = _THIS.values(in_doubt=bindparam("doubt"))


def health(look: Look) -> list[Health]:
    """Every printer that was ever seen, by name; what was seen too long ago is ``unknown``."""
    return [_now(look, Health(*row)) for row in look.conn.execute(ALL)]


def health_of(look: Look, printer: str) -> Health:
    """One printer; ``unknown`` when it was not seen lately."""
    row = look.conn.execute(ONE, {"of": printer}).first()
    return _now(look, Health(*row)) if row else Health(printer, "unknown", 0)


def is_printing(look: Look) -> bool:
    """Whether any process of the hall has looked after a printer lately."""
    return any(_is_fresh(look, Health(*row)) for row in look.conn.execute(ALL))


def note_health(desk: Desk, printer: str, state: str) -> None:
    """Keep how a printer is now (one of ``HEALTH``); a change is in the journal, so that screens hear of it.

    One that could not print and says that it can is given its new papers again.
    """
    before = desk.conn.execute(ONE, {"of": printer}).first()
    if before is None or before.state != state:
        desk.record("printer_state", printer=printer, state=state)
    if before is not None and before.state not in CAN_PRINT and state in WELL:
        works_again(desk, printer)
    if desk.conn.execute(SEEN, {"of": printer, "now": state, "at_us": desk.now_us}).rowcount == 0:
        row = {"printer": printer, "state": state, "seen_us": desk.now_us, "in_doubt": False}
        desk.conn.execute(NEW, row)


def in_doubt(look: Look, printer: str) -> bool:
    """Whether a job got lost on this printer and none was proved printed since: it may want more of it."""
    return bool(look.conn.execute(DOUBT, {"of": printer}).scalar())


def note_doubt(desk: Desk, printer: str, doubt: bool) -> None:
    """Remember that a job got lost on this printer, or that it is known to print again."""
    before = desk.conn.execute(DOUBT, {"of": printer}).scalar()
    if before is None and doubt:
        desk.conn.execute(NEW, {"printer": printer, "state": "unknown", "seen_us": desk.now_us, "in_doubt": True})
    elif before is not None and before != doubt:
        desk.conn.execute(DOUBTED, {"of": printer, "doubt": doubt})


def _now(look: Look, seen: Health) -> Health:
    return seen if _is_fresh(look, seen) else seen._replace(state="unknown")


def _is_fresh(look: Look, seen: Health) -> bool:
    # A clock that was ahead must not make a printer look well for ever.
    return abs(look.now_us - seen.seen_us) < HEALTH_LASTS_US
