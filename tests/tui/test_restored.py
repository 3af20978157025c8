"""A hall restored from its backup under screens that stay open: a damaged one is the one nobody closes first."""

import asyncio
import shutil

import pytest

from counterdesk.hall import rows, tickets, windows
from counterdesk.store import backup
from counterdesk.store.desk import By
from counterdesk.store.engine import open_store
from counterdesk.tui.screens.sign_in import SignIn

from .conftest import press, settled
from .kiosk_door import door_of, kiosk
from .kiosk_door import press as press_there
from .screen_text import text_of

SOON_S = 0.02
WAIT_S = 30


@pytest.fixture
def restored(store, tmp_path):
    """``restored()``: what a dying disk does to a hall in use, and the hall from its backup in the same place."""
    again = []

    def restore():
        with store.path.open("r+b") as file:
            file.write(b"\xff" * 4096)
        backup.restore(tmp_path / "kept.db", store.path, store.clock.now())
        again.append(open_store(store.path, store.clock))
        return again[0]

    yield restore
    for found in again:
        found.close()


@pytest.fixture
def backed_up(store, tmp_path):
    """``backed_up()``: keep the hall as it is now."""
    return lambda: backup.backup(store.path, tmp_path / "kept.db", replace=True)


@pytest.fixture
def waiting(store, backed_up):
    """A backup with A001 waiting in it, and nobody at a window."""
    store.run(tickets.issue, By(), "A01")
    backed_up()


async def until(pilot, is_so):
    async with asyncio.timeout(WAIT_S):
        while not is_so():
            await settled(pilot)


def noticing_soon(pilot):
    pilot.app.retry_s = SOON_S
    return pilot.app


async def test_a_clerk_without_a_seat_in_the_restored_hall_signs_in_again(waiting, restored, opened):
    async with opened() as pilot:
        app, found = noticing_soon(pilot), restored()
        await until(pilot, lambda: isinstance(app.screen, SignIn))
        assert (app.clerk, found.read(windows.seats)) == (None, [])


async def test_a_clerk_with_a_seat_in_it_goes_on_without_a_word(store, backed_up, restored, opened):
    async with opened() as pilot:
        backed_up()
        app, found = noticing_soon(pilot), restored()
        found.run(tickets.issue, By(), "A02")
        await until(pilot, lambda: "A001" in text_of(app))
        await press(pilot, "enter")
        assert found.read(rows.of_day)[0].window == "1"


async def test_a_board_shows_the_calls_of_the_restored_hall(waiting, restored, opened):
    async with opened(goal="board") as pilot:
        app, found = noticing_soon(pilot), restored()
        found.run(windows.open_window, By("101", "1"))
        found.run(tickets.call_next, By("101", "1"))
        await until(pilot, lambda: "A001 号到 1 号窗口" in text_of(app))


async def test_an_act_for_the_old_hall_is_not_done_in_the_new_one(waiting, restored, opened):
    async with opened() as pilot:
        found = restored()
        await press(pilot, "f5")
        assert [ticket.state for ticket in found.read(rows.of_day)] == ["waiting"]


async def test_a_kiosk_gives_out_the_numbers_of_the_restored_hall(store, clock, waiting, restored):
    async with door_of(store, clock)() as pilot:
        app, found, old = noticing_soon(pilot), restored(), pilot.app.link.store
        await until(pilot, lambda: app.link.store not in (None, old) and not kiosk(pilot).away)
        await press_there(pilot, "2", "1")
        assert [ticket.label for ticket in found.read(rows.of_day)] == ["A001", "B001"]


async def test_a_desk_that_begins_before_its_hall_is_there_opens_it_later(store, opened):
    away = store.path.rename(store.path.with_name("away.db"))
    async with opened(clerk=None) as pilot:
        noticing_soon(pilot)
        pilot.app._again._interval = SOON_S
        shutil.copy(away, store.path)
        await until(pilot, lambda: "请输入工号" in text_of(pilot.app))
        assert pilot.app.link.store is not None
