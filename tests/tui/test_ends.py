"""A screen, or the whole program, ends while something is under way: it is done, and nothing else goes with it."""

from __future__ import annotations

import asyncio
import gc
from contextlib import suppress

from textual.strip import Strip
from textual.worker import WorkerCancelled

from counterdesk.tui.screens.desk import Desk
from counterdesk.tui.screens.sign_in import SignIn

from ..quiet import held_up
from .conftest import press, settled
from .sample_hall import PIN


async def ended(app):
    """Ask the program to end, and come back when its keys are read no more."""
    app.exit()
    while app.is_running:
        await asyncio.sleep(0)


async def test_a_pin_handed_in_as_the_program_ends_begins_nothing(opened):
    async with opened(clerk=None) as pilot:
        door = pilot.app.screen
        await press(pilot, *"101", "enter", *PIN)
        await ended(pilot.app)
        door.handed_in()
        assert not any(worker.group == "acts" for worker in pilot.app.workers)


async def test_a_sign_in_asked_after_its_program_s_screens_are_gone_locks_nothing(opened):
    async with opened(clerk=None) as pilot:
        door = pilot.app.screen
        await ended(pilot.app)
        await pilot.app._close_all()
        assert not door.locks


async def test_an_act_cut_short_by_the_end_of_the_program_reads_nothing_anew(queue, opened, monkeypatch):
    async with opened() as pilot:
        read = list[Desk]()

        async def reads(desk: Desk) -> None:
            read.append(desk)

        with queue.gate.turn(), held_up():
            await pilot.press("f5")
            acts = [worker for worker in pilot.app.workers if worker.group == "acts"]
            monkeypatch.setattr(Desk, "read", reads)
            await ended(pilot.app)
            for act in acts:
                with suppress(WorkerCancelled):
                    await act.wait()
        assert acts
        assert not read


async def test_a_sign_out_heard_of_by_the_heartbeat_before_it_is_over_ends_at_the_sign_in(queue, opened):
    async with opened() as pilot:
        desk = pilot.app.screen
        await settled(pilot)
        pilot.app.leave_desk()
        pilot.app.close_screen(desk)
        await settled(pilot)
        assert isinstance(pilot.app.screen, SignIn)


async def test_a_form_whose_act_ends_behind_the_lock_is_gone_once_it_is_opened(queue, opened):
    async with opened() as pilot:
        app = pilot.app
        app.open_screen("notice", service="A01", ticket="")
        await settled(pilot)
        form = app.screen
        app.lock()
        await settled(pilot)
        app.close_screen(form)
        await settled(pilot)
        assert app.is_locked
        await press(pilot, *PIN, "enter")
        assert isinstance(app.screen, Desk)


async def test_a_desk_locked_in_the_middle_of_an_act_locks_when_that_is_done(queue, opened):
    async with opened() as pilot:
        with queue.gate.turn(), held_up():
            await pilot.press("f5", "f12", "enter")
            await pilot.pause()
            assert not pilot.app.is_locked
        await settled(pilot)
        assert pilot.app.is_locked


async def test_a_screen_that_was_closed_leaves_no_lines_behind(store, opened):
    async with opened() as pilot:
        kept = []
        for _ in range(3):
            pilot.app.lock()
            await settled(pilot)
            await press(pilot, *PIN, "enter")
            gc.collect()
            kept.append(sum(isinstance(one, Strip) for one in gc.get_objects()))
        assert kept[2] - kept[1] < 10
