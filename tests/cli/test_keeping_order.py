"""What keeps order at the windows, as the command line says it: who may not, who has it, which window is shut."""

import pytest


@pytest.fixture
def opened(ask):
    """``opened("1")``: open windows, each with its own clerk."""

    def open_(*codes):
        for code in codes:
            ask("window", "open", code, "--clerk", f"10{code}")

    return open_


def called(ask):
    ask("ticket", "issue", "A01")
    return ask("ticket", "call", "--window", "1", "--clerk", "101")["number"]


def test_a_disabled_clerk_does_nothing_more(ask, cdk, opened):
    opened("1")
    called(ask)
    ask("clerk", "disable", "101")
    for act in (("ticket", "start", "A001", "--window", "1"), ("window", "close", "1")):
        ran = cdk(*act, "--clerk", "101", "--json")
        assert (ran.code, ran.value["refused"]) == (1, "clerk_disabled")


def test_a_ticket_called_elsewhere_is_not_cancelled(ask, cdk, opened):
    opened("1")
    ran = cdk("ticket", "cancel", called(ask), "--json")
    assert (ran.code, ran.value["refused"]) == (1, "called_elsewhere")
    assert "101" in ran.value["message"]


def test_a_ticket_sent_to_a_window_that_closes_is_called_elsewhere(ask, opened):
    opened("1", "3", "4")
    number = called(ask)
    sent = ask("ticket", "transfer", number, "--to", "B01", "--window-to", "4", "--clerk", "101")
    assert sent["windows"] == ["4"]
    assert ask("ticket", "call", "--window", "3", "--clerk", "103") is None
    ask("window", "close", "4", "--clerk", "104")
    got = ask("ticket", "call", "--window", "3", "--clerk", "103")
    assert (got["number"], got["why_code"]) == (number, "window_shut")
    assert "4" in got["why"]


def test_a_copy_stands_in_the_tickets_story(ask, cdk):
    ask("ticket", "issue", "A01")
    assert "补打" in cdk("slip", "print", "ticket", "A001").out
    entries = ask("journal", "tail", "--ticket", "A001")
    assert "reprinted" in [entry["kind"] for entry in entries]
