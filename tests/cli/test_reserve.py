"""``window reserve``: who keeps how many numbers, and voiding what is left; ``check`` says how many."""

from __future__ import annotations

from pathlib import Path

from counterdesk.clock import SystemClock
from counterdesk.hall.away import reserve
from counterdesk.store.desk import By
from counterdesk.store.engine import open_store
from tests.furnished import Hall
from tests.hall.away.places import keeps


def kept(place: Path | str) -> None:
    """The kiosk keeps three numbers of series A."""
    hall = Hall(open_store(place, SystemClock()), SystemClock())
    keeps(hall, 3)
    hall.store.run(reserve.reserve, By(), "kiosk-1@host", "A", 3)
    hall.close()


def test_it_lists_who_keeps_what(ask, hall):
    kept(hall)
    (one,) = ask("window", "reserve")
    assert (one["holder"], one["series"], one["left"]) == ("kiosk-1@host", "A", 3)
    assert ask("window", "reserve", "--of", "desk") == []


def test_what_is_left_is_voided_by_name(ask, hall):
    kept(hall)
    voided = ask("window", "reserve", "--void", "--of", "kiosk-1@host", "--clerk", "301")["voided"]
    assert voided == ["A001", "A002", "A003"]
    assert ask("window", "reserve") == []
    assert ask("ticket", "issue", "A01")["number"] == "A004"


def test_a_clerk_voids_nothing(cdk, hall):
    kept(hall)
    assert cdk("window", "reserve", "--void", "--clerk", "101").code == 1


def test_nobody_took_a_number_that_is_only_kept(ask, hall):
    kept(hall)
    ask("ticket", "issue", "A01")
    assert ask("summary")["total"]["issued"] == 1


def test_check_says_that_a_file_is_never_away(cdk, hall):
    kept(hall)
    assert "文件里的大厅不会断开" in cdk("check").out
