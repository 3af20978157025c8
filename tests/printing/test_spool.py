"""From the outbox to paper: exactly one receipt, or a job that says it is held or unknown."""

import socket
import threading
from contextlib import closing

import pytest

from counterdesk.printing.profiles import printer
from counterdesk.printing.spool import fault, print_one, state_words
from counterdesk.printing.spool import worker as worker_module
from counterdesk.printing.transport import talk
from counterdesk.refusals import Refusal
from counterdesk.store import outbox, papers
from counterdesk.store.engine import open_store

from .printer_double import PrinterDouble


@pytest.fixture(autouse=True)
def short_patience(monkeypatch):
    monkeypatch.setattr(talk, "ANSWER_S", 0.3)
    monkeypatch.setattr(worker_module, "SWEEP_S", 0.1)


def front(double):
    return printer("front", double.target)


def test_a_queued_ticket_is_printed_once(hall):
    with PrinterDouble() as double:
        hall.spool(front(double))
        number = hall.put()
        assert hall.hears("printed").id == number
        assert len(double.receipts) == 1
    assert (hall.job(number).state, hall.job(number).level) == ("printed", "fence")


def test_what_was_queued_before_the_spool_began_is_printed_in_order(hall):
    numbers = [hall.put(f"A00{n}") for n in range(1, 5)]
    with PrinterDouble() as double:
        hall.spool(front(double))
        assert [hall.hears("printed").id for _ in numbers] == numbers
        assert [paper[paper.index(b"A00") :][:4] for paper in double.receipts] == [b"A001", b"A002", b"A003", b"A004"]


def test_two_spools_on_one_printer_print_each_ticket_once(hall):
    with PrinterDouble() as double:
        hall.spool(front(double))
        hall.spool(front(double))
        numbers = {hall.put() for _ in range(10)}
        assert {hall.hears("printed").id for _ in numbers} == numbers
        assert len(double.receipts) == 10


def test_a_screen_that_only_helps_out_leaves_fresh_papers_to_the_windows(hall, tmp_path):
    to = printer("front", f"file:{tmp_path}/front")
    hall.spool(to, helps_out=True)
    number = hall.put_elsewhere()
    hall.clock.forward(1)
    for _ in range(6):  # more than two looks of its own
        hall.pause()
    with closing(open_store(hall.path, hall.clock)) as window:
        assert print_one(window, [to], number).state == "printed"
    assert hall.told.empty()


def test_a_screen_that_only_helps_out_prints_what_nobody_else_does(hall, tmp_path):
    hall.spool(printer("front", f"file:{tmp_path}/front"), helps_out=True)
    number = hall.put_elsewhere()
    hall.clock.forward(2)
    assert hall.hears("printed").id == number


def test_a_screen_that_only_helps_out_prints_its_own_papers_at_once(hall, tmp_path):
    hall.spool(printer("front", f"file:{tmp_path}/front"), helps_out=True)
    number = hall.put()
    assert hall.hears("printed").id == number


def test_each_printer_prints_what_was_meant_for_it(hall, tmp_path):
    hall.spool(printer("front", f"file:{tmp_path}/front"), printer("back", f"file:{tmp_path}/back"))
    hall.put("B001", "back")
    assert hall.hears("printed").printer == "back"
    hall.put("A001")
    assert hall.hears("printed").printer == "front"
    assert (b"A001" in (tmp_path / "front").read_bytes(), b"B001" in (tmp_path / "back").read_bytes()) == (True, True)


def test_a_paper_for_a_printer_nobody_has_waits(hall, tmp_path):
    number = hall.put(printer="upstairs")
    job = print_one(hall.store, [printer("front", f"file:{tmp_path}/out")], number, timeout_s=0.1)
    assert (job.state, fault(job).code) == ("queued", "queued")


def test_paper_out_in_mid_job_is_held_then_printed_by_the_printer_itself(hall):
    with PrinterDouble(paper_for=150) as double:
        hall.spool(front(double))
        number = hall.put()
        assert hall.hears("held").reason == "paper"
        double.change_roll()
        assert hall.hears("printed").id == number
        assert len(double.receipts) == 1


