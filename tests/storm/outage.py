"""What befalls the server of a hall, and the ways to it; each lasts a while, and is over."""

from __future__ import annotations

import random

from counterdesk.store.address import Server
from counterdesk.store.postgres.connecting import connected
from counterdesk.store.postgres.turn import NAME, TURN
from tests.postgres import Hit
from tests.storm.weather import ANYWHERE, LOCKED_S, Ground, Weather

CUT = (
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
    f" WHERE datname = current_database() AND application_name LIKE '{NAME}%' AND pid <> pg_backend_pid()"
)
SOME = " AND random() < 0.3"


def _hit(ground: Ground) -> Hit:
    assert ground.server is not None
    return ground.server


def restarted(ground: Ground) -> None:
    """Its keeper restarts it."""
    _hit(ground).restart("fast")


def crashed(ground: Ground) -> None:
    """It ends without a word and is started again."""
    _hit(ground).restart("immediate")


def backend_killed(ground: Ground) -> None:
    """One of its processes is killed with -9: it ends all others and recovers from its log."""
    _hit(ground).backend()


def away(ground: Ground) -> None:
    """It is stopped for a while, whichever way."""
    _hit(ground).stop(ground.chance.choice(("fast", "immediate")))
    ground.lasts()
    _hit(ground).start()


def stands(ground: Ground) -> None:
    """All its processes stand still for a while, longer than anybody waits for it."""
    with _hit(ground).stands():
        ground.lasts()
        ground.lasts()
        ground.lasts()


def cut(ground: Ground) -> None:
    """Every connection is cut."""
    _told(ground, CUT)


def some_cut(ground: Ground) -> None:
    """Some connections are cut, again and again."""
    for _ in range(random.Random(ground.chance.random()).randint(2, 6)):
        _told(ground, CUT + SOME)


def turn_held(ground: Ground) -> None:
    """Another program takes the turn at writing and goes away for ten seconds."""
    with connected(Server(str(ground.hall))) as driver:
        driver.execute(f"BEGIN; SELECT pg_advisory_xact_lock({TURN}); SELECT pg_sleep({LOCKED_S})", prepare=False)
        driver.execute("ROLLBACK")


def _told(ground: Ground, sql: str) -> None:
    with connected(Server(str(ground.hall))) as driver:
        driver.execute(sql)


ON_SERVER: dict[str, Weather] = {
    **ANYWHERE, "server restarted": restarted, "server crashes": crashed, "backend killed": backend_killed,
    "server away": away, "server stands": stands, "connections cut": cut, "some connections cut": some_cut,
    "turn held 10 s": turn_held,
}  # fmt: skip
