from datetime import datetime

import pytest

FIELDS = (
    "number", "day", "series", "service", "priority", "state", "issued_at", "ahead", "wait_low_min", "wait_high_min",
    "windows", "code", "print_job",
)  # fmt: skip
AT = ("--window", "1", "--clerk", "101")


@pytest.fixture
def open_window(ask):
    """Clerk 101 sits at window 1, which is open."""
    return ask("window", "open", "1", "--clerk", "101")


def issue(ask, service="A01", *more):
    return ask("ticket", "issue", service, *more)["number"]


def test_an_issued_ticket_says_everything_the_contract_names(ask):
    ticket = ask("ticket", "issue", "A01")
    assert [name for name in FIELDS if name not in ticket] == []
    assert (ticket["number"], ticket["state"], ticket["ahead"], ticket["priority"]) == ("A001", "waiting", 0, None)
    assert ticket["windows"] == ["1", "2", "5"]
    assert datetime.fromisoformat(ticket["issued_at"]).utcoffset() is not None


def test_the_same_key_gives_the_same_ticket(ask):
    first = ask("ticket", "issue", "A01", "--key", "button-7")
    assert ask("ticket", "issue", "A01", "--key", "button-7") == first
    assert issue(ask) == "A002"


def test_a_priority_ticket_names_its_class(ask):
    assert ask("ticket", "issue", "A01", "--priority", "elderly")["priority"] == "elderly"


def test_the_paper_speaks_the_citizens_language(cdk):
    assert "Nobody is ahead of you" in cdk("ticket", "issue", "A01", "--lang", "en").out


def test_a_number_given_out_is_told_as_the_desk_tells_it(cdk, open_window):
    assert "A001 已取号，前面没有人" in cdk("ticket", "issue", "A01").out
    assert "A002 已取号，同窗口前面1人" in cdk("ticket", "issue", "A01").out


def test_a_citizen_is_called_served_and_done(ask, open_window):
    number = issue(ask)
    called = ask("ticket", "call", *AT)
    assert (called["number"], called["state"], called["why"], called["why_code"]) == (
        number,
        "called",
        "A001 已等0分，承诺15分：队首",
        "only_line",
    )
    assert ask("ticket", "start", number, *AT)["state"] == "serving"
    assert ask("ticket", "hold", number, *AT)["state"] == "held"
    assert ask("ticket", "resume", number, *AT)["state"] == "serving"
    done = ask("ticket", "finish", number, *AT, "--outcome", "papers-missing")
    assert (done["state"], done["outcome"], done["clerk"]) == ("finished", "papers_missing", "101")


def test_the_periods_of_a_visit_follow_each_other_without_a_gap(ask, open_window):
    number = issue(ask)
    for verb in ("call", "start", "finish"):
        ask("ticket", verb, *([] if verb == "call" else [number]), *AT)
    periods = ask("ticket", "show", number)["periods"]
    assert [p["kind"] for p in periods] == ["wait", "walk", "handling"]
    assert [p["to"] for p in periods[:-1]] == [p["from"] for p in periods[1:]]
    assert periods[-1]["window"] == "1"
    assert datetime.fromisoformat(periods[-1]["to"]).utcoffset() is not None


def test_calling_an_empty_line_answers_null(ask, open_window):
    assert ask("ticket", "call", *AT) is None


def test_a_named_ticket_is_called_with_its_reason(ask, open_window):
    issue(ask)
    number = issue(ask)
    called = ask("ticket", "call", *AT, "--number", number, "--reason", "急诊")
    assert (called["number"], called["why"]) == (number, "指定叫号：急诊")


def test_a_named_call_without_a_reason_is_refused(cdk, ask, open_window):
    number = issue(ask)
    ran = cdk("ticket", "call", *AT, "--number", number, "--json")
    assert (ran.code, ran.value["refused"]) == (1, "reason_needed")


def test_whoever_misses_the_calls_may_come_back(ask, open_window):
    number = issue(ask)
    ask("ticket", "call", *AT)
    ask("ticket", "recall", number, *AT)
    assert ask("ticket", "recall", number, *AT)["calls"] == 3
    assert ask("ticket", "no-show", number, *AT)["state"] == "no_show"
    assert ask("ticket", "return", number)["state"] == "waiting"


def test_a_transfer_keeps_number_and_arrival(ask, open_window):
    ask("window", "open", "2", "--clerk", "102")
    before = ask("ticket", "issue", "A01")
    ask("ticket", "call", *AT)
    after = ask("ticket", "transfer", before["number"], "--to", "A02", "--window-to", "2", "--clerk", "101")
    assert (after["number"], after["issued_at"]) == (before["number"], before["issued_at"])
    assert (after["service"], after["state"], after["windows"]) == ("A02", "waiting", ["2"])


def test_the_last_act_is_undone(ask, open_window):
    number = issue(ask)
    ask("ticket", "call", *AT)
    assert ask("ticket", "undo", number, *AT)["state"] == "waiting"


def test_a_citizen_who_left_is_no_no_show(ask):
    number = issue(ask)
    assert ask("ticket", "walk-out", number)["state"] == "walked_out"


def test_a_second_service_stays_on_the_same_ticket(ask):
    number = issue(ask)
    assert ask("ticket", "add-service", number, "A02")["services"] == ["A02"]


def test_times_can_be_marked_as_not_reliable(ask):
    number = issue(ask)
    assert ask("ticket", "unreliable", number, "--reason", "停电")["reliable"] is False


def test_a_cancelled_number_stays_used(ask):
    assert ask("ticket", "cancel", issue(ask))["state"] == "cancelled"
    assert issue(ask) == "A002"


def test_somebody_without_a_ticket_is_served(ask, open_window):
    served = ask("ticket", "serve", "A01", *AT)
    assert (served["state"], served["print_job"]) == ("serving", None)


def test_full_width_letters_and_digits_are_forgiven(ask):
    issue(ask, "ａ０１")
    assert ask("ticket", "show", "Ａ００１")["number"] == "A001"


def test_a_slips_code_finds_its_ticket(ask):
    ticket = ask("ticket", "issue", "A01")
    assert ask("ticket", "show", ticket["code"])["number"] == ticket["number"]


def test_the_queue_tells_each_ones_turn_and_why(ask):
    ordinary, other = issue(ask), issue(ask, "B01")
    line = ask("queue")
    assert [turn["number"] for turn in line] == [ordinary, other]
    assert all(turn["why"] and turn["why_code"] for turn in line)
    assert [turn["number"] for turn in ask("queue", "--window", "1")] == [ordinary]


def test_the_days_tickets_are_listed_by_state(ask):
    waiting, gone = issue(ask), issue(ask)
    ask("ticket", "cancel", gone)
    assert [ticket["number"] for ticket in ask("ticket", "list")] == [waiting, gone]
    assert [ticket["number"] for ticket in ask("ticket", "list", "--state", "cancelled")] == [gone]
    assert ask("ticket", "list", "--state", "no_show") == ask("ticket", "list", "--state", "no-show") == []


def test_another_day_has_its_own_tickets(ask):
    issue(ask)
    assert ask("ticket", "list", "--day", "2020-01-01") == []


def test_the_summary_counts_the_visit(ask, open_window):
    issue(ask)
    total = ask("summary", "--by", "service")["total"]
    assert (total["issued"], total["served"], total["wait_mean_s"]) == (1, 0, None)
