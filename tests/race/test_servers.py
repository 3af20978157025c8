"""Windows and the server itself are killed at any moment: what was promised stands, and nothing is half done."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from datetime import timedelta

import pytest

from counterdesk.clock import RunningClock
from counterdesk.hall import tickets
from counterdesk.refusals import StoreFault
from counterdesk.store.address import Server
from counterdesk.store.desk import By
from counterdesk.store.engine import open_store
from tests.furnished import new_hall
from tests.hall import checker
from tests.postgres import Cluster, Hit, own_server, url_of
from tests.race import crew, everyone
from tests.race.busy import busy

ACTS, KILLS, EVERY = 150, 16, 5


@pytest.fixture(scope="module")
def hit() -> Iterator[Hit]:
    """A server that may be killed."""
    with own_server() as server:
        yield Hit(server)


@pytest.fixture
def url(hit) -> str:
    server = Cluster(hit.url).database()
    new_hall(server)
    return url_of(server)


def test_what_killed_windows_and_a_killed_server_promised_stands(hit, url):
    chance = random.Random(8)
    worked = crew.shift(
        url, seed=8, acts=ACTS, kills=KILLS, workers=4, every_ms=(20, 120),
        disturb=lambda rounds: hit.anyhow(chance) if rounds % EVERY == 0 else None,
    )  # fmt: skip
    assert worked.acts >= ACTS
    assert hit.times.total() >= 1
    assert crew.broken(url, worked.kills) == []


def test_everyone_at_every_noun_and_the_server_are_killed_and_what_was_answered_stands(hit, url):
    chance, struck = random.Random(9), hit.times.total()
    clock = RunningClock(busy(Server(url)).at + timedelta(seconds=60), everyone.SPEED, time.monotonic())
    found = everyone.shift(
        url, clock, kills=12, acts=100, seed=9, disturb=lambda kills: hit.anyhow(chance) if kills % EVERY == 0 else None
    )
    assert found.wrong == []
    assert found.kills >= 12
    assert hit.times.total() > struck


def test_a_store_that_promises_before_it_keeps_is_caught_on_a_server_too(url):
    worked = crew.shift(
        url, seed=1, acts=10**9, kills=2000, workers=4, every_ms=(20, 60), promises_early=True,
        until=lambda: any("is not there" in fault for fault in crew.broken(url, 2000)),
    )  # fmt: skip
    assert worked.kills < 2000


@pytest.mark.parametrize("how", ["backend", "fast", "immediate"])
def test_an_act_over_a_restart_is_done_once(hit, url, how):
    with_store = open_store(url)
    hits = []

    def struck(desk):
        answer = tickets.issue(desk, "A01")
        if not hits:
            hits.append(how)
            hit.backend() if how == "backend" else hit.restart(how)
        return answer

    try:
        assert with_store.run(struck, By()).ticket.label == "A001"
        assert with_store.run(tickets.issue, By(), "A01").ticket.label == "A002"
    except StoreFault as fault:
        pytest.fail(f"{fault.code}: {fault.facts}")
    finally:
        with_store.close()
    assert checker.faults(url) == []