def test_what_a_person_resolved_while_it_was_held_is_left_alone(hall, monkeypatch):
    monkeypatch.setattr("counterdesk.printing.delivery.WATCH_S", 0.1)
    with PrinterDouble(paper_for=150) as double:
        hall.spool(front(double))
        number = hall.put()
        hall.hears("held")
        hall.store.run(outbox.resolve, job_id=number, came_out=True)
        double.change_roll()
        following = hall.put()
        assert hall.hears("printed").id == following


def test_a_printer_without_paper_prints_by_itself_when_there_is_some(hall):
    with PrinterDouble(paper_for=0) as double:
        hall.spool(front(double))
        hall.put()
        assert hall.hears("failed").reason == "paper"
        double.change_roll()
        while hall.told.get(timeout=20).state != "printed":
            pass
        assert len(double.receipts) == 1


def test_a_printer_that_was_away_prints_when_it_is_back(hall):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        away = printer("front", f"tcp://127.0.0.1:{taken.getsockname()[1]}")
        spool = hall.spool(away)
        number = hall.put()
        assert hall.hears("failed").reason == "unreachable"
        spool.stop()
        hall.spools.remove(spool)
    with PrinterDouble() as double:
        hall.spool(front(double))
        while hall.told.get(timeout=20).state != "printed":
            pass
        assert (hall.job(number).state, len(double.receipts)) == ("printed", 1)


def test_a_line_cut_in_mid_job_is_unknown_and_not_sent_again(hall):
    with PrinterDouble(hang_up_after=120) as double:
        hall.spool(front(double))
        hall.put()
        assert hall.hears("unknown").reason == "closed"
        double.hang_up_after = None
        following = hall.put()
        assert hall.hears("printed").id == following
        assert len(double.receipts) == 1


def test_what_waited_since_yesterday_is_not_printed_when_the_printer_is_back(hall):
    old = hall.put("A001")
    hall.clock.forward(86_400)
    with PrinterDouble() as double:
        hall.spool(front(double))
        today = hall.put("A002")
        assert hall.hears("printed").id == today
        assert len(double.receipts) == 1
    assert fault(hall.job(old)).code == "failed_old"


def test_an_idle_printer_is_looked_after(hall):
    with PrinterDouble(paper_for=0) as double:
        hall.spool(front(double))
        while hall.health("front") == "unknown":
            hall.pause()
        assert hall.health("front") == "paper_out"
        double.change_roll()
        hall.clock.forward(20)
        while hall.health("front") == "paper_out":
            hall.pause()
        assert hall.health("front") == "ready"


def test_a_ticket_tells_how_the_printer_is(hall):
    with PrinterDouble() as double:
        double.near_end = True
        print_one(hall.store, [front(double)], hall.put())
        assert hall.health("front") == "paper_low"
        double.cover_open = True
        print_one(hall.store, [front(double)], hall.put(), timeout_s=0.1)
        assert hall.health("front") == "cover_open"


@pytest.mark.parametrize(("silent", "health"), [(False, "ready"), (True, "unreachable")])
def test_a_job_that_was_never_confirmed_leaves_the_printer_as_it_last_answered(hall, monkeypatch, silent, health):
    monkeypatch.setattr(talk, "ANSWER_S", 0.1)
    with PrinterDouble(lie="no fence") as double:
        double.falls_silent = silent
        job = print_one(hall.store, [front(double)], hall.put(), timeout_s=0.1)
        assert (job.state, hall.health("front")) == ("unknown", health)


def test_after_a_lost_job_the_printer_is_first_freed_from_half_a_picture(hall):
    with PrinterDouble(hang_up_after=120) as double:
        hall.spool(front(double))
        hall.put()
        hall.hears("unknown")
        double.hang_up_after = None
        double.take(bytes.fromhex("1d76300001001800"))  # a picture of 24 bytes that never come
        hall.put("A013")
        hall.hears("printed")
        assert b"A013" in double.receipts[-1]


def test_printed_again_on_a_person_s_word_it_is_marked_as_a_copy(hall):
    with PrinterDouble(hang_up_after=120) as double:
        hall.spool(front(double))
        number = hall.put()
        hall.hears("unknown")
        double.hang_up_after = None
        again = hall.store.run(outbox.resolve, job_id=number, came_out=False)
        assert hall.hears("printed").id == again
        assert "补打 COPY 2".encode("gbk") in double.receipts[-1]


