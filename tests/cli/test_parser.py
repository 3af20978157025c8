import pytest

from counterdesk.cli.commands import COMMANDS
from counterdesk.words import cells


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help_lists_every_command(run, lang):
    out = run("--lang", lang, "--help").out
    assert [c.path for c in COMMANDS if f"  {c.path}  " not in out] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("path", [command.path for command in COMMANDS])
def test_every_command_explains_itself(run, path, lang):
    ran = run("--lang", lang, *path.split(), "--help")
    assert (ran.code, ran.err) == (0, "")
    assert "usage: " in ran.out if lang == "en" else "用法：" in ran.out


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help_fits_eighty_columns(run, lang, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    assert max(cells(line) for line in run("--lang", lang, "--help").out.splitlines()) <= 80


def test_json_may_stand_before_or_after_the_command(cdk):
    assert cdk("--json", "ticket", "list").value == cdk("ticket", "list", "--json").value == []


def test_the_citizens_language_is_not_the_clerks(cdk):
    ran = cdk("--lang", "zh", "ticket", "issue", "A01", "--lang", "en")
    assert "Nobody is ahead of you" in ran.out
    assert "已取号" in ran.out


def test_complaints_are_in_the_language_of_the_settings(run, tmp_path):
    (tmp_path / "work" / "counterdesk.toml").write_text('language = "en"\n', encoding="utf-8")
    assert run("ticket", "issue").err.startswith("Missing: service\nusage: ")


def test_complaints_are_in_the_language_of_the_terminal(run, monkeypatch):
    assert run("ticket", "issue").err.startswith("还缺：service\n")
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    assert run("ticket", "issue").err.startswith("Missing: service\n")


@pytest.mark.parametrize("words", [("weather", "list"), ("weather", "desk")])
def test_an_unknown_command_is_told_the_known_ones(run, words):
    ran = run(*words)
    assert (ran.code, "ticket" in ran.err, "kiosk" in ran.err, "'" in ran.err) == (2, True, True, False)


def test_a_hall_that_is_named_like_a_command_is_no_command(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run("--hall", "desk", "ticket", "list", "--json").code == 3


def test_the_version_is_told(run):
    assert run("--version").out.startswith("counterdesk 0.")
