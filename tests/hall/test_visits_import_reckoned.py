"""A messy month: what is taken and every figure of it are those of an independent reckoner."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from counterdesk.hall.summary import summary
from counterdesk.hall.visits_import import import_visits, read_visits
from tests.furnished import Hall
from tests.hall.reckoning import CHINA, by, figures, messy_rows, reckon, write_visits

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


class Month:
    """A messy file, the hall it was imported into, and what the reckoner says of it."""

    def __init__(self, hall: Hall, path: Path) -> None:
        self.hall = hall
        self.visits = read_visits(path, CHINA)
        self.imported = hall.store.run(import_visits, visits=self.visits)
        self.reckoned = reckon(path)


@pytest.fixture(scope="module")
def month(furnished_file, tmp_path_factory):
    folder = tmp_path_factory.mktemp("month")
    hall = Hall.at_path(Path(shutil.copy(furnished_file, folder / "hall.db")))
    yield Month(hall, write_visits(folder / "visits.csv", messy_rows(1500, 28, seed=20260202)))
    hall.close()


def test_the_same_rows_are_taken(month):
    assert month.imported.imported == len(month.reckoned.taken)


def test_the_same_rows_are_refused(month):
    assert [row.line for row in month.imported.refused] == month.reckoned.refused


def test_the_file_is_messy_enough_to_prove_something(month):
    reasons = {row.reason.split(" ")[0] for row in month.imported.refused}
    assert len(month.imported.refused) > 150
    assert len(reasons) >= 3
    assert any(visit.arrived.date() != visit.day for visit in month.reckoned.taken)


def test_the_total_is_the_same_to_the_last_bit(month):
    ours = month.hall.store.read(summary, first=YEAR[0], last=YEAR[1]).total
    wanted = figures(month.reckoned.taken)
    assert {name: getattr(ours, name) for name in wanted} == wanted


@pytest.mark.parametrize("name", ["service", "window", "hour", "weekday", "day"])
def test_every_row_is_the_same_to_the_last_bit(month, name):
    rows = month.hall.store.read(summary, first=YEAR[0], last=YEAR[1], by=name).rows
    wanted = by(name, month.reckoned.taken)
    assert {row.key for row in rows} == set(wanted)
    for row in rows:
        assert {figure: getattr(row.figures, figure) for figure in wanted[row.key]} == wanted[row.key], row.key


def test_numbers_run_without_a_gap_in_the_order_of_arrival(month):
    for day, series in month.hall.ask("SELECT DISTINCT day, series FROM ticket"):
        found = month.hall.ask(
            "SELECT number FROM ticket WHERE day = ? AND series = ? ORDER BY arrived_at_us, id", day, series
        )
        assert [number for (number,) in found] == list(range(1, len(found) + 1))
        assert month.hall.ask("SELECT last FROM counter WHERE day = ? AND series = ?", day, series) == [(len(found),)]
