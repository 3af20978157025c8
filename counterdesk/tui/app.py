"""The application: one hall, one window's screens, one theme, one language; everything else is a screen's own.

Nothing but Textual is imported before the first paint; the store is opened in its thread afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.driver import Driver
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer

from counterdesk.clock import Clock, to_us
from counterdesk.refusals import Fault, Said, StoreFault
from counterdesk.tui import keys, screens, themes
from counterdesk.tui.dressed import Dressed
from counterdesk.tui.idle import LocksWhenIdle
from counterdesk.tui.key_order import KeysInOrder
from counterdesk.tui.line import forgiving
from counterdesk.tui.link import Link
from counterdesk.tui.modals import Modals, Scans
from counterdesk.tui.screens.hall_screen import HallScreen
from counterdesk.tui.widgets.scan_field import Burst
from counterdesk.words import LANGUAGES, language, t, use_language

if TYPE_CHECKING:
    from counterdesk.store.desk import Desk

RETRY_S = 2.0
"""Between two tries to open a hall, or to open it again."""
DOOR = "sign_in"
STANDS_BY = ("desk", "kiosk")
"""Places that go on alone when the hall's server is lost."""
WARM = {name: (module,) for name, module in screens.SCREENS.items()}


class HallChanged(Message):
    """Somebody committed something to the hall."""


class StoreLost(Message):
    """The store cannot be asked any more."""

    def __init__(self, fault: StoreFault) -> None:
        super().__init__()
        self.fault = fault


