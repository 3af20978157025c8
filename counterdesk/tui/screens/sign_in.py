"""Sign-in: the window's number, the clerk's number and PIN. It paints before the store is even imported.

It is the first screen of all; the desk stands in front of it. In front of a desk it is the lock.
"""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult

from counterdesk.refusals import Refusal
from counterdesk.tui.keys import bindings
from counterdesk.tui.screens.hall_screen import COMMON
from counterdesk.tui.screens.number_and_pin import NumberAndPin
from counterdesk.tui.widgets.big_number import BigNumber, can_draw
from counterdesk.tui.widgets.key_bar import KeyBar
from counterdesk.tui.widgets.still import Column
from counterdesk.words import t

UNTOLD = ("no_such_clerk", "no_pin", "clerk_disabled")
"""What a stranger must not learn at sign-in: which numbers there are."""

LOOKS_ON = {"lead": "lead_view", "reviews": "see_reviews", "commitments": "commitment"}
"""Screens whose clerk sits at no window, and what a role must be allowed to open each."""


class SignIn(NumberAndPin, inherit_bindings=False):
    """Number, Enter, PIN, Enter: the window opens and the desk appears."""

    CSS_PATH = "sign_in.tcss"
    BINDINGS: ClassVar = bindings("enter", "up", "down", *COMMON)
    bar = ("enter", *COMMON)
    is_door = True

    def __init__(self) -> None:
        super().__init__()
        self._place = BigNumber(id="place")
        self._ready = False
        self._choosing: str | None = None
        self._chosen = ""
        self._told = ("", "", "")

    def compose(self) -> ComposeResult:
        """The window large, the two fields below it, and the keys."""
        with Column(id="card"):
            yield self._place
            yield from self.fields()
        yield KeyBar()

    @property
    def locks(self) -> bool:
        """Whether a desk stands behind, whose clerk stays seated."""
        return self in self.app.screen_stack[1:]  # which is empty while the program ends

    def on_mount(self) -> None:
        """Show what is known already: the window, and that the hall is being opened."""
        self.repaint()
        if self.locks:
            locked = "locked" if self.hall.window else "locked_lead"
            self.tell(f"sign_in.{locked}", f"sign_in.{locked}_next")
        else:
            self.tell("sign_in.opening" if self.hall.link.store is None else "sign_in.ready")

    def tell(self, key: str, then: str = "", part: str = "") -> None:
        """Say words of the house, and say them anew in another language."""
        self.say(t(key), t(then) if then else "", part)
        self._told = (key, then, part)

    def say(self, what: str, then: str = "", part: str = "") -> None:
        """One line; what was told before is over."""
        super().say(what, then, part)
        self._told = ("", "", "")

    def on_screen_resume(self) -> None:
        """Whoever comes next starts with an empty number."""
        self._choosing, self._chosen = None, ""
        self._clerk.write(self.hall.clerk or "" if self.locks else "")
        self._pin.write("")
        (self._pin if self._clerk.value else self._clerk).focus()

    async def read(self) -> None:
        """The store is open: say so, and go on at once with somebody signed in already."""
        if not self._ready:
            self._ready = True
            if not self.locks:
                self.tell("sign_in.ready")
            if self.hall.clerk and not self.locks:
                await self._sit_down(self.hall.clerk)

    def say_anew(self) -> None:
        """A refusal, or what was told last, in the new language."""
        if self._told[0]:
            self.tell(*self._told)
        else:
            super().say_anew()

    def repaint(self) -> None:
        """The words in the language at hand."""
        window = self.hall.window
        self._place.display = window is not None and can_draw(window)
        self._place.write(window or "")
        title = t("desk.window", window=window) if window else t(f"{self.hall.goal}.title")
        self.head(title, self._named)

    def _named(self, field: str) -> str:
        if field == "pin" and self._choosing:
            return t("sign_in.pin_again" if self._chosen else "sign_in.new_pin")
        return t(f"sign_in.{field}")

    def key_label(self, act: str) -> str:
        """Enter signs in, leaving ends the program."""
        words = {"enter": "sign_in.enter", "leave": "sign_in.leave"}
        return t(words[act]) if act in words else super().key_label(act)

    def action_leave(self) -> None:
        """End the program, once that was really meant; behind a locked desk the window stays open."""
        from counterdesk.tui.widgets.picker import Choice, Question

        told = t("sign_in.stays_open", window=self.hall.window) if self.locks and self.hall.window else ""
        choices = [Choice(name, t(f"leave.{name}")) for name in ("stay", "quit")]
        question = Question(t("sign_in.leave_ask"), choices, [[(told, "needs")]] if told else ())
        self.hall.ask(question, lambda name: self.app.exit() if name == "quit" else None, at_door=True)

    def handed_in(self) -> None:
        """Sign in, or take the new PIN."""
        self.act(self._choose if self._choosing == self._clerk.value else self._sign_in)

    async def _sign_in(self) -> None:
        number, pin = self._clerk.value, self._pin.value
        self._pin.write("")
        self._ready = True  # whoever gets an answer need not be told afterwards that the hall is open
        try:
            right = await self.proves(number, pin, self.hall.window)
        except Refusal as no:
            if no.code not in UNTOLD:
                raise
            right = False
        if right and await self._is_first(number):
            self._must_choose(number, "sign_in.choose")
        elif right:
            await self._sit_down(number)
        else:
            self.tell("sign_in.wrong", "sign_in.wrong_next", "needs")
            self.app.bell()

    async def _is_first(self, number: str) -> bool:
        from counterdesk.hall import clerks

        return await self.hall.link.ask(clerks.has_first_pin, number)

    def _must_choose(self, number: str, what: str, chosen: str = "") -> None:
        self._choosing, self._chosen = number, chosen
        self.repaint()
        self.tell(what, part="needs")

    async def _choose(self) -> None:
        """A PIN of the clerk's own, typed twice, in place of the one somebody else chose."""
        from counterdesk.hall import clerks
        from counterdesk.store.desk import By

        number, pin, first = self._clerk.value, self._pin.value, self._chosen
        self._pin.write("")
        if not first:
            await self.hall.link.work_out(partial(clerks.own_pin_hash, pin, number))
            same = await self.is_pin(number, pin)
            what = "sign_in.same_pin" if same else "sign_in.once_more"
            self._must_choose(number, what, "" if same else pin)
        elif pin != first:
            self._must_choose(number, "sign_in.pins_differ")
        else:
            hashed = await self.hall.link.work_out(partial(clerks.hash_pin, pin))
            await self.hall.link.do(clerks.set_pin, By(number, self.hall.window), number, hashed)
            self._choosing, self._chosen = None, ""
            await self._sit_down(number)

    async def _sit_down(self, number: str) -> None:
        from counterdesk.hall import clerks, windows
        from counterdesk.store.desk import By

        if self.hall.goal in LOOKS_ON:
            await self.hall.link.ask(clerks.require, number, LOOKS_ON[self.hall.goal])
        else:
            await self.hall.link.do(windows.open_window, By(number, self.hall.window))
        self.hall.clerk = number
        if self.locks:
            self.hall.close_screen(self)
        else:
            self.hall.open_screen(self.hall.goal)
