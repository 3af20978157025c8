"""The appraisal on the command line."""

LEAD = ("--clerk", "301")


def test_an_event_is_entered_appealed_against_and_decided(ask, cdk):
    key = ask("appraisal", "event", "absent-half-day".replace("-", "_"), "101", "--note", "考勤表", *LEAD)["key"]
    sheet = ask("appraisal", "show", "--of", "101", *LEAD)
    assert (sheet["total"], [one["points"] for one in sheet["lines"]]) == (97, [100, -3])
    assert "缺勤半天" in cdk("appraisal", "show", "--of", "101", *LEAD).out
    assert ask("appraisal", "appeal", key, "--reason", "请过假", "--clerk", "101")["holds"] is None
    assert "待决定" in cdk("appraisal", "show", "--clerk", "101").out
    done = ask("appraisal", "decide", key, "101", "--decision", "有请假条", *LEAD)
    assert (done["holds"], done["decided_by"]) == (True, "301")
    (line,) = [one for one in ask("appraisal", "show", "--clerk", "101")["lines"] if one["kind"] == "event"]
    assert (line["points"], line["worth"], line["objections"][0]["decision"]) == (0, -3, "有请假条")
    assert ask("appraisal", "show", key, "--of", "101", *LEAD)["note"] == "考勤表"


def test_a_clerk_sees_nobody_elses_sheet(cdk):
    assert cdk("appraisal", "show", "--of", "102", "--clerk", "101", "--json").value["refused"] == "role"
    assert cdk("appraisal", "show", "--window", "2", "--clerk", "101", "--json").value["refused"] == "role"


def test_an_auditor_sees_every_sheet(ask):
    assert ask("appraisal", "show", "--window", "2", "--clerk", "601")["total"] == 100


def test_what_somebody_did_not_cause_is_left_out(ask):
    key = ask("appraisal", "event", "files_wanting", "101", "--note", "缺一页", *LEAD)["key"]
    assert ask("appraisal", "exclude", key, "101", "--reason", "扫描仪坏了", *LEAD)["holds"] is True
    assert ask("appraisal", "show", "--of", "101", *LEAD)["total"] == 100


def test_the_rules_name_their_sources(ask, cdk):
    found = ask("appraisal", "rules")
    assert (found["base"], found["most"]) == (100, 110)
    assert {"COUNTY", "TOWN", "OWN"} == {one["source"] for one in found["rules"]}
    assert "承诺" in cdk("appraisal", "rules").out
