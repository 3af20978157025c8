"""The pictures the README opens with are the program's own: docs/pictures holds what it draws now."""

from __future__ import annotations

import os
import shutil
from difflib import unified_diff
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from counterdesk.clock import FixedClock
from counterdesk.hall import tickets, visits, windows
from counterdesk.printing.layout import lay
from counterdesk.printing.pixels import png
from counterdesk.printing.profiles import printer, shipped
from counterdesk.printing.spool import print_one
from counterdesk.store import outbox
from counterdesk.store.desk import By
from counterdesk.store.engine import open_store
from counterdesk.tui.app import CounterdeskApp
from counterdesk.words import use_language
from tests.pictures import svg
from tests.printing.papers import ticket_slip
from tests.tui import sample_hall
from tests.tui.conftest import settled
from tests.tui.kiosk_door import door_of, press
from tests.tui.screen_text import REWRITE

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
MOST_BYTES = 150_000
OF_THE_PAPER = 0.01
"""So many of a paper's dots may differ: from one Pillow to the next, letters' edges are rounded differently."""


@pytest.fixture(scope="module")
def morning(tmp_path_factory):
    """A hall at work, closed, and the time on its clock."""
    clock = FixedClock(sample_hall.START)
    folder = tmp_path_factory.mktemp("morning")
    store = sample_hall.make(folder, clock)
    sample_hall.busy_morning(store, clock)
    second, third = By("102", "2"), By("103", "3")
    store.run(windows.open_window, third)
    store.run(tickets.call_next, third)
    clock.forward(20)
    store.run(visits.start, third)
    clock.forward(45)
    store.run(visits.finish, second)
    store.run(windows.pause, second, "meal")
    clock.forward(15)
    for who in (By("101", "1"), second, third):
        store.run(windows.beat, who)
    for job in store.read(outbox.open_jobs):
        print_one(store, (printer("front", "screen:"),), job.id)
    store.close()
    return folder, clock.now()


@pytest.fixture
def hall(morning, tmp_path):
    """That hall, opened, its clock standing still; every test begins and ends in Chinese."""
    folder, now = morning
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    use_language("zh")
    store = open_store(tmp_path / "hall.db", FixedClock(now))
    yield store
    store.close()
    use_language("zh")


async def drawn(hall, goal, *keys, **given):
    app = CounterdeskApp(hall.path, goal=goal, clock=hall.clock, **given)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for key in keys:
            await pilot.press(key)
            await settled(pilot)
        return svg(app, f"counterdesk: {goal}")


def is_the_committed(name, found):
    """``found`` is what docs/pictures holds; the environment's REWRITE draws it anew."""
    committed = PICTURES / name
    if os.environ.get(REWRITE):
        committed.write_text(found, encoding="utf-8")
    wanted = committed.read_text(encoding="utf-8")
    assert found == wanted, "\n".join(unified_diff(wanted.splitlines(), found.splitlines(), name, "drawn now"))


async def test_the_picture_of_the_desk_is_the_desk(hall):
    is_the_committed("desk.svg", await drawn(hall, "desk", clerk="101", window="1"))


async def test_the_picture_of_the_kiosk_is_the_kiosk(hall):
    async with door_of(hall, hall.clock)() as pilot:
        await press(pilot, "*")
        is_the_committed("kiosk.svg", svg(pilot.app, "counterdesk: kiosk"))


async def test_the_picture_of_the_board_is_the_board(hall):
    hall.run(tickets.issue, By(), "B01")
    hall.run(visits.finish_and_call, By("103", "3"))
    is_the_committed("board.svg", await drawn(hall, "board"))


async def test_the_picture_of_the_lead_s_screen_is_that_screen(hall):
    use_language("en")
    is_the_committed("lead.svg", await drawn(hall, "lead", clerk="301"))


async def test_the_picture_of_the_day_so_far_is_that_face(hall):
    use_language("en")
    is_the_committed("lead-day.svg", await drawn(hall, "lead", "tab", clerk="301"))


def test_the_picture_of_a_slip_is_the_slip():
    paper = shipped()["generic-80-cn"]
    found = png(lay(ticket_slip(), paper.columns), paper.columns, paper.width_dots, paper.qr_module)
    if os.environ.get(REWRITE):
        (PICTURES / "slip.png").write_bytes(found)
    now, committed = (Image.open(picture).convert("1") for picture in (BytesIO(found), PICTURES / "slip.png"))
    assert now.size == committed.size
    assert ImageChops.logical_xor(now, committed).histogram()[-1] <= OF_THE_PAPER * now.width * now.height


@pytest.mark.parametrize("picture", sorted(PICTURES.iterdir()), ids=lambda path: path.name)
def test_a_picture_is_small_and_loads_nothing_from_elsewhere(picture):
    inside = picture.read_bytes()
    assert len(inside) < MOST_BYTES
    outside = inside.replace(b'xmlns="http://www.w3.org/2000/svg"', b"")
    assert picture.suffix == ".png" or not any(word in outside for word in (b"//", b"url(", b"@import", b"href"))
