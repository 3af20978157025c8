"""``serve``: board and kiosk in a browser. What needs a browser is skipped where there is none, and that alone."""

import asyncio
import re
import socket
import sys
from argparse import Namespace
from pathlib import Path

import pytest
from aiohttp import ClientSession, WSServerHandshakeError

from counterdesk.cli import serve
from counterdesk.cli.browser import Site, cells, shell_line
from counterdesk.cli.here import Here
from counterdesk.cli.served import page_words
from counterdesk.refusals import SettingFault
from counterdesk.settings import ServeSettings, Settings, read
from counterdesk.tui import themes
from tests.cli import browser

PROGRAM = (sys.executable, "-m", "counterdesk")


@pytest.fixture
def port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture
async def served(hall, port):
    """The address of a program that serves that hall."""
    argv = ("--hall", str(hall), "--lang", "zh", "serve", "--port", str(port))
    program = await asyncio.create_subprocess_exec(*PROGRAM, *argv, stdout=asyncio.subprocess.PIPE)
    first = (await program.stdout.readline()).decode()
    assert f"http://127.0.0.1:{port}/board" in first
    yield f"http://127.0.0.1:{port}"
    program.terminate()
    await asyncio.wait_for(program.communicate(), 30)
    assert program.returncode == 0


@pytest.fixture
async def session():
    async with ClientSession() as made:
        yield made


def test_only_board_and_kiosk_and_only_for_this_computer_unless_told_otherwise():
    assert ServeSettings() == ServeSettings("127.0.0.1", 8000, ("board", "kiosk"))


def test_everything_wrong_with_serving_is_told_at_once(tmp_path):
    (tmp_path / "desk.toml").write_text('[serve]\nhost = 1\nport = 0\nscreens = ["shell"]\n', encoding="utf-8")
    with pytest.raises(SettingFault) as caught:
        read(tmp_path / "desk.toml", {})
    assert [fault.key for fault in caught.value.faults] == ["serve.host", "serve.port", "serve.screens"]


def test_a_page_shows_this_program_at_the_same_hall(hall):
    here = Here(Settings(file=Path("/etc/desk.toml")), str(hall))
    argv = serve.command(here, "board")
    assert argv[:5] == [*PROGRAM, "--hall", str(hall)]
    assert argv[-4:] == ["--config", "/etc/desk.toml", "board", "--silent"]


def test_the_screen_turned_to_the_citizen_is_a_page_for_each_window(hall):
    with Here(Settings(), str(hall)) as here:
        pages = dict(serve._pages(here, ("board", "rate"), None))
    assert list(pages) == ["board", *(f"rate-{window}" for window in "123456")]
    assert pages["rate-3"][-4:] == ["rate", "--unwatched", "--window", "3"]
    assert page_words("rate-3") == "3号窗口的评价屏"


def test_a_folder_with_a_space_stays_one_word():
    assert shell_line(["a b", "c"]) in ("exec 'a b' c", '"a b" c')


def test_an_unknown_screen_is_refused(cdk):
    assert cdk("serve", "--screens", "board,shell").code == 2


def test_a_hall_that_is_not_there_is_said(run, tmp_path):
    assert run("--hall", tmp_path / "none.db", "serve").code == 3


def test_an_address_in_use_is_said(cdk):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ran = cdk("serve", "--port", taken.getsockname()[1])
    assert (ran.code, "Traceback" in ran.err, "--port" in ran.err) == (2, False, True)


async def test_pages_load_nothing_from_elsewhere(served, session):
    async with session.get(f"{served}/board") as answer:
        text = await answer.text()
        assert "https://" not in text
        assert "http://" not in text
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'self'")
    for asset in ("js/textual.js", "css/xterm.css", "fonts/RobotoMono-VariableFont_wght.ttf"):
        async with session.get(f"{served}/static/{asset}") as answer:
            assert answer.status == 200


@pytest.mark.parametrize(("screen", "upright"), [("board", "80"), ("kiosk", "52")])
async def test_a_citizens_machine_held_upright_has_larger_type_the_board_has_not(served, session, screen, upright):
    async with session.get(f"{served}/{screen}") as answer:
        text = await answer.text()
    large = {"true": "52", "false": "80"}
    (said,) = re.findall(r"innerHeight > innerWidth && (true|false);", text)
    assert (large[said], "upright ? 52 : 80" in text) == (upright, True)


async def test_no_other_screen_is_served(served, session):
    async with session.get(f"{served}/lead") as answer:
        assert answer.status == 404


async def test_another_sites_page_cannot_open_a_screen(served, session):
    with pytest.raises(WSServerHandshakeError, match="403"):
        await session.ws_connect(f"{served}/board/ws", headers={"Origin": "https://elsewhere.example"})


async def test_a_name_that_only_points_here_is_refused(served, session):
    async with session.get(f"{served}/board", headers={"Host": "elsewhere.example"}) as answer:
        assert answer.status == 403


async def test_keys_from_a_browser_do_not_end_the_board(served, session):
    async with session.ws_connect(f"{served}/board/ws?width=80&height=24", headers={"Origin": served}) as viewer:
        await drawn(viewer, "等候承诺")
        await viewer.send_json(["stdin", "\x11"])
        await viewer.send_json(["resize", {"width": 100, "height": 30}])
        assert await drawn(viewer, "欢迎光临")


async def drawn(viewer, text):
    """Everything drawn until ``text`` is."""
    shown = ""
    async with asyncio.timeout(60):
        while text not in shown:
            shown += (await viewer.receive_bytes()).decode(errors="replace")
    return shown


@pytest.mark.parametrize(("said", "meant"), [("100", 100), ("99999999", 1000), ("0", 1), ("x", 80), ("", 80)])
def test_a_size_from_the_address_is_a_sane_one(said, meant):
    assert cells(Namespace(query={"width": said}), "width", 80) == meant


def test_a_site_of_one_screen_leads_straight_to_it():
    assert set(Site({"board": ["x"]}, "127.0.0.1").commands) == {"board"}


@pytest.mark.skipif(browser.PROGRAM is None, reason="no Chromium on this computer: the page was not tried in one")
async def test_a_browser_draws_the_board_and_logs_no_error(served, hall, tmp_path, cdk):
    assert cdk("window", "open", "1", "--clerk", "101").code == 0
    assert cdk("ticket", "issue", "A01").code in (0, 4)
    assert cdk("ticket", "call", "--window", "1", "--clerk", "101").code == 0
    theme = themes.load(themes.FALLBACK)[0].colours
    ink, ground = (bytes.fromhex(theme[name][1:]) for name in ("number", "background"))
    async with browser.page(tmp_path / "profile") as page:
        await page.ask("Page.navigate", url=f"{served}/board")
        await page.until("document.body?.classList.contains('-first-byte')")
        async with asyncio.timeout(60):
            while (found := await page.colours())[tuple(ink)] < 0.05 * 1280 * 720:
                pass
        assert found[tuple(ground)] > found[tuple(ink)]
        assert found[0, 0, 0] < 1280  # beside whole lines and columns there is no black stripe
        assert await page.value("document.activeElement.closest('#terminal') !== null")  # keys reach it unasked
        assert page.wrong == []
        where = served.partition("://")[2]
        assert [each for each in page.loaded if where not in each and not each.startswith(("data:", "about:"))] == []
