"""The application: one hall, one window's screens, one theme, one language; everything else is a screen's own.

Nothing but Textual is imported before the first paint; the store is opened in its thread afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import ClassVar, Protocol, runtime_checkable

from textual import events
from textual.message import Message
from textual.screen import Screen

from counterdesk.clock import Clock, to_us
from counterdesk.refusals import Said, StoreFault
from counterdesk.tui import keys, screens, themes
from counterdesk.tui.link import Link
from counterdesk.tui.modals import Modals
from counterdesk.tui.screens.hall_screen import HallScreen
from counterdesk.tui.widgets.scan_field import Burst
from counterdesk.words import LANGUAGES, language, use_language

WARM = {name: (module,) for name, module in screens.SCREENS.items()}


@runtime_checkable
class Scans(Protocol):
    """A screen that does something with a scanned code while ``takes_scans``."""

    takes_scans: bool

    def scanned(self, code: str) -> None:
        """Take the code of a paper."""


class HallChanged(Message):
    """Somebody committed something to the hall."""


class StoreLost(Message):
    """The store cannot be asked any more."""

    def __init__(self, fault: StoreFault) -> None:
        super().__init__()
        self.fault = fault


class CounterdeskApp(Modals, inherit_bindings=False):
    """The screens of one place in the hall.

    ``hall`` is the database's path or URL; ``goal`` the screen to work at (desk, lead, board); ``window`` this
    desk's code, None where there is no desk; ``clerk`` somebody who is signed in already (a demo's clerk);
    ``my_keys`` a site's own keys, already checked by keys.keymap.
    """

    ENABLE_COMMAND_PALETTE = False
    TITLE = "counterdesk"
    # Textual reads a screen's own file when it is pushed; the first screen is there before anything is pushed.
    CSS_PATH: ClassVar = ["screens/sign_in.tcss", "screens/board.tcss"]

    def __init__(
        self,
        hall: str | Path,
        goal: str = "desk",
        window: str | None = None,
        clerk: str | None = None,
        theme: str = themes.FALLBACK,
        my_keys: Mapping[str, str] | None = None,
        clock: Clock | None = None,
    ) -> None:
        super().__init__()
        self.animation_level = "none"
        self.link = Link(hall, clock)
        self.goal = goal
        self.window = window
        self.clerk = clerk
        self.held = keys.HeldKey()
        self.hall_theme, self.theme_faults = themes.load(theme)
        self._once = keys.once_keys(my_keys or {})
        self._burst = Burst()
        self.set_keymap(dict(my_keys or {}))
        self._paint()

    def get_default_screen(self) -> Screen[None]:
        """The first screen itself, so that nothing else is painted before it."""
        return screens.make("board" if self.goal == "board" else "sign_in")

    def on_mount(self) -> None:
        """Open the hall once the first screen is painted."""
        self.call_after_refresh(self.run_worker, self._warm())

    def on_unmount(self) -> None:
        """Let the store go when the program ends."""
        self.link.close()

    async def on_event(self, event: events.Event) -> None:
        """Take a scan's Enter and the repeats of a held key out of the stream before any screen sees them."""
        if isinstance(event, events.Key) and not event.is_forwarded and self._swallows(event):
            return
        await super().on_event(event)

    def now_us(self) -> int:
        """The hall's clock, in microseconds since 1970 (UTC)."""
        return to_us(self.link.clock.now())

    def open_screen(self, name: str) -> None:
        """Put another screen of SCREENS in front; ``close_screen`` comes back to this one."""
        self.push_screen(screens.make(name))

    def close_screen(self) -> None:
        """Go back to the screen behind."""
        self.pop_screen()

    def next_language(self) -> None:
        """Go on in the next language on every screen that is open."""
        use_language(LANGUAGES[(LANGUAGES.index(language()) + 1) % len(LANGUAGES)])
        self._repaint()

    def next_theme(self) -> None:
        """Go on in the next theme that can be used; a faulty one is passed over."""
        known = themes.names()
        at = known.index(self.hall_theme.name) if self.hall_theme.name in known else -1
        turns = (known[(at + step) % len(known)] for step in range(1, len(known) + 1))
        usable = (theme for theme, faults in map(themes.load, turns) if not faults)
        self.hall_theme = next(usable, self.hall_theme)
        self._paint()
        self._repaint()

    def on_hall_changed(self) -> None:
        """Somebody committed something."""
        self.news()

    def on_store_lost(self, lost: StoreLost) -> None:
        """Say in words what is wrong with the store; every screen stays as it is."""
        for screen in self.screen_stack:
            if isinstance(screen, HallScreen):
                screen.refuse(lost.fault)

    def news(self) -> None:
        """Tell the open screens that something changed in the hall."""
        for screen in self.screen_stack:
            if isinstance(screen, HallScreen):
                screen.news()

    def _paint(self) -> None:
        self.register_theme(self.hall_theme.for_textual)
        self.theme = self.hall_theme.name
        for frame in themes.FRAMES:
            self.set_class(frame == self.hall_theme.frame, f"-frame-{frame}")

    def _repaint(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, HallScreen):
                screen.repaint()
            screen.refresh_bindings()

    async def _warm(self) -> None:
        screen = self.screen
        try:
            await self.link.warm(WARM[self.goal])
        except Said as fault:
            if isinstance(screen, HallScreen):
                screen.refuse(fault)
            return
        self.link.follow(partial(self._post, HallChanged), partial(self._post, StoreLost))
        self.news()

    def _post(self, news: Callable[..., Message], *facts: StoreFault) -> None:
        # called in the watching thread; posting is the one thing a thread may do to an app
        self.post_message(news(*facts))

    def _swallows(self, event: events.Key) -> bool:
        again = self.held.repeats(event.key, event.time)
        code = self._burst.feed(event.key, event.character, event.time)
        if code and isinstance(self.screen, Scans) and self.screen.takes_scans:
            self.screen.scanned(code)
            return True
        return again and event.key in self._once
