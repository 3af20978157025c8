"""The kiosk as a real process at a real terminal: it comes back after every fault, and no key leads out of it."""

import os
import pty
import select
import signal
import subprocess
import sys
import termios
from pathlib import Path
from time import monotonic

import pytest

from counterdesk.cli import crash
from counterdesk.hall import rows
from counterdesk.store.engine import open_store
from tests.cli.test_program import PROGRAM, heard, in_terminal, program

QUESTION, AWAY, NUMBER = "您来办什么事", "取号机暂时不能用", "您的号码"
WAIT_S = 30.0
REST_S = 0.5
A_SCREEN_AND_A_CLOCK = 60_000
"""Characters: a screen that is painted over and over sends a million a second."""
STAFF = b"\x1b[20~"
"""F9 as a terminal sends it."""
FALLS = (
    "import pathlib, sys; seen = pathlib.Path(sys.argv[1]); runs = len(seen.read_text()); "
    "seen.write_text('.' * (runs + 1)); sys.exit(3 if runs < 7 else int(sys.argv[2]))"
)
WATCHES = (
    "import sys; from counterdesk.cli import watched; waits = []; "
    "code = watched.keep_up(sys.argv[1:], waits.append); print('ended', code, waits)"
)
BROKEN_ONCE = """
import pathlib
from counterdesk.tui.screens.kiosk import Kiosk
mark = pathlib.Path({mark!r})
def breaks(kiosk):
    mark.touch()
    1 / 0
if not mark.exists():
    Kiosk.on_mount = breaks
"""


class Terminal:
    """The program at a terminal of its own."""

    def __init__(self, *argv: object, cells: tuple[int, int] = (24, 80)) -> None:
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            termios.tcsetwinsize(0, cells)
            os.execve(sys.executable, [*PROGRAM, *map(str, argv)], {**os.environ, "TERM": "xterm-256color"})
        self.shown = ""

    def sees(self, text: str, wait_s: float = WAIT_S) -> bool:
        """Whether ``text`` is shown from now on, within ``wait_s``; what was shown before it is forgotten."""
        deadline = monotonic() + wait_s
        while text not in self.shown and monotonic() < deadline:
            if select.select([self.fd], [], [], 0.1)[0]:
                chunk = heard(self.fd)
                if not chunk:
                    break
                self.shown += chunk.decode(errors="replace")
        found = text in self.shown
        self.shown = self.shown.partition(text)[2] if found else self.shown
        return found

    def types(self, keys: bytes) -> None:
        """Press keys, a while after whatever was pressed before: in a burst they would be a scanner's."""
        self.sees("no such text", REST_S)
        os.write(self.fd, keys)

    def screens(self) -> int:
        """The process that draws."""
        return int(Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()[0])

    def ended(self) -> int:
        """The exit code, once it has ended by itself."""
        deadline = monotonic() + WAIT_S
        while monotonic() < deadline and (not select.select([self.fd], [], [], 0.1)[0] or heard(self.fd)):
            pass
        os.close(self.fd)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


@pytest.fixture
def open_hall(hall):
    """A hall that gives numbers at any hour, because a window is open, and a clerk who may close the kiosk."""
    assert program("--hall", hall, "window", "open", "1", "--clerk", "101").returncode == 0
    assert program("--hall", hall, "clerk", "pin", "101", "--clerk", "901", input="2468\n").returncode == 0
    return hall


@pytest.fixture
def terminal(open_hall):
    """The kiosk at a terminal; it is ended by a signal unless the test ended it."""
    opened = Terminal("--hall", open_hall, "kiosk")
    yield opened
    try:
        os.kill(opened.pid, signal.SIGTERM)
        opened.ended()
    except (ProcessLookupError, ChildProcessError, OSError):
        pass


def numbers(hall):
    store = open_store(hall)
    try:
        return [(ticket.label, ticket.source) for ticket in store.read(rows.of_day)]
    finally:
        store.close()


