"""What the tests of a hall on a server share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.store.postgres.wire import Wire, wired


@pytest.fixture
def wire(database) -> Iterator[Wire]:
    """A wire to the server that can be cut at the worst moment."""
    with wired(database) as wire:
        yield wire
