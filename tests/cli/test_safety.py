import sqlite3
from contextlib import closing
from datetime import date

import pytest

from counterdesk.hall import purging
from counterdesk.store.desk import By
from counterdesk.store.engine import open_store
from counterdesk.store.schema import newest
from tests.hall import checker


@pytest.fixture
def copied(cdk, tmp_path):
    """A backup with one ticket in it; the hall then issued a second."""
    copy = tmp_path / "copy.db"
    cdk("ticket", "issue", "A01")
    assert cdk("backup", copy).code == 0
    cdk("ticket", "issue", "A01")
    return copy


def numbers(cdk):
    return [ticket["number"] for ticket in cdk("ticket", "list", "--json").value]


def waiting(cdk):
    return [ticket["number"] for ticket in cdk("ticket", "list", "--state", "waiting", "--json").value]


def tamper(path, change):
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute(change)


def test_a_backup_is_a_hall_in_one_file(copied, run):
    assert [t["number"] for t in run("--hall", copied, "ticket", "list", "--json").value] == ["A001"]


def test_a_backup_says_what_it_was_checked_for(cdk, tmp_path):
    head = cdk("journal", "head", "--json").value
    backup = cdk("backup", tmp_path / "copy.db", "--json").value
    assert (backup["entries"], backup["head"]) == (head["entries"], head["head"])
    assert not (tmp_path / "copy.db.part").exists()


