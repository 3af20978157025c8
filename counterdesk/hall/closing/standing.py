"""What still goes on when somebody wants to end the day, and what came after it was ended."""

from __future__ import annotations

from datetime import time
from typing import NamedTuple

from sqlalchemy import bindparam, func, select

from counterdesk.hall import catalogue, floor, opening
from counterdesk.hall.closing.kept import closings
from counterdesk.hall.closing.reports import still_open
from counterdesk.hall.rows import RESERVE
from counterdesk.hall.rows import table as ticket
from counterdesk.store.desk import Look

SINCE = select(func.count()).select_from(ticket.join(closings, closings.c.day == ticket.c.day)).where(
    ticket.c.day == bindparam("today"), ticket.c.arrived_at_us > closings.c.closed_us, ticket.c.source != RESERVE
)  # fmt: skip


class Standing(NamedTuple):
    """Numbers without an end and those of them at windows, windows at work, and until when the hall is open (None: no
    more today)."""

    open: tuple[str, ...]
    at_windows: tuple[str, ...]
    windows: tuple[str, ...]
    closes: time | None

    @property
    def goes_on(self) -> bool:
        """Whether the hall still works."""
        return bool(self.windows or self.closes)


def standing(look: Look) -> Standing:
    """Today as it stands."""
    left = still_open(look, look.day)
    at = look.local(look.now_us)
    sessions = opening.sessions_of(catalogue.current(look), at)
    closes = sessions[-1].to if sessions and at < sessions[-1].to else None
    return Standing(
        tuple(one.label for one in left), tuple(one.label for one in left if one.state in ("called", "serving")),
        tuple(one.code for one in floor.windows_now(look) if one.state == "open" and not one.silent),
        closes.time() if closes else None,
    )  # fmt: skip


def since_closed(look: Look) -> int:
    """How many numbers were given out today after somebody closed it."""
    return int(look.conn.execute(SINCE, {"today": look.day}).scalar_one())
