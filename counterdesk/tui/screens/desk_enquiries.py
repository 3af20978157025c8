"""Questions put at a window (首问负责): written down in three keys and a text, answered, handed over, taken."""

from __future__ import annotations

from typing import NamedTuple

from counterdesk.hall import clerks, enquiries
from counterdesk.hall.enquiries import Enquiry
from counterdesk.store.desk import By, Look
from counterdesk.tui.screens.desk_acts import word_choices
from counterdesk.tui.screens.desk_matters import DeskMatters
from counterdesk.tui.screens.desk_said import Verb
from counterdesk.tui.widgets.picker import Choice, Question
from counterdesk.words import t

LATER = "later"
"""The question stays on the clerk's own list."""


class Asked(NamedTuple):
    """A clerk's open questions, and the colleagues one can be handed to."""

    mine: list[Enquiry]
    colleagues: list[str]


def asked(look: Look, clerk: str) -> Asked:
    """What stands on a clerk's list."""
    able = [one.number for one in clerks.clerks(look) if clerks.may(look, one.number, "enquiry")]
    return Asked(enquiries.of_clerk(look, clerk), [number for number in able if number != clerk])


def offered_to(found: Enquiry, clerk: str) -> bool:
    """Whether a question was handed to a clerk who has not confirmed it."""
    return found.handed_to == clerk and found.confirmed_us is None


class DeskEnquiries(DeskMatters):
    """What a clerk does about questions."""

    def menu_enquiry(self) -> None:
        """Write down what somebody asks; then say what becomes of it."""
        question = Question(t("enquiry.what"), (), [[(t("enquiry.how"), "quiet")]], free=True)
        self.hall.ask(question, lambda text: self.act(lambda: self._write_down(text), waits=True))

    def menu_enquiries(self) -> None:
        """The clerk's own list: open questions, and those handed over that wait for a word."""
        self.act(self._list)

    async def _write_down(self, text: str) -> None:
        here = self.now.here if self.now else None
        about = {"service": here.service.code, "ticket": self.code_here} if here else {}
        found = await self.hall.link.do(enquiries.ask, self._by, text, **about)
        self.say(t("enquiry.written", enquiry=found.id))
        await self._offer(found)

    async def _list(self) -> None:
        known = await self.hall.link.ask(asked, self.hall.clerk or "")
        if not known.mine:
            self.hall.tell(t("menu.enquiries"), [[(t("enquiry.none"), "quiet")]])
            return
        found = {str(one.id): one for one in known.mine}
        choices = [Choice(number, one.question, number, self._standing(one)) for number, one in found.items()]
        question = Question(t("menu.enquiries"), choices)
        self.hall.ask(question, lambda number: self.act(lambda: self._offer(found[number]), waits=True))

    def _standing(self, one: Enquiry) -> str:
        if offered_to(one, self.hall.clerk or ""):
            return t("enquiry.offered", clerk=one.first_clerk)
        return t("enquiry.with", clerk=one.handed_to) if one.state == "handed" else t("enquiry.open")

    async def _offer(self, found: Enquiry) -> None:
        known = await self.hall.link.ask(asked, self.hall.clerk or "")
        names = ["answer", *(["hand_over"] if known.colleagues else []), LATER]
        if offered_to(found, self.hall.clerk or ""):
            names = ["confirm", "answer", LATER]
        question = Question(f"{found.id}  {found.question}", word_choices("enquiry_act", names))
        self.hall.ask(question, lambda name: self._take_up(name, found, known.colleagues))

    def _take_up(self, name: str, found: Enquiry, colleagues: list[str]) -> None:
        if name == "answer":
            asks = Question(f"{found.id}  {t('enquiry.answer_what')}", (), [[(found.question, "quiet")]], free=True)
            self.hall.ask(asks, lambda text: self._do(enquiries.answer, found, text))
        elif name == "hand_over":
            asks = Question(f"{found.id}  {t('enquiry.to_whom')}", [Choice(one, one) for one in colleagues])
            self.hall.ask(asks, lambda number: self._do(enquiries.hand_over, found, number))
        elif name == "confirm":
            self._do(enquiries.confirm, found)

    def _do(self, verb: Verb, found: Enquiry, *told: str) -> None:
        async def done() -> None:
            now = await self.hall.link.do(verb, self._by, found.id, *told)
            state = "confirmed" if now.state == "handed" and now.confirmed_us else now.state
            self.say(t("enquiry.now", enquiry=now.id, state=t(f"enquiry.{state}"), clerk=now.holder))

        self.act(done, waits=True)

    @property
    def _by(self) -> By:
        return By(self.hall.clerk, self.window)
