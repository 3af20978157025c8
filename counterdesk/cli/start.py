"""``counterdesk`` without a command: the hall at hand, or three ways to come to one."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from counterdesk import paths
from counterdesk.cli import screens
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.refusals import UsageFault
from counterdesk.settings import FILE, read
from counterdesk.words import t

if TYPE_CHECKING:
    from counterdesk.tui.welcome_app import WelcomeApp


def start(asked: Namespace, here: Here) -> Answer:
    """Open the desk of the hall at hand; without one, offer the demo, set-up, and opening another.

    Raises UsageFault ``nothing_here`` where there is neither a hall nor a terminal to ask at.
    """
    if here.exists:
        return _desk(here)
    if not screens.is_terminal():
        raise UsageFault("nothing_here", path=here.shown)
    app = _welcome(here)
    screens.show(app)
    if app.chosen == "demo":
        return screens.demo(Namespace(speed=1.0), here)
    if app.chosen == "desk":
        settings = read(app.made.settings) if app.made else here.settings
        with Here(settings, app.opened or str(app.place)) as found:
            return _desk(found, app.window)
    return Answer(None, [t("welcome.made", path=app.made.hall)] if app.made else [])


def _welcome(here: Here) -> WelcomeApp:
    from counterdesk.store.engine import database_path
    from counterdesk.tui.keys import keymap
    from counterdesk.tui.welcome_app import WelcomeApp

    settings = here.settings
    mine = keymap(settings.keys, settings.name)
    file = Path(settings.file or paths.user_config(FILE))
    return WelcomeApp(database_path(here.hall), file, settings.theme, mine)


def _desk(here: Here, window: str | None = None) -> Answer:
    window = window or here.settings.window
    if window is None and screens.is_terminal():
        window = _asked_window(here)
    return screens.desk(Namespace(window=window, practice=False), here)


def _asked_window(here: Here) -> str:
    from counterdesk.hall import catalogue

    known = " ".join(here.store.read(catalogue.current).windows)
    print(t("cli.which_window", known=known), end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip() or known.partition(" ")[0]
