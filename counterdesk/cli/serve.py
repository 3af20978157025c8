"""Screens in a browser, for a television or a tablet: board and kiosk, only for this computer unless told otherwise."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from functools import partial

from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.cli.served import page_words
from counterdesk.refusals import Fault, SettingFault, StoreFault
from counterdesk.store.address import is_server
from counterdesk.words import language, t

INSTALL = 'pip install "counterdesk[browser]"'
MORE = {"board": ("--silent",), "kiosk": ("--unwatched", "--silent"), "rate": ("--unwatched",)}
"""The voice would be heard at this computer, not at the browser; and a page starts a kiosk again by itself."""


def serve(asked: Namespace, here: Here) -> Answer:
    """Serve until it is stopped; raises SettingFault when the browser's part is missing or the address is taken."""
    if not here.exists:
        raise StoreFault("no_hall", path=here.shown)
    set_up = here.settings.serve
    host, port = asked.host or set_up.host, asked.port or set_up.port
    commands = dict(_pages(here, asked.screens or set_up.screens, asked.lang))
    try:
        from counterdesk.cli import browser
    except ModuleNotFoundError as missing:
        raise SettingFault([Fault("counterdesk", "serve", t("serve.not_installed", how=INSTALL))]) from missing
    try:
        ready = partial(say, host, port, list(commands), host in browser.LOOPBACK)
        browser.run(commands, host, port, _grounds(here), ready)
    except OSError as error:
        why = t("serve.cannot_listen", detail=error.strerror or error)
        raise SettingFault([Fault(here.settings.name, "serve", why)]) from error
    return Answer()


def _grounds(here: Here) -> tuple[str, str]:
    from counterdesk.tui import themes

    colours = themes.load(here.settings.theme)[0].colours
    return colours["background"], colours["bar"]


def _pages(here: Here, screens: Iterable[str], lang: str | None) -> Iterator[tuple[str, list[str]]]:
    """A page a screen; of the screen turned to the citizen one a window: ``rate-3``."""
    for screen in screens:
        if screen != "rate":
            yield screen, command(here, screen, lang)
            continue
        from counterdesk.hall import catalogue

        for window in here.store.read(catalogue.current).windows:
            yield f"rate-{window}", [*command(here, screen, lang), "--window", window]
        here.let_go()


def command(here: Here, screen: str, lang: str | None = None) -> list[str]:
    """The command whose screen a page shows: this program at the same hall, with the same settings.

    A citizen's screen begins in the hall's own language unless ``lang`` was asked for.
    """
    config = ("--config", str(here.settings.file)) if here.settings.file else ()
    spoken = lang if screen in ("kiosk", "rate") else lang or language()
    hall: tuple[str, ...] = ("--hall", here.hall)
    if is_server(here.hall):  # everybody may read a command line, and there may be a password in it
        os.environ["COUNTERDESK_HALL"], hall = here.hall, ()
    named = (*hall, *(("--lang", spoken) if spoken else ()), *config)
    return [sys.executable, "-m", "counterdesk", *named, screen, *MORE.get(screen, ())]


def say(host: str, port: int, names: list[str], only_here: bool) -> None:
    """Tell on the terminal what can be opened, and by whom."""
    shown = f"[{host}]" if ":" in host else host
    for name in names:
        print(t("serve.serving", url=f"http://{shown}:{port}/{name}", screen=page_words(name)))
    print(t("serve.only_here" if only_here else "serve.open_to_all"))
    print(t("serve.stop_with"), flush=True)
