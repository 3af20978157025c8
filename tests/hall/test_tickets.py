"""Numbers: gapless, once, within their series; and what else happens to a ticket before it is called."""

from dataclasses import replace

import pytest

from counterdesk.hall import rows, tickets
from counterdesk.store.desk import By
from tests.furnished import refused
from tests.hall import checker


def with_series(prefix, **changes):
    def change(cat):
        return replace(cat, series={**cat.series, prefix: replace(cat.series[prefix], **changes)})

    return change


def test_numbers_run_without_a_gap_in_each_series(hall):
    given = [hall.issue(service) for service in ("A01", "B01", "A02", "A05", "B03", "A03")]
    assert given == ["A001", "B001", "A002", "E001", "B002", "A003"]


def test_a_refused_issue_uses_no_number(hall):
    hall.issue("A01")
    for wrong in ({"service": "Z99"}, {"service": "A01", "priority": "king"}, {"service": "A01", "lang": "fr"}):
        with pytest.raises(tickets.issuing.Refusal):
            hall.door.issue(**wrong)
    assert hall.issue("A01") == "A002"


def test_a_service_nobody_offers_is_refused(hall):
    with refused("no_such_service"):
        hall.issue("Z99")


def test_a_priority_nobody_grants_is_refused(hall):
    with refused("no_such_priority"):
        hall.issue("A01", priority="king")


def test_a_service_is_found_in_small_letters(hall):
    assert hall.issue("a01") == "A001"


def test_the_last_number_of_a_series_is_given_and_then_no_more(hall):
    hall.reload(with_series("A", end=3))
    assert [hall.issue("A01") for _ in range(3)] == ["A001", "A002", "A003"]
    with refused("numbers_used_up"):
        hall.issue("A01")
    assert hall.issue("B01") == "B001"


def test_a_series_may_go_on_past_its_end(hall):
    hall.reload(with_series("A", start=998, at_end="go on"))
    assert [hall.issue("A01") for _ in range(3)] == ["A998", "A999", "A1000"]
    assert hall.ticket("a1000").number == 1000
    assert checker.faults(hall.path) == []


def test_a_series_may_begin_anywhere(hall):
    hall.reload(with_series("A", start=101))
    assert hall.issue("A01") == "A101"


def test_from_nine_tenths_on_the_numbers_left_are_told(hall):
    hall.reload(with_series("A", end=10))
    left = [hall.door.issue("A01").numbers_left for _ in range(10)]
    assert left == [None] * 8 + [1, 0]


def test_a_held_down_key_issues_one_ticket(hall):
    first, again = hall.door.issue("A01", key="k1"), hall.door.issue("A01", key="k1")
    assert again.ticket == first.ticket
    assert again.print_job == first.print_job
    assert hall.ask("SELECT count(*) FROM ticket")[0][0] == hall.ask("SELECT count(*) FROM print_job")[0][0] == 1


def test_another_key_is_another_ticket(hall):
    assert hall.issue("A01", key="k1") != hall.issue("A01", key="k2")


def test_a_key_lives_for_the_business_day(hall):
    first = hall.door.issue("A01", key="k1").ticket
    hall.forward(24 * 3600)
    assert hall.door.issue("A01", key="k1").ticket.day > first.day


def test_a_stopped_series_gives_no_number_and_says_why(hall):
    hall.issue("A01")
    hall.at("1", "301").stop_series("A", "系统维护")
    with refused("series_stopped"):
        hall.issue("A01")
    assert hall.issue("B01") == "B001"


def test_a_series_stopped_before_its_first_number_begins_at_its_start(hall):
    hall.at("1", "301").stop_series("A", "系统维护")
    hall.at("1", "301").reopen_series("A")
    assert hall.issue("A01") == "A001"


def test_only_a_lead_stops_a_series_and_names_a_reason(hall):
    with refused("role"):
        hall.at("1").stop_series("A", "系统维护")
    with refused("reason_needed"):
        hall.at("1", "301").stop_series("A", " ")
    with refused("no_such_series"):
        hall.at("1", "301").stop_series("Z", "系统维护")


def test_a_stop_holds_for_its_day(hall):
    hall.at("1", "301").stop_series("A", "系统维护")
    hall.forward(24 * 3600)
    assert hall.issue("A01") == "A001"


def test_the_ticket_its_entry_and_its_paper_come_together(hall):
    given = hall.door.issue("A02", priority="elderly")
    assert hall.acts("A001") == ["issued"]
    assert hall.ask("SELECT kind, ticket_id, state FROM print_job") == [("ticket", given.ticket.id, "queued")]


def test_without_paper_nothing_is_printed(hall):
    assert hall.door.issue("A01", paper=False).print_job is None
    assert hall.ask("SELECT count(*) FROM print_job") == [(0,)]


@pytest.mark.parametrize("typed", ["A001", "a1", "A01", "Ａ００１", " a001 "])
def test_a_number_is_found_however_it_is_typed(hall, typed):
    hall.issue("A01")
    assert hall.ticket(typed).label == "A001"


def test_the_code_on_the_slip_finds_the_ticket(hall):
    given = hall.door.issue("A01")
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in given.code)
    assert hall.ticket(given.code) == hall.ticket(wide) == given.ticket


@pytest.mark.parametrize(
    ("typed", "code"),
    [("A002", "no_such_ticket"), ("Z001", "no_such_ticket"), ("hello", "not_a_number"), ("12", "not_a_number"),
     ("1999990", "bad_code"), ("", "not_a_number")],
)  # fmt: skip
def test_what_is_no_ticket_is_refused(hall, typed, code):
    hall.issue("A01")
    with refused(code):
        hall.ticket(typed)


def test_a_cancelled_number_stays_used(hall):
    hall.door.cancel(hall.issue("A01"), "拿错了")
    assert hall.state("A001") == "cancelled"
    assert hall.issue("A01") == "A002"


def test_a_ticket_being_served_is_not_cancelled(hall):
    (one,) = hall.opened("1")
    number = hall.issue("A01")
    one.call()
    one.start()
    with refused("wrong_state"):
        hall.door.cancel(number)


def test_at_most_so_many_services_go_on_one_ticket(hall):
    number = hall.issue("A01")
    for _ in range(tickets.changes.MAX_ERRANDS):
        hall.door.add_service(number, "A02")
    with refused("too_many_services"):
        hall.door.add_service(number, "A02")


def test_unreliable_times_are_marked_and_nothing_else_changes(hall):
    before = hall.ticket(hall.issue("A01"))
    hall.door.unreliable("A001", "忘记结束")
    assert hall.ticket("A001") == before._replace(reliable=0)
    assert hall.acts("A001") == ["issued", "times_unreliable"]


def test_the_days_tickets_are_listed_in_the_order_of_issue(hall):
    for service in ("B01", "A01", "A05"):
        hall.issue(service)
    assert [ticket.label for ticket in hall.store.read(rows.of_day)] == ["B001", "A001", "E001"]
    assert hall.store.read(rows.of_day, state="called") == []


def test_who_issued_is_in_the_journal(hall):
    hall.store.run(tickets.issue, By("201", None), "A01")
    assert hall.ask("SELECT clerk, window FROM journal WHERE kind = 'issued'") == [("201", None)]


def test_a_hall_without_a_catalogue_gives_no_numbers(tmp_path, clock):
    from counterdesk.store.engine import create_store

    store = create_store(tmp_path / "bare.db", "Asia/Shanghai", "04:00", clock)
    with refused("no_catalogue"):
        store.run(tickets.issue, By(), "A01")
    store.close()
