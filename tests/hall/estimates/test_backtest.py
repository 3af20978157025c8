"""The estimator on visits whose waits are known: better than the naive rule, and as wide as it says."""

import gzip
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from counterdesk.hall.estimates.backtest import backtest, outcomes
from counterdesk.hall.estimates.naive import Naive
from counterdesk.hall.visits_import import read_visits

DATA = Path(__file__).parents[2] / "data"
MINUTE_US = 60_000_000
HEAD = "ticket_id,service,priority,arrive_ts,start_ts,end_ts,server,outcome\n"


def visits(path):
    return read_visits(path, ZoneInfo("UTC")).rows


@pytest.fixture(scope="module")
def twenty_days(tmp_path_factory):
    path = tmp_path_factory.mktemp("visits") / "hall_20days.csv"
    path.write_bytes(gzip.decompress((DATA / "hall_20days.csv.gz").read_bytes()))
    return backtest(visits(path))


@pytest.fixture
def written(tmp_path):
    """``written(rows)``: the visits of a small file."""

    def write(rows):
        path = tmp_path / "visits.csv"
        path.write_text(HEAD + rows, encoding="utf-8")
        return visits(path)

    return write


def test_over_twenty_days_it_is_far_less_off_than_the_naive_rule(twenty_days):
    assert twenty_days.n > 2500
    assert twenty_days.mae_s <= 0.6 * twenty_days.naive_mae_s
    assert twenty_days.rmse_s <= 0.6 * twenty_days.naive_rmse_s


def test_four_in_five_waits_lie_in_the_range(twenty_days):
    assert 0.76 <= twenty_days.coverage80 <= 0.84


def test_on_a_first_day_it_is_no_worse_than_the_naive_rule():
    found = backtest(visits(DATA / "hall_day.csv"))
    assert found.mae_s <= found.naive_mae_s


def test_only_served_tickets_that_met_somebody_waiting_count(written):
    rows = (
        "1,A,,2026-11-02T09:00:00,2026-11-02T09:00:00,2026-11-02T09:20:00,1,served\n"
        "2,A,,2026-11-02T09:01:00,2026-11-02T09:20:00,2026-11-02T09:30:00,1,served\n"
        "3,A,,2026-11-02T09:02:00,2026-11-02T09:30:00,2026-11-02T09:35:00,1,served\n"
        "4,A,,2026-11-02T09:03:00,,2026-11-02T09:10:00,,abandoned\n"
    )
    (only,) = outcomes(written(rows))
    assert (only.visit.id, only.actual_us) == ("3", 28 * MINUTE_US)


def test_nobody_to_count_gives_no_figures_instead_of_nought():
    assert backtest([]) == (0, None, None, None, None, None, None, None)


def test_visits_that_overlap_at_a_window_or_name_none_are_taken(written):
    rows = "".join(
        f"{n},A,,2026-11-02T09:{n:02}:00,2026-11-02T09:{n + 20}:00,2026-11-02T09:{n + 25}:00,{n % 2 or ''},served\n"
        for n in range(1, 20)
    )
    assert backtest(written(rows)).n == 18


def test_visits_of_no_length_are_taken(written):
    rows = "".join(f"{n},A,,2026-11-02T09:00:00,2026-11-02T09:00:00,2026-11-02T09:00:00,1,served\n" for n in range(9))
    assert backtest(written(rows)).n >= 0


def test_people_who_are_there_across_midnight_are_taken(written):
    rows = "".join(
        f"{n},A,,2026-11-02T23:{n:02}:00,2026-11-03T0{n // 10 + 3}:{n % 10 * 5:02}:00,2026-11-03T06:00:00,1,served\n"
        for n in range(30)
    )
    assert backtest(written(rows)).n == 29


def test_the_naive_rule_is_the_one_agreed():
    naive = Naive()
    for window, at_min in (("1", 0), ("2", 10), ("3", 14)):
        naive.started(window, at_min * MINUTE_US)
    naive.ended("2", 12 * MINUTE_US, 4 * MINUTE_US)
    naive.ended("3", 15 * MINUTE_US, 8 * MINUTE_US)
    # four waiting x six minutes / windows 2 and 3; window 1 has been still for twenty
    assert naive.wait_us(4, 20 * MINUTE_US) == 12 * MINUTE_US
