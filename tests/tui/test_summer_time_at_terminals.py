"""A desk and a board at real terminals in the two nights of the year in which the clocks are changed."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from counterdesk.hall import catalogue, tickets, visits, windows
from counterdesk.store.desk import By
from tests.bench import program
from tests.bench.hallclock import HallClock

from . import sample_hall
from .at_terminals import AtTerminal, signed_in

AT_2 = By("102", "2")
NIGHTS = {
    "an hour comes twice": (datetime(2026, 11, 1, 6, 58, 5, tzinfo=UTC), "01:58", "01:01"),
    "an hour is left out": (datetime(2027, 3, 14, 7, 58, 5, tzinfo=UTC), "01:58", "03:01"),
}
"""Two minutes before the change in America/Chicago, and what the clocks there show then and NUDGE_S later."""

NUDGE_S = 3 * 64.0
"""A multiple of the 16 s in which a board says everything in both languages."""


def to_chicago(desk):
    cat = catalogue.current(desk)
    catalogue.load(desk, replace(cat, hall=replace(cat.hall, timezone="America/Chicago")))


@pytest.mark.parametrize("night", NIGHTS)
def test_over_the_change_the_clocks_show_what_they_should_and_who_waits_has_waited_no_longer(night, tmp_path):
    at, before, after = NIGHTS[night]
    clock = HallClock(tmp_path / "clock")
    clock.until(at - timedelta(minutes=5))
    with closing(sample_hall.make(tmp_path, clock)) as store:
        program.settings(tmp_path)
        store.run(to_chicago)
        store.run(windows.open_window, AT_2)
        hall = store.path
        with closing(AtTerminal(hall, clock, "board")) as board, closing(signed_in(hall, clock)) as desk:
            board.until("欢迎光临")
            desk.until("数据库 正常")
            clock.until(at)
            for _ in range(2):
                store.run(tickets.issue, By(), "A01")
            store.run(tickets.call_next, AT_2)
            desk.until("等了0分", "A002", before)
            board.until("请 A001 号到 2 号窗口", before)
            clock.nudge(NUDGE_S)
            desk.until("等了3分", "A002", after)
            board.until("请 A001 号到 2 号窗口", after)
            away = hall.rename(tmp_path / "away.db")
            board.until("请 A001 号到 2 号窗口", f"{after} 的叫号（刚刚）")
            clock.nudge(NUDGE_S)
            board.until(f"{after} 的叫号（3 分钟前）")
            desk.until("数据库 连不上")
            away.rename(hall)
            desk.until("数据库 正常")
            store.run(visits.start, AT_2)
            store.run(visits.finish_and_call, AT_2)
            board.until("请 A002 号到 2 号窗口")
