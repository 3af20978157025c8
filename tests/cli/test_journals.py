import sqlite3
from contextlib import closing
from datetime import datetime
from xml.etree import ElementTree


def tamper(path, change):
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute(change)


def test_an_untouched_journal_holds(ask):
    ask("ticket", "issue", "A01")
    verdict = ask("journal", "verify")
    assert (verdict["ok"], verdict["broken"]) == (True, None)
    assert verdict["head"] == ask("journal", "head")["head"]


def test_an_edited_entry_is_exit_3_and_named(cdk, hall):
    cdk("ticket", "issue", "A01")
    tamper(hall, "UPDATE journal SET clerk = '102' WHERE id = 5")
    ran = cdk("journal", "verify", "--json")
    assert (ran.code, ran.value["ok"], ran.value["broken"]) == (3, False, {"id": 5, "why": "changed"})
    assert "第 5 条" in ran.err


def test_a_removed_entry_is_found(cdk, hall):
    tamper(hall, "DELETE FROM journal WHERE id = 5")
    assert cdk("journal", "verify", "--json").value["broken"] == {"id": 5, "why": "gap"}


def test_a_cut_off_tail_is_known_where_the_hall_was_worked_in(cdk, hall):
    cdk("ticket", "issue", "A01")
    newest = cdk("journal", "head", "--json").value["entries"]
    tamper(hall, "DELETE FROM journal WHERE id = (SELECT max(id) FROM journal)")
    ran = cdk("journal", "verify", "--json")
    assert (ran.code, ran.value["ok"], ran.value["broken"]) == (3, False, {"id": newest, "why": "astray"})
    assert f"大厅里有过的第 {newest} 条日志现在没有" in ran.err
    assert f"第 {newest} 条日志现在没有，或者不是原来那条" in cdk("check").out


def test_elsewhere_a_cut_off_tail_shows_only_against_a_kept_head(cdk, hall):
    head = cdk("journal", "head", "--json").value["head"]
    tamper(hall, "DELETE FROM journal WHERE id = (SELECT max(id) FROM journal)")
    assert cdk("journal", "verify").code == 0
    assert cdk("journal", "verify", "--head", head[:16]).code == 3


def test_a_code_from_paper_may_have_spaces_and_capitals(cdk):
    head = cdk("journal", "head", "--json").value["head"]
    assert cdk("journal", "verify", "--head", f"{head[:4]} {head[4:8]} {head[8:12]}".upper()).code == 0


def test_the_tail_tells_who_did_what(ask):
    ask("window", "open", "1", "--clerk", "101")
    last = ask("journal", "tail", "--most", "1")
    assert [(e["kind"], e["window"], e["clerk"]) for e in last] == [("window_opened", "1", "101")]


def test_one_tickets_entries(ask):
    ask("ticket", "issue", "A01")
    ask("ticket", "issue", "A01")
    ask("ticket", "cancel", "A001")
    kinds = [entry["kind"] for entry in ask("journal", "tail", "--ticket", "A001")]
    assert (kinds[0], kinds[-1]) == ("issued", "cancelled")


def test_every_entry_is_told_in_words(cdk):
    cdk("ticket", "issue", "A01")
    lines = cdk("--lang", "en", "journal", "tail", "--most", "1000").out.splitlines()[1:]
    assert any("A001 issued" in line for line in lines)
    assert not any("_" in line for line in lines)


def test_every_ticket_and_its_acts_go_into_a_log_for_process_mining(ask, cdk, tmp_path):
    for act in ("issue A01", "issue A02", "cancel A001"):
        cdk("ticket", *act.split())
    done = ask("journal", "export", "--xes", str(tmp_path / "hall.xes"))
    log = ElementTree.parse(tmp_path / "hall.xes").getroot()
    stories = {
        trace.find("string[@key='concept:name']").get("value").split()[-1]: [
            event.find("string[@key='concept:name']").get("value") for event in trace.iter("event")
        ]
        for trace in log.iter("trace")
    }
    assert stories == {"A001": ["issued", "print_job", "cancelled"], "A002": ["issued", "print_job"]}
    assert (done["traces"], done["events"]) == (2, 5)
    instants = [datetime.fromisoformat(event.find("date").get("value")) for event in log.iter("event")]
    assert all(instant.tzinfo for instant in instants)


def test_a_log_that_cannot_be_written_is_exit_2_and_leaves_nothing(cdk, tmp_path):
    assert cdk("journal", "export", "--xes", str(tmp_path / "none" / "hall.xes")).code == 2
    assert list(tmp_path.glob("*.part")) == []
