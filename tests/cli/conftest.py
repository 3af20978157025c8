import io
import json
import shutil
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from counterdesk import paths
from counterdesk.__main__ import main
from counterdesk.words import use_language

QUICK = {"no_show_gap_s = 60": "no_show_gap_s = 0", "\nundo_s = 30\n": "\nundo_s = 600\n"}
"""The shipped hall, with calls that count at once, and time enough to undo on a slow machine."""


class Ran(NamedTuple):
    """What a command did: its exit code and what it said."""

    code: int
    out: str
    err: str

    @property
    def value(self) -> Any:
        """Its JSON; fails when it printed anything else beside it."""
        return json.loads(self.out)


@pytest.fixture(autouse=True)
def quiet_place(monkeypatch, tmp_path):
    """A home of its own, no settings, a Chinese terminal."""
    for name in ("HALL", "CONFIG", "LANG", "THEME", "WINDOW", "PIN", "CLERK"):
        monkeypatch.delenv(f"COUNTERDESK_{name}", raising=False)
    for name in ("DATA", "CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "home" / name.lower()))
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    yield
    use_language("zh")


@pytest.fixture(scope="session")
def hall_file(tmp_path_factory):
    text = paths.data("halls", "market-regulation.toml").read_text(encoding="utf-8")
    for usual, quick in QUICK.items():
        assert usual in text
        text = text.replace(usual, quick)
    path = tmp_path_factory.mktemp("files") / "quick.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def made_once(tmp_path_factory, hall_file):
    path = tmp_path_factory.mktemp("made") / "hall.db"
    assert main(["--hall", str(path), "init", "--from", str(hall_file)]) == 0
    return path


@pytest.fixture
def hall(tmp_path, made_once) -> Path:
    """A new hall, as ``init`` leaves it."""
    return Path(shutil.copy(made_once, tmp_path / "hall.db"))


@pytest.fixture
def run(capsys):
    """``run("ticket", "list")``: a command without a hall named."""

    def run(*argv: object) -> Ran:
        capsys.readouterr()
        code = main([str(arg) for arg in argv])
        return Ran(code, *capsys.readouterr())

    return run


@pytest.fixture
def cdk(hall, run):
    """``cdk("ticket", "list")``: a command in the new hall."""
    return lambda *argv: run("--hall", hall, *argv)


@pytest.fixture
def ask(cdk):
    """``ask("ticket", "list")``: the JSON of a command that must succeed."""

    def ask(*argv: object) -> Any:
        ran = cdk(*argv, "--json")
        assert ran.code == 0, ran
        assert not ran.err
        return ran.value

    return ask


@pytest.fixture
def type_in(monkeypatch):
    """``type_in("1234\\n")``: what standard input holds."""

    return lambda text: monkeypatch.setattr("sys.stdin", io.StringIO(text))
