"""A server's name is looked up with a deadline, and a silent name server stops nobody whose server is there."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.engine import make_url

from counterdesk.refusals import StoreFault
from counterdesk.store.engine import open_store
from counterdesk.store.postgres import names
from counterdesk.store.postgres.connecting import connected
from tests.furnished import refused
from tests.postgres import Cluster, url_of
from tests.store.postgres import unnamed
from tests.store.postgres.wire import FURNISHED

DEADLINE_S = 60
FILES = {"/etc/hosts": f"127.0.0.1 {unnamed.NAME}\n", "/etc/nsswitch.conf": "hosts: files dns\n"}
"""What a program with a name server of its own is to find there."""
PATIENT = "nameserver {address}\noptions timeout:30 attempts:5\n"
"""Asked so, a look-up lasts two minutes and a half."""


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(names, "ANSWERS_S", 2.0)  # where this computer's own name server is silent, too


@pytest.fixture
def silent() -> Iterator[socket.socket]:
    """A name server that hears every question and answers none."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as door:
        try:
            door.bind(("127.0.0.77", 53))
        except OSError as error:
            pytest.skip(f"no name server can be played here: {error}")
        yield door


def elsewhere(folder: Path, address: str, *argv: str) -> subprocess.CompletedProcess[str]:
    """Run Python where names are looked up in files of its own and at that address; skips where that cannot be."""
    if os.geteuid() != 0 or not shutil.which("unshare"):
        pytest.skip("needs root and unshare, for an /etc/resolv.conf of its own")
    files = {path: text for path, text in FILES.items() if Path(path).exists()}
    mounts = []
    for path, text in (files | {"/etc/resolv.conf": PATIENT.format(address=address)}).items():
        mine = folder / Path(path).name
        mine.write_text(text)
        mounts.append(f'mount --bind "{mine}" {path}')
    shell = " && ".join((*mounts, 'exec "$0" "$@"'))
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", shell, sys.executable, *argv],
        capture_output=True, text=True, timeout=DEADLINE_S,
    )  # fmt: skip
    if "Operation not permitted" in done.stderr:
        pytest.skip(done.stderr.strip())
    return done


def test_a_silent_name_server_is_waited_for_no_longer_and_known_addresses_are_still_tried(standing, silent, tmp_path):
    server = Cluster(standing[1]["network"]).database(FURNISHED)
    named = url_of(server).replace("127.0.0.1", unnamed.NAME)
    done = elsewhere(tmp_path, silent.getsockname()[0], "-m", unnamed.__name__, named)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == ["A001", "A002", "server_unnamed"]
    assert b"elsewhere" in asked(silent)


def asked(silent: socket.socket) -> bytes:
    """Every question it heard."""
    silent.setblocking(False)
    heard = []
    try:
        while True:
            heard.append(silent.recv(512))
    except BlockingIOError:
        return b"".join(heard)


def test_a_name_nobody_has_is_said_in_words():
    with refused("server_unnamed", StoreFault) as caught:
        open_store("postgresql://someone@nobody.invalid/hall")
    assert caught.value.message("zh").startswith("查不到数据库服务器的地址")
    assert "nobody.invalid" in caught.value.message("en")


@pytest.mark.parametrize(
    "params",
    [{}, {"host": "/run/postgresql"}, {"host": "10.0.0.7"}, {"host": "::1"}, {"host": "db", "hostaddr": "10.0.0.7"}],
)
def test_what_is_no_name_is_not_looked_up(params):
    assert names.with_addresses(params) == params


def test_each_of_many_hosts_keeps_its_port_and_has_every_address(monkeypatch):
    monkeypatch.setattr(names, "_known", {})
    given = {"host": "127.0.0.2,localhost,nobody.invalid,/tmp", "port": "1,2,3,4", "user": "me"}
    found = names.with_addresses(given)
    ways = list(zip(*(found[name].split(",") for name in ("host", "hostaddr", "port")), strict=True))
    assert (ways[0], ways[-1]) == (("127.0.0.2", "", "1"), ("/tmp", "", "4"))
    assert {way[:1] + way[2:] for way in ways[1:-1]} == {("localhost", "2")}
    assert found["user"] == "me"


def test_where_none_of_many_hosts_is_found_the_last_is_named():
    with pytest.raises(psycopg.OperationalError, match=r"two\.invalid"):
        names.with_addresses({"host": "one.invalid,two.invalid"})


def test_a_server_is_reached_by_its_name(standing):
    server = Cluster(make_url(standing[1]["network"]).set(host="localhost").render_as_string(False)).database()
    with connected(server) as driver:
        assert driver.info.host == "localhost"
        assert driver.info.hostaddr in names.addresses("localhost")
