"""Every kind of bad input: the exit code of the contract, words, and never a traceback."""

import os
import shutil
import sqlite3
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from counterdesk.cli import crash

RULES = {
    "no_such_service": ("ticket", "issue", "Z99"),
    "no_such_priority": ("ticket", "issue", "A01", "--priority", "vip"),
    "no_such_ticket": ("ticket", "show", "A999"),
    "not_a_number": ("ticket", "show", "十二"),
    "bad_code": ("ticket", "show", "1234567"),
    "no_such_window": ("window", "open", "99", "--clerk", "101"),
    "no_such_clerk": ("window", "open", "1", "--clerk", "999"),
    "window_closed": ("ticket", "call", "--window", "1", "--clerk", "101"),
    "no_such_job": ("printer", "cancel", "7"),
    "no_such_printer": ("printer", "status", "kitchen"),
    "no_such_paper": ("slip", "show", "poem", "1"),
    "no_such_series": ("window", "stop-series", "Z", "--reason", "x"),
    "no_such_role": ("clerk", "role", "101", "king"),
    "clerk_exists": ("clerk", "add", "101"),
    "bad_clerk_number": ("clerk", "add", "boss"),
    "bad_head": ("journal", "verify", "--head", "xyz"),
}
MISUSES = {
    "no such command": ("tickt",),
    "a noun alone": ("ticket",),
    "no service": ("ticket", "issue"),
    "an unknown option": ("ticket", "list", "--colour"),
    "an option without its value": ("ticket", "list", "--day"),
    "a day that is none": ("ticket", "list", "--day", "yesterday"),
    "a state that is none": ("ticket", "list", "--state", "lost"),
    "an outcome that is none": ("ticket", "finish", "A001", "--window", "1", "--clerk", "101", "--outcome", "maybe"),
    "a job that is no number": ("printer", "cancel", "first"),
    "a language without words": ("--lang", "fr", "ticket", "list"),
    "two ways to name days": ("summary", "--day", "2026-11-23", "--from", "2026-11-01"),
    "neither printed nor again": ("printer", "resolve", "1"),
    "a screen without a terminal": ("desk", "--window", "1"),
    "a hall file that is not there": ("load", "nowhere.toml"),
    "settings that are not there": ("--config", "nowhere.toml", "ticket", "list"),
}


@pytest.mark.parametrize("code", RULES)
def test_a_rule_says_no_with_exit_1_and_what_to_do_next(cdk, code):
    ran = cdk(*RULES[code], "--json")
    assert (ran.code, ran.value["refused"], ran.err) == (1, code, "")
    assert ran.value["message"]
    assert ran.value["next"]