def test_a_slip_that_cannot_be_read_is_given_up_and_holds_nobody_up(hall, tmp_path):
    broken = hall.store.run(
        lambda desk: papers.put(
            desk.conn, '{"v":99}', kind="ticket", ticket_id=None, printer=None, made_by="", now_us=desk.now_us
        )
    )
    hall.spool(printer("front", f"file:{tmp_path}/out"))
    following = hall.put()
    assert (hall.hears("cancelled").id, hall.hears("printed").id) == (broken, following)


def test_a_fault_of_our_own_does_not_end_the_printer_s_thread(hall, tmp_path, monkeypatch, caplog):
    broken = threading.Event()

    def once(slip, profile):
        if not broken.is_set():
            broken.set()
            raise ZeroDivisionError
        return b"paper"

    monkeypatch.setattr("counterdesk.printing.spool.errand.job_bytes", once)
    lost = hall.put()
    following = hall.put()
    hall.spool(printer("front", f"file:{tmp_path}/out"))
    assert hall.hears("printed").id == following
    assert (hall.job(lost).state, "ZeroDivisionError" in caplog.text) == ("unknown", True)


def test_a_command_prints_when_nobody_holds_the_printer(hall):
    with PrinterDouble() as double:
        job = print_one(hall.store, [front(double)], hall.put())
        assert (job.state, job.level, len(double.receipts), fault(job)) == ("printed", "fence", 1, None)
    assert hall.store.read(outbox.lease_holder, printer="front") is None


def test_a_command_waits_for_the_spool_that_holds_the_printer(hall):
    with PrinterDouble() as double:
        hall.spool(front(double))
        assert print_one(hall.store, [front(double)], hall.put()).state == "printed"
        assert len(double.receipts) == 1


def test_a_command_and_a_spool_never_print_the_same_ticket_twice(hall):
    with PrinterDouble() as double:
        hall.spool(front(double))
        states = [print_one(hall.store, [front(double)], hall.put(f"A{n:03}")).state for n in range(20)]
        assert (states, len(double.receipts)) == (["printed"] * 20, 20)


def test_a_command_gives_up_when_another_holds_the_printer_too_long(hall):
    hall.store.run(outbox.take_lease, printer="front", holder="somebody")
    with PrinterDouble() as double:
        job = print_one(hall.store, [front(double)], hall.put(), timeout_s=0.1)
        assert (job.state, double.receipts) == ("queued", [])


def test_a_command_tells_of_paper_out_at_once_and_leaves_it_to_the_printer(hall):
    with PrinterDouble(paper_for=150) as double:
        job = print_one(hall.store, [front(double)], hall.put())
        assert (job.state, fault(job).code) == ("held", "held_paper")
        double.change_roll()
        assert len(double.receipts) == 1


def test_a_command_s_job_that_does_not_exist_is_refused(hall):
    with pytest.raises(Refusal):
        print_one(hall.store, [], 99)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("state", "reasons"),
    [
        ("failed", [
            "unreachable", "silent", "closed", "timeout", "paper", "cover", "error", "offline", "file", "driver",
            "device", "busy", "old",
        ]),
        ("held", ["paper", "cover", "error", "offline"]),
        ("unknown", ["timeout", "closed", "abandoned", "file"]),
        ("cancelled", ["person", "again", "unreadable"]),
        ("queued", [""]),
        ("sending", [""]),
        ("sent", [""]),
    ],
)
def test_every_outcome_has_words_and_a_next_step(hall, lang, state, reasons):
    job = hall.job(hall.put())
    for reason in reasons:
        said = fault(job._replace(state=state, reason=reason))
        assert said.message(lang)
        assert said.next_step(lang)


def test_printed_is_said_only_where_the_printer_said_so(hall):
    job = hall.job(hall.put())._replace(state="printed")
    words = [state_words(job._replace(level=level), "zh") for level in ("fence", "accepted")]
    assert words == ["已打印", "已交给打印机"]
