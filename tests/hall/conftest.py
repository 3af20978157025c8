"""A window with its clerk, and somebody being served there."""

from collections.abc import Iterator

import pytest

from tests.furnished import At, Hall
from tests.hall import checker


@pytest.fixture
def one(hall: Hall) -> At:
    """Window 1, open."""
    (one,) = hall.opened("1")
    return one


@pytest.fixture
def served(hall: Hall, one: At) -> str:
    """A001, being served at window 1 after two minutes' wait and twenty seconds' walk."""
    number = hall.issue("A01")
    hall.forward(120)
    one.call()
    hall.forward(20)
    one.start()
    return number


@pytest.fixture
def whole(hall: Hall) -> Iterator[None]:
    """After the test the hall is whole."""
    yield
    assert checker.faults(hall.path, clock_went_back=True) == []
