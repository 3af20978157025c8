"""A clerk of the department complained of presses every key on every screen, and no reporter is to be read anywhere.

The screens and the keys are the program's own tables, and every choice of every question is taken: what is new is tried
with the rest. A screen that a clerk is not led to is put in front all the same.

The suite presses one key of each act a screen has, and all the others in a row; with COUNTERDESK_WHOLE_TRIAL=1 each
key is pressed by itself, and on a question, too, and answers go deeper: some minutes.
"""

from __future__ import annotations

import os
import string
from collections import deque
from contextlib import asynccontextmanager
from datetime import date

import pytest

from counterdesk.hall import complaints, inspections, tickets, visits, windows
from counterdesk.hall.complaints import Intake, Teller
from counterdesk.hall.inspections import Seen
from counterdesk.hall.summary.behind import Wanted
from counterdesk.store import journal
from counterdesk.store.desk import By
from counterdesk.tui.keys import KEYS
from counterdesk.tui.kiosk_app import KioskApp
from counterdesk.tui.screens import SCREENS
from counterdesk.tui.screens.sign_in import LOOKS_ON
from counterdesk.tui.widgets.picker import Picker, Question
from tests.furnished import Hall
from tests.hall.cases.acting import Matters

from .conftest import QUICK_S, press, settled
from .kiosk_door import alone
from .screen_text import text_of

CLERK, REVIEWER = By("101", "1"), By("401")
WHO = Teller("王小芳", "13912345678", "41032519850612442X", "清河谷县东街8号")
TOLD = "我是王小芳，电话139 1234 5678，家住清河谷县东街8号，身份证41032519850612442X，1号窗口不收材料"
SECRETS = ("王小芳", "13912345678", "139 1234 5678", "41032519850612442X", "东街8号")
CITIZENS = ("kiosk", "rate")
"""Screens of an application of their own."""
ABOUT = {
    "case": {"number": "1"}, "notice": {"service": "A01"}, "acceptance": {"service": "A01"},
    "lead_word": {"what": "?", "act": "extend", "allowed": lambda lead: None},
    "figures": {"wanted": Wanted("served", date(2026, 11, 23), date(2026, 11, 23)), "said": "?"},
    "whatif": {"day": date(2026, 11, 23)},
    "behind": {"wanted": Wanted("served", date(2026, 11, 23), date(2026, 11, 23)), "said": "?"},
}  # fmt: skip
REFUSED_AT = {"complaints": "complaint_read"}
"""A screen that asks again who reads it: opened all the same, it shows nothing, and the try is kept."""
KEYS_OF_ALL = [key for one in KEYS for key in one.keys.split(",")]
FIRST_KEYS = [one.keys.split(",")[0] for one in KEYS]
TYPED = [*string.digits, "minus", "plus", "asterisk", "a", "space"]
WHOLE = "COUNTERDESK_WHOLE_TRIAL" in os.environ
pytestmark = [pytest.mark.timeout(0)] if WHOLE else []
AT_MOST = 6 if WHOLE else 2
"""Questions that follow one another behind a choice, each answered with a number and Enter."""
FRONT = 2
"""The sign-in and the desk, in front of which every screen is put."""
Step = tuple[str, int, str]
"""A key, which choice of the question it opens (-1: none), and a further key pressed on that question."""


