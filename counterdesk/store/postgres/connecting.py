"""Connections to the server: how one is set up, and the driver's errors in words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool, QueuePool

from counterdesk.refusals import StoreFault
from counterdesk.store.address import Server
from counterdesk.store.postgres.faults import explain

STUCK_S = 20
"""So long a transaction may stand still before the server ends it: a stopped program must not keep all from writing."""
WAIT_S = 60
"""So long a writer waits for its turn. Whoever has it is ended after ``STUCK_S``, so that only a long line takes that
long: sixty-four programs that have just started on a busy computer waited more than ten seconds."""
ALIVE = {"keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3}
UNHEARD_MS = 15_000
"""How soon a silent way is given up, at both of its ends."""
DEFAULTS = {
    "connect_timeout": "5", "client_encoding": "utf8", "prepare_threshold": 1, "tcp_user_timeout": UNHEARD_MS, **ALIVE,
}  # fmt: skip
"""What a connection is set up with; a statement is prepared when it is used again (the driver's own way: the sixth
time)."""
SESSION = {
    "lock_timeout": WAIT_S * 1000, "idle_in_transaction_session_timeout": STUCK_S * 1000,
    "tcp_user_timeout": UNHEARD_MS, **{f"tcp_{name}": value for name, value in ALIVE.items()},
}  # fmt: skip
"""What the server is asked to keep to. By itself it keeps a connection whose other end has gone without a word for two
hours, with its turn in the line, until it has none left for anybody."""
KEPT = 2
"""Connections a program keeps: one to write and read with, one for the thread that prints."""


class _Number:
    """PostgreSQL's sums of bigints are numeric; here they are whole numbers again, as SQLite gives them."""

    format = 0

    def __init__(self, oid: int, connection: Any = None) -> None:
        pass

    def load(self, data: Any) -> int | float:
        """The number behind its text."""
        text = bytes(data)
        return float(text) if b"." in text or b"N" in text or b"I" in text else int(text)


def engine_for(server: Server, keep: bool = True) -> Engine:
    """An engine whose transactions begin with a statement of ours; raises StoreFault ``no_driver``.

    Its connections do not wait for a server that stands still.
    """
    pool: dict[str, Any] = {"pool_size": KEPT, "max_overflow": 30, "pool_use_lifo": True} if keep else {}
    try:
        from counterdesk.store.postgres.silence import Heard  # it imports the driver

        engine = create_engine(
            server.url,
            connect_args=_set_up(server),
            poolclass=QueuePool if keep else NullPool,
            hide_parameters=True,  # a fault is logged whole, and what was to be stored may be somebody's name
            isolation_level="AUTOCOMMIT",  # the driver sends no BEGIN of its own: ours asks for the turn with it
            **pool,
        )
    except ImportError as error:
        raise StoreFault("no_driver", path=server) from error

    @event.listens_for(engine, "do_connect")
    def connect(_dialect: Any, _record: Any, given: Any, named: dict[str, Any]) -> Heard:
        return Heard.connect(*given, **named)

    @event.listens_for(engine, "connect")
    def set_up(dbapi: Any, _record: Any) -> None:
        dbapi.adapters.register_loader("numeric", _Number)

    return engine


def _set_up(server: Server) -> dict[str, Any]:
    """What the URL says goes before what is usual here; its ``options`` come after ours, so that they win, too."""
    given = server.url.query
    ours = " ".join(f"-c {name}={value}" for name, value in SESSION.items())
    usual = {name: value for name, value in DEFAULTS.items() if name not in given}
    return usual | {"options": f"{ours} {given.get('options', '')}".strip()}


@contextmanager
def connected(server: Server) -> Iterator[Any]:
    """The driver's own connection, for statements as they stand; raises StoreFault in words."""
    with asking(server) as conn:
        yield conn.connection.driver_connection


@contextmanager
def asking(server: Server) -> Iterator[Connection]:
    """One connection that is closed with the block; what is begun on its driver ends with it."""
    engine = engine_for(server, keep=False)
    with faults(server, engine), engine.connect() as conn:
        yield conn


@contextmanager
def faults(server: Server, engine: Engine) -> Iterator[None]:
    """Say in words what the driver or SQLAlchemy raises inside."""
    try:
        yield
    except DBAPIError as error:
        raise explain(error.orig, server, server.database) from error
    except engine.dialect.loaded_dbapi.Error as error:
        raise explain(error, server, server.database) from error
