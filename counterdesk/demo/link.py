"""The way from the demo's screens to its hall: furnished in the store's thread, with its town and its printer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from counterdesk.clock import SECOND_US, RunningClock, to_us
from counterdesk.demo.places import BEAT_S, MINE, START
from counterdesk.tui.link import Link

if TYPE_CHECKING:
    from counterdesk.demo.pulse import Pulse
    from counterdesk.hall.windows import Seat
    from counterdesk.printing.profiles import Printer
    from counterdesk.printing.spool import Spool

MODULES = ("counterdesk.tui.screens.lead", "counterdesk.demo.pulse", "counterdesk.printing.spool")


class DemoLink(Link):
    """A hall that is made where there is none; its clock starts when it is ready, ``speed`` times as fast."""

    def __init__(self, hall: Path, speed: float) -> None:
        super().__init__(hall)
        self.speed = speed
        self.printer: Printer | None = None
        self.pulse: Pulse | None = None
        self._spool: Spool | None = None

    async def warm(self, modules: Sequence[str] = ()) -> None:
        """Furnish the hall, open it, and let the town in; raises StoreFault."""
        await self.work_out(self._furnish)
        await super().warm((*modules, *MODULES))
        await self.work_out(self._let_in)

    def seat(self, window: str) -> Seat | None:
        """The seat at a window as the town saw it last."""
        seen = self.pulse.town.seen if self.pulse else None
        return seen.seats.get(window) if seen else None

    def silent_in_s(self, window: str) -> float | None:
        """The visitor's seconds until a killed window is silent, negative once it is; None while it lives."""
        seat = self.seat(window)
        if self.pulse is None or seat is None or not self.pulse.town.is_dead(seat):
            return None
        silent_us = seat.beat_us + self.pulse.town.cat.calling.silent_s * SECOND_US
        return (silent_us - to_us(self.clock.now())) / SECOND_US / self.speed

    def close(self) -> None:
        """End the town and the printer before the store is let go."""
        if self.pulse is not None:
            self.pulse.stop()
        if self._spool is not None:
            self._spool.stop()
        super().close()

    def _furnish(self) -> None:
        if not Path(self.hall).exists():
            from counterdesk.demo import furnish

            furnish.hall(Path(self.hall), self.speed)
        self.clock = RunningClock(START, self.speed)

    def _let_in(self) -> None:
        from counterdesk.demo.pulse import Pulse
        from counterdesk.demo.town import Town
        from counterdesk.hall import catalogue
        from counterdesk.printing import profiles
        from counterdesk.printing.spool import Spool

        if self.store is None:
            return
        cat = self.store.read(catalogue.current)
        town = Town(self.store, cat, to_us(self.clock.now()), MINE, BEAT_S * self.speed)
        self.printer = profiles.printer("screen", "screen:")
        self._spool = Spool(self.store, [self.printer])
        self._spool.start()
        self.pulse = Pulse(town, self.clock, self.speed).start()
