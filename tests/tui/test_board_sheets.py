"""Posted rules on the board: while nobody is called every service's whole sheet is shown in turn."""

import pytest

from counterdesk import paths
from counterdesk.clock import SECOND_US
from counterdesk.hall import catalogue, posted, tickets, windows
from counterdesk.printing.layout import lay
from counterdesk.printing.terminal import plain
from counterdesk.store.desk import By
from counterdesk.tui.screens.board_face import Room
from counterdesk.tui.screens.board_sheets import GREETING_PAGES, PAGE_S, Sheets

from .conftest import settled
from .screen_text import text_of

BOARD = {"goal": "board", "window": None, "clerk": None}
ROOM = Room(76, 20)


@pytest.fixture(scope="module")
def cat():
    return catalogue.read_hall_file(paths.data("halls", "market-regulation.toml"))


def shown(cat, until_pages, room=ROOM):
    """Every line shown over so many turns, and in how many of them the greeting stood."""
    sheets, lines, greetings = Sheets(), [], 0
    for turn in range(until_pages):
        rows = sheets.at(cat, turn * PAGE_S * SECOND_US, room)
        greetings += not rows
        lines += ["".join(text for text, _ in row).rstrip() for row in rows]
    return lines, greetings


def test_every_line_of_every_sheet_is_shown_in_its_order(cat):
    lines, _ = shown(cat, 400)
    wanted = [line.rstrip() for service in cat.services.values()
              for line in plain(lay(posted.sheet(cat, service, "zh"), 76), 76).splitlines()]  # fmt: skip
    assert lines[: len(wanted)] == wanted


def test_the_greeting_stands_before_every_sheet(cat):
    assert [bool(Sheets().at(cat, turn * PAGE_S * SECOND_US, ROOM)) for turn in range(3)] == [False, False, True]
    _, greetings = shown(cat, 40)
    assert greetings >= GREETING_PAGES * 5


def test_a_board_too_small_to_read_a_sheet_on_shows_none(cat):
    assert shown(cat, 20, Room(30, 20))[0] == []
    assert shown(cat, 20, Room(76, 4))[0] == []


async def test_a_sheet_gives_way_to_a_call_at_once(store, clock, opened):
    async with opened(**BOARD) as pilot:
        clock.forward(GREETING_PAGES * PAGE_S)
        pilot.app.screen.tick()
        await settled(pilot)
        assert "办理结果" in text_of(pilot.app)
        store.run(windows.open_window, By("101", "1"))
        store.run(tickets.issue, By(), "A01")
        store.run(tickets.call_next, By("101", "1"))
        pilot.app.news()
        await settled(pilot)
        assert "办理结果" not in text_of(pilot.app)
        assert "A001" in text_of(pilot.app)
