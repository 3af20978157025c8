"""A desk and a board whose database fails under them: the words, the act that is not done, and going on afterwards."""

from __future__ import annotations

import asyncio
import os
import re
import resource
import shutil
import subprocess
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from counterdesk.hall import rows, tickets, windows
from counterdesk.refusals import StoreFault
from counterdesk.store import library, place, sqlite
from counterdesk.store import watch as watching
from counterdesk.store.desk import By
from counterdesk.store.engine import open_store
from counterdesk.store.faults import explain
from counterdesk.tui.app import CounterdeskApp
from counterdesk.tui.link import Link
from counterdesk.words import t
from tests.hall import checker

from .conftest import press, settled
from .screen_text import text_of

BOARD = {"goal": "board", "window": None, "clerk": None}
SOON_S = 0.02
WAIT_S = 30
OVER = "数据库恢复了"


@contextmanager
def locked(path: Path):
    """Another tool writes and does not end."""
    with closing(library.module.connect(str(path))) as tool:
        tool.isolation_level = None
        tool.execute("BEGIN IMMEDIATE")
        yield
        tool.execute("ROLLBACK")


@contextmanager
def failing(path: Path):
    """Every byte written behind the end of the log is an error of the device."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (Path(f"{path}-wal").stat().st_size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def filled(path: Path):
    """Something else takes all the room there is."""
    ballast = path.with_name("ballast")
    with ballast.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, shutil.disk_usage(path.parent).free)
    yield
    ballast.unlink()


def moved(end: str):
    """One of the hall's files is taken away, and put back."""

    @contextmanager
    def away(path: Path):
        part = Path(f"{path}{end}")
        kept = part.rename(part.with_name("away"))
        yield
        kept.rename(part)

    return away


@contextmanager
def foreign(path: Path):
    """Another hall's log lies where this one's was."""
    with moved("-wal")(path):
        log = Path(f"{path}-wal")
        log.write_bytes(b"\x37\x7f\x06\x82" + os.urandom(4096))
        yield
        log.unlink()


UNWRITTEN = {
    "locked": (locked, "数据库正忙，这一步没有做成  请再试一次；若一直这样，看看什么程序占用 hall.db", "数据库 正忙"),
    "I/O error": (failing, "读写数据库出错", "数据库 读写出错"),
}
UNREAD = {
    "moved away": (moved(""), "大厅文件被移走或替换了：hall.db  这一步没有做成。屏幕会自己接上", "数据库 连不上"),
    "log gone": (moved("-wal"), "大厅日志文件被人移走了", "数据库 连不上"),
    "foreign log": (foreign, "大厅日志文件被人移走了", "数据库 连不上"),
}


@pytest.fixture(autouse=True)
def noticed_soon(monkeypatch):
    """What takes seconds in the hall takes none here."""
    monkeypatch.setattr(sqlite, "BUSY_S", 0.05)
    monkeypatch.setattr(watching, "RETRY_S", SOON_S)
    monkeypatch.setattr("counterdesk.tui.app.RETRY_S", SOON_S)


async def until(pilot, *words):
    """Wait until all of that stands on the screen."""
    try:
        async with asyncio.timeout(WAIT_S):
            while not all(word in text_of(pilot.app) for word in words):
                await settled(pilot)
    except TimeoutError:
        pytest.fail(f"{words} not in\n{text_of(pilot.app)}")


async def fails_and_goes_on(pilot, store, fault, said, status):
    """Enter calls nobody while the fault lasts, and the next one afterwards."""
    with fault(Path(pilot.app.link.hall)):
        await press(pilot, "enter")
        await until(pilot, said, status)
        assert type(pilot.app.screen).__name__ == "Desk"
        assert "数据库 正常" not in text_of(pilot.app)
    pilot.app.screen.beat()
    await until(pilot, OVER, "数据库 正常")
    assert store.read(rows.at_window, "1") is None
    await press(pilot, "enter")
    assert store.read(rows.at_window, "1").label == "A001"
    assert OVER not in text_of(pilot.app)
    assert checker.faults(store.path) == []


@pytest.mark.parametrize("fault", [*UNWRITTEN, *UNREAD])
async def test_a_desk_says_what_is_wrong_does_not_do_it_and_goes_on_afterwards(queue, opened, fault):
    async with opened() as pilot:
        await fails_and_goes_on(pilot, queue, *{**UNWRITTEN, **UNREAD}[fault])