def test_a_citizen_takes_a_number_and_a_clerk_closes_the_kiosk(terminal, open_hall):
    assert terminal.sees(QUESTION)
    terminal.types(b"6")
    assert terminal.sees(NUMBER)
    terminal.types(STAFF)
    assert terminal.sees("工号")
    terminal.types(b"101\r")
    terminal.types(b"2468\r")
    assert (terminal.ended(), numbers(open_hall)) == (0, [("T001", "kiosk")])


def test_a_window_s_second_screen_is_closed_as_the_kiosk_is(open_hall):
    terminal = Terminal("--hall", open_hall, "rate", "--window", "1")
    assert terminal.sees("窗口1")
    terminal.types(b"\x03")
    terminal.types(STAFF)
    assert terminal.sees("工号")
    terminal.types(b"101\r")
    terminal.types(b"2468\r")
    assert terminal.ended() == 0


@pytest.mark.parametrize("key", [b"\x03", b"\x11", b"\x1a", b"\x1c", b"\x04"], ids=["C", "Q", "Z", "backslash", "D"])
def test_no_key_of_the_keyboard_ends_it(terminal, key):
    assert terminal.sees(QUESTION)
    terminal.types(key)
    terminal.types(b"6")
    assert terminal.sees(NUMBER)


def test_a_kiosk_that_was_killed_comes_back(terminal, open_hall):
    assert terminal.sees(QUESTION)
    os.kill(terminal.screens(), signal.SIGKILL)
    assert terminal.sees(AWAY)
    assert terminal.sees(QUESTION)
    terminal.types(b"6")
    assert terminal.sees(NUMBER)


def test_a_kiosk_whose_screen_broke_is_logged_and_comes_back(open_hall, tmp_path, monkeypatch):
    folder = tmp_path / "breaks"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(BROKEN_ONCE.format(mark=str(tmp_path / "broke")), encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(folder), *filter(None, [os.environ.get("PYTHONPATH")])]))
    terminal = Terminal("--hall", open_hall, "kiosk")
    assert terminal.sees(AWAY)
    assert terminal.sees(QUESTION)
    assert "ZeroDivisionError" in crash.log_file().read_text(encoding="utf-8")
    os.kill(terminal.pid, signal.SIGTERM)
    assert terminal.ended() == 128 + signal.SIGTERM


def test_a_signal_to_the_watching_process_ends_both(terminal):
    assert terminal.sees(QUESTION)
    screens = terminal.screens()
    os.kill(terminal.pid, signal.SIGTERM)
    assert (terminal.ended(), Path(f"/proc/{screens}").exists()) == (128 + signal.SIGTERM, False)


def test_a_terminal_that_does_not_know_its_size_shows_the_question_and_rests(open_hall):
    terminal = Terminal("--hall", open_hall, "kiosk", cells=(0, 0))
    assert terminal.sees(QUESTION)
    terminal.sees("no such text", REST_S)
    assert len(terminal.shown) < A_SCREEN_AND_A_CLOCK
    os.kill(terminal.pid, signal.SIGTERM)
    assert terminal.ended() == 128 + signal.SIGTERM


@pytest.mark.parametrize("meant", [0, 2])
def test_it_is_started_again_ever_more_slowly_until_it_ends_for_good(tmp_path, meant):
    seen = tmp_path / "runs"
    seen.write_text("")
    command = (sys.executable, "-c", FALLS, seen, meant)
    _, shown = in_terminal([], sys.executable, *command[1:], program=(sys.executable, "-c", WATCHES))
    assert f"ended {meant} [1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0]" in shown


def test_without_a_hall_it_says_so_and_does_not_try_again(tmp_path):
    code, shown = in_terminal([], "--hall", tmp_path / "none.db", "kiosk")
    assert (code, "counterdesk init" in shown) == (3, True)


def test_without_a_terminal_it_is_refused(hall):
    ran = program("--hall", hall, "kiosk", stdin=subprocess.DEVNULL)
    assert ran.returncode == 2
