"""Acts on a server: one order, one snapshot a look, and no act lost or doubled whatever becomes of the connection."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from counterdesk.hall import tickets, windows
from counterdesk.refusals import StoreFault
from counterdesk.store import journal
from counterdesk.store.address import place
from counterdesk.store.desk import By
from counterdesk.store.engine import open_store
from counterdesk.store.postgres.connecting import connected
from counterdesk.store.postgres.turn import TURN
from tests.furnished import Hall, refused
from tests.hall import checker
from tests.postgres import url_of
from tests.store.postgres.wire import MOMENTS

BEHIND = text(
    "DO $$ BEGIN WHILE NOT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted)"
    " LOOP PERFORM pg_sleep(0.01); END LOOP; END $$"
)
"""Come back once somebody waits for the turn."""


@pytest.fixture
def served(database, clock) -> Iterator[Hall]:
    """The furnished hall on the server."""
    hall = Hall.at_path(database, clock)
    yield hall
    hall.close()
    assert checker.faults(database) == []


@pytest.fixture
def far(wire, clock) -> Iterator[Hall]:
    """The same hall at the end of a wire that can be cut."""
    hall = Hall.at_path(wire.server, clock)
    hall.issue("A01")
    yield hall
    hall.close()


def test_a_verb_that_breaks_leaves_nothing_and_the_next_one_works(served):
    def broken(desk):
        tickets.issue(desk, "A01")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        served.store.run(broken)
    assert served.issue() == "A001"


def test_what_the_database_forbids_is_a_fault_and_changes_nothing(served):
    served.issue()
    with refused("forbidden", StoreFault):
        served.store.run(lambda desk: desk.conn.exec_driver_sql("UPDATE ticket SET state = 'lost'"))
    assert served.state("A001") == "waiting"


def test_a_verb_that_goes_on_after_the_database_said_no_is_refused_whole(served):
    def stubborn(desk):
        tickets.issue(desk, "A01")
        with pytest.raises(Exception, match="lost"):
            desk.conn.exec_driver_sql("UPDATE ticket SET state = 'lost'")

    with refused("forbidden", StoreFault):
        served.store.run(stubborn)
    assert served.ask("SELECT count(*) FROM ticket") == [(0,)]


def test_a_look_cannot_change_anything(served):
    with refused("server_read_only", StoreFault):
        served.store.read(lambda look: look.conn.exec_driver_sql("DELETE FROM print_job"))


def test_a_look_sees_one_moment_whatever_is_done_meanwhile(served):
    def twice(look):
        before = look.conn.exec_driver_sql("SELECT count(*) FROM ticket").scalar()
        served.issue()
        return before, look.conn.exec_driver_sql("SELECT count(*) FROM ticket").scalar()

    assert served.store.read(twice) == (0, 0)
    assert served.ask("SELECT count(*) FROM ticket") == [(1,)]


def test_many_threads_and_stores_take_turns(served):
    stores = [open_store(served.path, served.clock) for _ in range(3)]
    threads = [
        threading.Thread(target=lambda store=store: [store.run(tickets.issue, By(), "A01") for _ in range(8)])
        for store in (served.store, served.store, *stores)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for store in stores:
        store.close()
    assert served.ask("SELECT max(number), count(*) FROM ticket") == [(40, 40)]


def test_sums_are_whole_numbers_as_in_a_file(served):
    found = served.store.read(
        lambda look: look.conn.exec_driver_sql("SELECT sum(5::bigint), 2.5::numeric, 'NaN'::numeric").first()
    )
    assert [type(value) for value in found] == [int, float, float]


def test_whoever_waits_too_long_for_the_turn_is_told_so(served, monkeypatch):
    with connected(served.path) as other:
        other.execute(f"SELECT pg_advisory_lock({TURN})")
        impatient = open_store(f"{_url(served)}&options=-c%20lock_timeout%3D50")
        with refused("server_busy", StoreFault):
            impatient.run(tickets.issue, By(), "A01")
        impatient.close()
    assert served.issue() == "A001"


def _url(hall: Hall) -> str:
    return hall.path.url.set(drivername="postgresql").render_as_string(hide_password=False)


@pytest.mark.parametrize("moment", MOMENTS)
def test_an_act_whose_commit_had_no_answer_is_done_exactly_once(far, wire, moment):
    wire.cut(moment)
    assert far.issue("A01") == "A002"
    assert wire.cuts == 1
    assert far.issue("A01") == "A003"
    assert far.ask("SELECT label FROM ticket ORDER BY id") == [("A001",), ("A002",), ("A003",)]
    assert far.acts().count("issued") == 3


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_heartbeat_whose_commit_had_no_answer_is_kept(far, wire, moment):
    (one,) = far.opened("1")
    far.forward(5)
    wire.cut(moment)
    one.beat()
    assert wire.cuts == 1
    assert far.ask("SELECT beat_us FROM seat WHERE window = '1'") == [(int(far.clock.now().timestamp() * 1e6),)]


HOW = {
    "by the driver": lambda desk, ticket_id: desk.record("no_show", ticket_id),
    "by SQLAlchemy": lambda desk, ticket_id: (windows.seats(desk), desk.record("no_show", ticket_id)),
}


@pytest.mark.parametrize("how", HOW)
def test_a_connection_lost_in_the_middle_of_an_act_is_made_anew(served, how):
    lost = []

    def cut_off_once(desk):
        answer = tickets.issue(desk, "A01")
        if not lost:
            lost.append(desk.conn.exec_driver_sql("SELECT pg_backend_pid()").scalar())
            _end(served, lost[0])
        HOW[how](desk, answer.ticket.id)
        return answer

    served.store.run(cut_off_once)
    assert served.ask("SELECT label FROM ticket") == [("A001",)]
    assert served.acts()[-2:] == ["issued", "no_show"]
    served.spoil("UPDATE ticket SET state = 'no_show'")
    served.spoil("UPDATE period SET to_us = from_us")


def _end(hall: Hall, pid: int) -> None:
    with connected(hall.path) as driver:
        driver.execute("SELECT pg_terminate_backend(%s, 5000)", (pid,))


def _end_all(database) -> None:
    with connected(database) as driver:
        driver.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def test_idle_connections_that_were_ended_are_not_noticed(served):
    served.issue()
    _end_all(served.path)
    assert served.state("A001") == "waiting"
    assert served.issue() == "A002"


def test_a_server_that_stays_away_is_said_in_words_and_nothing_is_done(far, wire, database, monkeypatch):
    monkeypatch.setattr("counterdesk.store.postgres.engine.PATIENCE_S", 0.3)
    wire.close()
    _end_all(database)
    with refused("server_away", StoreFault):
        far.door.issue("A01")
    with refused("server_away", StoreFault):
        far.store.read(lambda look: look.day)


def test_where_nobody_can_be_asked_it_is_said_that_nobody_knows(far, wire, monkeypatch):
    monkeypatch.setattr("counterdesk.store.postgres.engine.PATIENCE_S", 0.3)
    wire.cut("before its answer")

    def last_words(desk):
        wire.close()
        return tickets.issue(desk, "A01")

    with refused("outcome_unknown", StoreFault):
        far.store.run(last_words)


def test_a_commit_without_an_answer_after_a_long_line_is_asked_for_all_the_same(far, wire, database, monkeypatch):
    monkeypatch.setattr("counterdesk.store.postgres.engine.PATIENCE_S", 0.3)
    ended: list[int] = []

    def unlucky(desk):
        answer = tickets.issue(desk, "A01")
        if not ended:
            ended.append(desk.conn.exec_driver_sql("SELECT pg_backend_pid()").scalar())
            _end(far, ended[0])
            desk.record("no_show", answer.ticket.id)
        desk.conn.exec_driver_sql("SELECT pg_sleep(0.5)")
        wire.cut("before its answer")
        return answer

    assert far.store.run(unlucky).ticket.label == "A002"
    assert far.issue() == "A003"
    assert far.acts().count("issued") == 3


def test_where_the_line_is_too_long_to_ask_nobody_is_told_that_it_was_not_done(wire, database, clock, monkeypatch):
    monkeypatch.setattr("counterdesk.store.postgres.engine.PATIENCE_S", 0.3)
    hall = Hall.at_path(place(f"{url_of(wire.server)}&options=-c%20lock_timeout%3D50"), clock)
    with connected(database) as other, ThreadPoolExecutor(1) as aside:

        def with_somebody_behind(desk):
            answer = tickets.issue(desk, "A01")
            queued = aside.submit(other.execute, f"SELECT pg_advisory_lock({TURN})")
            desk.conn.execute(BEHIND)
            wire.cut("before its answer")
            return answer, queued

        with refused("outcome_unknown", StoreFault):
            hall.store.run(with_somebody_behind)
    assert hall.issue() == "A002"
    hall.close()


def test_another_hall_in_the_databases_place_is_noticed(served):
    served.issue()
    served.spoil("UPDATE hall_now SET code_key = 'other'")
    with refused("replaced", StoreFault):
        served.door.issue("A01")
    with refused("replaced", StoreFault):
        served.store.read(lambda look: look.day)


def test_the_chain_is_one_whoever_writes(served):
    (one,) = served.opened("1")
    served.issue()
    one.call()
    assert served.store.read(lambda look: journal.verify(look.conn)).broken is None
    assert served.store.read(windows.known, window="1").code == "1"
