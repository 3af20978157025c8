"""Desks and a kiosk lose their server again and again, hall after hall: the large form of tests/race/alone."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from counterdesk.clock import SystemClock
from tests.furnished import Hall, new_hall
from tests.hall.away.places import keeps
from tests.postgres import Cluster, Hit, own_server, url_of
from tests.race import alone

LOST, A_HALL = 30, 6
"""So many times the server is lost, six times in each hall; twice as many people are killed."""
Found = tuple[dict[str, float], list[str]]


def lost(times: int = LOST) -> Found:
    """What became of it: the figures, and everything that was wrong."""
    begun, done, acts, by_themselves, kills, wrong = time.perf_counter(), 0, 0, 0, 0, list[str]()
    with own_server() as server:
        hit = Hit(server)
        while done < times:
            place = Cluster(hit.url).database()
            new_hall(place)
            hall = Hall.at_path(place, SystemClock())
            keeps(hall, alone.NUMBERS)
            hall.close()
            most = min(A_HALL, times - done)
            with tempfile.TemporaryDirectory() as folder:
                worked = alone.shift(url_of(place), hit, Path(folder), seed=done, kills=2 * most, lost=most)
            done, acts, kills = done + worked.lost, acts + worked.acts, kills + worked.kills
            by_themselves += worked.alone
            wrong += [f"hall of {done}: {fault}" for fault in alone.broken(url_of(place), worked)]
    return {
        "times the server was lost": done, "kills": kills, "acts answered": acts, "of them alone": by_themselves,
        "faults": len(wrong), "seconds": time.perf_counter() - begun,
    }, wrong  # fmt: skip