@pytest.mark.parametrize("misuse", MISUSES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_wrong_usage_is_exit_2_in_words(cdk, misuse, lang):
    ran = cdk(*(() if "--lang" in MISUSES[misuse] else ("--lang", lang)), *MISUSES[misuse])
    assert (ran.code, ran.out) == (2, "")
    assert ran.err
    assert "Traceback" not in ran.err


def test_without_json_the_refusal_is_on_stderr(cdk):
    ran = cdk("ticket", "show", "A001")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "没有 A001 这个号\nticket list 列出当天的号；其他日期加 --day\n"


def test_a_state_is_told_in_words(cdk):
    cdk("ticket", "issue", "A01")
    cdk("ticket", "cancel", "A001")
    assert "“取消”" in cdk("ticket", "cancel", "A001").err
    assert "“cancelled”" in cdk("--lang", "en", "ticket", "cancel", "A001").err


def test_every_fault_of_the_settings_is_one_line(cdk, tmp_path):
    bad = tmp_path / "bad.toml"
    bad.write_text('language = "fr"\ncolour = "red"\n[[printer]]\nname = "hall"\n', encoding="utf-8")
    ran = cdk("--config", bad, "ticket", "list")
    assert ran.code == 2
    assert [line.split(": ")[:2] for line in ran.err.splitlines()] == [
        [str(bad), "language"], [str(bad), "colour"], [str(bad), "printer[1].target"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ('colour = "red"\n[[printer]]\nname = "hall"\n', ["colour", "printer[1].target"]),
        ('window = 3\n[voice]\nspeek = true\n', ["window", "voice.speek"]),
        ("window = \n", ["第 1 行"]),
    ],
)
def test_check_names_a_fault_of_the_settings_and_looks_at_all_the_rest(cdk, tmp_path, settings, named):
    bad = tmp_path / "bad.toml"
    bad.write_text(settings, encoding="utf-8")
    ran = cdk("--config", bad, "check", "--json")
    looked = {subject["what"]: subject["state"] for subject in ran.value["looked"]}
    assert (ran.code, [fault["key"] for fault in ran.value["faults"]]) == (2, named)
    assert (looked["设置"], looked["数据库"], "磁盘" in looked, "时钟" in looked) == ("wrong", "warning", True, True)


def test_broken_toml_is_told_with_its_line(cdk, tmp_path):
    bad = tmp_path / "bad.toml"
    bad.write_text('language = "zh"\nwindow = \n', encoding="utf-8")
    ran = cdk("--config", bad, "ticket", "list")
    assert (ran.code, ran.err.split(": ")[:2]) == (2, [str(bad), "第 2 行"])


def test_settings_faults_are_json_too(cdk, tmp_path):
    bad = tmp_path / "bad.toml"
    bad.write_text("window = 3\n", encoding="utf-8")
    assert cdk("--config", bad, "ticket", "list", "--json").value["faults"][0]["key"] == "window"


def test_help_is_had_even_with_broken_settings(cdk, tmp_path):
    bad = tmp_path / "bad.toml"
    bad.write_text("=", encoding="utf-8")
    assert cdk("--config", bad, "--help").code == 0


def test_no_hall_is_exit_3(run, tmp_path):
    ran = run("--hall", tmp_path / "none.db", "ticket", "list")
    assert (ran.code, ran.out) == (3, "")
    assert "counterdesk init" in ran.err


def test_another_database_is_exit_3(run):
    assert run("--hall", "mysql://host/hall", "ticket", "list").code == 3


def test_a_file_that_is_no_hall_is_exit_3(run, tmp_path):
    text = tmp_path / "hall.db"
    text.write_text("Dear diary, " * 100, encoding="utf-8")
    assert run("--hall", text, "ticket", "list", "--json").value["fault"] == "not_a_hall"


def test_another_programs_database_is_exit_3(run, tmp_path):
    with sqlite3.connect(tmp_path / "bookmarks.db") as other:
        other.execute("CREATE TABLE bookmark (id INTEGER)")
    other.close()
    assert run("--hall", tmp_path / "bookmarks.db", "ticket", "list").code == 3


def test_a_damaged_hall_is_exit_3(cdk, hall):
    size = hall.stat().st_size
    with hall.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (size - 4096))
    ran = cdk("ticket", "issue", "A01")
    assert (ran.code, ran.out) == (3, "")


def test_a_hall_that_cannot_be_written_is_exit_3(cdk, run, made_once):
    cdk("ticket", "issue", "A01")  # whatever is imported on the way is imported while it can be read
    with tempfile.TemporaryDirectory() as folder:
        locked = Path(shutil.copy(made_once, Path(folder) / "hall.db"))
        locked.chmod(0o444)
        Path(folder).chmod(0o777)
        with _nobody():
            ran = run("--hall", locked, "ticket", "issue", "A01", "--json")
        assert (ran.code, ran.value["fault"]) == (3, "read_only")


@contextmanager
def _nobody():
    """Root may write into anything, so for this test it is not root."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_an_unexpected_exception_is_one_line_and_logged_whole(cdk, monkeypatch):
    def breaks(*_):
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr("counterdesk.cli.queue.queue", breaks)
    ran = cdk("queue")
    assert (ran.code, ran.out) == (3, "")
    assert "Traceback" not in ran.err
    assert "ZeroDivisionError: a bug" in ran.err
    assert "in breaks" in crash.log_file().read_text(encoding="utf-8")


def test_ctrl_c_is_quiet(cdk, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("counterdesk.cli.queue.queue", interrupted)
    assert cdk("queue") == (130, "", "")
