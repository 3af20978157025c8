"""What the face of the working day shows, read from the hall in one snapshot."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from zoneinfo import ZoneInfo

from counterdesk.clock import SECOND_US
from counterdesk.hall import catalogue, floor, forecast
from counterdesk.hall.catalogue import Catalogue
from counterdesk.hall.floor import Figures, Longest, Queue, WindowNow
from counterdesk.hall.forecast import Outlook, Tidal
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


class Ahead(NamedTuple):
    """The rest of the day as it will probably go, and the window worth opening now; ``minute`` says when it was asked.

    ``windows`` is how they stood then: when one opens or closes, it is asked anew.
    """

    minute: int
    windows: tuple[tuple[str, str], ...]
    outlook: Outlook
    tidal: Tidal | None


def standing(windows: Iterable[WindowNow]) -> tuple[tuple[str, str], ...]:
    """Each window with its state, to tell whether anything opened, paused or closed."""
    return tuple((window.code, window.state) for window in windows)


def look_ahead(look: Look) -> Ahead:
    """What is to come, run many times: some tenths of a second of work."""
    windows = standing(floor.windows_now(look))
    return Ahead(look.now_us // (60 * SECOND_US), windows, forecast.outlook(look), forecast.tidal(look))


def lead_now(look: Look) -> LeadNow:
    """Everything the hall's face shows, in one snapshot."""
    windows = floor.windows_now(look)
    return LeadNow(
        look.now_us, look.zone, catalogue.current(look), floor.queues(look), windows,
        floor.figures(look), papers(look),
        {window.code: floor.began_us(look, window.ticket) for window in windows if window.ticket},
        floor.longest(look), floor.over_promise(look), unserved(look, windows),
    )  # fmt: skip


def unserved(look: Look, windows: Iterable[WindowNow]) -> int:
    """How many wait in series that no open window serves."""
    served = {series for window in windows if window.state == "open" and not window.silent for series in window.serves}
    return sum(queue.waiting for queue in floor.queues(look) if queue.series not in served)
