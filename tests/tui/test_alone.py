"""A real server that stops under a kiosk and a desk: they go on alone, and merge when it is back."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from time import monotonic

import pytest
from sqlalchemy.engine import make_url

from counterdesk.clock import FixedClock
from counterdesk.hall import kiosk, rows, tickets, visits, windows
from counterdesk.hall.away import reserve
from counterdesk.refusals import StoreFault
from counterdesk.store.address import Server
from counterdesk.store.desk import By
from counterdesk.store.own import OwnStore
from counterdesk.store.postgres import engine, news, silence
from counterdesk.tui import alone
from counterdesk.tui.app import CounterdeskApp
from counterdesk.tui.link import Link
from tests.firewall import firewall
from tests.furnished import MORNING, Hall, new_hall
from tests.hall import checker
from tests.hall.away.places import keeps
from tests.postgres import Cluster, Hit, Plain, own_server, url_of

from .screen_text import text_of

SOON_S = 30
ONE = By("101", "1")
FORGOTTEN = "&options=-c%20idle_in_transaction_session_timeout%3D1000"
"""What was under way when nothing was carried any more keeps the turn no longer than that."""


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[Hit, str]]:
    """A server of one's own, and its URL through the network."""
    with own_server() as server:
        hit = Hit(server)
        yield hit, hit.listen()


@pytest.fixture
def hit(server) -> Iterator[Hit]:
    """What befalls it; it is up again afterwards."""
    hit, _ = server
    yield hit
    if not server_is_up(hit):
        hit.start()


def server_is_up(hit: Hit) -> bool:
    """Whether it answers."""
    try:
        Cluster(hit.url).command("SELECT 1")
    except Exception:  # noqa: BLE001 - whatever it is, it is not up
        return False
    return True


@pytest.fixture
def url(hit: Hit, tmp_path, monkeypatch) -> str:
    """A furnished hall on that server that keeps four numbers a place, and no patience."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr(engine, "PATIENCE_S", 0.2)
    monkeypatch.setattr(alone, "PATIENCE_S", 0.2)
    monkeypatch.setattr(alone, "LOOK_S", 0.05)
    monkeypatch.setattr(silence, "SILENT_S", 0.2)
    monkeypatch.setattr(news, "SWEEP_S", 0.2)
    server = Cluster(hit.url).database()
    new_hall(server)
    hall = Hall.at_path(server, FixedClock(MORNING))
    keeps(hall)
    hall.close()
    return url_of(server)


class At:
    """A link at a place, and what it heard."""

    def __init__(self, url: str, window: str | None) -> None:
        self.link = Link(url, FixedClock(MORNING))
        self.link.stand_by(window)
        self.heard = threading.Event()

    async def opened(self) -> At:
        """Open the hall and take along what is needed."""
        await self.link.warm()
        self.link.follow(self.heard.set, lambda fault: None)
        await self.link.look()
        await self.link.work_out(lambda: None)  # after what was to be taken along
        return self

    @property
    def is_alone(self) -> bool:
        """Whether it works in its own file."""
        return isinstance(self.link.store, OwnStore)

    async def ready(self) -> None:
        """Wait until the hall answers and what is needed was taken along."""
        async with asyncio.timeout(SOON_S):
            while not await self._answers():
                await asyncio.to_thread(self.heard.wait, 0.1)
        await self.link.work_out(lambda: None)

    async def _answers(self) -> bool:
        try:
            await self.link.look()
        except StoreFault:
            return False
        return True

    async def home(self) -> None:
        """Wait until it is back in the hall."""
        async with asyncio.timeout(SOON_S):
            while self.is_alone:
                await asyncio.to_thread(self.heard.wait, 0.1)


@contextmanager
def at(url: str, window: str | None = None) -> Iterator[At]:
    """Somebody's place, closed afterwards."""
    made = At(url, window)
    try:
        yield made
    finally:
        made.link.close()


def running(work: Callable[[], Awaitable[None]]) -> None:
    """Run a test's coroutine."""
    asyncio.run(work())  # type: ignore[arg-type]


def faults(url: str) -> list[str]:
    """Everything the independent checker finds wrong."""
    return checker.faults(Server(url))


def test_a_kiosk_goes_on_alone_and_merges(url, hit):
    async def work() -> None:
        with at(url) as door:
            await door.opened()
            hit.stop()
            given = await door.link.do(kiosk.take, By(), "A01", None, "press", "zh")
            assert (given.ticket.label, given.ticket.ahead, door.is_alone) == ("A001", None, True)
            standing = await door.link.ask(reserve.alone)
            assert standing.left == 23
            hit.start()
            await door.home()
            assert (await door.link.ask(rows.by_label, "A001")).state == "waiting"
            again = await door.link.do(kiosk.take, By(), "A01", None, "press", "zh")
            assert again.ticket.label == "A001"
            following = await door.link.do(kiosk.take, By(), "A01", None, "next", "zh")
            assert following.ticket.label == "A006"  # A005 is kept in the place of the one that was given out

    running(work)
    assert faults(url) == []


async def serving(desk) -> str:
    """The desk is open and serves somebody, and nothing is under way; their number."""
    await desk.opened()
    do = desk.link.do
    await do(windows.open_window, ONE)
    first = (await do(tickets.issue, ONE, "A01")).ticket.label
    await do(tickets.call_next, ONE)
    await do(visits.start, ONE)
    await desk.link.work_out(lambda: None)
    return first


