"""Who may do what, at the screens: every role at every door, and all that a screen offers tried by each one let in."""

from __future__ import annotations

import pytest

from counterdesk.hall import tickets, windows
from counterdesk.hall.clerks import ALLOWED, ROLES
from counterdesk.store.desk import By
from counterdesk.tui.screens.sign_in import LOOKS_ON
from counterdesk.tui.widgets.picker import Picker
from tests.postgres import Plain

from .conftest import press, settled
from .judged import judged

CLERK_OF = dict(zip(ROLES, ("106", "201", "301", "401", "501", "601", "901"), strict=True))
DOORS = {"desk": "serve", **LOOKS_ON}
LOOKING = [(role, door) for door, act in LOOKS_ON.items() for role in ROLES if role in ALLOWED[act]]
INSIDE = [("clerk", "desk"), *LOOKING]
"""Who is let in where; a desk offers the same whoever sits there."""
ACT_OF = {
    "window_opened": "serve", "window_paused": "serve", "window_resumed": "serve", "help_asked": "serve",
    "issued": "issue", "called": "serve", "started": "serve", "next_service": "serve", "served": "serve",
    "help_came": "lead_view", "help_answered": "lead_view", "series_stopped": "stop_series",
    "series_reopened": "stop_series", "window_taken_over": "takeover", "backup_planned": "backup",
    "backup_made": "backup", "enquiry_asked": "enquiry", "review_contacted": "review", "review_closed": "review",
    "review_verified": "review", "review_appealed": "review", "breach_closed": "close_breach",
    "apologised": "close_breach", "complaint_registered": "complaint_register",
    "complaint_admitted": "complaint_handle", "enquiry_answered": "enquiry",
    "case_signed": "accept", "case_withdrawn": "accept", "case_reviewed": "accept", "case_decided": "decide",
    "case_made": "decide", "case_delivered": "decide", "case_supplement": "accept", "case_refused": "accept",
    "case_corrected": "accept", "case_papers_came": "accept", "case_suspended": "accept", "case_resumed": "accept",
    "inspection_started": "inspect", "inspection_marked": "inspect", "inspection_finished": "inspect",
    "appraisal_entered": "appraisal_enter", "appraisal_decided": "appraisal_decide", "signed_in": "lead_view",
    "notice_given": "notice", "recalled": "serve", "finished": "serve", "held": "serve", "undone": "serve",
    "cancelled": "cancel_elsewhere", "case_received": "accept", "case_accepted": "accept", "transferred": "serve",
}  # fmt: skip
"""An entry of the journal -> the act of the table that its clerk's role must allow."""
REVEALED = "revealed"
"""A name shown whole: of a case for those who accept one, of a review for those it is owed to."""
DEEP = 5
"""So many questions one behind the other are answered."""


@pytest.fixture
def lived_in(store, clock):
    """Reviews and broken promises, somebody at each of two windows, people waiting."""
    judged(store, clock)
    store.run(windows.open_window, By("101", "1"))
    for service in ("A01", "A01", "B01"):
        store.run(tickets.issue, By(), service)
    store.run(windows.ask_help, By("102", "2"), "2")
    return store


@pytest.mark.parametrize("door", DOORS)
async def test_every_role_is_let_in_where_the_table_says_and_nowhere_else(opened, door):
    inside = set()
    for place, (role, clerk) in enumerate(CLERK_OF.items()):
        async with opened(goal=door, window=str(min(place + 1, 6)) if door == "desk" else None, clerk=clerk) as pilot:
            if type(pilot.app.screen).__name__ != "SignIn":
                inside.add(role)
    assert inside == set(ALLOWED[DOORS[door]])


@pytest.mark.parametrize(("role", "door"), INSIDE)
async def test_whatever_is_offered_a_role_does_no_more_than_it_may(lived_in, opened, role, door):
    clerk = CLERK_OF[role]
    async with opened(goal=door, window="6" if door == "desk" else None, clerk=clerk, size=(100, 30)) as pilot:
        home = pilot.app.screen
        await try_all(pilot, home)
    with Plain(lived_in.path).open() as plain:
        done = {kind for kind, facts in plain.rows("SELECT kind, facts FROM journal WHERE clerk = ?", clerk)}
    done -= {"act_refused"}
    done -= {REVEALED} if role in ALLOWED["accept"] | ALLOWED["review"] else set()
    assert done <= ACT_OF.keys()
    assert {kind for kind in done if role not in ALLOWED[ACT_OF[kind]]} == set()


async def try_all(pilot, home) -> None:
    """Every line of the screen's menu, and on the screens it leads to every line of theirs."""
    for at in range(await lines_of(pilot, home)):
        await take(pilot, at)
        front = pilot.app.screen
        if front is not home and pilot.app.is_running and not isinstance(front, Picker):
            for deeper in range(await lines_of(pilot, front)):
                await take(pilot, deeper)
                await back_to(pilot, front)
            await press(pilot, "enter")
            await answered(pilot)
        await back_to(pilot, home)


async def lines_of(pilot, home) -> int:
    """How many lines a screen's menu has."""
    await press(pilot, "f4")
    front = pilot.app.screen
    many = len(front.question.choices) if isinstance(front, Picker) else 0
    await back_to(pilot, home)
    return many


async def take(pilot, at: int) -> None:
    """One line of the menu, with an answer to whatever it asks."""
    await press(pilot, "f4", *["down"] * at, "enter")
    await answered(pilot)


async def answered(pilot) -> None:
    """The first choice of every question, a word where there is none."""
    for _ in range(DEEP):
        front = pilot.app.screen
        if not isinstance(front, Picker):
            return
        if not front.question.choices:
            await press(pilot, "1")
        await press(pilot, "enter")


async def back_to(pilot, home) -> None:
    """Out of whatever was put in front."""
    for _ in range(DEEP * 2):
        if pilot.app.screen is home or home not in pilot.app.screen_stack:
            return
        await press(pilot, "escape")
    await settled(pilot)