async def test_a_desk_on_a_full_disk_goes_on_when_there_is_room(queue, small_disk, clock):
    queue.close()
    path = Path(shutil.copy(queue.path, small_disk / "hall.db"))
    app = CounterdeskApp(path, window="1", clerk="101", clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        with closing(open_store(path, clock)) as seen:
            said = "磁盘已满，这一步没有做成  已有的数据是完好的。请腾出空间再试"
            await fails_and_goes_on(pilot, seen, filled, said, "磁盘 已满")


async def test_a_desk_on_a_disk_that_cannot_be_written_begins_once_it_can(queue, small_disk, clock):
    queue.close()
    path = Path(shutil.copy(queue.path, small_disk / "hall.db"))
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    app = CounterdeskApp(path, window="1", clerk="101", clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, "打不开数据库")
        subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
        await until(pilot, "数据库 正常")


def test_a_disk_the_system_took_writing_from_is_called_by_its_name(small_disk):
    error = library.module.OperationalError("disk I/O error")
    assert explain(error, small_disk / "hall.db").code == "io"
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    assert explain(error, small_disk / "hall.db").code == "read_only"


async def test_an_act_the_database_does_not_answer_is_said_to_wait(queue, opened):
    answered = asyncio.Event()
    async with opened() as pilot:
        await settled(pilot)
        screen = pilot.app.screen
        screen.patient_s = 3600.0
        screen.act(answered.wait)
        screen.tell_delay()
        assert t("health.no_answer") not in text_of(pilot.app)
        screen.patient_s = -1.0
        screen.tell_delay()
        assert t("health.no_answer") in text_of(pilot.app)
        answered.set()
        await pilot.app.workers.wait_for_complete()
        assert t("health.no_answer") not in text_of(pilot.app)


async def test_a_desk_of_a_damaged_hall_says_so_and_stays(queue, opened):
    with closing(library.module.connect(str(queue.path))) as conn:
        ((root,),) = conn.execute("SELECT rootpage FROM sqlite_master WHERE name = 'journal'")
    queue.close()
    with queue.path.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\xff" * 4096)
    async with opened() as pilot:
        await until(pilot, "数据库已损坏：hall.db")
        assert pilot.app.is_running


@pytest.mark.parametrize("goal", ["desk", "board"])
async def test_a_hall_on_a_network_file_system_is_not_opened_and_it_is_said_why(queue, opened, monkeypatch, goal):
    magic, kind = next(iter(place.NETWORK.items()))
    monkeypatch.setattr(place, "filesystem_type", lambda folder: magic)
    async with opened(**(BOARD if goal == "board" else {})) as pilot:
        await until(pilot, f"hall.db 在网络盘上（{kind}），多台电脑同时写会损坏数据")


@pytest.mark.parametrize("fault", UNREAD)
async def test_a_board_keeps_its_picture_with_its_age_while_it_lasts(queue, clock, opened, fault):
    queue.run(windows.open_window, By("101", "1"))
    queue.run(tickets.call_next, By("101", "1"))
    async with opened(**BOARD) as pilot:
        await until(pilot, "请 A001 号到 1 号窗口")
        picture = text_of(pilot.app).splitlines()[1:-1]
        with UNREAD[fault][0](queue.path):
            async with asyncio.timeout(WAIT_S):
                while pilot.app.screen.lost_us is None:
                    await settled(pilot)
            clock.forward(185)
            pilot.app.screen.tick()
            langs = [t("board.minutes_ago", lang, minutes=3) for lang in ("zh", "en")]  # by turns
            assert any(age in text_of(pilot.app) for age in langs)
            assert text_of(pilot.app).splitlines()[1:-1] == picture
        queue.run(tickets.recall, By("101", "1"))
        async with asyncio.timeout(WAIT_S):
            while pilot.app.screen.lost_us is not None:
                await settled(pilot)
        assert not any(age in text_of(pilot.app) for age in langs)


@pytest.mark.parametrize("fault", UNWRITTEN)
async def test_a_board_shows_the_hall_while_it_cannot_be_written(queue, opened, fault):
    queue.run(windows.open_window, By("101", "1"))
    queue.run(tickets.call_next, By("101", "1"))
    with UNWRITTEN[fault][0](queue.path):
        async with opened(**BOARD) as pilot:
            await until(pilot, "请 A001 号到 1 号窗口")
            assert pilot.app.screen.lost_us is None


JUMPS = {"an hour back": -3600, "an hour on": 3600, "over midnight": 15 * 3600, "a night asleep": 23 * 3600}


@pytest.mark.parametrize("jump_s", JUMPS.values(), ids=JUMPS.keys())
async def test_a_desk_goes_on_whatever_its_clock_jumps_to(queue, clock, opened, jump_s):
    async with opened() as pilot:
        await press(pilot, "enter", "enter")
        clock.forward(jump_s)
        pilot.app.screen.tick()
        pilot.app.screen.beat()
        await settled(pilot)
        assert not re.search(r"(?<!\d)-\d", text_of(pilot.app))  # no time is less than nothing
        await press(pilot, "f2", *"A01", "enter")
        await settled(pilot)
        served = {ticket.state for ticket in queue.read(rows.of_day)}
        assert type(pilot.app.screen).__name__ == "Desk"
        assert served == ({"waiting"} if jump_s > 18 * 3600 else {"serving", "waiting"})


@pytest.mark.parametrize("jump_s", JUMPS.values(), ids=JUMPS.keys())
async def test_a_board_says_of_no_time_that_is_to_come_whatever_its_clock_jumps_to(queue, clock, opened, jump_s):
    queue.run(windows.open_window, By("101", "1"))
    queue.run(tickets.call_next, By("101", "1"))
    async with opened(**BOARD) as pilot:
        await until(pilot, "请 A001 号到 1 号窗口")
        with moved("")(queue.path):
            async with asyncio.timeout(WAIT_S):
                while pilot.app.screen.lost_us is None:
                    await settled(pilot)
            clock.forward(jump_s)
            pilot.app.screen.tick()
            await settled(pilot)
            assert "请 A001 号到 1 号窗口" in text_of(pilot.app)
            assert not re.search(r"(?<!\d)-\d", text_of(pilot.app))
            minutes = max(0, jump_s) // 60
            ages = [
                t("board.minutes_ago", lang, minutes=minutes) if minutes else t("board.just_now", lang)
                for lang in ("zh", "en")
            ]
            assert any(age in text_of(pilot.app) for age in ages)


async def test_a_heartbeat_whose_answer_was_lost_puts_no_act_of_the_clerk_s_in_doubt(queue, opened, monkeypatch):
    async with opened() as pilot:
        does, lost = Link.do, [StoreFault("outcome_unknown", path=queue.path)]

        async def loses(link, *what):
            if lost:
                raise lost.pop()
            return await does(link, *what)

        monkeypatch.setattr(Link, "do", loses)
        pilot.app.screen.beat()
        await settled(pilot)
        assert lost == []
        assert "不知道这一步做成没有" not in text_of(pilot.app)
        assert "数据库 正常" in text_of(pilot.app)
