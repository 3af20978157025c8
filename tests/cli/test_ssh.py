"""A clerk's screen over ssh as docs/running.md sets it up: a real sshd, one key, and no way past the screen."""

import getpass
import re
import subprocess
import sys
from pathlib import Path
from shutil import which

import psutil
import pytest

from counterdesk import paths
from tests.cli.sshd import SSHD, Host, host
from tests.cli.test_program import HANGS_UP, in_terminal

pytestmark = pytest.mark.skipif(not (SSHD and which("ssh")), reason="there is no OpenSSH server and client here")

PAGE = (Path(paths.PACKAGE).parent / "docs" / "running.md").read_text(encoding="utf-8")
EXEC = (sys.executable, "-c", "import os, sys; os.execvp(sys.argv[1], sys.argv[1:])")
ME = f"{getpass.getuser()}@127.0.0.1"
NO_TERMINAL = "这里不是终端，打不开界面"
WAIT_S = 60.0


@pytest.fixture(scope="module")
def door(tmp_path_factory, made_once):
    """The page's own options of the key and of the user; the key opens the desk of window 3."""
    options = re.search(r'^(\S+),command="\S+ --config \S+ desk', PAGE, re.MULTILINE).group(1)
    match = re.search(r"^Match User counterdesk\n((?: +\S.*\n)+)", PAGE, re.MULTILINE).group(1)
    desk = (sys.executable, "-m", "counterdesk", "--lang", "zh", "--hall", str(made_once), "desk", "--window", "3")
    with host(tmp_path_factory.mktemp("ssh"), options, desk, match) as found:
        yield found


def ran(argv):
    return subprocess.run(argv, capture_output=True, text=True, timeout=WAIT_S, check=False, stdin=subprocess.DEVNULL)


def screens_of(hall):
    """The processes of desks on this hall."""
    running = ((one, one.info["cmdline"] or ()) for one in psutil.process_iter(["cmdline"]))
    return [one for one, argv in running if argv[:1] == [sys.executable] and str(hall) in argv]


@pytest.mark.parametrize("asked", [("id",), ()], ids=["a command", "nothing"])
def test_whatever_a_client_asks_for_the_key_opens_the_desk(door: Host, asked):
    found = ran(door.argv("ssh", ME, *asked))
    assert (found.returncode, found.stdout, NO_TERMINAL in found.stderr) == (2, "", True)


def test_no_file_goes_out_and_none_comes_in(door: Host, tmp_path):
    (tmp_path / "secret").write_text("x", encoding="utf-8")
    out, into = tmp_path / "stolen", tmp_path / "put"
    assert ran(door.argv("scp", f"{ME}:{tmp_path}/secret", str(out))).returncode
    assert ran(door.argv("scp", "-O", f"{tmp_path}/secret", f"{ME}:{into}")).returncode
    assert (out.exists(), into.exists()) == (False, False)


@pytest.mark.parametrize("how", [("-R", "0:127.0.0.1:9"), ("-W", "127.0.0.1:9"), ("-w", "0:0")], ids=lambda how: how[0])
def test_nothing_is_forwarded(door: Host, how):
    found = ran(door.argv("ssh", "-o", "ExitOnForwardFailure=yes", *how, ME))
    assert (found.returncode, "failed" in found.stderr) == (255, True)


def test_no_setting_of_the_client_reaches_the_program(door: Host, tmp_path):
    mine = f"SetEnv=LD_PRELOAD={tmp_path}/x PYTHONSTARTUP={tmp_path}/x COUNTERDESK_LANG=en LC_ALL=en_US.UTF-8"
    assert NO_TERMINAL in ran(door.argv("ssh", "-o", mine, ME)).stderr


def test_no_key_leads_past_the_screen_and_leaving_it_ends_the_session(door: Host):
    out = [("请输入工号", b"\x1a\x1c\x03\x1b[20~!sh\r"), ("工号", b"\x11"), ("退出程序？", b"\x1b[B\r")]
    code, shown = in_terminal(out, *door.argv("ssh", "-tt", ME), program=EXEC, wait_s=WAIT_S)
    assert (code, re.findall(r"[$#] *$|uid=|Traceback", shown)) == (0, [])


def test_keys_pressed_while_it_begins_end_the_session_at_most(door: Host, made_once, monkeypatch):
    monkeypatch.setenv("TERM", "../../$(id)")
    begins = (lambda: bool(screens_of(made_once)), b"\x1a\x1c\x03id\r")
    _, shown = in_terminal([begins, ("\n", HANGS_UP)], *door.argv("ssh", "-tt", ME), program=EXEC, wait_s=WAIT_S)
    assert "uid=" not in shown


def test_a_thin_client_that_goes_away_leaves_no_program_behind(door: Host, made_once):
    found = []

    def is_open():
        found[:] = screens_of(made_once)
        return bool(found)

    in_terminal([("请输入工号", b""), (is_open, HANGS_UP)], *door.argv("ssh", "-tt", ME), program=EXEC, wait_s=WAIT_S)
    assert psutil.wait_procs(found, timeout=WAIT_S)[1] == []
