"""Desks and a kiosk lose their server, are killed, and come home: what was answered stands, once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from counterdesk.clock import SystemClock
from tests.furnished import Hall, new_hall
from tests.hall.away.places import keeps
from tests.postgres import Cluster, Hit, own_server, url_of
from tests.race import alone


@pytest.fixture
def hit() -> Iterator[Hit]:
    """A server that may be stopped and killed."""
    with own_server() as server:
        yield Hit(server)


def test_what_was_answered_alone_stands_once(hit, tmp_path):
    server = Cluster(hit.url).database()
    new_hall(server)
    hall = Hall.at_path(server, SystemClock())
    keeps(hall, alone.NUMBERS)
    hall.close()
    worked = alone.shift(url_of(server), hit, tmp_path, seed=8, kills=2, lost=1)
    assert worked.alone > 0
    assert alone.broken(url_of(server), worked) == []
