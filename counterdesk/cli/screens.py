"""The screens, from the command line: desk, board, kiosk, rate, lead and the demo.

Only Textual is imported before the first paint; papers are printed by a thread that starts once the hall is open.
"""

from __future__ import annotations

import io
import os
import sys
import threading
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from counterdesk.cli import output
from counterdesk.cli.crash import kept
from counterdesk.cli.daily import Daily
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.refusals import StoreFault, UsageFault
from counterdesk.words import language, use_language

if TYPE_CHECKING:
    from counterdesk.printing.profiles import Printer
    from counterdesk.printing.spool import Spool
    from counterdesk.store.desk import Desk
    from counterdesk.tui.app import CounterdeskApp

LOOK_S = 0.2
"""Between two looks whether the screens have opened the hall."""
UNATTENDED = ("board", "kiosk", "rate")
"""Screens nobody signs in at, so that there is nothing to lock."""
HELP_OUT = ("lead", "board")
"""Screens that print others' papers only where no window does."""
AGAIN_S = 2.0
"""Between two looks whether they have opened it anew."""


def demo(asked: Namespace, here: Here) -> Answer:
    """A furnished hall in a temporary folder; nothing to set up."""
    _must_be_terminal()
    from counterdesk.demo import run

    run(speed=asked.speed, lang=language())
    return Answer()


def desk(asked: Namespace, here: Here) -> Answer:
    """A window's screen: --window, or the window of the settings; with --practice on a throwaway copy."""
    _must_be_terminal()
    window = asked.window or here.settings.window
    if asked.practice:
        return _practise(here, window)
    if window is None:
        raise UsageFault("missing", what="--window")
    return _open(here, "desk", window)


def _practise(here: Here, window: str | None) -> Answer:
    from counterdesk.demo import practice
    from counterdesk.tui.keys import keymap

    mine = keymap(here.settings.keys, here.settings.name)
    names = [printer.name for printer in here.settings.printers]
    with practice.ground(here.hall if here.exists else None, window, names, here.settings.theme, mine) as app:
        show(app)
    return Answer()


def board(asked: Namespace, here: Here) -> Answer:
    """The board, in its own theme and language where the settings say so; one board of a room speaks."""
    _must_be_terminal()
    use_language(here.settings.board.language or language())
    _use_voice(asked, here, here.settings.voice.speak)
    return _open(here, "board", theme=here.settings.board.theme)


def kiosk(asked: Namespace, here: Here) -> Answer:
    """The machine at the door; unless it is --unwatched, a second process starts it again after every fault."""
    _must_be_terminal()
    if asked.unwatched:
        _use_voice(asked, here, here.settings.kiosk.speak)
        return _open(here, "kiosk", home=asked.lang)
    return _kept_up(here)


def rate(asked: Namespace, here: Here) -> Answer:
    """A window's second screen, turned to the citizen; started again after every fault, as the kiosk is."""
    _must_be_terminal()
    window = asked.window or here.settings.window
    if window is None:
        raise UsageFault("missing", what="--window")
    if not asked.unwatched:
        from counterdesk.hall import windows

        here.store.read(windows.known, window=window)
        return _kept_up(here, "kiosk.turned_away")
    return _open(here, "rate", window, home=asked.lang)


def _kept_up(here: Here, *away: str) -> Answer:
    from counterdesk.cli import watched

    if not here.exists:
        raise StoreFault("no_hall", path=here.shown)
    again = [sys.executable, "-m", "counterdesk", *sys.argv[1:], "--unwatched"]
    code = watched.keep_up(again, away=away or watched.AWAY)
    if code:
        raise SystemExit(code)
    return Answer()


def _use_voice(asked: Namespace, here: Here, usually: bool) -> None:
    from counterdesk.tui.voice.speaker import use_voice

    use_voice(replace(here.settings.voice, speak=(usually or asked.speak) and not asked.silent))


