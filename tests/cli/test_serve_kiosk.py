"""The kiosk in a browser: a touch takes a number, no key leads out, and it comes back after a fault."""

import asyncio
import os
import signal
from pathlib import Path

import pytest

from counterdesk.hall import rows
from counterdesk.store.engine import open_store
from tests.cli import browser
from tests.cli.test_serve import port, served  # noqa: F401 (fixtures)

pytestmark = pytest.mark.skipif(browser.PROGRAM is None, reason="no Chromium on this computer")
FIRST_TILE = (120, 170)
"""Pixels, on a page of 1280 by 720: within the first choice of any question."""
WAIT_S = 60
REST_S = 1.0
"""A person reads a question before pressing again."""
LEAVES = ("c", "q", "z", "\\")


@pytest.fixture
async def shown(served, hall, tmp_path, cdk):  # noqa: F811
    """The kiosk of a hall that gives numbers at any hour, in a browser."""
    assert cdk("window", "open", "1", "--clerk", "101").code == 0
    async with browser.page(tmp_path / "profile") as page:
        await page.ask("Page.navigate", url=f"{served}/kiosk")
        await drawn(page)
        yield page


async def drawn(page):
    """Come back once the question's digits stand there."""
    await page.until("document.body?.classList.contains('-first-byte')")
    async with asyncio.timeout(WAIT_S):
        while len(await page.colours()) < 20:
            pass
    await asyncio.sleep(REST_S)






def numbers(hall):
    store = open_store(hall)
    try:
        return [(ticket.series, ticket.source) for ticket in store.read(rows.of_day)]
    finally:
        store.close()


async def until(is_so):
    async with asyncio.timeout(WAIT_S):
        while not is_so():
            await asyncio.sleep(0.1)


def screens(hall):
    """The processes that draw this hall's kiosk."""
    found = []
    for about in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            argv = about.read_bytes().split(b"\0")
        except OSError:
            continue
        if os.fsencode(hall) in argv and b"kiosk" in argv:
            found.append(int(about.parent.name))
    return found


@pytest.mark.parametrize("way", ["click", "tap"])
async def test_a_touch_on_a_choice_takes_a_number(shown, hall, way):
    touch = getattr(shown, way)
    await touch(*FIRST_TILE)
    await asyncio.sleep(REST_S)
    await touch(*FIRST_TILE)
    await until(lambda: numbers(hall))
    assert (numbers(hall), shown.wrong) == ([("A", "kiosk")], [])


async def test_no_key_leads_out_and_a_killed_kiosk_comes_back(shown, hall):
    before = screens(hall)
    for letter in LEAVES:
        for what in ("keyDown", "keyUp"):
            await shown.ask("Input.dispatchKeyEvent", type=what, key=letter, code=f"Key{letter.upper()}", modifiers=2)
    await asyncio.sleep(REST_S)
    assert screens(hall) == before
    os.kill(before[0], signal.SIGKILL)
    await until(lambda: screens(hall) not in ([], before))
