"""A desk and a board at real terminals while the disk fails, a process stands still, or a terminal goes.

Each fault has its words at the desk and on the board; the desk does nothing it cannot keep, and goes on afterwards.
"""

from __future__ import annotations

import json
import shutil
import signal
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

import psutil
import pytest

from counterdesk.hall import floor, rows, tickets, visits, windows
from counterdesk.store import journal
from counterdesk.store.desk import By
from counterdesk.store.engine import Store, open_store
from tests.bench import program
from tests.bench.hallclock import HallClock
from tests.hall import checker
from tests.storm.disk import Disk

from . import sample_hall, voice_program
from .at_terminals import WAIT_S, AtTerminal, signed_in

AT_2 = By("102", "2")
AGE = "正在重新连接"
DESK_SAYS = {
    "full": ("磁盘已满，这一步没有做成  已有的数据是完好的。请腾出空间再试", "磁盘 已满"),
    "read-only": ("数据库只能读，不能写：hall.db  这一步没有做成。请检查磁盘和写权限", "数据库 不能写"),
    "writing fails": ("读写数据库出错：hall.db  这一步没有做成。请检查磁盘", "数据库 读写出错"),
    "syncing fails": ("读写数据库出错：hall.db  这一步没有做成。请检查磁盘", "数据库 读写出错"),
    "reading fails": ("数据库已损坏：hall.db  请停用所有窗口，用 restore 恢复最近的备份", "数据库 已损坏"),
    "rubbish is read": ("数据库已损坏：hall.db  请停用所有窗口，用 restore 恢复最近的备份", "数据库 已损坏"),
}
CALL = "\x1b[15~"
"""F5; a key pressed twice at once counts once."""
ISSUE = "\x1bOQa01\r"
"""F2, a service, Enter."""
SILENT_S = 70.0
"""A little longer than a window may say nothing."""
BLIND = ("reading fails", "rubbish is read")
"""Faults under which a board sees nothing new."""


class Site(NamedTuple):
    """A hall on a disk that fails to order, a desk and a board there, and another window on a sound disk."""

    disk: Disk
    desk: AtTerminal
    board: AtTerminal
    other: Store
    clock: HallClock

    def entries(self) -> int:
        """How many entries the journal has."""
        return self.other.read(lambda look: look.last_id)

    def acts_at_1(self, since: int) -> list[str]:
        """What was done at window 1 after the entry ``since``; a printer heard of is nobody's act."""
        done = self.other.read(lambda look: journal.tail(look.conn, since))
        return [entry.kind for entry in done if entry.window == "1"]

    def call_at_2(self) -> str:
        """Window 2 is done with whom it served, if anybody, and calls the next; the number that was called."""
        if self.other.read(rows.at_window, "2"):
            self.other.run(visits.start, AT_2)
            self.other.run(visits.finish, AT_2)
        return self.other.run(tickets.call_next, AT_2).ticket.label


@pytest.fixture(scope="module")
def site(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Clerk 101 sits at window 1, and so many wait that nobody runs out of them."""
    folder = tmp_path_factory.mktemp("site")
    hall, clock = Path(shutil.copy(furnished / "hall.db", folder)), HallClock(folder / "clock")
    clock.until(sample_hall.START)
    program.settings(folder)
    disk = Disk(hall)
    if not disk.can_fail:
        pytest.skip("there is no compiler here for the disk that fails")
    with closing(open_store(hall, clock)) as other:
        other.run(windows.open_window, AT_2)
        for _ in range(30):
            other.run(tickets.issue, By(), "A01")
        with disk.under(), closing(AtTerminal(hall, clock, "board")) as board, closing(signed_in(hall, clock)) as desk:
            desk.until("数据库 正常")
            board.until("欢迎光临")
            yield Site(disk, desk, board, other, clock)
        assert checker.faults(hall) == []


@pytest.mark.parametrize("how", DESK_SAYS)
def test_a_desk_on_a_failing_disk_says_so_does_nothing_and_goes_on(site, how):
    before = site.entries()
    with site.disk.fails(how):
        if how in BLIND:
            site.call_at_2()  # nothing that the desk remembers holds any more
            before = site.entries()
        site.desk.until(*DESK_SAYS[how], typing=CALL)
        assert site.acts_at_1(before) == []
    site.desk.until("数据库 正常", "已取号", typing=ISSUE)
    assert site.entries() > before


@pytest.mark.parametrize("how", DESK_SAYS)
def test_a_board_on_a_failing_disk_shows_the_hall_or_the_age_of_its_picture(site, how):
    known = site.call_at_2()
    site.board.until(f"请 {known} 号到 2 号窗口")
    with site.disk.fails(how):
        called = site.call_at_2()
        if how in BLIND:
            site.board.until(f"请 {known} 号到 2 号窗口", "的叫号（刚刚）", AGE)
        else:
            site.board.until(f"请 {called} 号到 2 号窗口")
            assert AGE not in site.board.shown
    site.board.until(f"请 {called} 号到 2 号窗口")


def test_a_desk_that_stood_still_shows_what_happened_meanwhile_and_does_what_was_typed_once(site):
    before = site.entries()
    with site.desk.standing_still():
        site.desk.type(CALL)
        site.clock.nudge(SILENT_S)
        site.call_at_2()
        silent = {place.code: place.silent for place in site.other.read(floor.windows_now)}
    assert (silent["1"], silent["2"]) == (True, False)
    site.desk.until("开始办理", "数据库 正常")
    tail = site.other.read(lambda look: journal.tail(look.conn, before))
    assert [entry.window for entry in tail if entry.kind == "called"] == ["2", "1"]


def test_a_board_on_a_computer_that_slept_shows_who_is_called_now_and_no_call_of_before(site):
    known = site.call_at_2()
    site.board.until(f"请 {known} 号到 2 号窗口")
    with site.board.standing_still():
        site.clock.nudge(SILENT_S)
        called = site.call_at_2()
    site.board.until(f"请 {called} 号到 2 号窗口")
    assert known not in site.board.shown


def test_a_board_whose_terminal_was_closed_ends_with_its_voice_and_the_desks_go_on(site, tmp_path):
    speaking = tmp_path / "player"
    voice, _ = voice_program.write(tmp_path, voice_program.HANGS, player=speaking)
    (tmp_path / "desk.toml").write_text(f"[voice]\ncommand = {json.dumps(voice.command)}\ndeadline_s = 120\n")
    with closing(AtTerminal(Path(str(site.other.path)), site.clock, "board", beside=tmp_path / "hall")) as board:
        for _ in range(2):  # the first may be too old to be spoken by a board that begins
            board.until(f"请 {site.call_at_2()} 号到 2 号窗口")
        while not speaking.exists() or not speaking.read_text():
            board.read(0.1)
        player = psutil.Process(int(speaking.read_text()))
        assert board.hang_up() in (0, -signal.SIGHUP)
    with suppress(psutil.NoSuchProcess):
        player.wait(WAIT_S)
    before = site.entries()
    site.desk.until("数据库 正常", "已取号", typing=ISSUE)
    assert site.entries() > before


def test_a_desk_whose_terminal_was_closed_leaves_its_citizen_to_it_and_says_so_when_it_is_opened_again(site):
    here = site.other.read(rows.at_window, "1").label
    code = site.desk.hang_up()
    assert code in (0, -signal.SIGHUP)
    assert site.other.read(rows.at_window, "1").label == here
    with closing(signed_in(Path(str(site.other.path)), site.clock)) as again:
        again.until(here, "数据库 正常")
