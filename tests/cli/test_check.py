"""What ``check`` says, in plain words: what was looked at, whether it is good, what to do."""

import os

import pytest

from counterdesk.cli import check_door, check_place
from counterdesk.cli.check_report import Report
from counterdesk.cli.here import Here
from counterdesk.refusals import Fault, StoreFault
from counterdesk.settings import read

SUBJECTS = ["设置", "数据库", "打印机", "终端", "时钟", "SQLite", "磁盘", "备份"]


@pytest.fixture
def report():
    return Report()


def looked(ran):
    return {subject["what"]: subject for subject in ran.value["looked"]}


def test_every_subject_is_told_with_its_state(cdk):
    found = looked(cdk("check", "--json"))
    assert [subject for subject in SUBJECTS if subject not in found] == []
    assert {subject["state"] for subject in found.values()} <= {"good", "note", "warning", "wrong"}


def test_whatever_is_not_good_says_what_to_do(cdk, tmp_path, hall):
    settings = tmp_path / "counterdesk.toml"
    settings.write_text('[[printer]]\nname = "door"\ntarget = "tcp://127.0.0.1:9"\n', encoding="utf-8")
    found = looked(cdk("--config", settings, "check", "--json"))
    bad = [subject for subject in found.values() if subject["state"] in ("warning", "wrong")]
    assert bad
    assert [subject["what"] for subject in bad if not subject["then"]] == []


def test_a_printer_that_is_off_is_a_warning_with_its_name(cdk, tmp_path):
    settings = tmp_path / "counterdesk.toml"
    settings.write_text('[[printer]]\nname = "door"\ntarget = "tcp://127.0.0.1:9"\n', encoding="utf-8")
    ran = cdk("--config", settings, "check")
    assert (ran.code, "door" in ran.out, "counterdesk printer test door" in ran.out) == (0, True, True)


def test_a_hall_without_an_admins_pin_is_told_how_to_set_one(cdk):
    assert "→ 设一个：counterdesk clerk pin" in cdk("check").out


def test_a_broken_hall_says_what_to_do(cdk, hall):
    hall.write_bytes(b"rubbish" * 1000)
    ran = cdk("check", "--json")
    assert (ran.code, looked(ran)["数据库"]["state"], bool(looked(ran)["数据库"]["then"])) == (3, "wrong", True)


def test_no_hall_yet_is_no_fault(run):
    ran = run("check")
    assert (ran.code, "运行 counterdesk 新建" in ran.out) == (0, True)


def test_a_copy_beside_the_hall_is_known_with_its_age(cdk, hall):
    copy = hall.with_name("monday.db")
    copy.write_bytes(hall.read_bytes())
    three_days = copy.stat().st_mtime - 3 * 86400
    os.utime(copy, (three_days, three_days))
    said = looked(cdk("check", "--json"))["备份"]
    assert (said["state"], "3 天前" in said["told"][0]) == ("note", True)


def test_the_daily_copy_in_its_folder_is_known_too(cdk):
    assert cdk("backup").code == 0
    said = looked(cdk("check", "--json"))["备份"]
    assert (said["state"], "0 天前" in said["told"][0], "copies" in said["told"][0]) == ("good", True, True)


def test_the_log_beside_a_database_is_no_copy(cdk, hall):
    assert looked(cdk("check", "--json"))["备份"]["told"] == ["大厅旁边没有副本（别处的副本这里看不到）"]


def test_a_nearly_full_disk_is_a_warning(report, tmp_path, monkeypatch):
    monkeypatch.setattr(check_place, "LEAST_FREE_MB", 10**12)
    with report.about("disk"):
        check_place.disk(report, tmp_path / "hall.db")
    assert (report.looked[0].state, report.code) == ("warning", 0)


def test_a_subject_takes_its_worst_state(report):
    with report.about("disk"):
        report.tell("一")
        report.warn(Fault("f", "k", "二"), then="做")
        report.tell("三", state="note")
    assert report.looked[0].state == "warning"


def test_a_fault_of_the_store_ends_the_subject_and_not_the_report(report):
    with report.about("hall"):
        raise StoreFault("no_hall", path="/srv/hall.db")
    with report.about("disk"):
        report.tell("够")
    assert [subject.state for subject in report.looked] == ["wrong", "good"]
    assert report.code == 3


def test_lines_stand_below_one_another(report):
    with report.about("disk"):
        report.tell("够", "什么都不用做")
    assert report.lines()[:2] == ["正常  磁盘  够", "            → 什么都不用做"]


def test_a_fault_of_the_sites_own_style_sheet_is_named_with_its_line(cdk, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "counterdesk").mkdir()
    (tmp_path / "counterdesk" / "site.tcss").write_text("Desk {\n  color: nosuch;\n}\n", encoding="utf-8")
    assert ("site.tcss", "第2行") in {(fault["file"], fault["key"]) for fault in cdk("check", "--json").value["faults"]}


def test_a_hall_only_its_owner_and_group_can_read_is_good(cdk):
    assert looked(cdk("check", "--json"))["权限"]["state"] == "good"