class Trial:
    """One screen of the clerk's, its keys, and everything that was to be read on the way."""

    def __init__(self, name: str, open_it) -> None:
        self.name, self.open_it = name, open_it
        self.read: list[str] = []
        self.asks: dict[str, int] = {}

    async def run(self) -> None:
        """Press every key; then take every choice of every question a key opened, and press every key on one."""
        if WHOLE:
            await self._do([(key, -1, "") for key in (*KEYS_OF_ALL, *TYPED)])
        else:
            bound = await self._bound()
            await self._do([(key, -1, "") for key in FIRST_KEYS if key in bound])
            await self._do([(" ".join((*KEYS_OF_ALL, *TYPED)), -1, "")])
        choices = [(key, at, "") for key in FIRST_KEYS for at in range(self.asks.get(key, 0))]
        on_question = [(key, -1, other) for key in list(self.asks)[:1] for other in KEYS_OF_ALL] if WHOLE else []
        await self._do([*choices, *on_question])

    async def _bound(self) -> set[str]:
        async with self.open_it() as pilot:
            pilot.app.home = None
            await self._come(pilot)
            return set(pilot.app.screen.active_bindings)

    async def _do(self, steps: list[Step]) -> None:
        left = deque(steps)
        while left:  # a choice may end the program: it is started anew for the next one
            async with self.open_it() as pilot:
                pilot.app.home = None
                while left and not pilot.app._exit:
                    await self._step(pilot, *left.popleft())

    async def _step(self, pilot, key: str, choice: int, further: str) -> None:
        await self._come(pilot)
        await self._press(pilot, *key.split(" "))
        if choice < 0 and not further:
            if question := asked(pilot.app):
                self.asks[key] = max(len(question.choices), 1)
            return
        await self._press(pilot, *(["down"] * choice), further or "enter")
        for _ in range(AT_MOST):
            if pilot.app._exit or asked(pilot.app) is None:
                return
            await self._press(pilot, "1", "enter")

    async def _press(self, pilot, *keys: str) -> None:
        for key in keys:
            if not pilot.app._exit:
                await press(pilot, key)
                if self.name in CITIZENS:
                    await alone(pilot)
                self.read.append(text_of(pilot.app))

    async def _come(self, pilot) -> None:
        """Put the screen in front, as it is when it was just opened, unless it stands there."""
        app = pilot.app
        while app.home in app.screen_stack and app.screen is not app.home:
            app.pop_screen()
            await settled(pilot)
        if app.screen is app.home:
            return
        if self.name in CITIZENS:
            while len(app.screen_stack) > 1:
                app.pop_screen()
        else:
            app.clerk = CLERK.clerk
            while len(app.screen_stack) > FRONT:
                app.pop_screen()
            if len(app.screen_stack) < FRONT:
                app.open_screen("desk")
            if self.name != "desk":
                app.open_screen(self.name, **ABOUT.get(self.name, {}))
        await settled(pilot)
        app.home = app.screen
        self.read.append(text_of(app))


def asked(app) -> Question | None:
    """The question that stands in front, if one does."""
    return app.screen.question if isinstance(app.screen, Picker) else None


@pytest.fixture
def register(store, clock):
    """A hall with something of everything, and a complaint and a report about clerk 101 by one reporter."""
    matters = Matters(Hall(store, clock))
    store.run(windows.open_window, CLERK)
    matters.accept("B07", by=CLERK)
    for service in ("A01", "A02", "A03"):
        store.run(tickets.issue, By(), service)
    for kind in ("complaint", "report"):
        number = store.run(complaints.register, By("102", "2"), Intake(TOLD, kind, window="1"), WHO).number
        store.run(complaints.admit, REVIEWER, number)
        store.run(complaints.link, REVIEWER, number, "101", "王小芳说的是他")
    for verb, *said in (
        (complaints.investigate, "已与王小芳核对", True), (complaints.answer, "已向王小芳致歉"),
        (complaints.tell, "phone", "yes"), (complaints.close, "manner", "已致歉并整改"),
    ):  # fmt: skip
        store.run(verb, REVIEWER, "1", *said)
    store.run(complaints.decide, By("301"), "1", "101", True)  # so that it stands in the clerk's own appraisal
    number = store.run(inspections.start, By("501"), "round", ("1",)).number
    store.run(inspections.mark, By("501"), number, "1", "badge", Seen("fail", note="没戴胸牌"))
    store.run(inspections.finish, By("501"), number, True)
    store.run(tickets.call_next, CLERK)
    store.run(visits.start, CLERK)
    return store


@pytest.mark.parametrize("name", SCREENS)
async def test_no_key_of_a_clerk_shows_who_told_it(register, opened, clock, name):
    @asynccontextmanager
    async def citizens():
        app = KioskApp(register.path, clock=clock, goal=name, window="1")
        app.held.quiet_s = QUICK_S
        async with app.run_test(size=(80, 24)) as pilot:
            app.screen_stack[0].presses.rest_s = app.screen_stack[0].presses.held.quiet_s = QUICK_S
            await settled(pilot)
            yield pilot

    trial = Trial(name, citizens if name in CITIZENS else lambda: opened(window="1", clerk="101"))
    await trial.run()
    assert [(secret, text) for text in trial.read for secret in SECRETS if secret in text] == []
    assert len(trial.read) > len(KEYS)
    entries = register.read(lambda look: journal.tail(look.conn, 0))
    tried = [(one.clerk, one.facts["act"]) for one in entries if one.kind == "act_refused"]
    assert name not in REFUSED_AT or ("101", REFUSED_AT[name]) in tried
    assert "complaint_revealed" not in [one.kind for one in entries]


@pytest.mark.parametrize(("goal", "act"), LOOKS_ON.items())
async def test_a_clerk_is_not_let_into_a_leads_screen_and_the_try_is_kept(register, opened, goal, act):
    async with opened(window=None, clerk="101", goal=goal) as pilot:
        assert type(pilot.app.screen).__name__ == "SignIn"
    entries = register.read(lambda look: journal.tail(look.conn, 0))
    assert [(one.clerk, one.facts["act"]) for one in entries if one.kind == "act_refused"] == [("101", act)]
