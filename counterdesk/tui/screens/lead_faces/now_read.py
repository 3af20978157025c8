"""What the face of the working day shows, read from the hall in one snapshot."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from zoneinfo import ZoneInfo

from counterdesk.hall import catalogue, floor
from counterdesk.hall.catalogue import Catalogue
from counterdesk.hall.floor import Figures, Longest, Queue, WindowNow
from counterdesk.hall.summary.shape import Shape, shape
from counterdesk.store.desk import Look
from counterdesk.tui.screens.desk_now import Papers, papers


class LeadNow(NamedTuple):
    """The hall at one instant; ``began_us`` is from when each window's clock runs, as its desk shows it."""

    now_us: int
    zone: ZoneInfo
    cat: Catalogue
    queues: list[Queue]
    windows: list[WindowNow]
    figures: Figures
    papers: Papers
    began_us: dict[str, int]
    longest: Longest | None
    over_promise: dict[str, int]
    unserved: int
    shape: Shape


def lead_now(look: Look) -> LeadNow:
    """Everything the hall's face shows, in one snapshot."""
    windows = floor.windows_now(look)
    return LeadNow(
        look.now_us, look.zone, catalogue.current(look), floor.queues(look), windows,
        floor.figures(look), papers(look),
        {window.code: floor.began_us(look, window.ticket) for window in windows if window.ticket},
        floor.longest(look), floor.over_promise(look), unserved(look, windows),
        shape(look, look.day, look.day),
    )  # fmt: skip


def unserved(look: Look, windows: Iterable[WindowNow]) -> int:
    """How many wait in series that no open window serves."""
    served = {series for window in windows if window.state == "open" and not window.silent for series in window.serves}
    return sum(queue.waiting for queue in floor.queues(look) if queue.series not in served)