def test_a_hall_or_a_copy_that_strangers_can_read_is_a_warning(cdk, hall):
    copy = hall.with_name(hall.name + ".before-9")
    copy.write_bytes(b"")
    copy.chmod(0o644)
    found = looked(cdk("check", "--json"))["权限"]
    assert (found["state"], found["then"]) == ("warning", [f"收紧权限：chmod o= {copy}"])


@pytest.mark.parametrize(
    ("serve", "state"),
    [('host = "127.0.0.1"', "good"), ('host = "0.0.0.0"', "good"),
     ('host = "0.0.0.0"\nscreens = ["board", "desk"]', "warning"),
     ('host = "127.0.0.1"\nscreens = ["board", "desk"]', "good")],
)  # fmt: skip
def test_screens_to_work_at_are_for_this_computer_only(cdk, tmp_path, serve, state):
    settings = tmp_path / "counterdesk.toml"
    settings.write_text(f"[serve]\n{serve}\n", encoding="utf-8")
    assert looked(cdk("--config", settings, "check", "--json"))["浏览器"]["state"] == state


@pytest.mark.parametrize(("survey", "warned"), [("hall", 0), ("none_such", 1)])
def test_a_questionnaire_the_hall_does_not_have_is_told(cdk, tmp_path, survey, warned):
    cdk("survey", "make", "--clerk", "301")
    settings = tmp_path / "counterdesk.toml"
    settings.write_text(f'[kiosk]\nsurvey = "{survey}"\n', encoding="utf-8")
    warnings = cdk("--config", settings, "check", "--json").value["warnings"]
    assert len([one for one in warnings if one["key"] == "kiosk.survey"]) == warned


@pytest.mark.parametrize(("given", "state", "said"), [
    ("", "note", "只响铃"),
    ('[voice]\ncommand = ["no-such-voice", "{text}"]\n', "warning", "no-such-voice"),
    ('[voice]\ncommand = ["sh", "-c", "true", "{text}"]\n', "good", "sh"),
    ('[voice]\nspeak = false\ncommand = ["sh", "{text}"]\n', "good", "不念"),
], ids=["none", "missing", "there", "off"])  # fmt: skip
def test_whether_calls_can_be_spoken_is_looked_at(cdk, tmp_path, given, state, said):
    settings = tmp_path / "counterdesk.toml"
    settings.write_text(given, encoding="utf-8")
    voice = looked(cdk("--config", settings, "check", "--json"))["语音"]
    assert (voice["state"], said in " ".join(voice["told"]), bool(voice["then"])) == (state, True, state != "good")


KEY = "ssh-ed25519 AAAAC3Nz window"
SCREEN = 'command="counterdesk --config \\"a b\\" desk --window 3"'


@pytest.mark.parametrize(("lines", "state", "found"), [
    ((), "note", []),
    ((KEY,), "note", []),  # nobody's thin client comes in as this user
    ((f"restrict,pty,{SCREEN} {KEY}", "# " + KEY, ""), "good", []),
    ((f"restrict,pty,{SCREEN} {KEY}", KEY), "warning", [("第 2 行", "能进命令行")]),
    ((f"restrict,pty,{SCREEN} {KEY}", f'from="10.0.0.1" {KEY}'), "warning", [("第 2 行", "能进命令行")]),
    ((f"{SCREEN} {KEY}",), "warning", [("第 1 行", "能转发端口")]),
    ((f"restrict,{SCREEN} ecdsa-sha2-nistp256 AAAA x",), "good", []),
])  # fmt: skip
def test_a_key_that_opens_more_than_a_screen_is_a_warning(report, tmp_path, lines, state, found):
    if lines:
        (tmp_path / ".ssh").mkdir()
        (tmp_path / ".ssh" / "authorized_keys").write_text("\n".join(lines), encoding="utf-8")
    with report.about("keys"):
        check_door.keys(report, tmp_path)
    assert report.looked[0].state == state
    warned = zip(report.warnings, found, strict=True)
    assert [(one.key, said) for one, (_, said) in warned if said in one.reason] == found


@pytest.mark.parametrize(("hall", "mode", "warned"), [
    ("postgresql://desk:secret@127.0.0.1:9/hall", 0o644, True),
    ("postgresql://desk:secret@127.0.0.1:9/hall", 0o600, False),
    ("postgresql://desk@127.0.0.1:9/hall", 0o644, False), ("/nowhere/hall.db", 0o644, False),
])  # fmt: skip
def test_a_password_in_settings_others_can_read_is_a_warning(report, tmp_path, hall, mode, warned):
    file = tmp_path / "counterdesk.toml"
    file.write_text(f'hall = "{hall}"\n', encoding="utf-8")
    file.chmod(mode)
    with report.about("settings"), Here(read(file, {})) as here:
        check_door.password(report, here)
    assert ("口令" in str(report.warnings), "secret" in str(report.looked)) == (warned, False)


def test_a_copy_in_the_folder_of_copies_that_strangers_can_read_is_a_warning(cdk, hall):
    assert cdk("backup").code == 0
    (copy,) = (hall.parent / "copies").glob("*.db")
    assert copy.stat().st_mode & 0o007 == 0
    copy.chmod(0o644)
    assert looked(cdk("check", "--json"))["权限"]["then"] == [f"收紧权限：chmod o= {copy}"]
