"""How a server is set, as far as a hall's promises rest on it."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from counterdesk.store.address import Server
from counterdesk.store.postgres.connecting import connected

ASKED = "SELECT current_setting(%s)"
SAFE = {"fsync": ("on",), "full_page_writes": ("on",), "synchronous_commit": ("on", "remote_apply", "remote_write")}
"""What each must be so that an answered act survives the power (PostgreSQL, "Write Ahead Log"); ``local`` would do for
the server itself, but not for one that takes its place."""
LEAST_CONNECTIONS = 60
"""Three for each of twenty screens."""


class Set(NamedTuple):
    """A server's version, its instant, its most connections, and what of it is not safe: (setting, value)."""

    version: str
    now: datetime
    connections: int
    unsafe: tuple[tuple[str, str], ...]


def ask(server: Server) -> Set:
    """Ask the server; raises StoreFault where it cannot be reached."""
    with connected(server) as driver:

        def setting(name: str) -> str:
            found: Any = driver.execute(ASKED, (name,)).fetchone()
            return str(found[0])

        unsafe = tuple((name, setting(name)) for name, safe in SAFE.items() if setting(name) not in safe)
        (now,) = driver.execute("SELECT clock_timestamp()").fetchone()
        return Set(setting("server_version").split()[0], now, int(setting("max_connections")), unsafe)