def lead(asked: Namespace, here: Here) -> Answer:
    """The lead's screen."""
    _must_be_terminal()
    return _open(here, "lead")


def reviews(asked: Namespace, here: Here) -> Answer:
    """Reviews and what they are owed."""
    _must_be_terminal()
    return _open(here, "reviews")


def commitments(asked: Namespace, here: Here) -> Answer:
    """The board of promises."""
    _must_be_terminal()
    return _open(here, "commitments")


def _open(
    here: Here, goal: str, window: str | None = None, theme: str | None = None, home: str | None = None
) -> Answer:
    if not here.exists:
        raise StoreFault("no_hall", path=here.shown)
    from counterdesk.tui.app import CounterdeskApp
    from counterdesk.tui.heap import one_heap
    from counterdesk.tui.keys import keymap

    one_heap()
    mine = keymap(here.settings.keys, here.settings.name)
    printers = here.printers if goal == "desk" else here.paper_printers
    look = theme or here.settings.theme
    if goal in ("kiosk", "rate"):
        from counterdesk.tui.kiosk_app import KioskApp

        app: CounterdeskApp = KioskApp(here.hall, theme=look, my_keys=mine, goal=goal, window=window)
    else:
        app = CounterdeskApp(here.hall, goal=goal, window=window, theme=look, my_keys=mine)
        own = next((printer for printer in here.paper_printers if printer.scheme != "screen"), None)
        app.printer = own.name if own else None
        app.one_way = own is not None and own.profile.status == "none"
        app.elsewhere = _elsewhere(own, here) if own else {}
    app.home_language, app.survey = home, here.settings.kiosk.survey
    app.lock_after_s = 60 * here.settings.desk.lock_after_min if goal not in UNATTENDED else 0
    app.has_printer = bool(printers)
    app.shows_papers = bool(printers) and printers[0].scheme == "screen"
    for fault in app.theme_faults:
        output.complain(f"{fault.file}: {fault.key}: {fault.reason}")
    with _printing(app, printers):
        show(app)
    return Answer()


def _elsewhere(own: Printer, here: Here) -> dict[str, Callable[[Desk], int]]:
    others = (other.name for other in here.paper_printers if other.name != own.name and other.scheme != "screen")
    return {name: partial(_switch, own=own, printers=here.printers, to=name) for name in others}


def _switch(desk: Desk, own: Printer, printers: tuple[Printer, ...], to: str) -> int:
    from counterdesk.printing.spool import also_named
    from counterdesk.store import outbox

    return outbox.switch(desk, own.name, to, also_named(own, printers))


def show(app: CounterdeskApp) -> None:
    """Run the screens; a traceback of theirs goes into the log, never onto the terminal."""
    from rich.console import Console

    # its own account of a fault shows every variable there was, and people's names with them
    app.error_console = Console(file=io.StringIO())
    app.run()
    if app.return_code:
        raise kept(app._exception or RuntimeError("screen"))


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
    spool: Spool | None = None
    daily = Daily()
    while not over.wait(LOOK_S if spool is None else AGAIN_S):
        store = app.link.store
        if store is not None and spool is not None:
            daily.look(store, str(app.link.hall))
        if store is None or (spool and spool.store is store):
            continue
        from counterdesk.printing.spool import Spool

        if spool:  # a restore put another file in the hall's place
            spool.stop()
        # what prints takes 11 MB of memory: a lead's screen and a board leave it to the windows while there are any
        spool = Spool(store, printers, helps_out=app.goal in HELP_OUT)
        spool.start()
    if spool:
        spool.stop()


def is_terminal() -> bool:
    """Whether there is a terminal to show a screen on and to read keys from."""
    return all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def _is_browser() -> bool:
    return "web_driver" in os.environ.get("TEXTUAL_DRIVER", "")  # under ``serve``, which set it


def _must_be_terminal() -> None:
    if not (is_terminal() or _is_browser()):
        raise UsageFault("no_terminal")
