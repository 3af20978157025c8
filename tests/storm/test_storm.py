"""A few desks in a small storm: nobody's program ends, each goes on when it is over, and keeps what it was answered."""

from __future__ import annotations

from tests.storm.storm import Size, storm

SMALL = Size(hours=0, desks=5, in_one=4, alone=1, pace_s=0.5, lasts_s=(0.7, 1.0))
WEATHERS = ("disk: full", "disk: rubbish is read", "log gone", "file replaced", "process paused", "terminal closed")


def test_no_desk_ends_in_a_storm_and_what_was_answered_stands(tmp_path):
    found = storm(tmp_path, SMALL, weathers=WEATHERS)
    assert found.wrong == []
    assert found.acts > 0
    assert set(found.befell) >= {name for name in WEATHERS if not name.startswith("disk")}


OUTAGES = ("server crashes", "some connections cut", "server away")


def test_no_desk_ends_in_a_storm_around_a_server_and_what_was_answered_stands(tmp_path):
    found = storm(tmp_path, SMALL._replace(desks=2, in_one=2, alone=0), weathers=OUTAGES, on_server=True)
    assert found.wrong == []
    assert found.acts > 0
    assert set(found.befell) == set(OUTAGES)
