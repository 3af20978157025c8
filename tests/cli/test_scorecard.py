"""``commitment rates|indices`` and ``case reissue``, by commands."""

from __future__ import annotations


def test_a_rate_opens_the_numbers_behind_it(ask, cdk):
    here = ("--window", "1", "--clerk", "101")
    number = ask("case", "accept", "A02", "--applicant", "张晓明", *here)["case"]
    ask("case", "decide", number, *here)
    ask("case", "deliver", number, "--to", "张晓明", *here)
    ask("case", "reissue", number, "--reason", "打错一字", *here)
    found = {one["name"]: one for one in ask("commitment", "rates")["rates"]}
    assert (found["right_first"]["others"], found["right_first"]["share"]["n"]) == ([number], 1)
    assert number in cdk("commitment", "rates", "--behind", "right-first").out


def test_an_index_carries_the_shares_that_make_it(ask, cdk):
    found = ask("commitment", "indices")
    assert [one["name"] for one in found["indices"]] == ["standardised", "open", "humane", "quality"]
    assert "优质化" in cdk("commitment", "indices").out
