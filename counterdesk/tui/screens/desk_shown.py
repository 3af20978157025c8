"""A hall without a printer: what a clerk has printed is shown on her own screen, one paper after another."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from counterdesk.printing.slip import SlipFault, from_json
from counterdesk.store import outbox
from counterdesk.store.desk import Look
from counterdesk.store.outbox import Job
from counterdesk.words import t

if TYPE_CHECKING:
    from counterdesk.tui.place import Place

MOST = 8
"""Papers one act makes at most."""
PREVIEW = "screen"


def made_since(look: Look, clerk: str, last: int | None) -> tuple[int, list[Job]]:
    """The number of the newest paper of ``clerk``, and those after ``last``, oldest first; none before the first."""
    found = outbox.newest(look, clerk, MOST)
    fresh = [job for job in reversed(found) if last is not None and job.id > last]
    return max((job.id for job in found), default=last or 0), fresh


class ShownPapers:
    """What this desk still has to show; ``last`` is the newest paper it knows of, None before the first look."""

    def __init__(self) -> None:
        self.last: int | None = None
        self._waiting: deque[Job] = deque()
        self._shown = False

    async def look(self, hall: Place) -> None:
        """Show whatever the clerk had printed since the last look."""
        self.last, fresh = await hall.link.ask(made_since, hall.clerk or "", self.last)
        self._waiting += fresh
        self._next(hall)

    def _next(self, hall: Place) -> None:
        while self._waiting and not self._shown:
            self._show(hall, self._waiting.popleft(), lambda _: self._taken(hall))

    def _show(self, hall: Place, job: Job, taken: Callable[[None], None]) -> None:
        try:
            slip = from_json(job.slip_json)
        except SlipFault:  # another version wrote it: the papers' page says so
            return
        self._shown = True
        hall.show_paper(t("papers.on_screen"), slip, PREVIEW, taken)

    def _taken(self, hall: Place) -> None:
        self._shown = False
        self._next(hall)
