"""The program as a process: what only a real one can show."""

import json
import os
import pty
import select
import signal
import subprocess
import sys
from contextlib import closing
from inspect import signature
from time import monotonic

import pytest

from counterdesk.cli import crash
from counterdesk.hall import tickets, windows
from counterdesk.store.desk import By
from counterdesk.store.engine import open_store
from tests.hall import checker

AT_1 = By("101", "1")
HANGS_UP = None
PROGRAM = (sys.executable, "-m", "counterdesk")
BREAKS = (
    "import sys; from counterdesk.tui.app import CounterdeskApp; "
    "CounterdeskApp.on_mount = lambda app, name='王' '小芳': 1 / 0; "
    "from counterdesk.__main__ import main; sys.exit(main(sys.argv[1:]))"
)
IMPORTS = "import sys; from counterdesk.__main__ import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"


def program(*argv, **how):
    return subprocess.run([*PROGRAM, *map(str, argv)], capture_output=True, text=True, timeout=60, check=False, **how)


def in_terminal(dialogue, *argv, program=PROGRAM, wait_s=40.0):
    """Run the program at a real terminal; ``dialogue`` pairs what to wait for with what is then typed.

    That is a text it shows, or a condition, which is told the program's number if it takes it. ``HANGS_UP`` closes the
    terminal instead of typing. Returns the exit code and all that was shown; the code is that of
    SIGHUP when it does not end within ``wait_s``.
    """
    child, terminal = pty.fork()
    if child == 0:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # as at anybody's terminal, however the tests were started
        os.execve(sys.executable, [*program, *map(str, argv)], {**os.environ, "TERM": "xterm-256color"})
    shown, steps, deadline = "", list(dialogue), monotonic() + wait_s
    while monotonic() < deadline:
        if select.select([terminal], [], [], 0.1)[0]:
            chunk = heard(terminal)
            if not chunk:
                break
            shown += chunk.decode(errors="replace")
        if steps and is_time(steps[0][0], shown, child):
            typed = steps.pop(0)[1]
            if typed is HANGS_UP:
                break
            os.write(terminal, typed)
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), shown


