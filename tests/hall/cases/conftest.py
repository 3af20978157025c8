"""A hall with matters in it."""

import pytest

from tests.furnished import Hall
from tests.hall.cases.acting import Matters


@pytest.fixture
def matters(hall: Hall) -> Matters:
    """The cases of a furnished hall, on Monday 2026-11-23 at 10:42."""
    hall.opened("1", "2")
    return Matters(hall)
