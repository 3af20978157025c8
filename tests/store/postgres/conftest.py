"""What the tests of a hall on a server share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.postgres import Hit, own_server
from tests.store.postgres.wire import Wire, wired


@pytest.fixture(scope="package")
def standing() -> Iterator[tuple[Hit, dict[str, str]]]:
    """A server of one's own, and its URL by each way."""
    with own_server() as server:
        hit = Hit(server)
        network = hit.listen()
        yield hit, {"socket": hit.url, "network": network}


@pytest.fixture
def wire(database) -> Iterator[Wire]:
    """A wire to the server that can be cut at the worst moment."""
    with wired(database) as wire:
        yield wire
