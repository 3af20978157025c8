"""The kiosk: anybody takes a number with two presses, or scans a slip to learn how it stands.

It needs no sign-in and holds nothing of anybody: after twenty quiet seconds it is as new, in the hall's own language.
No key leaves it but a clerk's number and PIN; when the store is away it says where to go and tries again by itself.
"""

from __future__ import annotations

import uuid
from functools import partial
from typing import ClassVar

from textual import events
from textual.geometry import Size

from counterdesk.clock import SECOND_US
from counterdesk.hall import kiosk as machine
from counterdesk.hall.kiosk import KioskNow, StandingNow
from counterdesk.hall.tickets.issuing import Issued
from counterdesk.refusals import Refusal, Said, StoreFault
from counterdesk.store.desk import By
from counterdesk.tui.keys import bindings
from counterdesk.tui.screens import kiosk_rating, kiosk_spoken, kiosk_steps, kiosk_survey, kiosk_view
from counterdesk.tui.screens.kiosk_paper import Paper
from counterdesk.tui.screens.kiosk_steps import Asked
from counterdesk.tui.screens.kiosk_survey import SURVEY, KioskSurvey
from counterdesk.tui.screens.kiosk_view import BACK, MORE, OTHER, Face
from counterdesk.tui.voice.speaker import voice_settings
from counterdesk.tui.voice.teller import Teller
from counterdesk.words import LANGUAGES, language, t, use_language

QUIET_US = 20 * SECOND_US
"""After so long without a key whoever stood here is gone."""
READ_US = 1_500_000
"""A number stays at least so long, whatever is pressed: a second press of the same finger must not take it away."""
AGAIN_US = 2 * SECOND_US
LOOK_US = 15 * SECOND_US
"""Between two tries while the store is away, and between two looks while nothing happens."""


