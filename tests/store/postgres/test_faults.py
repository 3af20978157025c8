"""What keeps a hall on a server from being used, each said in words and with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterdesk.hall import tickets
from counterdesk.refusals import StoreFault
from counterdesk.store.address import Server, is_server, place, shown
from counterdesk.store.desk import By
from counterdesk.store.engine import create_store, database_path, open_store
from counterdesk.store.postgres.connecting import connected
from counterdesk.store.postgres.faults import AWAY, code_of, is_away
from tests.furnished import ZONE, refused
from tests.postgres import url_of

SECRET = "hunter2"


def named(server: Server, **changed) -> str:
    return url_of(Server(server.url.set(**changed).set(drivername="postgresql").render_as_string(hide_password=False)))


def test_a_server_that_is_not_there(database):
    with refused("server_away", StoreFault):
        open_store("postgresql://someone@127.0.0.1:1/hall?connect_timeout=1")


def test_a_database_that_is_not_there(database):
    with refused("no_database", StoreFault) as caught:
        open_store(named(database, database="nowhere"))
    assert "createdb" in caught.value.next_step("en")
    assert "nowhere" in caught.value.message("zh")


def test_a_user_who_is_not_known(database):
    with refused("wrong_password", StoreFault):
        open_store(named(database, username="nobody_known"))


@pytest.fixture
def guarded(cluster, database):
    """A user whose password the server asks for, with no more than one connection."""
    with connected(database) as driver:
        (hba,) = driver.execute("SHOW hba_file").fetchone()
    if not Path(hba).is_file():
        pytest.skip("another computer's server")
    rules = Path(hba).read_text()
    Path(hba).write_text("local all guarded scram-sha-256\n" + rules)
    cluster.command(f"CREATE ROLE guarded LOGIN PASSWORD '{SECRET}' CONNECTION LIMIT 1")
    cluster.command("SELECT pg_reload_conf()")
    yield database
    cluster.command("DROP ROLE guarded")
    Path(hba).write_text(rules)
    cluster.command("SELECT pg_reload_conf()")


def test_a_wrong_password_is_said_and_no_password_is_shown(guarded):
    for password in ("wrong-secret", None):
        with refused("wrong_password", StoreFault) as caught:
            open_store(named(guarded, username="guarded", password=password))
        said = caught.value.message() + caught.value.next_step() + repr(caught.value.facts)
        assert "wrong-secret" not in said


def test_no_rights_and_no_connection_left(guarded):
    mine = named(guarded, username="guarded", password=SECRET)
    with refused("no_rights", StoreFault):
        open_store(mine)
    with connected(Server(mine)), refused("too_many", StoreFault):
        open_store(mine)


def test_a_server_that_can_only_be_read(cluster, database):
    cluster.command(f'ALTER DATABASE "{database.database}" SET default_transaction_read_only = on')
    try:
        store = open_store(database)
        with refused("server_read_only", StoreFault):
            store.run(tickets.issue, By(), "A01")
        assert store.read(lambda look: look.last_id) > 0
        store.close()
    finally:
        cluster.command(f'ALTER DATABASE "{database.database}" RESET default_transaction_read_only')


def test_a_database_that_cannot_hold_every_name(cluster):
    cluster.command("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")
    try:
        with refused("not_utf8", StoreFault):
            create_store(cluster.server("latin"), ZONE, "04:00")
    finally:
        cluster.drop(cluster.server("latin"))


def test_a_text_that_postgresql_cannot_keep_is_refused_and_nothing_is_done(database):
    store = open_store(database)
    with refused("forbidden", StoreFault):
        store.run(lambda desk: desk.conn.exec_driver_sql("SELECT %s", ("a\0b",)) and desk.record("issued"))
    before = store.read(lambda look: look.last_id)
    store.close()
    assert before == open_and_count(database)


def open_and_count(database) -> int:
    with connected(database) as driver:
        return driver.execute("SELECT count(*) FROM journal").fetchone()[0]


@pytest.mark.parametrize(
    "where",
    [
        f"postgresql://me:{SECRET}@db/hall", f"postgres://me:{SECRET}@db/hall?sslmode=require",
        f"postgresql://me@db/hall?password={SECRET}", f"postgresql+psycopg://me:{SECRET}@db:5432/hall",
        f"postgresql://db/hall?user=me&sslpassword={SECRET}", f"postgresql://:{SECRET}@db/hall",
        f"postgresql://me:{SECRET}@[::1", f"postgresql://me:{SECRET}@db:port/hall",
    ],
)  # fmt: skip
def test_a_password_is_never_shown(where):
    assert is_server(where)
    assert SECRET not in shown(where)
    try:
        text = str(place(where)) + ("" if "sslpassword" in where else repr(Server(where).url))
    except StoreFault as fault:
        text = fault.message("zh") + fault.message("en") + fault.next_step("en") + repr(fault.facts)
    assert SECRET not in text


def test_what_is_no_url_is_a_path_and_other_databases_are_refused():
    assert place("hall.db") == Path("hall.db")
    assert database_path("sqlite:////srv/hall.db") == Path("/srv/hall.db")
    with refused("unknown_database", StoreFault):
        place("mysql://db/hall")
    with refused("not_a_file", StoreFault):
        database_path("postgresql://db/hall")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("FATAL:  the database system is starting up", "server_away"),
        ("connection timeout expired", "server_silent"),
        ("致命错误:  用户 \"me\" Password 认证失败", "wrong_password"),
        ("致命错误:  数据库 \"hall\" 不存在", "no_database"),
        ("FATAL:  sorry, too many clients already", "too_many"),
        ("FATAL:  no pg_hba.conf entry for host \"10.0.0.7\"", "wrong_password"),
    ],
)  # fmt: skip
def test_a_server_that_speaks_before_it_lets_in_is_understood(said, code):
    assert code_of(OSError(said)) == code
    assert is_away(OSError(said)) is (code in AWAY)