def test_a_folder_is_no_place_for_a_copy(cdk, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ran = cdk("--lang", "en", "backup", ".")
    assert (ran.code, "cannot be written" in ran.err) == (3, True), ran
    assert f"{tmp_path}/none/x.db cannot be written" in cdk("--lang", "en", "backup", tmp_path / "none" / "x.db").err


def test_a_backup_is_for_its_owner_only(copied):
    assert copied.stat().st_mode & 0o077 == 0


def test_an_existing_file_is_not_overwritten(cdk, copied):
    before = copied.read_bytes()
    assert cdk("backup", copied, "--json").value["refused"] == "file_exists"
    assert copied.read_bytes() == before
    assert cdk("backup", copied, "--replace").code == 0
    assert copied.read_bytes() != before


FOLDERS = ("", ".", "/", "..")


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("anyway", [(), ("--replace",)])
def test_no_backup_takes_the_place_of_a_folder(cdk, folder, anyway):
    assert cdk("backup", folder, *anyway).code == 3


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_hall_moves_to_where_a_folder_is(cdk, folder):
    assert cdk("move", f"--to={folder}", "--clerk", "901").code == 3
    assert cdk("queue").code == 0


@pytest.mark.parametrize("folder", FOLDERS)
def test_nothing_is_exported_into_a_folder(cdk, folder):
    assert cdk("journal", "export", f"--xes={folder}").code == 2


def test_a_path_no_disk_can_write_is_refused(cdk):
    assert cdk("backup", "\ud800").code == 2


def test_the_hall_is_never_its_own_backup(cdk, hall):
    assert cdk("backup", hall, "--replace").code == 1


def test_a_broken_hall_gives_no_backup(cdk, hall, tmp_path):
    tamper(hall, "UPDATE journal SET kind = 'nothing' WHERE id = 3")
    ran = cdk("backup", tmp_path / "copy.db", "--json")
    assert (ran.code, ran.value["fault"]) == (3, "journal_changed")
    assert list(tmp_path.glob("copy.db*")) == []


def test_a_restore_brings_the_copy_back_and_keeps_the_hall(cdk, run, copied):
    ran = cdk("restore", copied, "--json")
    assert ran.code == 0
    assert numbers(cdk) == ["A001", "A002"]  # the second is void: its books are the old hall's
    kept = run("--hall", ran.value["kept"], "ticket", "list", "--json").value
    assert [ticket["number"] for ticket in kept] == ["A001", "A002"]


def test_a_number_given_out_after_the_copy_is_void_and_never_comes_again(cdk, hall, copied):
    ran = cdk("--lang", "en", "restore", copied)
    assert "void and will not come again: A002" in ran.out
    assert cdk("ticket", "show", "A002", "--json").value["state"] == "void"
    assert cdk("ticket", "issue", "A01", "--json").value["number"] == "A003"
    assert cdk("journal", "verify").code == 0
    assert checker.faults(hall) == []


def test_a_number_read_from_a_paper_counts_for_more_than_the_books(cdk, copied):
    assert cdk("restore", copied, "--above", "A=4", "--json").value["voided"] == ["A002", "A003", "A004"]
    assert cdk("ticket", "issue", "A01", "--json").value["number"] == "A005"


def test_with_the_old_books_gone_every_series_goes_on_above_what_may_have_been_given_out(cdk, hall, copied):
    hall.write_bytes(b"rubbish" * 1000)
    ran = cdk("restore", copied, "--json").value
    # the busiest hour ever saw one number of A; ten more than that may be on paper, and of B an unknown hour's twenty
    assert ran["spans"][:2] == ["A002-A012", "B001-B030"]
    assert cdk("ticket", "issue", "A01", "--json").value["number"] == "A013"


def test_papers_under_way_in_the_copy_are_in_doubt_and_wait_for_a_person(cdk, tmp_path, hall):
    cdk("ticket", "issue", "A01")
    with closing(sqlite3.connect(hall)) as conn, conn:
        conn.execute("UPDATE print_job SET state = 'queued', settled_us = NULL WHERE id = 1")
    cdk("backup", tmp_path / "copy.db")
    assert cdk("restore", tmp_path / "copy.db", "--json").value["doubtful"] == 1
    assert [job["state"] for job in cdk("printer", "jobs", "--json").value] == ["unknown"]


def test_of_an_older_file_put_in_its_place_by_hand_no_number_is_believed(cdk, hall, tmp_path):
    older = tmp_path / "older.db"
    older.write_bytes(hall.read_bytes())
    given = [cdk("ticket", "issue", "A01", "--json").value["number"] for _ in range(2)]
    hall.write_bytes(older.read_bytes())
    assert cdk("check").code == 3
    cdk("backup", tmp_path / "copy.db")
    ran = cdk("restore", tmp_path / "copy.db", "--json").value
    assert set(given) <= set(ran["voided"])
    assert cdk("check").code == 0


def test_a_series_a_lead_stopped_stays_stopped_after_a_restore(cdk, copied):
    store_stop = "UPDATE counter SET stopped = 'no forms left'"
    tamper(copied, store_stop)
    cdk("restore", copied)
    assert cdk("ticket", "issue", "A01", "--json").value["refused"] == "series_stopped"


def test_a_bad_copy_is_refused_and_the_hall_stays(cdk, copied):
    tamper(copied, "UPDATE journal SET facts = '{}' WHERE id = 2")
    assert cdk("restore", copied).code == 3
    assert numbers(cdk) == ["A001", "A002"]


def test_a_letter_is_no_copy(cdk, tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Sir, " * 100, encoding="utf-8")
    assert cdk("restore", letter, "--json").value["fault"] == "not_a_hall"


def test_a_hall_restored_through_a_link_is_one_hall_for_those_who_come_the_other_way(cdk, run, hall, copied, tmp_path):
    (tmp_path / "etc").mkdir()
    link = tmp_path / "etc" / "hall.db"
    link.symlink_to(hall)
    assert run("--hall", link, "restore", copied).code == 0
    given = [run("--hall", by, "ticket", "issue", "A01", "--json").value["number"] for by in (link, hall)]
    assert given == ["A003", "A004"]
    assert [file.name for file in link.parent.iterdir()] == ["hall.db"]


def test_a_lost_hall_is_restored(cdk, hall, copied):
    hall.unlink()
    assert cdk("restore", copied, "--json").value["kept"] is None
    assert waiting(cdk) == ["A001"]


def test_a_damaged_hall_is_kept_and_replaced(cdk, hall, copied):
    hall.write_bytes(b"rubbish" * 1000)
    assert cdk("restore", copied).code == 0
    assert waiting(cdk) == ["A001"]


def test_nothing_is_restored_under_an_open_desk(cdk, hall, copied):
    store = open_store(hall)
    try:
        assert store.read(lambda look: look.day)
        ran = cdk("restore", copied, "--json")
    finally:
        store.close()
    assert (ran.code, ran.value["fault"], newest() > 0) == (3, "in_use", True)
    assert numbers(cdk) == ["A001", "A002"]


@pytest.fixture
def old(cdk, hall):
    """A hall with a question answered long ago."""
    number = cdk("enquiry", "ask", "王小明的执照", "--clerk", "101", "--json").value["enquiry"]
    cdk("enquiry", "answer", str(number), "--answer", "已办好", "--clerk", "101")
    tamper(hall, "UPDATE enquiry SET closed_us = 1577836800000000")
    return hall


def rows(ran):
    return {one["kind"]: one["rows"] for one in ran.value["classes"]}


def test_a_dry_run_shows_what_would_go_and_removes_nothing(cdk, old):
    ran = cdk("purge", "--before", "2020-06-01", "--dry-run", "--json")
    assert (ran.code, rows(ran)) == (0, {"enquiry": 1, "review": 0, "complaint": 0, "case": None, "ticket": 0})
    assert "王小明".encode() in old.read_bytes()


def test_a_purge_removes_and_prints_its_certificate(cdk, old):
    ran = cdk("purge", "--before", "2020-06-01", "--json")
    assert (rows(ran)["enquiry"], ran.value["print_job"]["kind"]) == (1, "purge_certificate")
    assert rows(cdk("purge", "--before", "2020-06-01", "--dry-run", "--json"))["enquiry"] == 0
    assert (cdk("journal", "verify").code, checker.faults(old)) == (0, [])
    assert "王小明".encode() not in old.read_bytes()  # nor in what the file keeps of removed rows


def test_a_purge_that_was_interrupted_is_in_the_journal_and_on_the_next_certificate(cdk, old):
    with closing(open_store(old)) as store:  # it had come so far
        store.run(purging.remove_identities, By("901"), "enquiry", date(2020, 6, 1))
    assert "已删除 1 条（2020-06-01 之前）" in cdk("journal", "tail").out
    ran = cdk("purge", "--before", "2020-06-01", "--json")
    assert (rows(ran)["enquiry"], ran.value["print_job"]["kind"]) == (1, "purge_certificate")
    assert rows(cdk("purge", "--before", "2020-06-01", "--json"))["enquiry"] == 0


def test_what_must_still_be_kept_is_refused_by_its_class(cdk, old):
    recent = cdk("purge", "--before", date.today().isoformat(), "--class", "enquiry", "--json")
    assert (recent.code, recent.value["refused"]) == (1, "purge_too_soon")
    cases = cdk("purge", "--before", "2020-06-01", "--class", "case", "--json")
    assert (cases.code, cases.value["refused"]) == (1, "purge_unset")
