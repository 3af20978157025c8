"""The writer's turn on a server: the lock that gives acts their order, who has it, and the channel acts are told on."""

from __future__ import annotations

TURN = 0x636F756E746572
"""The advisory lock every writer takes, so that the journal's chain and the line have one order."""
NEWS = "counterdesk"
"""The channel on which an act is told."""
NAME = "counterdesk"
"""How every program of the hall begins its name at the server; its number and its computer follow."""
LONG_S = 1
HOLDER = (
    "SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a USING (pid)"
    f" WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 AND l.classid = {TURN >> 32}"
    f" AND l.objid = {TURN & 0xFFFFFFFF} AND a.datname = current_database()"
    f" AND a.state_change < clock_timestamp() - interval '{LONG_S} s'"
)
"""Whoever has the turn and has asked the server nothing for over a second."""
IS_IDLE = (
    "SELECT 1 FROM pg_stat_activity WHERE pid = %s AND application_name = %s AND state LIKE 'idle%%'"
    f" AND state_change < clock_timestamp() - interval '{LONG_S} s'"
)
"""Whether the server waits to be asked by a connection that waits for its answer."""