def test_a_desk_serves_alone_and_merges(url, hit):
    async def work() -> None:
        with at(url, "1") as desk:
            do = desk.link.do
            first = await serving(desk)
            hit.stop("immediate")
            assert (await do(visits.finish, ONE)).label == first
            assert desk.is_alone
            own = (await do(tickets.issue, ONE, "A01")).ticket.label
            await do(tickets.call_next, ONE)
            hit.start()
            await desk.home()
            await do(visits.start, ONE)
            found = [(await desk.link.ask(rows.by_label, number)).state for number in (first, own)]
            assert found == ["finished", "serving"]

    running(work)
    assert faults(url) == []


def test_a_desk_whose_server_stands_still_serves_alone_and_merges(url, hit):
    async def work() -> None:
        with at(briefly(url), "1") as desk:
            do = desk.link.do
            first = await serving(desk)
            with hit.stands():
                assert (await do(visits.finish, ONE)).label == first
                assert desk.is_alone
                own = (await do(tickets.issue, ONE, "A01")).ticket.label
            await desk.home()
            found = [(await desk.link.ask(rows.by_label, number)).state for number in (first, own)]
            assert found == ["finished", "waiting"]

    running(work)
    assert faults(url) == []


def briefly(url: str) -> str:
    """The same hall, where nobody waits long for a connection: the driver takes less than two seconds for two."""
    return f"{url}{'&' if '?' in url else '?'}connect_timeout=2"


async def shown(app: CounterdeskApp, *words: str) -> None:
    """Wait until all of that stands on the screen; fails with the screen when it does not come."""
    end = monotonic() + SOON_S
    while not all(word in text_of(app) for word in words):
        assert monotonic() < end, f"{words} not in\n{text_of(app)}"
        await asyncio.sleep(0.05)


def test_a_desk_and_a_board_of_a_server_that_stands_still_say_so_and_go_on_afterwards(url, hit):
    plain = Cluster(hit.url).database()
    new_hall(plain)  # no numbers are kept here: nobody goes on alone
    where, clock = briefly(url_of(plain)), FixedClock(MORNING)

    async def work() -> None:
        desk = CounterdeskApp(where, window="1", clerk="101", clock=clock)
        board = CounterdeskApp(where, goal="board", clock=clock)
        async with desk.run_test(size=(100, 30)) as at_desk, board.run_test(size=(100, 30)):
            await shown(desk, "数据库 正常")
            with hit.stands():
                await at_desk.press("f2", *"A01", "enter")
                await shown(desk, "数据库服务器没有回应", "数据库 没有回应")
                async with asyncio.timeout(SOON_S):
                    while board.screen.lost_us is None:
                        await asyncio.sleep(0.05)
                await shown(board, "正在重新连接")
            await shown(desk, "数据库恢复了", "数据库 正常")
            async with asyncio.timeout(SOON_S):
                while board.screen.lost_us is not None:
                    await asyncio.sleep(0.05)

    running(work)
    assert faults(url_of(plain)) == []


def test_a_desk_behind_a_firewall_that_drops_everything_goes_on_alone_and_says_so_and_when_it_is_back(url, server):
    network = make_url(server[1])
    where = network.set(database=make_url(url).database, drivername="postgresql").render_as_string(hide_password=False)

    async def work() -> None:
        desk = CounterdeskApp(briefly(where) + FORGOTTEN, window="1", clerk="101", clock=FixedClock(MORNING))
        with firewall(network.port) as fire:
            async with desk.run_test(size=(100, 30)) as at_desk:
                await shown(desk, "数据库 正常")
                await desk.link.work_out(lambda: None)  # after what was to be taken along
                desk.screen.patient_s = 0.0
                with fire.drops():
                    await at_desk.press("f2", *"A01", "enter")
                    await shown(desk, "这一步还没有记下")
                    await shown(desk, "本窗口先自行办理", "数据库断开", "A001")
                    assert "这一步还没有记下" not in text_of(desk)
                await shown(desk, "刚才办的已并入大厅", "数据库 正常")

    running(work)
    with Plain(url).open() as plain:
        assert plain.rows("SELECT label FROM ticket WHERE state = 'waiting'") == [("A001",)]
    assert faults(url) == []


def test_a_desk_that_is_started_while_the_server_is_away_goes_on_where_it_was(url, hit):
    async def work() -> None:
        with at(url, "1") as desk:
            await desk.opened()
            await desk.link.do(windows.open_window, ONE)
            await desk.link.work_out(lambda: None)
            hit.stop()
            own = (await desk.link.do(tickets.issue, ONE, "A01")).ticket.label
        with at(url, "1") as desk:
            await desk.opened()
            assert desk.is_alone
            assert (await desk.link.do(tickets.call_next, ONE)).ticket.label == own
        hit.start()
        with at(url, "1") as desk:
            await desk.opened()
            assert not desk.is_alone
            assert (await desk.link.ask(rows.by_label, own)).state == "called"

    running(work)
    assert faults(url) == []


def test_a_server_that_dies_again_while_it_is_merged_loses_and_doubles_nothing(url, hit):
    async def work() -> None:
        with at(url, "1") as desk:
            await desk.opened()
            await desk.link.do(windows.open_window, ONE)
            given = []
            for _ in range(2):
                await desk.ready()
                hit.stop("immediate")
                given.append((await desk.link.do(tickets.issue, ONE, "A01")).ticket.label)
                hit.start()
                hit.restart("immediate")
                await desk.home()
            assert len(set(given)) == 2
            assert {(await desk.link.ask(rows.by_label, number)).state for number in given} == {"waiting"}

    running(work)
    assert faults(url) == []
