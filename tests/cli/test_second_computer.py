"""The host is gone: a second computer that has a copy takes over, with one command, and no number comes twice."""

import shutil

from counterdesk.__main__ import main
from tests.hall import checker


def test_a_second_computer_goes_on_from_a_copy_and_gives_out_no_number_again(hall, tmp_path, run):
    one, other = hall.parent / "one", tmp_path / "other"
    one.mkdir(), other.mkdir()
    here, there = shutil.move(hall, one / "hall.db"), other / "hall.db"

    def at(place, *argv):
        return run("--hall", place, *argv, "--json")

    at(here, "window", "open", "1", "--clerk", "101")
    given = [at(here, "ticket", "issue", "A01").value["number"] for _ in range(3)]
    at(here, "ticket", "call", "--window", "1", "--clerk", "101")
    assert main(["--hall", str(here), "backup", str(other / "hall.db.copy"), "--replace"]) == 0
    given += [at(here, "ticket", "issue", "A01").value["number"] for _ in range(2)]
    shutil.rmtree(one)  # with everything that was on it

    took = at(there, "restore", other / "hall.db.copy")
    assert (took.code, took.value["kept"]) == (0, None)
    assert set(given) - {"A001", "A002", "A003"} <= set(took.value["voided"])
    assert at(there, "ticket", "issue", "A01").value["number"] not in {*given, *took.value["voided"]}
    assert at(there, "ticket", "start", "A001", "--window", "1", "--clerk", "101").code == 0
    assert checker.faults(there) == []