def heard(terminal):
    """What the terminal was sent; nothing once the program is gone, which Linux tells as an error."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


def is_time(awaited, shown, child):
    if not callable(awaited):
        return awaited in shown
    return awaited(child) if signature(awaited).parameters else awaited()


@pytest.fixture
def settings(tmp_path):
    """Settings with one printer, which prints into a file."""
    path = tmp_path / "counterdesk.toml"
    path.write_text(f'[[printer]]\nname = "hall"\ntarget = "file:{tmp_path / "paper.bin"}"\n', encoding="utf-8")
    return path


def test_a_visit_by_a_script(tmp_path):
    hall = ("--hall", tmp_path / "hall.db", "--json")
    assert program(*hall, "init").returncode == 0
    assert program(*hall, "window", "open", "1", "--clerk", "101").returncode == 0
    issued = program(*hall, "ticket", "issue", "A01", "--key", "1")
    assert json.loads(issued.stdout)["number"] == "A001"
    called = json.loads(program(*hall, "ticket", "call", "--window", "1", "--clerk", "101").stdout)
    assert (called["number"], called["state"]) == ("A001", "called")
    refused = program(*hall, "ticket", "finish", "A001", "--window", "1", "--clerk", "101")
    assert (refused.returncode, json.loads(refused.stdout)["refused"], refused.stderr) == (1, "wrong_state", "")


def test_kiosks_that_press_at_once_get_different_numbers(hall):
    presses = [
        subprocess.Popen([*PROGRAM, "--hall", hall, "--json", "ticket", "issue", "A01"], stdout=subprocess.PIPE)
        for _ in range(4)
    ]
    numbers = [json.loads(press.communicate(timeout=60)[0])["number"] for press in presses]
    assert sorted(numbers) == ["A001", "A002", "A003", "A004"]


@pytest.mark.parametrize("argv", [("--help",), ("ticket", "issue", "A01"), ("ticket", "list")])
def test_commands_do_without_the_screens(hall, argv):
    argv = (sys.executable, "-c", IMPORTS, "--hall", hall, *argv)
    loaded = subprocess.run(list(map(str, argv)), capture_output=True, text=True, timeout=60, check=True).stderr.split()
    assert "counterdesk.cli.run" in loaded
    assert [name for name in loaded if name.split(".")[0] in ("textual", "escpos", "argon2")] == []


def test_help_does_without_the_database(hall):
    argv = (sys.executable, "-c", IMPORTS, "--help")
    loaded = subprocess.run(argv, capture_output=True, text=True, timeout=60, check=True).stderr.split()
    assert [name for name in loaded if name.split(".")[0] in ("sqlalchemy", "sqlmodel", "pydantic")] == []


@pytest.mark.parametrize("argv", [("--help",), ("window", "list"), ("window", "list", "--json")])
def test_a_reader_who_hung_up_hears_no_complaint(hall, argv):
    nobody_reads, pipe = os.pipe()
    os.close(nobody_reads)
    ran = subprocess.run(
        list(map(str, (*PROGRAM, "--hall", hall, *argv))), stdout=pipe, stderr=subprocess.PIPE, timeout=60, check=False
    )
    os.close(pipe)
    assert (ran.returncode in (0, 141), ran.stderr) == (True, b"")  # argparse keeps its own silence


def test_output_that_cannot_show_chinese_is_not_a_crash(hall):
    how = {"env": {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "zh_CN.UTF-8"}}
    assert program("--hall", hall, "window", "list", **how).returncode == 0
    assert json.loads(program("--hall", hall, "ticket", "show", "A001", "--json", **how).stdout)["message"].startswith(
        "没有"
    )


def test_no_command_without_a_hall_or_a_terminal_is_exit_2(tmp_path):
    ran = program("--hall", tmp_path / "none.db", stdin=subprocess.DEVNULL)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "counterdesk demo" in ran.stderr
    assert "counterdesk init" in ran.stderr


def test_no_command_at_a_terminal_offers_three_ways(tmp_path):
    code, shown = in_terminal([("打开已有的大厅", b"\x11")], "--hall", tmp_path / "none.db")
    assert (code, "先看看" in shown, "新建大厅" in shown) == (0, True, True)


def test_no_command_opens_a_desk_of_the_hall_at_hand(hall):
    code, shown = in_terminal([("几号窗口", b"2\n"), ("PIN", b"\x11"), ("退出程序？", b"\x1b[B\r")], "--hall", hall)
    assert (code, "2号窗口" in shown) == (0, True)


def test_a_desk_is_practised_at_without_touching_the_hall(hall):
    before = hall.read_bytes()
    code, shown = in_terminal(
        [("按 Enter 到窗口", b"\r"), ("登记注册", b"\x03")], "--hall", hall, "desk", "--practice"
    )
    assert (code, "练习" in shown, hall.read_bytes() == before) == (0, True, True)


def test_a_pin_is_asked_for_at_a_terminal_and_not_shown(hall):
    code, shown = in_terminal([("新 PIN", b"90909\n"), ("再输一次", b"90909\n")], "--hall", hall, "clerk", "pin", "901")
    assert (code, "901  管理员  可登录" in shown) == (0, True)
    code, shown = in_terminal([("PIN：", b"90909\n")], "--hall", hall, "clerk", "add", "107", "--clerk", "901")
    assert (code, "107  窗口人员  未设 PIN" in shown) == (0, True)


def test_pins_that_differ_are_not_set(hall):
    code, shown = in_terminal([("新 PIN", b"90909\n"), ("再输一次", b"90908\n")], "--hall", hall, "clerk", "pin", "901")
    assert (code, "不一样" in shown) == (1, True)


def test_ctrl_c_at_a_question_is_quiet(hall):
    code, shown = in_terminal([("新 PIN", b"\x03")], "--hall", hall, "clerk", "pin", "901")
    assert (code, "Traceback" in shown) == (130, False)


def test_the_boards_screen_opens_and_is_left(hall):
    code, shown = in_terminal([("等候承诺", b"\x11"), ("结束本屏", b"\r")], "--hall", hall, "board")
    assert (code, "Traceback" in shown) == (0, False)


def test_a_board_that_was_stopped_shows_what_happened_meanwhile(hall):
    def call_while_it_stands(child):
        os.kill(child, signal.SIGSTOP)
        try:
            with closing(open_store(hall)) as store:
                store.run(windows.open_window, AT_1)
                store.run(tickets.issue, service="A01")
                store.run(tickets.call_next, AT_1)
        finally:
            os.kill(child, signal.SIGCONT)
        return True

    dialogue = [("等候承诺", b""), (call_while_it_stands, b""), ("请 A001 号到", b"\x11"), ("结束本屏", b"\r")]
    code, _ = in_terminal(dialogue, "--hall", hall, "board", wait_s=90.0)
    assert code == 0  # it ended at Enter: nothing that was begun before the stop goes on


def test_ctrl_z_before_the_terminal_is_taken_puts_no_program_to_sleep(hall):
    def suspend(child):
        os.kill(child, signal.SIGTSTP)
        return True

    dialogue = [("等候承诺", b""), (suspend, b"\x11"), ("结束本屏", b"\r")]
    code, _ = in_terminal(dialogue, "--hall", hall, "board")
    assert code == 0


def test_a_desk_whose_terminal_is_closed_ends_and_its_window_waits_for_the_clerk(hall):
    with closing(open_store(hall)) as store:
        store.run(windows.open_window, AT_1)
        code, shown = in_terminal([("请输入工号", HANGS_UP)], "--hall", hall, "desk", "--window", "1", wait_s=90.0)
        seat = store.read(windows.seat, "1")
    assert (code in (0, -signal.SIGHUP), "Traceback" in shown) == (True, False)
    assert (seat.state, seat.clerk) == ("open", "101")
    assert checker.faults(hall) == []


def test_a_board_begun_deaf_to_hanging_up_ends_with_its_terminal_all_the_same(hall):
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        code, _ = in_terminal([("等候承诺", HANGS_UP)], "--hall", hall, "board")
    finally:
        signal.signal(signal.SIGHUP, before)
    assert code == -signal.SIGHUP


def test_a_desk_prints_what_others_queue(hall, tmp_path, settings):
    waits = tmp_path / "waits.toml"
    waits.write_text(settings.read_text(encoding="utf-8").replace("paper.bin", "no-folder/paper.bin"), encoding="utf-8")
    failed = program("--hall", hall, "--config", waits, "--json", "ticket", "issue", "A01")
    assert (failed.returncode, json.loads(failed.stdout)["print_job"]["state"]) == (4, "failed")
    leave = [((tmp_path / "paper.bin").exists, b"\x11"), ("退出程序？", b"\x1b[B\r")]
    assert in_terminal(leave, "--hall", hall, "--config", settings, "desk", "--window", "1")[0] == 0


def test_a_screen_that_breaks_is_one_line_and_a_log(hall, tmp_path):
    breaking = (sys.executable, "-c", BREAKS)
    code, shown = in_terminal([], "--hall", hall, "board", program=breaking)
    assert (code, "Traceback" in shown, "ZeroDivisionError" in shown) == (3, False, True)
    log = crash.log_file().read_text(encoding="utf-8")
    assert ("ZeroDivisionError" in log, "<lambda>" in log, "王小芳" in log) == (True, True, False)


def test_the_worker_ends_when_it_is_told_to(hall, settings):
    argv = [*PROGRAM, "--hall", hall, "--config", settings, "spool"]
    worker = subprocess.Popen(argv, stderr=subprocess.PIPE, text=True)
    assert "hall" in worker.stderr.readline()
    issued = json.loads(program("--hall", hall, "--config", settings, "--json", "ticket", "issue", "A01").stdout)
    assert issued["print_job"]["state"] == "printed"
    worker.terminate()
    worker.stderr.close()
    assert worker.wait(timeout=30) == 0
