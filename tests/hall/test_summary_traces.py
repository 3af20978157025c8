"""Imported days whose figures are known: pandas and DuckDB reckoned them, and ours are the same to the last digit."""

import gzip
import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from counterdesk.hall.summary import Figures, Summary, summary
from counterdesk.hall.visits_import import import_visits, read_visits
from tests.furnished import Hall
from tests.hall.reckoning import CHINA, by, figures, reckon

DATA = Path(__file__).parent.parent / "data"


class Trace:
    """A file of visits imported into a hall, and what is known of it."""

    def __init__(self, name: str, hall: Hall, folder: Path) -> None:
        packed = DATA / f"{name}.csv.gz"
        self.path = folder / f"{name}.csv"
        text = gzip.decompress(packed.read_bytes()) if packed.exists() else (DATA / f"{name}.csv").read_bytes()
        self.path.write_bytes(text)
        self.known = json.loads((DATA / f"{name}.summary.json").read_text())
        self.days = [date.fromisoformat(self.known[key]) for key in ("first_day", "last_day")]
        self.hall = hall
        self.imported = hall.store.run(import_visits, visits=read_visits(self.path, CHINA), create=True)

    def summary(self, by: str | None = None, first: date | None = None, last: date | None = None) -> Summary:
        first, last = first or self.days[0], last or self.days[1]
        return self.hall.store.read(summary, first=first, last=last, by=by)

    def lines(self, by: str) -> dict[str | None, Figures]:
        return {line.key: line.figures for line in self.summary(by).rows}


@pytest.fixture(scope="module", params=["hall_day", "hall_20days"])
def trace(request, furnished_file, tmp_path_factory):
    folder = tmp_path_factory.mktemp("trace")
    hall = Hall.at_path(Path(shutil.copy(furnished_file, folder / "hall.db")))
    yield Trace(request.param, hall, folder)
    hall.close()


def counts(ours: Figures) -> tuple[int, ...]:
    return ours.issued, ours.served, ours.walked_out


def known_counts(known: dict[str, Any]) -> tuple[int, ...]:
    return known["tickets"], known["served"], known["abandoned"]


def times(ours: Figures, kind: str) -> list[float | None]:
    spans = [getattr(ours, f"{kind}_{part}_s") for part in ("mean", "median", "p90", "max")]
    return [None if span is None else round(span, 4) for span in spans]


def known_times(known: dict[str, Any]) -> list[float | None]:
    return [known[part] for part in ("mean", "median_linear", "p90_linear", "max")]


def same(ours: Figures, known: dict[str, Any]) -> bool:
    return (
        counts(ours) == known_counts(known)
        and times(ours, "wait") == known_times(known["wait_served_s"])
        and times(ours, "handling") == known_times(known["handling_s"])
    )


def test_every_row_is_taken(trace):
    assert (trace.imported.imported, trace.imported.refused) == (trace.known["rows"], [])


def test_the_total_is_the_reference(trace):
    assert same(trace.summary().total, trace.known["overall"])


def test_each_day_is_the_reference(trace):
    for day, known in trace.known["per_day"].items():
        at = date.fromisoformat(day)
        assert same(trace.summary(first=at, last=at).total, known), day


def test_all_days_at_once_are_the_same_as_each_alone(trace):
    assert all(same(trace.lines("day")[day], known) for day, known in trace.known["per_day"].items())


def test_each_service_is_the_reference(trace):
    ours = trace.lines("service")
    assert list(ours) == list(trace.known["per_service"])
    assert all(same(ours[code], known) for code, known in trace.known["per_service"].items())


def test_each_window_is_the_reference(trace):
    ours = trace.lines("window")
    for window, known in trace.known["per_server"].items():
        assert (ours[window].served, times(ours[window], "handling")) == (
            known["served"], known_times(known["handling_s"]),
        ), window  # fmt: skip


def test_who_left_is_at_no_window(trace):
    assert counts(trace.lines("window")[None])[1:] == (0, trace.known["overall"]["abandoned"])


def test_arrivals_of_each_hour_are_the_reference(trace):
    hours = {key: ours.issued for key, ours in trace.lines("hour").items()}
    assert hours == trace.known["per_hour_arrivals"]


@pytest.mark.parametrize("name", ["service", "window", "hour", "weekday", "day"])
def test_every_figure_is_the_reckoners_to_the_last_bit(trace, name):
    reckoned = by(name, reckon(trace.path).taken)
    ours = trace.lines(name)
    assert ours.keys() == reckoned.keys()
    assert all(agree(ours[key], reckoned[key]) for key in ours)


def test_the_total_is_the_reckoners_to_the_last_bit(trace):
    assert agree(trace.summary().total, figures(reckon(trace.path).taken))


def agree(ours: Figures, reckoned: dict[str, Any]) -> bool:
    return {name: getattr(ours, name) for name in reckoned} == reckoned
