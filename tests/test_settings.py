import os
from pathlib import Path

import pytest

from counterdesk.refusals import SettingFault
from counterdesk.settings import BoardSettings, PrinterSetting, read, read_sound, terminal_language

WHOLE = """
hall = "halls/hall.db"
language = "en"
theme = "office-night"
window = "3"
[keys]
call = "f5,ctrl+n"
[board]
theme = "high-contrast"
[[printer]]
name = "counter"
target = "tcp://192.0.2.7"
profile = "generic-58-cn"
[[printer]]
name = "office"
target = "screen:"
"""


@pytest.fixture
def written(tmp_path):
    def write(text, name="counterdesk.toml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def faults(config, environment=None):
    with pytest.raises(SettingFault) as caught:
        read(config, environment or {})
    return [(Path(fault.file).name, fault.key) for fault in caught.value.faults]


def test_a_whole_file_is_read(written):
    path = written(WHOLE)
    found = read(path, {})
    assert (found.language, found.theme, found.window) == ("en", "office-night", "3")
    assert dict(found.keys) == {"call": "f5,ctrl+n"}
    assert found.board == BoardSettings(theme="high-contrast")
    assert found.printers == (
        PrinterSetting("counter", "tcp://192.0.2.7", "generic-58-cn"), PrinterSetting("office", "screen:"),
    )  # fmt: skip


def test_without_a_file_everything_has_its_default(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    found = read(None, {})
    assert (found.file, found.hall, found.language, found.theme, found.printers) == (None, None, None, "office-day", ())


def test_a_hall_beside_the_file_is_found_from_anywhere(written, tmp_path):
    assert read(written(WHOLE), {}).hall == str(tmp_path / "halls" / "hall.db")


@pytest.mark.parametrize("hall", ["sqlite:////srv/hall.db", "/srv/hall.db"])
def test_an_address_of_a_hall_is_kept(written, hall):
    assert read(written(f'hall = "{hall}"'), {}).hall == hall


def test_the_file_is_named_found_here_or_in_the_platforms_folder(written, tmp_path, monkeypatch):
    (tmp_path / "counterdesk").mkdir()
    platform = written('window = "3"', "counterdesk/counterdesk.toml")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    if os.name == "posix" and os.uname().sysname == "Linux":
        assert read(None, {}).file == platform
    written('window = "2"')
    assert read(None, {}).window == "2"
    other = written('window = "1"', "other.toml")
    assert read(None, {"COUNTERDESK_CONFIG": str(other)}).window == "1"


def test_the_environment_wins_over_the_file(written):
    spoken = {"COUNTERDESK_HALL": "/else.db", "COUNTERDESK_LANG": "zh", "COUNTERDESK_WINDOW": "9"}
    found = read(written(WHOLE), spoken)
    assert (found.hall, found.language, found.window, found.theme) == ("/else.db", "zh", "9", "office-night")


def test_every_fault_is_found_in_one_run(written):
    path = written('hall = 1\nlanguage = "fr"\nbord = 1\nboard = 2\nkeys = { call = 5 }\n[[printer]]\nspeed = 9\n')
    found = faults(path, {"COUNTERDESK_LANG": "xx"})
    assert found == [
        ("counterdesk.toml", "hall"), ("counterdesk.toml", "language"), ("counterdesk.toml", "bord"),
        ("counterdesk.toml", "board"), ("counterdesk.toml", "keys"), ("counterdesk.toml", "printer[1].speed"),
        ("counterdesk.toml", "printer[1].name"), ("counterdesk.toml", "printer[1].target"), ("COUNTERDESK_LANG", "-"),
    ]  # fmt: skip


def test_two_printers_of_one_name_are_a_fault(written):
    one = '[[printer]]\nname = "a"\ntarget = "screen:"\n'
    assert faults(written(one * 2)) == [("counterdesk.toml", "printer[2].name")]


def test_an_unknown_key_of_the_board_is_a_fault(written):
    assert faults(written("[board]\nvolume = 11\n")) == [("counterdesk.toml", "board.volume")]


def test_broken_toml_names_its_line(written):
    assert faults(written('window = "1"\nhall = \n')) == [("counterdesk.toml", "第 2 行")]


def test_a_file_in_another_encoding_is_a_fault(tmp_path):
    path = tmp_path / "counterdesk.toml"
    path.write_bytes('theme = "白天"'.encode("gbk"))
    assert faults(path) == [("counterdesk.toml", "-")]


def test_the_mark_of_windows_editors_is_no_fault(written):
    assert read(written('\ufeffwindow = "1"'), {}).window == "1"


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({}, "zh"),
        ({"LANG": "C.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "zh"),
    ],
)
def test_the_terminals_language_is_used(environment, lang):
    assert terminal_language(environment) == lang


def test_what_is_sound_is_kept_beside_the_faults(written):
    bad = WHOLE.replace('language = "en"', 'language = "fr"').replace('target = "screen:"', "")
    found, faulty = read_sound(written(bad + '[serve]\nhost = "127.0.0.2"\nport = "x"\n'), {"COUNTERDESK_LANG": "fr"})
    assert [fault.key for fault in faulty] == ["language", "printer[2].target", "serve.port", "-"]
    assert (found.language, found.theme, [printer.name for printer in found.printers]) == (
        None, "office-night", ["counter"],
    )  # fmt: skip
    assert (found.serve.host, found.serve.port) == ("127.0.0.2", 8000)
