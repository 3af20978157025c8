"""The demo as a visitor starts it: in a real terminal, in a folder of its own."""

from __future__ import annotations

import os
import signal

import pytest

from ..bench.terminal import Terminal

CTRL_C = b"\x03"
START = """
import sys, tempfile
from counterdesk.demo import run
tempfile.tempdir = {folder!r}
sys.exit(run(lang={lang!r}))
"""


@pytest.fixture
def begun(tmp_path):
    """Start the demo in a terminal; ended at the end of the test, whatever happened."""
    started: list[Terminal] = []

    def begin(lang: str = "zh") -> Terminal:
        terminal = Terminal(START.format(folder=str(tmp_path), lang=lang))
        started.append(terminal)
        return terminal

    yield begin
    for terminal in started:
        os.close(terminal.fd)
        if terminal.process.is_running():
            terminal.process.kill()


def code_of(terminal):
    """The exit code, once it has ended by itself; what it still writes is read meanwhile."""
    while not (ended := os.waitpid(terminal.pid, os.WNOHANG))[0]:
        terminal.quiet(0.2)  # however long it is quiet: who writes to a terminal nobody reads never ends
    return os.waitstatus_to_exitcode(ended[1])


@pytest.mark.parametrize(("lang", "said"), [("zh", "办结并叫下一位"), ("en", "Finish, call next")])
def test_the_desk_opens_by_itself_and_ctrl_c_leaves_nothing_behind(begun, tmp_path, lang, said):
    terminal = begun(lang)
    terminal.read_until(said.encode())
    assert len(list(tmp_path.iterdir())) == 1
    terminal.press(CTRL_C)
    assert (code_of(terminal), list(tmp_path.iterdir())) == (0, [])


def test_leaving_while_the_hall_is_being_furnished_leaves_nothing_behind(begun, tmp_path):
    terminal = begun()
    terminal.read_until("正在布置大厅".encode())
    terminal.press(CTRL_C)
    assert (code_of(terminal), list(tmp_path.iterdir())) == (0, [])


@pytest.mark.parametrize("gone", [signal.SIGHUP, signal.SIGTERM])
def test_a_terminal_that_goes_away_leaves_nothing_behind(begun, tmp_path, gone):
    terminal = begun()
    terminal.read_until("办结并叫下一位".encode())
    os.kill(terminal.pid, gone)
    code_of(terminal)
    assert list(tmp_path.iterdir()) == []
