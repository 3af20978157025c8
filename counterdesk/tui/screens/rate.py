"""The desk's second screen, turned to the citizen: the window's number, and after each visit an offer to rate it.

It has a terminal of its own, so that nothing typed at the desk reaches it. It needs no sign-in and holds nothing of
anybody; silence is no grade. The offer goes by itself after a minute, or when the window begins with the next one.
"""

from __future__ import annotations

from typing import ClassVar

from textual.geometry import Size

from counterdesk.clock import SECOND_US
from counterdesk.hall.reviews.turned import Over, TurnedNow, turned_now
from counterdesk.refusals import Said, StoreFault
from counterdesk.tui.keys import bindings
from counterdesk.tui.screens import kiosk_rating, kiosk_view
from counterdesk.tui.screens.desk_view import head
from counterdesk.tui.screens.kiosk_rating import KioskRating, Rating
from counterdesk.tui.screens.kiosk_view import OTHER, Face
from counterdesk.words import language, t, use_language

OFFERED_US = 60 * SECOND_US
"""So long after a visit is finished it may be rated here; its slip can be rated at the kiosk later."""
QUIET_US = 20 * SECOND_US
"""After so long without a key whoever began to rate is gone."""


class Rate(KioskRating, inherit_bindings=False):
    """A window's number, or the question how the visit there was."""

    BINDINGS: ClassVar = bindings("staff")
    smallest: ClassVar = Size(40, 16)
    channel = "screen"

    def __init__(self) -> None:
        super().__init__()
        self.now: TurnedNow | None = None
        self.away: Said | None = None
        self.asked_of = 0
        self.until_us = self.touched_us = 0

    def on_mount(self) -> None:
        """Follow the clock; the window's first news comes once the hall is open."""
        self.set_interval(1, self.tick)
        self.repaint()

    async def read(self) -> None:
        """The window as it stands: a visit just finished is offered, one that is no longer over is not."""
        self.now, self.away = await self.hall.link.ask(turned_now, self.hall.window or ""), None
        over = self.now.over
        if self.rating and (over is None or over.code != self.rating.code):
            self.end_rating()
        if over and over.ticket.id != self.asked_of and self.now_us() - over.at_us < OFFERED_US:
            self._offer(self.now, over)

    def refuse(self, no: Said) -> None:
        """The hall cannot be asked: nothing is offered until it can. A rule's no concerns nobody here."""
        if isinstance(no, StoreFault) or self.now is None:
            self.away = no
            self.repaint()

    def tick(self) -> None:
        """Once a second: the clock, and an offer nobody takes up."""
        now_us = self.now_us()
        if self.rating and now_us >= self.until_us:
            self.end_rating()
        elif not self.rating and now_us - self.touched_us > QUIET_US:
            self._go_home()
        self.repaint()

    def repaint(self) -> None:
        """Draw what is true now."""
        self.draw(self.face())
        if self.now:
            self.top.show([head(self.now.cat.hall.name(language()), self.now_us(), self.now.zone, self.top.size.width)])

    def face(self) -> Face:
        """What stands here now."""
        if self.away or self.now is None:
            return Face(t("kiosk.turned_away" if self.away else "kiosk.opening"))
        if self.rating:
            return kiosk_rating.face(self.rating, self.now.cat)
        plan = self.now.window
        said = [[(t("kiosk.turned_how"), "quiet")]]
        return Face(plan.name(language()), number=plan.code, said=said)

    def pressed(self, key: str) -> None:
        """A grade, a reason, the end of it, or another language; nothing while nothing is asked."""
        if self.now is None or self.away or self._busy or not self.rating:
            return
        self.touched_us = self.now_us()
        self.until_us = max(self.until_us, self.touched_us + QUIET_US)
        if key == OTHER:
            kiosk_view.next_language(self.now.cat)
            self.say("")
        else:
            self.say(self.rated(key), part="needs")
        self.repaint()

    def _offer(self, now: TurnedNow, over: Over) -> None:
        self.asked_of, self.until_us = over.ticket.id, over.at_us + OFFERED_US
        self.rating = Rating(over.code, over.ticket.label)
        use_language(kiosk_view.home(now.cat, over.ticket.lang))
        self.say("")

    def _go_home(self) -> None:
        self.say("")
        if self.now:
            use_language(kiosk_view.home(self.now.cat, self.hall.home_language))
