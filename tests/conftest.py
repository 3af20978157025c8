"""A furnished hall on a real file for every test that asks for one; it is made once and copied."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from counterdesk.clock import FixedClock
from tests.furnished import MORNING, Hall, new_hall

settings.register_profile(
    "hall", deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
# a check that decides whether a change may land must not depend on luck; new examples are sought everywhere else
settings.register_profile("steady", settings.get_profile("hall"), derandomize=True, print_blob=False)
settings.load_profile("steady" if os.environ.get("CI") else "hall")


@pytest.fixture(scope="session")
def furnished_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hall with its catalogue and clerks, closed: copy it, never open it."""
    path = tmp_path_factory.mktemp("furnished") / "hall.db"
    new_hall(path)
    return path


@pytest.fixture
def clock() -> FixedClock:
    """10:42 on Monday 23 November 2026 in the hall."""
    return FixedClock(MORNING)


@pytest.fixture
def hall_file(furnished_file: Path, tmp_path: Path) -> Path:
    """A furnished hall of one's own."""
    return Path(shutil.copy(furnished_file, tmp_path / "hall.db"))


@pytest.fixture
def hall(hall_file: Path, clock: FixedClock) -> Iterator[Hall]:
    """A furnished hall, opened, with a clock that stands still."""
    hall = Hall.at_path(hall_file, clock)
    yield hall
    hall.close()
