"""The screens, from the command line: desk, board, lead, the demo, and no command at all.

Only Textual is imported before the first paint; papers are printed by a thread that starts once the hall is open.
"""

from __future__ import annotations

import io
import sys
import threading
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from counterdesk.cli import output
from counterdesk.cli.crash import kept_text
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.refusals import StoreFault, UsageFault
from counterdesk.words import language, t, use_language

if TYPE_CHECKING:
    from counterdesk.printing.profiles import Printer
    from counterdesk.tui.app import CounterdeskApp

LOOK_S = 0.2
"""Between two looks whether the screens have opened the hall."""


def demo(asked: Namespace, here: Here) -> Answer:
    """A furnished hall in a temporary folder; nothing to set up."""
    _must_be_terminal()
    from counterdesk.demo import run

    run(speed=asked.speed, lang=language())
    return Answer()


def desk(asked: Namespace, here: Here) -> Answer:
    """A window's screen: --window, or the window of the settings."""
    _must_be_terminal()
    window = asked.window or here.settings.window
    if window is None:
        raise UsageFault("missing", what="--window")
    return _open(here, "desk", window)


def board(asked: Namespace, here: Here) -> Answer:
    """The board, in its own theme and language where the settings say so."""
    _must_be_terminal()
    use_language(here.settings.board.language or language())
    return _open(here, "board", theme=here.settings.board.theme)


def lead(asked: Namespace, here: Here) -> Answer:
    """The lead's screen."""
    _must_be_terminal()
    return _open(here, "lead")


def whatever(asked: Namespace, here: Here) -> Answer:
    """No command: the hall at hand, or what can be done when there is none."""
    if not here.exists:
        if not _is_terminal():
            raise UsageFault("nothing_here", path=here.hall)
        return Answer(None, t("usage.nothing_here_next", path=here.hall).splitlines())
    _must_be_terminal()
    return _open(here, "desk", here.settings.window or _asked_window(here))


def _open(here: Here, goal: str, window: str | None = None, theme: str | None = None) -> Answer:
    if not here.exists:
        raise StoreFault("no_hall", path=here.hall)
    from counterdesk.tui.app import CounterdeskApp
    from counterdesk.tui.keys import keymap

    mine = keymap(here.settings.keys, here.settings.name)
    printers = here.printers if goal == "desk" else here.paper_printers
    app = CounterdeskApp(here.hall, goal=goal, window=window, theme=theme or here.settings.theme, my_keys=mine)
    for fault in app.theme_faults:
        output.complain(f"{fault.file}: {fault.key}: {fault.reason}")
    with _printing(app, printers):
        _show(app)
    return Answer()


def _show(app: CounterdeskApp) -> None:
    """Run the screens; a traceback of theirs goes into the log, never onto the terminal."""
    from rich.console import Console

    said = io.StringIO()
    app.error_console = Console(file=said, width=120)
    app.run()
    if app.return_code:
        last = [line for line in said.getvalue().splitlines() if line.strip()][-1:]
        raise kept_text(said.getvalue(), *last or ["screen"])


@contextmanager
def _printing(app: CounterdeskApp, printers: tuple[Printer, ...]) -> Iterator[None]:
    """See to the hall's papers while the screens are open."""
    over = threading.Event()
    worker = threading.Thread(target=_print, args=(app, printers, over), name="papers", daemon=True)
    worker.start()
    try:
        yield
    finally:
        over.set()
        worker.join()


def _print(app: CounterdeskApp, printers: tuple[Printer, ...], over: threading.Event) -> None:
    while app.link.store is None:
        if over.wait(LOOK_S):
            return
    from counterdesk.printing.spool import Spool

    spool = Spool(app.link.store, printers)
    spool.start()
    over.wait()
    spool.stop()


def _asked_window(here: Here) -> str:
    from counterdesk.hall import catalogue

    known = " ".join(here.store.read(catalogue.current).windows)
    print(t("cli.which_window", known=known), end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip() or known.partition(" ")[0]


def _is_terminal() -> bool:
    return all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def _must_be_terminal() -> None:
    if not _is_terminal():
        raise UsageFault("no_terminal")
