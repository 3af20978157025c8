"""A hall with a register of complaints."""

import pytest

from tests.furnished import Hall
from tests.hall.complaints.acting import Register


@pytest.fixture
def register(hall: Hall) -> Register:
    return Register(hall)