class Kiosk(KioskSurvey, inherit_bindings=False):
    """One question at a time, then a number."""

    BINDINGS: ClassVar = bindings("staff")
    takes_scans = True
    smallest: ClassVar = Size(40, 16)

    def __init__(self) -> None:
        super().__init__()
        self.now: KioskNow | None = None
        self.step = kiosk_steps.START
        self.asked: Asked | None = None
        self.given: Issued | None = None
        self.paper = Paper()
        self.teller = Teller(voice_settings())
        self.found: StandingNow | None = None
        self.away: Said | None = None
        self.touched_us = self.tried_us = self.shown_us = 0

    def on_mount(self) -> None:
        """Follow the clock; the hall's first news comes once it is open."""
        self.set_interval(1, self.tick)
        self.repaint()

    async def on_unmount(self) -> None:
        """Nobody is told anything any more."""
        await self.teller.close()

    async def read(self) -> None:
        """The hall from the door; a number that was asked for while the store was away is asked for once more."""
        self.tried_us = self.now_us()
        now = await self.hall.link.ask(machine.kiosk_now)
        if self.now is None:
            use_language(kiosk_view.home(now.cat, self.hall.home_language))
        self.now, self.away = now, None
        await self.read_survey()
        await self.paper.give_up(self.hall.link)
        if self.asked:
            await self._take(self.asked)
        elif self.given:
            await self._look_for_paper(self.given)

    def refuse(self, no: Said) -> None:
        """A fault of the store takes the choices away; a rule's no is said beside them."""
        if isinstance(no, StoreFault):
            self.away, self.tried_us = no, self.now_us()
            self.repaint()
        else:
            super().refuse(no)

    def repaint(self) -> None:
        """Draw what is true now, in the citizen's language."""
        self.draw(self.face())
        if self.now:
            mute = kiosk_view.home(self.now.cat, self.hall.home_language) if self.teller.failed else ""
            self.top.show([kiosk_view.top(self.now, self.now_us(), self.top.size.width, mute)])

    def face(self) -> Face:
        """What stands here now."""
        if self.now is None or self.away:
            known = kiosk_view.languages(self.now.cat) if self.now else LANGUAGES
            return kiosk_view.away(known, self.asked is not None) if self.away else Face(t("kiosk.opening"))
        at = kiosk_view.local(self.now, self.now_us())
        if self.rating:
            return kiosk_rating.face(self.rating, self.now.cat)
        if self.given:
            return kiosk_view.number(self.now.cat, self.given, self.paper.state, at)
        if self.found:
            return kiosk_view.standing(self.now.cat, self.found, at)
        if not kiosk_view.is_open(self.now, at):
            return kiosk_view.closed(self.now, at)
        if self.answering:
            return kiosk_survey.face(self.answering, self.now.cat)
        asked = kiosk_view.question(self.now, self.step)
        return asked._replace(foot=[(SURVEY, t("kiosk.survey_offer")), *asked.foot]) if self._offers() else asked

    def tick(self) -> None:
        """Once a second: the clock, whoever left, a paper that did not come, a store that was away."""
        now_us = self.now_us()
        if now_us - self.touched_us > QUIET_US:
            self.asked = None
            if not self._is_new():
                self.start_anew()
        paper_is_due = self.given is not None and self.paper.state not in ("out", "screen")
        every_us = AGAIN_US if self.away or paper_is_due else LOOK_US
        if not 0 <= now_us - self.tried_us < every_us:
            self.news()
        self.repaint()

    def start_anew(self) -> None:
        """The first question, for whoever comes next."""
        self.teller.hush()
        self.step, self.given, self.found, self.asked = kiosk_steps.START, None, None, None
        self.say("")
        self.end_rating()
        self.end_survey()
        if self.now:
            use_language(kiosk_view.home(self.now.cat, self.hall.home_language))
        self.repaint()

    def tell(self, before: str = "") -> None:
        """Say what stands here now, after ``before``."""
        label = self.found.ticket.label if self.found else ""
        self.teller.say(kiosk_spoken.face(self.face(), before, label), language())

    def hush(self) -> None:
        """A key was pressed: the voice is cut off at once."""
        self.teller.hush()

    def on_click(self, event: events.Click) -> None:
        """A touch anywhere takes an answer away."""
        if (self.given or self.found) and self.presses.counts("touch", event.time):
            self.pressed("")

    def pressed(self, key: str) -> None:
        """Do what a key means here and now."""
        self.touched_us = self.now_us()
        if self.now is None or self.away:
            return
        if self.given or self.found:  # whatever is still being read after it, the answer may be taken away
            if self.touched_us - self.shown_us >= READ_US:
                self.start_anew()
                self.tell()
            return
        if self._busy:
            self.app.bell()
            return
        no = self._answer(self.now, key)
        self.say(no, part="needs")
        self.repaint()
        if not self._busy:
            self.tell(no)

    def scanned(self, code: str) -> None:
        """A slip was scanned: how it stands."""
        self.touched_us = self.now_us()
        self.end_survey()
        if self.now and not self.away:
            self.act(partial(self._find, code), waits=True)

    def _answer(self, now: KioskNow, key: str) -> str:
        """Go where the key leads; why it leads nowhere, or nothing."""
        if key == OTHER:
            kiosk_view.next_language(now.cat)
        elif self.rating:
            return self.rated(key)
        elif self.answering:
            return self.surveyed(key)
        elif not kiosk_view.is_open(now, kiosk_view.local(now, self.now_us())):
            return ""
        elif key == SURVEY and self._offers():
            self.begin_survey()
        elif key == BACK:
            self.step = kiosk_steps.back(self.step)
        elif key == MORE:
            self.step = kiosk_steps.turned(now.cat, self.step)
        elif key:
            return self._choose(now, key)
        return ""

    def _choose(self, now: KioskNow, key: str) -> str:
        leads = kiosk_steps.answered(now.cat, self.step, key)
        if leads is None:
            return t("kiosk.no_choice")
        series = now.cat.services[leads.service].series if isinstance(leads, kiosk_steps.Wish) else leads.series
        if series and not now.lines[series].gives_numbers:
            self.step = kiosk_steps.START
            return kiosk_view.cannot(now, now.lines[series])
        if isinstance(leads, kiosk_steps.Step):
            self.step = leads
        else:
            self.asked = Asked(leads.service, leads.priority, language(), uuid.uuid4().hex, self.now_us())
            self.act(partial(self._take, self.asked))
        return ""

    async def _take(self, wanted: Asked) -> None:
        try:
            given = await self.hall.link.do(
                machine.take, By(), wanted.service, wanted.priority, wanted.key, wanted.lang
            )
        except Refusal as no:  # the line was stopped, its last number went, or the day was ended since it was drawn
            self.asked, self.step = None, kiosk_steps.START
            self.refuse(no)
            self.tell(no.message())
            return
        if self.asked == wanted:  # else it was shown already, and may have been read and taken away since
            self._show(given)

    def _show(self, given: Issued) -> None:
        self.given, self.asked, self.step = given, None, kiosk_steps.START
        self.shown_us = self.touched_us = self.now_us()
        self.paper.expect(self.hall.shows_papers, self.hall.has_printer)
        self.teller.say(kiosk_spoken.number(given.ticket.label, self.paper.state), language())

    def answer_in(self, lang: str) -> None:
        """Speak the language of a scanned slip, unless somebody here chose another."""
        if self.now and language() == kiosk_view.home(self.now.cat, self.hall.home_language):
            use_language(lang if lang in kiosk_view.languages(self.now.cat) else language())

    async def _find(self, code: str) -> None:
        try:
            if await self.offer_rating(code):
                self.found = self.given = None
                self.tell()
                return
            found = await self.hall.link.ask(machine.standing, code)
            if found.is_first_today:
                self._show(await self.hall.link.do(machine.take_up, By(), code))
                return
        except Refusal:
            self.start_anew()  # what stood here is not about this slip
            self.say(unknown := t("kiosk.slip_unknown"), part="needs")
            self.teller.say(unknown, language())
            return
        self.found, self.given, self.shown_us = found, None, self.now_us()
        self.answer_in(found.ticket.lang)
        self.say("")
        self.tell()

    async def _look_for_paper(self, given: Issued) -> None:
        if await self.paper.look(self.hall.link, given.print_job, self.now_us() - self.shown_us):
            self.teller.say(kiosk_spoken.number(given.ticket.label, self.paper.state), language())

    def _is_new(self) -> bool:
        at_home = self.now is None or language() == kiosk_view.home(self.now.cat, self.hall.home_language)
        idle = not (self.given or self.found or self.rating or self.answering)
        return self.step == kiosk_steps.START and idle and at_home

    def _offers(self) -> bool:
        return self.running is not None and self.step == kiosk_steps.START
