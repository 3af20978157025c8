"""Looking ahead on the command line: what the lead's screen says, as JSON and as sentences."""

import pytest


@pytest.fixture
def crowded(cdk):
    """Window 1 open, eight in its line."""
    cdk("window", "open", 1, "--clerk", 101)
    for _ in range(8):
        cdk("ticket", "issue", "A01")
    return cdk


def test_the_rest_of_the_day_is_told_with_its_ranges(crowded):
    found = crowded("forecast", "day", "--json").value
    assert found["waiting"] == 8
    assert found["wait_p90_s"] == sorted(found["wait_p90_s"])
    assert {line["series"] for line in found["series"]} >= {"A", "B"}


def test_a_break_is_told_for_each_time_asked(crowded):
    found = crowded("forecast", "break", 1, "--at", "11:30,12:10", "--minutes", 45, "--json").value
    assert [one["from"][11:16] for one in found] == ["11:30", "12:10"]
    assert [one["to"][11:16] for one in found] == ["12:15", "12:55"]


def test_a_time_that_is_none_is_refused(crowded):
    assert crowded("forecast", "break", 1, "--at", "25:00").code == 2


def test_advice_and_evening_answer_in_sentences(crowded):
    assert crowded("--lang", "en", "forecast", "tidal").out.strip()
    assert "replay" in crowded("--lang", "en", "forecast", "evening").out
