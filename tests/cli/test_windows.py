def test_a_window_opens_pauses_goes_on_and_closes(ask):
    assert ask("window", "open", "1", "--clerk", "101")["state"] == "open"
    paused = ask("window", "pause", "1", "--clerk", "101", "--reason", "meal")
    assert (paused["state"], paused["reason"]) == ("paused", "meal")
    assert ask("window", "resume", "1", "--clerk", "101")["state"] == "open"
    assert ask("window", "close", "1", "--clerk", "101")["clerk"] is None


def test_a_pause_is_told_in_words(cdk):
    cdk("window", "open", "1", "--clerk", "101")
    assert cdk("window", "pause", "1", "--clerk", "101", "--reason", "meal").out == "1号窗口  101  暂停  用餐\n"


def test_the_list_has_every_window_of_the_hall_file(ask):
    listed = ask("window", "list")
    assert [w["window"] for w in listed] == ["1", "2", "3", "4", "5", "6"]
    assert {w["state"] for w in listed} == {"closed"}


def test_a_call_for_help_shows_in_the_list_until_the_lead_came(cdk, ask):
    cdk("window", "open", "1", "--clerk", "101")
    assert ask("window", "help", "1")["help_since"]
    assert ask("window", "help", "1")["help_since"] is None


def test_the_roster_is_told_by_weekday(ask):
    first = ask("window", "plan")[0]
    assert (first["window"], first["clerk"], first["from"], first["weekdays"][0]) == ("1", "101", "08:30", "mon")


def test_a_stopped_series_gives_no_numbers_until_it_goes_on(cdk, ask):
    assert ask("window", "stop-series", "A", "--reason", "系统升级")["stopped"] == "系统升级"
    refused = cdk("ticket", "issue", "A01")
    assert (refused.code, "系统升级" in refused.err) == (1, True)
    assert ask("window", "reopen-series", "Ａ")["stopped"] is None
    assert cdk("ticket", "issue", "A01").code == 0
