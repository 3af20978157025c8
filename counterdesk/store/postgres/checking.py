"""Reading a whole hall on a server: its schema's version and the journal's chain; the server keeps its own pages."""

from __future__ import annotations

from typing import Any

from counterdesk.refusals import StoreFault
from counterdesk.store.address import Server
from counterdesk.store.checked import Checked, checked
from counterdesk.store.postgres.connecting import asking
from counterdesk.store.postgres.engine import READ
from counterdesk.store.postgres.schema import version
from counterdesk.store.schema import newest


def check(server: Server) -> Checked:
    """Check the hall as it stands at one moment, while others may be writing; changes nothing.

    Raises StoreFault ``no_hall``, ``newer``, ``journal_changed`` or ``journal_gap``, or what keeps the server away.
    """
    with asking(server) as conn:
        driver: Any = conn.connection.driver_connection
        driver.execute(READ)
        found = version(driver, server)
        if found > newest():
            raise StoreFault("newer", path=server, found=found, known=newest())
        return checked(conn, server, found)
