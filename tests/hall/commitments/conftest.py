"""A hall with matters in it, and its broken promises."""

from __future__ import annotations

import pytest

from counterdesk.hall.commitments import breaches
from counterdesk.hall.commitments.whole import look_through
from tests.furnished import Hall
from tests.hall.jointly import Jointly


@pytest.fixture
def matters(hall: Hall) -> Jointly:
    """The cases of a furnished hall with windows 1 and 2 open, on Monday 2026-11-23 at 10:42."""
    hall.opened("1", "2")
    return Jointly(hall)


@pytest.fixture
def broken(hall: Hall):
    """``broken()`` looks through the hall and tells every broken promise as (kind, about, part, owner)."""

    def told() -> list[tuple[str, str, str, str | None]]:
        hall.store.run(look_through)
        found = hall.store.read(breaches.listed)
        return [(one.kind, one.label, one.part, one.clerk) for one in found]

    return told
