"""Past days kept ready: the same figures to the last bit, and let go of whenever one of their tickets is touched."""

from datetime import date, timedelta

import pytest

from counterdesk.hall.summary import BY, kept, summary
from tests.furnished import Hall

TODAY = date(2026, 11, 23)
DAY_S = 86_400


def kept_days(hall: Hall) -> list[str]:
    return [day for (day,) in hall.ask("SELECT DISTINCT day FROM day_tally ORDER BY day")]


def figures(hall: Hall, by: str | None = None):
    return hall.store.read(summary, first=TODAY, last=TODAY + timedelta(9), by=by)


@pytest.fixture
def past(hall):
    """Two days that are over: one served and one who left on each; the number served first."""
    first = ""
    for wait_s in (120, 1000):
        hall.opened("1")
        number = hall.issue()
        hall.forward(wait_s)
        hall.at("1").beat()
        hall.at("1").serves_next(300.000007)
        hall.door.walk_out(hall.issue())
        first = first or number
        hall.at("1").close()
        hall.forward(DAY_S)
    hall.issue()
    return hall


def test_a_day_is_kept_when_the_next_one_begins(past):
    assert kept_days(past) == ["2026-11-23", "2026-11-24"]


@pytest.mark.parametrize("by", [None, *BY])
def test_what_is_kept_gives_the_figures_of_the_periods(past, by):
    ready = figures(past, by)
    past.spoil("DELETE FROM day_tally")
    assert figures(past, by) == ready


@pytest.mark.parametrize("by", [None, *BY])
def test_a_day_not_kept_between_kept_ones_is_counted_too(past, by):
    ready = figures(past, by)
    past.spoil("DELETE FROM day_tally WHERE day = '2026-11-23'")
    assert figures(past, by) == ready


def test_a_correction_of_a_past_ticket_is_in_the_figures_at_once(past):
    past.spoil("UPDATE ticket SET reliable = 0 WHERE day = '2026-11-23' AND state = 'finished'")
    assert (kept_days(past), figures(past).total.unreliable) == (["2026-11-24"], 1)


@pytest.mark.in_a_file
def test_a_ticket_taken_out_is_out_of_the_figures(past):
    past.spoil("DELETE FROM ticket WHERE day = '2026-11-24'")
    assert (kept_days(past), figures(past).total.issued) == (["2026-11-23"], 3)


def test_a_corrected_day_is_kept_again_the_next_morning(past):
    past.spoil("UPDATE ticket SET reliable = 0 WHERE day = '2026-11-23'")
    past.forward(DAY_S)
    past.issue()
    assert kept_days(past) == ["2026-11-23", "2026-11-24", "2026-11-25"]


@pytest.mark.in_a_file
def test_a_day_of_another_clock_is_counted_by_the_halls_own(past):
    ready = figures(past, "hour")
    past.spoil("UPDATE day_tally SET zone = 'Europe/Berlin', found = x''")
    assert figures(past, "hour") == ready


def test_a_day_with_an_open_ticket_is_not_kept(past):
    past.spoil("UPDATE ticket SET state = 'waiting' WHERE day = '2026-11-23' AND state = 'walked_out'")
    assert past.store.run(kept.keep) == 0
