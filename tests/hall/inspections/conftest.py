"""A hall whose windows 1 and 2 are open, to be inspected."""

import pytest

from tests.furnished import Hall
from tests.hall.inspections.acting import Rounds


@pytest.fixture
def rounds(hall: Hall) -> Rounds:
    return Rounds(hall)
