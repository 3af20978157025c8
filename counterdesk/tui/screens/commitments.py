"""The board of promises: what is promised, what was not kept and is still open, and the form that closes it."""

from __future__ import annotations

from typing import ClassVar, NamedTuple
from zoneinfo import ZoneInfo

from counterdesk.hall import catalogue
from counterdesk.hall.commitments import breaches, closing, promises
from counterdesk.hall.commitments.breaches import Breach
from counterdesk.hall.commitments.promises import Promise
from counterdesk.hall.commitments.tables import CAUSES, DECISIONS
from counterdesk.hall.commitments.whole import look_through
from counterdesk.store.desk import Look
from counterdesk.tui.keys import bindings
from counterdesk.tui.screens import commitments_view as view
from counterdesk.tui.screens.judged_list import KEYS, JudgedList, Listed
from counterdesk.tui.widgets.picker import Choice, Question
from counterdesk.tui.widgets.rows import Row
from counterdesk.words import t

FACES = ("open", "every", "promises")


class CommitmentsNow(NamedTuple):
    """What the board shows: broken promises with their service's name, or every service's promises."""

    zone: ZoneInfo
    broken: list[tuple[Breach, str]]
    promises: list[tuple[Promise, str]]


def commitments_now(look: Look, face: str, lang: str) -> CommitmentsNow:
    """One face of the board, in one snapshot."""
    if face == "promises":
        return CommitmentsNow(look.zone, [], [(one, _name(look, one, lang)) for one in promises.current(look)])
    found = breaches.listed(look, only_open=face == "open")
    found.sort(key=lambda one: one.unit == "minutes")  # a long wait is one of many: a case's date stands above them
    return CommitmentsNow(look.zone, [(one, _whose(look, one, lang)) for one in found], [])


def _whose(look: Look, one: Breach, lang: str) -> str:
    """The service it was promised for, and the department that answers for it."""
    of, dept = breaches.service_of(look, one), catalogue.current(look).departments.get(one.dept)
    return "  ".join(filter(None, (of.short(lang) if of else "", dept.name(lang) if dept else "")))


def _name(look: Look, one: Promise, lang: str) -> str:
    return catalogue.current(look).services[one.service].short(lang)


class Commitments(JudgedList, inherit_bindings=False):
    """Broken promises, a case's before the many waits, what was due first on top; Insert turns to the promises."""

    BINDINGS: ClassVar = bindings(*KEYS)
    words = "commitments"

    def __init__(self) -> None:
        super().__init__()
        self.now: CommitmentsNow | None = None
        self.face = FACES[0]

    def on_mount(self) -> None:
        """Look through the hall once, then read."""
        self.act(self._look_through)

    async def read(self) -> None:
        """The face that is shown."""
        self.now = await self.hall.link.ask(commitments_now, self.face, view.language())
        self.zone = self.now.zone

    def items(self, width: int) -> tuple[Row, list[Listed]]:
        """A line a broken promise, or a line a service."""
        assert self.now is not None
        if self.face == "promises":
            return view.promise_heads(width), [view.promise_line(*one, width) for one in self.now.promises]
        return view.breach_heads(width), [view.breach_line(*one, width) for one in self.now.broken]

    def place_words(self) -> str:
        """Which face it is, and how many lines it has."""
        assert self.now is not None
        many = len(self.now.promises) if self.face == "promises" else len(self.now.broken)
        return f"{t(f'commitments.face_{self.face}')} {many}"

    def action_tick(self) -> None:
        """The next face: open ones, all of them, the promises."""
        self.face = FACES[(FACES.index(self.face) + 1) % len(FACES)]
        self.moving.to_top()
        self.news()

    def action_enter(self) -> None:
        """Close the chosen one: its cause, the decision, the remedy, for a case the reason that is made public."""
        found = self._open_one()
        if found is None:
            self.app.bell()
            return
        causes = [Choice(one, t(f"commitment.cause_{one}")) for one in CAUSES]
        self.hall.ask(Question(self._asks(found, "cause"), causes), lambda cause: self._decide(found, cause))

    def action_more(self) -> None:
        """Print the apology, or look through the hall again."""
        choices = [Choice("sweep", t("commitments.sweep"))]
        if self._broken() is not None:
            choices = [Choice("apologise", t("commitments.apologise")), *choices]
        self.hall.ask(Question(t("keys.more"), choices), self._more)

    def _more(self, what: str) -> None:
        self.act(self._apologise if what == "apologise" else self._look_through, waits=True)

    async def _look_through(self) -> None:
        found = await self.hall.link.do(look_through, self.by)
        if found.total:
            self.say(t("commitments.found", count=found.total), part="needs")

    async def _apologise(self) -> None:
        found = self._broken()
        if found is not None:
            await self.hall.link.do(closing.apologise, self.by, found.number)
            self.say(t("commitments.apologised", number=found.number))

    def _decide(self, found: Breach, cause: str) -> None:
        choices = [Choice(one, t(f"commitment.decision_{one}")) for one in DECISIONS]
        self.hall.ask(Question(self._asks(found, "decision"), choices), lambda said: self._remedy(found, cause, said))

    def _remedy(self, found: Breach, cause: str, decision: str) -> None:
        def remedied(remedy: str) -> None:
            if found.subject in closing.OF_CASES and not found.public_reason:
                question = Question(self._asks(found, "public_reason"), (), free=True)
                self.hall.ask(question, lambda reason: self._close(found, cause, remedy, decision, reason))
            else:
                self._close(found, cause, remedy, decision, "")

        self.hall.ask(Question(self._asks(found, "remedy"), (), free=True), remedied)

    def _close(self, found: Breach, cause: str, remedy: str, decision: str, reason: str) -> None:
        async def closed() -> None:
            await self.hall.link.do(closing.close, self.by, found.number, cause, remedy, decision, reason)
            self.say(t("commitments.closed", number=found.number))

        self.act(closed, waits=True)

    def _asks(self, found: Breach, what: str) -> str:
        asked = {"cause": t("commitments.ask_cause"), "decision": t("commitments.ask_decision"),
                 "remedy": t("commitments.ask_remedy"), "public_reason": t("commitments.ask_reason")}[what]  # fmt: skip
        return f"{found.number}  {asked}"

    def _open_one(self) -> Breach | None:
        found = self._broken()
        return found if found is not None and found.closed_us is None else None

    def _broken(self) -> Breach | None:
        if self.now is None or not self.now.broken:
            return None
        return self.now.broken[self.moving.cursor][0]
