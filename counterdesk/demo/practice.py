"""``desk --practice``: this hall's desk on a throwaway copy, with five guided errands and paper on the screen.

The copy lives in a temporary folder until practice ends; the real hall is read once and never written.
"""

from __future__ import annotations

import asyncio
import signal
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.binding import Binding
from textual.message import Message
from textual.screen import Screen

from counterdesk.clock import Clock
from counterdesk.demo.practice_guide import AllDone, Guide, Start
from counterdesk.tui import keys, themes
from counterdesk.tui.app import CounterdeskApp
from counterdesk.tui.link import Link
from counterdesk.words import t

if TYPE_CHECKING:
    from counterdesk.demo.practice_hall import Ready
    from counterdesk.printing.profiles import Printer
    from counterdesk.printing.spool import Spool
    from counterdesk.store.engine import Store
    from counterdesk.store.outbox import Job

MODULES = ("counterdesk.printing.spool", "counterdesk.demo.practice_errands")


class Printed(Message):
    """A paper came out of the screen printer."""

    def __init__(self, job: Job, printer: Printer) -> None:
        super().__init__()
        self.job = job
        self.printer = printer


class PracticeLink(Link):
    """The way to the copy, which is made on the first call; ``ready`` is known from then on."""

    def __init__(self, copy: Path, of: str | Path | None, window: str | None, clock: Clock | None = None) -> None:
        super().__init__(copy, clock)
        self.of = of
        self.window = window
        self.ready: Ready | None = None
        self._spool: Spool | None = None

    async def warm(self, modules: Sequence[str] = ()) -> None:
        """Copy the hall, make the copy ready, open it; raises StoreFault and Refusal."""
        await self.work_out(self._copy)
        await super().warm((*modules, *MODULES))

    def print_on(self, app: PracticeApp, names: Sequence[str]) -> None:
        """Let every printer of the hall show its papers on the screen of ``app``."""
        from counterdesk.printing.profiles import printer
        from counterdesk.printing.spool import Spool

        if self.store is None:
            return
        shown = [printer(name, "screen:") for name in names or ("screen",)]
        self._spool = Spool(self.store, shown, lambda job: app.paper_came(job, shown[0]))
        self._spool.start()

    def close(self) -> None:
        """End the printer before the copy is let go."""
        if self._spool is not None:
            self._spool.stop()
        super().close()

    def _copy(self) -> None:
        from counterdesk.demo import practice_hall

        self.ready = practice_hall.make(Path(self.hall), self.of, self.window, self.clock)

    def _open(self) -> Store:
        if self.store is None:
            from counterdesk.demo.practice_hall import PracticeStore

            self.store = PracticeStore(Path(self.hall), self.clock)
        return self.store


class PracticeApp(CounterdeskApp):
    """The desk's own screens over the copy, with a guide above them."""

    BINDINGS: ClassVar = [Binding("ctrl+c", "end", "end", id="practice.end")]
    CSS_PATH: ClassVar = []

    def __init__(
        self,
        copy: Path,
        of: str | Path | None = None,
        window: str | None = None,
        printers: Sequence[str] = (),
        theme: str = themes.FALLBACK,
        my_keys: Mapping[str, str] | None = None,
        clock: Clock | None = None,
    ) -> None:
        super().__init__(copy, theme=theme, my_keys=my_keys, clock=clock)
        self.link: PracticeLink = PracticeLink(copy, of, window, clock)
        self.printers = printers
        self.my_keys = my_keys or {}
        self.finished: frozenset[str] = frozenset()
        self._told_all = False

    @property
    def is_ready(self) -> bool:
        """Whether there is a hall to practise in."""
        return self.link.store is not None and self.link.ready is not None

    @property
    def has_hall(self) -> bool:
        """Whether the copy is of a hall of one's own."""
        return self.link.of is not None

    def get_default_screen(self) -> Screen[None]:
        """What practice is."""
        return Start()

    def on_mount(self) -> None:
        """End practice, and with it its folder, when the terminal goes away."""
        if sys.platform != "win32":
            for gone in (signal.SIGTERM, signal.SIGHUP):
                asyncio.get_running_loop().add_signal_handler(gone, self.exit)

    def key_of(self, act: str) -> str:
        """The key an act has here, as a person reads it."""
        return keys.shown(self.my_keys.get(act, keys.TABLE[act].keys).partition(",")[0])

    def open_screen(self, name: str, **about: Any) -> None:
        """Put another screen in front, with the guide above it; a lock leads to the first page: there is no PIN."""
        if name == "sign_in":
            self.close_screen(self.screen)
            return
        super().open_screen(name, **about)
        self.call_after_refresh(self.screen.mount, Guide())

    async def sit_down(self) -> None:
        """Open the window and go to the desk."""
        from counterdesk.hall import windows
        from counterdesk.store.desk import By

        if self.link.ready is None:
            return
        self.window, self.clerk, _ = self.link.ready
        await self.link.do(windows.open_window, By(self.clerk, self.window))
        self.open_screen("desk")

    def news(self) -> None:
        """Tell the screens, and look which errands are done now."""
        if self.is_ready and self.link._spool is None:
            self.link.print_on(self, self.printers)
        super().news()
        self.run_worker(self._look(), group="errands", exclusive=False)

    def paper_came(self, job: Job, printer: Printer) -> None:
        """Called in the printer's thread after every step of a job."""
        if job.state == "printed":
            self.post_message(Printed(job, printer))

    def on_printed(self, came: Printed) -> None:
        """Show the paper."""
        from counterdesk.printing.slip import from_json
        from counterdesk.tui.widgets.slip_preview import SlipPreview

        slip = from_json(came.job.slip_json)
        self.push_screen(SlipPreview(t("practice.paper"), slip, came.printer.profile, t("demo.take_paper")))

    def action_end(self) -> None:
        """Leave; nothing is kept."""
        self.exit()

    async def _look(self) -> None:
        from counterdesk.demo.practice_errands import ERRANDS, done

        if self.link.ready is None or self.link.store is None:
            return
        window, _, since = self.link.ready
        found = await self.link.ask(done, since, window)
        if found == self.finished:
            return
        self.finished = self.finished | found
        for guide in self.screen.query(Guide) if self.screen.is_attached else ():
            guide.redraw()
        for screen in self.screen_stack:
            screen.refresh_bindings()
        cast(Start, self.screen_stack[0]).repaint()
        if len(self.finished) == len(ERRANDS) and not self._told_all:
            self._told_all = True
            self.push_screen(AllDone())


@contextmanager
def ground(of: str | Path | None, window: str | None = None, printers: Sequence[str] = (), theme: str = themes.FALLBACK,
           my_keys: Mapping[str, str] | None = None) -> Iterator[PracticeApp]:  # fmt: skip
    """A practice ready to be run, in a folder that is gone afterwards; ``of`` None: there is no hall to copy."""
    with tempfile.TemporaryDirectory(prefix="counterdesk-practice-", ignore_cleanup_errors=True) as folder:
        yield PracticeApp(Path(folder) / "hall.db", of, window, printers, theme, my_keys)
