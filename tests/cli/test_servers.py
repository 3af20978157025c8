"""A hall on a server from the command line: every command as with a file, and a password in no line of it."""

from __future__ import annotations

import json

import pytest

from counterdesk.store.address import Server
from tests.cli.conftest import Ran
from tests.hall import checker
from tests.postgres import url_of

SECRET = "hunter2"


@pytest.fixture
def url(cluster):
    """An empty database's URL with a password in it, which this server does not ask for."""
    server = cluster.database()
    yield url_of(Server(server.url.set(password=SECRET).set(drivername="postgresql").render_as_string(False)))
    cluster.drop(server)


@pytest.fixture
def at(url, run, hall_file, monkeypatch):
    """``at("ticket", "list")``: a command in a hall made on the server; what it says is looked through."""
    monkeypatch.setenv("COUNTERDESK_PIN", "2468")

    def at(*argv: object) -> Ran:
        ran = run("--hall", url, *argv)
        assert SECRET not in ran.out + ran.err
        return ran

    assert at("init", "--from", hall_file).code == 0
    return at


def test_a_ticket_goes_its_way_on_a_server(at):
    assert at("ticket", "issue", "A01", "--json").value["number"] == "A001"
    assert at("window", "open", "1", "--clerk", "101").code == 0
    assert at("ticket", "call", "--window", "1", "--clerk", "101", "--json").value["number"] == "A001"
    assert at("ticket", "start", "A001", "--window", "1", "--clerk", "101").code == 0
    assert at("ticket", "finish", "A001", "--window", "1", "--clerk", "101").code == 0
    shown = at("ticket", "show", "A001", "--json").value
    assert [period["kind"] for period in shown["periods"]] == ["wait", "walk", "handling"]
    assert at("summary", "--json").value["total"]["served"] == 1
    assert at("day", "report").code == 0
    assert at("queue").code == 0
    assert at("window", "list").code == 0
    assert at("journal", "verify", "--json").value["ok"] is True
    assert "A001" in at("journal", "tail").out


def test_it_is_made_once_and_checked_like_any_other(at, hall_file):
    again = at("init", "--from", hall_file, "--json")
    assert (again.code, again.value["refused"]) == (1, "hall_exists")
    found = at("check", "--json")
    assert found.code == 0, found.out
    assert "postgresql://" in json.dumps(found.value)


def test_a_server_that_would_lose_what_was_done_is_warned_of(at, cluster, url):
    name = Server(url).database
    cluster.command(f'ALTER DATABASE "{name}" SET synchronous_commit = off')
    warned = {each["key"]: each["reason"] for each in at("check", "--json").value["warnings"]}
    assert "synchronous_commit = off" in warned["synchronous_commit"]


def test_a_copy_is_a_file_and_comes_back(at, run, tmp_path):
    at("ticket", "issue", "A01")
    copy = tmp_path / "copy.db"
    head = at("journal", "head", "--json").value
    backup = at("backup", copy, "--json").value
    assert (backup["entries"], backup["head"]) == (head["entries"], head["head"])
    assert at("backup", copy).code == 1
    at("ticket", "issue", "A01")
    restored = at("restore", copy, "--json")
    assert restored.code == 0, restored.err
    assert "before_restore" in restored.value["kept"]
    states = {t["number"]: t["state"] for t in at("ticket", "list", "--json").value}
    assert states["A001"] == "waiting"
    assert at("ticket", "issue", "A01", "--json").value["number"] == "A003"
    assert checker.faults(copy) == []


def test_a_hall_is_moved_and_every_command_finds_it_there(cluster, cdk, hall, run):
    cdk("ticket", "issue", "A01")
    target = cluster.database()
    moved = cdk("move", "--to", url_of(target), "--json")
    assert moved.code == 0, moved.err
    assert not hall.exists()
    assert cdk("ticket", "list").code == 3
    assert run("--hall", url_of(target), "ticket", "issue", "A01", "--json").value["number"] == "A002"
    assert checker.faults(target) == []
    back = run("--hall", url_of(target), "move", "--to", hall)
    assert back.code == 0, back.err
    assert [t["number"] for t in cdk("ticket", "list", "--json").value] == ["A001", "A002"]
    assert cdk("move", "--to", hall).code == 3
    cluster.drop(target)


def test_what_keeps_a_server_away_is_exit_3_in_words(run):
    gone = run("--hall", f"postgresql://me:{SECRET}@127.0.0.1:1/hall?connect_timeout=1", "queue")
    assert gone.code == 3
    assert "postgresql://me:***@127.0.0.1:1/hall" in gone.err
    assert SECRET not in gone.err
    assert run("--hall", "mysql://me@db/hall", "queue").code == 3
    assert run("--hall", f"postgresql://me:{SECRET}@[::1", "queue").code == 3
