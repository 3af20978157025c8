"""What became of an act whose COMMIT got no answer: the journal says it, or else the server's own books.

Every act that changes what people see writes an entry, and the hash of its last one is like no other's: it is there,
or the act was not kept. The few that write none (a heartbeat, a lease) are looked up by the transaction's number,
which the server gives out again after a crash; then nobody can say.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, bindparam, select

from counterdesk.refusals import StoreFault
from counterdesk.store import journal
from counterdesk.store.desk import Desk
from counterdesk.store.postgres.turn import NEWS, TURN

WRITE = f"BEGIN; SET LOCAL plan_cache_mode = force_generic_plan; SELECT pg_advisory_xact_lock({TURN})"
"""A writer's statements are few and alike: the server plans each once for a connection, not anew for every act while
everybody waits (measured: the server works a fifth less for a program's second to twentieth act)."""
ITS_NUMBER = "SELECT pg_current_xact_id()::text, pg_postmaster_start_time()::text"
WHAT_BECAME = "SELECT pg_xact_status(%s::xid8), pg_postmaster_start_time()::text"
ENTRY = select(journal.journal.c.hash).where(journal.journal.c.id == bindparam("id"))


class Act:
    """One try to do a verb: how far it came, and by what it would be known again."""

    def __init__(self) -> None:
        self.desk: Desk | None = None
        self.since = 0
        self.is_committing = False
        self.answer: Any = None
        self.number: tuple[str, str] = ("", "")

    def begin(self, conn: Connection) -> None:
        """Begin the transaction and wait for the turn."""
        cursor = conn.connection.driver_connection.cursor()  # type: ignore[union-attr]
        cursor.execute(f"{WRITE}; {ITS_NUMBER}", prepare=False)
        while cursor.nextset():
            pass
        self.number = cursor.fetchone()

    @property
    def is_told(self) -> bool:
        """Whether it wrote into the journal, so that it is news and can be found again."""
        return self.desk is not None and self.desk.last_id != self.since

    def commit(self, conn: Connection, server: object) -> None:
        """End the transaction, and let everybody hear of it.

        A verb that went on after the database had refused something is refused whole: PostgreSQL would answer its
        COMMIT with a mere note that everything was undone.
        """
        driver: Any = conn.connection.driver_connection
        if driver.info.transaction_status.name != "INTRANS":
            raise StoreFault("forbidden", path=server, detail=driver.info.transaction_status.name)
        self.is_committing = True
        driver.execute(f"NOTIFY {NEWS}; COMMIT" if self.is_told else "COMMIT", prepare=False)


def was_kept(conn: Connection, act: Act, server: object) -> bool:
    """Whether the act is in the database; the turn is taken first, so that a commit still under way has ended.

    Raises StoreFault ``outcome_unknown`` when not even the server knows.
    """
    driver: Any = conn.connection.driver_connection
    driver.execute(WRITE, prepare=False)
    if act.desk is not None and act.is_told:
        found = conn.execute(ENTRY, {"id": act.desk.last_id}).scalar()
        return bool(found == act.desk.head)
    status, started = driver.execute(WHAT_BECAME, (act.number[0],)).fetchone()
    if started != act.number[1] or status is None:
        raise StoreFault("outcome_unknown", path=server)
    return bool(status == "committed")
