"""Making a hall in a database, and bringing one up to date: each step whole or not at all, as in a file."""

from __future__ import annotations

import secrets
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from counterdesk.clock import business_day
from counterdesk.refusals import StoreFault
from counterdesk.store.address import Server
from counterdesk.store.postgres.connecting import connected
from counterdesk.store.postgres.outcome import WRITE
from counterdesk.store.postgres.steps import steps
from counterdesk.store.schema import newest

HALL_NOW = "INSERT INTO hall_now (id, day, zone, day_starts, code_key) VALUES (1, %s, %s, %s, %s)"
COUNTING = (
    "SELECT table_name FROM information_schema.columns"
    " WHERE table_schema = current_schema() AND column_name = 'id' AND is_identity = 'YES' ORDER BY table_name"
)
IS_HALL = "SELECT to_regclass('schema_version') IS NOT NULL"
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename"
FUNCTIONS = (
    "SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
    " WHERE n.nspname = current_schema() AND p.prorettype = 'trigger'::regtype"
)


def create(server: Server, now: datetime, zone: str, day_starts: str) -> None:
    """Make the newest schema in an empty database, with its one row of hall facts and the hall's secret key.

    Raises StoreFault ``hall_exists``, ``not_empty`` for a database of something else, or whatever keeps it away.
    """
    day = business_day(now, ZoneInfo(zone), time.fromisoformat(day_starts))
    with connected(server) as driver:
        begin_empty(driver, server)
        driver.execute(HALL_NOW, (day, zone, day_starts, secrets.token_hex(16)))
        driver.commit()


def begin_empty(driver: Any, server: Server) -> None:
    """Begin a transaction in which the empty tables stand; whoever asked fills and commits it."""
    driver.execute(WRITE)
    if driver.execute(IS_HALL).fetchone()[0]:
        raise StoreFault("hall_exists", path=server)
    found = [name for (name,) in driver.execute(TABLES)]
    if found:
        raise StoreFault("not_empty", path=server, tables=", ".join(found[:3]))
    encoding = driver.execute("SHOW server_encoding").fetchone()[0]
    if encoding != "UTF8":
        raise StoreFault("not_utf8", path=server, encoding=encoding)
    fill(driver)


def fill(driver: Any) -> None:
    """Make the empty tables in the transaction that is open."""
    _run(driver, steps())


def upgrade(server: Server) -> None:
    """Run the steps an existing hall lacks, all or none; does nothing when it is up to date.

    Raises StoreFault ``no_hall`` for a database without one, ``newer`` for a hall of a later program.
    """
    with connected(server) as driver:
        if _missing(driver, server):
            driver.execute(WRITE)
            _run(driver, _missing(driver, server))  # another program may have had its turn before
            driver.commit()


def version(driver: Any, server: Server) -> int:
    """The schema version of the hall in a database; raises StoreFault ``no_hall`` when there is none."""
    if not driver.execute(IS_HALL).fetchone()[0]:
        raise StoreFault("no_hall", path=server)
    found = driver.execute("SELECT max(version) FROM schema_version").fetchone()[0]
    if found is None:
        raise StoreFault("not_a_hall", path=server)
    return int(found)


def discard(server: Server) -> None:
    """Take a hall's tables away again, as after a making that failed half way."""
    with connected(server) as driver:
        driver.execute("BEGIN")
        for (name,) in driver.execute(TABLES).fetchall():
            driver.execute(f'DROP TABLE "{name}" CASCADE')
        for (name,) in driver.execute(FUNCTIONS).fetchall():
            driver.execute(f'DROP FUNCTION "{name}"')
        driver.commit()


def _missing(driver: Any, server: Server) -> list[tuple[int, list[str]]]:
    found = version(driver, server)
    if found > newest():
        raise StoreFault("newer", path=server, found=found, known=newest())
    return [step for step in steps() if step[0] > found]


def _run(driver: Any, wanted: list[tuple[int, list[str]]]) -> None:
    for number, parts in wanted:
        for statement in parts:
            driver.execute(statement)
        driver.execute("INSERT INTO schema_version (version) VALUES (%s)", (number,))
    count_on(driver)


def count_on(driver: Any) -> None:
    """Let every table's own numbers go on after the highest there is: rows came with numbers of their own."""
    for (table,) in driver.execute(COUNTING).fetchall():
        driver.execute(
            f"SELECT setval(pg_get_serial_sequence('\"{table}\"', 'id'), greatest(max(id), 1), max(id) IS NOT NULL)"
            f' FROM "{table}"'
        )
