"""A firewall between a desk and its server that drops packets and says nothing: found out, and no act lost or doubled.

Unlike a proxy that stops carrying, it leaves the retries to the two kernels: what was said is said again, and may
arrive long after whoever said it has given up.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from time import monotonic

import pytest

from counterdesk.hall import tickets
from counterdesk.refusals import StoreFault
from counterdesk.store.desk import By
from counterdesk.store.engine import open_store
from counterdesk.store.postgres.connecting import SESSION, connected
from counterdesk.store.watch import Watch
from tests.firewall import WAYS, Firewall, firewall
from tests.furnished import Hall, refused
from tests.postgres import Cluster, url_of

DEADLINE_S = 20
SOON_GONE = "%20".join(f"-c%20tcp_{name}%3D{value}" for name, value in (("keepalives_idle", 1), ("user_timeout", 1000)))
OTHERS = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"


@pytest.fixture(autouse=True)
def impatient(soon):
    """Everything is given up sooner than in a hall."""


@pytest.fixture
def hall(hall_by) -> Hall:
    """A hall whose server is reached through the network; one number was issued."""
    hall: Hall = hall_by("network")
    assert hall.issue() == "A001"
    return hall


@pytest.fixture
def fire(hall) -> Iterator[Firewall]:
    """A firewall before that server."""
    with firewall(hall.path.url.port) as fire:
        yield fire


def test_who_is_idle_or_acts_or_opens_the_hall_is_told_and_goes_on_when_it_is_lifted(hall, fire):
    heard = queue.Queue[str]()
    watch = Watch(hall.store, lambda: heard.put("changed"), lambda fault: heard.put(fault.code)).start()
    with fire.drops(), ThreadPoolExecutor(1) as aside:
        opened = aside.submit(open_store, hall.path)
        with refused("server_silent", StoreFault):
            hall.store.run(tickets.issue, By(), "A01")
        assert heard.get(timeout=DEADLINE_S) == "server_silent"
        with refused("server_silent", StoreFault):
            opened.result()
    assert heard.get(timeout=DEADLINE_S) == "changed"
    watch.stop()
    assert hall.issue() == "A002"
    assert hall.ask("SELECT label FROM ticket ORDER BY id") == [("A001",), ("A002",)]


@pytest.mark.parametrize("what", WAYS)
def test_an_act_whose_commit_or_answer_is_dropped_for_a_moment_is_done_once(hall, fire, what):
    def through_it(desk):
        answer = tickets.issue(desk, "A01")
        if not tried:
            fire.drop(what)
            tried.append(threading.Timer(0.4, fire.lift))
            tried[0].start()
        return answer

    tried: list[threading.Timer] = []
    assert hall.store.run(through_it).ticket.label == "A002"
    tried[0].join()
    assert hall.issue() == "A003"
    assert hall.ask("SELECT label FROM ticket ORDER BY id") == [("A001",), ("A002",), ("A003",)]
    assert hall.acts().count("issued") == 3


@pytest.mark.parametrize("what", ["what is said", "what is answered"])
def test_where_it_stays_over_a_commit_nobody_knows_and_nothing_is_half_done(hall, fire, what):
    def last_words(desk):
        answer = tickets.issue(desk, "A01")
        fire.drop(what)
        return answer

    with refused("outcome_unknown", StoreFault):
        hall.store.run(last_words)
    fire.lift()
    following = hall.issue()
    if what == "what is answered":  # it was kept, and whoever did it could not know
        assert following == "A003"
    assert hall.ask("SELECT count(*) FROM ticket") == [(int(following[1:]),)]


def test_what_a_vanished_desk_leaves_at_the_server_is_ended_by_it(hall, fire, standing):
    vanishing = open_store(f"{url_of(hall.path)}&options={SOON_GONE}")
    vanishing.read(lambda look: look.last_id)
    with connected(Cluster(standing[1]["socket"]).server(hall.path.database)) as beside, fire.drops():
        before = others(beside)
        vanishing.close()
        until_s = monotonic() + DEADLINE_S
        while others(beside) == before and monotonic() < until_s:
            threading.Event().wait(0.05)
        assert others(beside) == before - 1


def others(driver) -> int:
    """Connections to the hall but this one."""
    return driver.execute(OTHERS).fetchone()[0]


def test_the_server_is_asked_to_end_what_a_vanished_desk_leaves_behind(hall):
    with connected(hall.path) as driver:
        found = {name: driver.execute(f"SELECT setting FROM pg_settings WHERE name = '{name}'").fetchone()[0]
                 for name in SESSION}  # fmt: skip
    assert found == {name: str(value) for name, value in SESSION.items()}