class CounterdeskApp(Dressed, Modals, KeysInOrder, LocksWhenIdle, inherit_bindings=False):
    """The screens of one place in the hall.

    ``hall`` is the database's path or URL; ``goal`` the screen to work at (desk, lead, board); ``window`` this
    desk's code, None where there is no desk; ``clerk`` somebody who is signed in already (a demo's clerk);
    ``printer`` (set before it runs) the printer this desk's papers come out of, None where there is none;
    ``one_way`` (set before it runs) that this printer takes papers and never tells how it is; ``elsewhere`` (set
    before it runs) the other printers here, each with the act that lets it print what waits for this one;
    ``shows_papers`` (set before it runs) that there is no paper: what would be printed is shown;
    ``has_printer`` (set before it runs) whether this computer's settings have any printer;
    ``home_language`` (set before it runs) the one a kiosk begins in, None for the hall's own; ``survey``
    (set before it runs) the questionnaire a kiosk offers;
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
        super().__init__(theme)
        self.link = Link(hall, clock)
        if goal in STANDS_BY:
            self.link.stand_by(window)
        self.goal = goal
        self.window = window
        self.clerk = clerk
        self.printer: str | None = None
        self.one_way = False
        self.elsewhere: Mapping[str, Callable[[Desk], int]] = {}
        self.shows_papers = False
        self.has_printer = True
        self.home_language: str | None = None
        self.survey: str | None = None
        self.held = keys.HeldKey()
        self.retry_s = RETRY_S
        self._again: Timer | None = None
        self._once = keys.once_keys(my_keys or {})
        self._burst = Burst()
        self._put_off: list[Callable[[], None]] = []
        self.set_keymap(dict(my_keys or {}))

    def get_driver_class(self) -> type[Driver]:
        """Textual's own driver for this terminal, which no stray byte ends."""
        return forgiving(super().get_driver_class())

    def get_default_screen(self) -> Screen[None]:
        """The first screen itself, so that nothing else is painted before it."""
        return screens.make("board" if self.goal == "board" else DOOR)

    def on_mount(self) -> None:
        """Open the hall once the first screen is painted, and look at the site's own looks now and then."""
        self.follow_files()
        self.watch_idle()
        self.call_after_refresh(self.run_worker, self._warm)

    def on_unmount(self) -> None:
        """Let the store go when the program ends."""
        self.link.close()

    def now_us(self) -> int:
        """The hall's clock, in microseconds since 1970 (UTC)."""
        return to_us(self.link.clock.now())

    def lock(self) -> None:
        """The sign-in in front of whatever is open; the clerk stays seated."""
        self.open_screen(DOOR)

    @property
    def is_locked(self) -> bool:
        """Whether a sign-in stands anywhere in front: nobody is at work here."""
        return any(screen.is_door for screen in self.screen_stack[1:] if isinstance(screen, HallScreen))

    async def has_pin(self) -> bool:
        """Whether the clerk signed in here has a PIN to unlock it with."""
        from counterdesk.hall import clerks

        return (await self.link.ask(clerks.known, self.clerk)).has_pin

    def open_screen(self, name: str, **about: Any) -> None:
        """Put another screen of SCREENS, about something, in front; ``close_screen`` comes back to this one."""
        if name != DOOR and self.put_off(lambda: self.open_screen(name, **about)):
            return
        self.asked += 1
        self.push_screen(screens.make(name, **about))

    def put_off(self, doing: Callable[[], None]) -> bool:
        """Keep for later what would come in front of the lock: nobody who has no PIN reads or answers it."""
        if self.is_locked:
            self._put_off.append(doing)
        return self.is_locked

    def close_screen(self, screen: Screen[Any]) -> None:
        """Go back from ``screen`` to the one behind, at once or when what stands in front of it goes.

        Nothing is left to close where an act ends after its screen, or after the program.
        """
        if self.screen_stack[-1:] == [screen]:
            self.pop_screen()
            late, self._put_off = self._put_off, []
            for doing in late:
                doing()
        elif isinstance(screen, HallScreen):
            screen.is_over = True

    def leave_desk(self) -> None:
        """Back to the sign-in through whatever stands in front of it; whoever sat here does so no more.

        Two heartbeats may come to know of it, one after the other: the second finds nothing left to close.
        """
        self.clerk = None
        self._put_off.clear()
        while len(self.screen_stack) > 1:
            self.pop_screen()

    @property
    def _hall_screens(self) -> list[HallScreen]:
        return [screen for screen in self.screen_stack if isinstance(screen, HallScreen)]

    def next_language(self) -> None:
        """Go on in the next language on every screen that is open."""
        at = LANGUAGES.index(language()) if language() in LANGUAGES else -1
        use_language(LANGUAGES[(at + 1) % len(LANGUAGES)])
        for screen in self._hall_screens:
            screen.say_anew()
        self.repaint()

    def on_hall_changed(self) -> None:
        """Somebody committed something."""
        self.news()

    def on_store_lost(self, lost: StoreLost) -> None:
        """Say in words what is wrong with the store; every screen stays as it is until the hall can be asked again."""
        self._away(lost.fault, self._come_back)

    def news(self) -> None:
        """Tell the open screens that something changed in the hall."""
        for screen in self._hall_screens:
            screen.news()

    def tell_others(self, done_by: Screen[Any]) -> None:
        """Tell the other open screens what one has done: the next key may bring one of them to the front."""
        for screen in self._hall_screens:
            if screen is not done_by and not screen.is_door:
                screen.news()

    def complain(self, fault: Fault | None) -> None:
        """One line on the screen in front about a file of the site's looks; boards and kiosks stay as they are."""
        screen = self.screen
        if isinstance(screen, HallScreen) and screen.said.is_attached:
            said = t("theme.ignored", file=fault.file, place=fault.key, reason=fault.reason) if fault else ""
            screen.say(said, part="needs")

    def repaint(self) -> None:
        """Draw every open screen anew, in the language and the theme at hand."""
        for screen in self.screen_stack:
            if isinstance(screen, HallScreen):
                screen.repaint()
            screen.refresh_bindings()

    async def _warm(self) -> None:
        try:
            await self.link.warm(WARM[self.goal])
        except Said as fault:
            self._away(fault, self._warm)
            return
        self.link.follow(partial(self._post, HallChanged), partial(self._post, StoreLost))
        self.news()

    async def _come_back(self) -> None:
        try:
            await self.link.look()
        except Said as fault:
            self._away(fault, self._come_back)
            return
        for screen in self._hall_screens:
            screen.came_back()

    def _away(self, fault: Said, again: Callable[[], Coroutine[Any, Any, None]]) -> None:
        for screen in self._hall_screens:
            screen.refuse(fault)
        if self._again:
            self._again.stop()
        self._again = self.set_timer(self.retry_s, lambda: self.run_worker(again()))

    def _post(self, news: Callable[..., Message], *facts: StoreFault) -> None:
        # called in the watching thread; posting is the one thing a thread may do to an app
        self.post_message(news(*facts))

    def _after_keys(self, code: str) -> None:
        # a key goes through the screen's queue and then through the app's; the keys before a scan act before it
        front = self.screen
        front.call_later(self.call_later, self._hand_over, code, front)

    def _hand_over(self, code: str, meant_for: Screen[Any]) -> None:
        front = self.screen
        if front is not meant_for:
            self._after_keys(code)
        elif isinstance(front, Scans) and front.takes_scans:
            front.scanned(code)

    def swallows(self, event: events.Key) -> bool:
        """A scan's Enter and the repeats of a held key are taken out of the stream before any screen sees them."""
        self.touched()
        again = self.held.repeats(event.key, event.time, self.asked)
        code = self._burst.feed(event.key, event.character, event.time)
        if isinstance(self.screen, Scans) and self.screen.takes_scans:
            if code:
                self._after_keys(code)
                return True
            if self._burst.loose and self.screen.focused is None:
                self.bell()
                return True
        return self._burst.trails or (again and event.key in self._once and not self._only_goes_on())

    def _only_goes_on(self) -> bool:
        """Whether a press that may be a held key's does nothing lasting; a hand's, which comes slower, gets a bell."""
        if isinstance(self.screen, HallScreen) and self.screen.enter_goes_on:
            return True
        if self.held.may_be_a_hand:
            self.bell()
        return False
