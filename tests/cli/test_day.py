"""``day``: every ticket of a day accounted for, and closing it."""

import pytest

ENDS = ("served", "no_show", "walked_out", "cancelled", "carried_over", "void", "open")


@pytest.fixture
def issued(ask):
    """Two tickets, the second of them cancelled."""
    numbers = [ask("ticket", "issue", "A01")["number"] for _ in range(2)]
    ask("ticket", "cancel", numbers[1], "--reason", "left", "--clerk", "101")
    return numbers


def test_the_report_accounts_for_every_ticket(ask, issued):
    found = ask("day", "report")
    assert (found["issued"], found["open"], found["cancelled"]) == (2, 1, 1)
    assert found["issued"] == sum(found[name] for name in ENDS)
    assert (found["adds_up"], found["leftovers"]) == (True, [{"number": issued[0], "state": "waiting"}])


def test_the_report_of_a_day_without_anyone_is_empty(ask):
    found = ask("day", "report", "--day", "2020-01-02")
    assert (found["issued"], found["leftovers"], found["adds_up"]) == (0, [], True)


def test_a_day_with_open_tickets_is_not_closed(cdk, issued):
    ran = cdk("day", "close", "--json")
    assert (ran.code, ran.value["refused"]) == (1, "day_open")
    assert issued[0] in cdk("day", "close").err


def test_closing_carries_over_who_still_waits_and_prints_the_report(ask, cdk, issued):
    closed = ask("day", "close", "--carry-over")
    assert (closed["carried_over"], closed["open"], closed["adds_up"]) == (1, 0, True)
    assert closed["leftovers"] == [{"number": issued[0], "state": "carried_over"}]
    assert closed["print_job"]["state"] == "printed"
    assert ask("day", "close")["issued"] == 2


def test_the_head_on_the_report_is_known_to_the_journal(cdk, ask, issued):
    head = ask("day", "close", "--carry-over")["journal"]["head"]
    groups = " ".join(head[at : at + 4] for at in range(0, 24, 4))
    assert groups in cdk("slip", "show", "job", 4).out  # after the slip of the one carried over
    ask("ticket", "issue", "A01")
    assert ask("journal", "verify", "--head", groups)["ok"]


def test_the_report_is_a_paper_like_any_other(cdk, ask, issued):
    day = ask("day", "report")["day"]
    assert ask("slip", "show", "day-report", day)["kind"] == "day_report"
    assert ask("slip", "print", "day-report", day)["state"] == "printed"
    assert cdk("slip", "show", "day-report", "yesterday").code == 2


def test_a_note_and_a_settled_ticket_stand_on_the_report(ask, cdk, issued):
    assert ask("day", "note", "key in the safe")["text"] == "key in the safe"
    assert ask("day", "settle", issued[0], "walked-out") == {"number": issued[0], "state": "walked_out"}
    found = ask("day", "report")
    assert ([note["text"] for note in found["notes"]], found["gaps"], found["open"]) == (["key in the safe"], [], 0)
    assert "key in the safe" in cdk("day", "report").out


def test_a_day_to_come_is_not_closed(cdk, issued):
    assert cdk("day", "close", "--day", "2099-01-01", "--json").value["refused"] == "day_to_come"
