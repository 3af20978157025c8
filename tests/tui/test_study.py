"""What takes long to reckon leaves the keys alone: no walk of the collector meanwhile, and way given in time."""

import gc
import sys

import pytest

from counterdesk.refusals import Refusal
from counterdesk.tui.link import GIVES_WAY_S, Link, uncollected


async def test_the_collector_rests_during_a_study_and_not_after_it(hall):
    link = Link(hall.path)
    try:
        assert await link.study(lambda look: gc.isenabled()) is False
        assert gc.isenabled()
    finally:
        link.close()


def test_a_refused_study_leaves_the_collector_at_work():
    def refused():
        raise Refusal("no_such_grouping", by="x", known="")

    with pytest.raises(Refusal):
        uncollected(refused)
    assert gc.isenabled()


async def test_a_study_gives_way_within_a_millisecond(hall):
    link = Link(hall.path)
    try:
        assert await link.study(lambda look: sys.getswitchinterval()) == pytest.approx(GIVES_WAY_S)
    finally:
        link.close()
    assert GIVES_WAY_S < 0.001
