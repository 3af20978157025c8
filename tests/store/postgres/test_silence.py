"""A server that stands still, and a way that carries nothing: said in words, waited for no longer, and gone on with."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from time import monotonic

import pytest

from counterdesk.hall import tickets
from counterdesk.refusals import StoreFault
from counterdesk.store.address import Server
from counterdesk.store.base import Holder, Store
from counterdesk.store.desk import By
from counterdesk.store.engine import open_store
from counterdesk.store.postgres.connecting import connected
from counterdesk.store.postgres.turn import TURN
from counterdesk.store.watch import Watch
from tests.furnished import Hall, refused
from tests.postgres import Hit
from tests.store.postgres.wire import briefly, wired

DEADLINE_S = 20


@pytest.fixture(autouse=True)
def impatient(soon):
    """Everything is given up sooner than in a hall."""


@pytest.fixture
def hit(standing) -> Hit:
    return standing[0]


def test_a_server_that_stands_still_is_said_in_words_and_nothing_is_done(hall_by, hit):
    hall, heard = hall_by("socket"), queue.Queue[str]()
    watch = Watch(hall.store, lambda: heard.put("changed"), lambda fault: heard.put(fault.code)).start()
    assert hall.issue() == "A001"
    assert heard.get(timeout=DEADLINE_S) == "changed"
    with hit.stands():
        with refused("server_silent", StoreFault) as caught:
            hall.store.run(tickets.issue, By(), "A01")
        assert heard.get(timeout=DEADLINE_S) == "server_silent"
    assert heard.get(timeout=DEADLINE_S) == "changed"
    watch.stop()
    assert caught.value.message("zh").startswith("数据库服务器没有回应")
    assert caught.value.message("en").startswith("The database server does not answer")
    assert hall.issue() == "A002"
    assert hall.ask("SELECT label FROM ticket ORDER BY id") == [("A001",), ("A002",)]


def test_an_act_during_which_a_server_stands_still_for_a_moment_is_done_once(hall_by, hit):
    over = threading.Event()

    def through_it(desk):
        with ExitStack() as still:
            still.enter_context(hit.stands())
            threading.Timer(0.6, lambda goes_on: (goes_on.close(), over.set()), [still.pop_all()]).start()
        return tickets.issue(desk, "A01")

    hall = hall_by("socket")
    assert hall.store.run(through_it).ticket.label == "A001"
    assert over.wait(DEADLINE_S)
    assert hall.ask("SELECT label FROM ticket ORDER BY id") == [("A001",)]


def test_where_a_server_stands_still_over_a_commit_nobody_knows_and_the_hall_is_whole(hall_by, hit):
    hall = hall_by("socket")
    with ExitStack() as still:

        def last_words(desk):
            answer = tickets.issue(desk, "A01")
            still.enter_context(hit.stands())
            return answer

        with refused("outcome_unknown", StoreFault):
            hall.store.run(last_words)
    following = hall.issue()
    assert following in ("A001", "A002")
    assert hall.ask("SELECT count(*) FROM ticket") == [(int(following[1:]),)]


@pytest.fixture
def far(wire, clock) -> Iterator[Hall]:
    """A hall at the end of a wire."""
    hall = Hall.at_path(briefly(wire.server), clock)
    assert hall.issue() == "A001"
    yield hall
    hall.close()


def test_an_answer_that_is_lost_on_the_way_is_asked_for_anew_and_the_act_is_done_once(far, wire):
    wire.lose_an_answer()
    assert far.issue() == "A002"
    assert far.ask("SELECT label FROM ticket ORDER BY id") == [("A001",), ("A002",)]


def test_whoever_takes_connections_and_never_answers_is_said_to_be_silent(far, wire):
    with wire.holds(), ThreadPoolExecutor(1) as aside:
        opened = aside.submit(open_store, briefly(wire.server))
        with refused("server_silent", StoreFault):
            far.store.run(tickets.issue, By(), "A01")
        with refused("server_silent", StoreFault):
            opened.result()
    assert far.issue() == "A002"


def test_another_host_of_the_url_does_not_speak_for_the_one_that_is_silent(wire, database, clock):
    with wired(database) as other:
        hosts = "&".join(f"host=127.0.0.1:{one.server.url.port}" for one in (wire, other))
        url = other.server.url.set(host=None, port=None).render_as_string(hide_password=False)
        hall = Hall.at_path(briefly(Server(f"{url}&{hosts}")), clock)
        assert hall.issue() == "A001"
        with wire.holds():
            with refused("server_silent", StoreFault):
                hall.store.run(tickets.issue, By(), "A01")
            assert hall.issue() == "A002"
        hall.close()


def test_a_long_answer_is_waited_for_where_the_server_is_there(database, clock):
    hall = Hall.at_path(database, clock)
    begun = monotonic()
    hall.store.read(lambda look: look.conn.exec_driver_sql("SELECT pg_sleep(0.9)"))
    assert monotonic() - begun > 0.9
    hall.close()


def test_who_has_the_turn_is_named_to_whoever_waits_for_it(database, clock):
    waiting = open_store(database, clock)
    assert waiting.held_up_by() is None
    with connected(database) as other:
        other.execute(f"BEGIN; SELECT pg_advisory_xact_lock({TURN})", prepare=False)
        other.execute("SET application_name = 'counterdesk 4711@window-9'")
        act = threading.Thread(target=lambda: waiting.run(tickets.issue, By(), "A01"))
        act.start()
        assert named(waiting, anybody=True) == Holder(4711, "window-9")
        other.execute("SET application_name = 'psql'")  # not one of ours: it has no number to be found by
        assert named(waiting, anybody=False) is None
        other.execute("ROLLBACK")
    act.join()
    waiting.close()


def named(store: Store, anybody: bool) -> Holder | None:
    """Whoever is named, once somebody is or nobody is any more."""
    until_s = monotonic() + DEADLINE_S
    while (store.held_up_by() is not None) != anybody and monotonic() < until_s:
        threading.Event().wait(0.05)
    return store.held_up_by()
