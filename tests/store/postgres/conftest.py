"""What the tests of a hall on a server share."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from counterdesk.store import watch
from counterdesk.store.postgres import engine, news, silence
from tests.furnished import Hall, new_hall
from tests.hall import checker
from tests.postgres import Cluster, Hit, own_server
from tests.store.postgres.wire import FURNISHED, Wire, briefly, wired


@pytest.fixture
def soon(monkeypatch):
    """Nobody waits as long as in a hall."""
    monkeypatch.setattr(silence, "SILENT_S", 0.2)
    monkeypatch.setattr(engine, "PATIENCE_S", 0.3)
    monkeypatch.setattr(news, "SWEEP_S", 0.2)
    monkeypatch.setattr(watch, "RETRY_S", 0.05)


@pytest.fixture(scope="package")
def standing() -> Iterator[tuple[Hit, dict[str, str]]]:
    """A server of one's own with a furnished hall, and its URL by each way."""
    with own_server() as server:
        hit = Hit(server)
        network = hit.listen()
        Cluster(hit.url).command(f"CREATE DATABASE {FURNISHED} TEMPLATE template0 ENCODING 'UTF8'")
        new_hall(Cluster(hit.url).server(FURNISHED))
        yield hit, {"socket": hit.url, "network": network}


@pytest.fixture
def hall_by(standing, clock) -> Iterator[Callable[[str], Hall]]:
    """A new hall at the server, reached by one of the ways."""
    made: list[Hall] = []

    def by(way: str) -> Hall:
        server = Cluster(standing[1][way]).database(FURNISHED)
        made.append(Hall.at_path(briefly(server), clock))
        return made[0]

    yield by
    for hall in made:
        hall.close()
        assert checker.faults(hall.path) == []


@pytest.fixture
def wire(database) -> Iterator[Wire]:
    """A wire to the server that can be cut at the worst moment."""
    with wired(database) as wire:
        yield wire
