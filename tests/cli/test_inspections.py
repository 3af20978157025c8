"""Inspections on the command line."""

INSPECTOR, LEAD = ("--clerk", "501"), ("--clerk", "301")


def test_a_round_by_commands(ask, cdk):
    ask("window", "open", "1", "--clerk", "101")
    number = ask("inspection", "start", "--places", "1", *INSPECTOR)["inspection"]
    failed = ask("inspection", "mark", number, "1", "badge", "fail", "--note", "没戴", *INSPECTOR)
    assert (failed["state"], failed["owner"]) == ("failed", "101")
    seen = ask("inspection", "mark", number, "1", "nin_hao", "ok", "--observed", 20, "--used", 18, *INSPECTOR)
    assert (seen["observed"], seen["used"]) == (20, 18)
    done = ask("inspection", "finish", number, "--leave-out", *INSPECTOR)
    assert (done["finished"], len(done["open"]), done["passed"]) == (True, 1, None)
    (open_one,) = ask("inspection", "list")
    assert (open_one["inspection"], open_one["item"]) == (number, "badge")
    assert "待整改" in cdk("inspection", "list").out
    ask("inspection", "fix", number, "1", "badge", "--what", "已佩戴", "--clerk", "101")
    assert ask("inspection", "recheck", number, "1", "badge", *INSPECTOR)["state"] == "closed"
    assert "没有未销号" in cdk("inspection", "list").out
    rates = ask("inspection", "rates")["rates"]
    assert {"norm": "language", "item": "nin_hao", "kept": 18, "n": 20, "rate": 0.9} in rates
    assert "90%" in cdk("inspection", "rates").out
    assert "已销号" in cdk("inspection", "show", number).out
    assert number in cdk("inspection", "list", "--rounds").out
    assert "整改通知单" in cdk("slip", "show", "rectification", number).out


def test_an_acceptance_is_scored(ask, cdk):
    number = ask("inspection", "start", "--kind", "acceptance", "--places", "hall", *LEAD)["inspection"]
    for one in ask("inspection", "show", number)["left"]:
        ask("inspection", "mark", number, "hall", one["item"], "ok", *LEAD)
    assert "得分 100，通过" in cdk("inspection", "finish", number, *LEAD).out
    assert "验收合格证" in cdk("slip", "show", "certificate", number).out
