"""A hall carried to a server and back: every row compared, the old hall set aside, no other place touched."""

from __future__ import annotations

from contextlib import closing

import pytest

from counterdesk.hall import clerks, people
from counterdesk.refusals import StoreFault
from counterdesk.store import backup, carrying, file_end, moving
from counterdesk.store.carrying import Table, carry, in_order
from counterdesk.store.desk import By
from counterdesk.store.engine import open_store
from counterdesk.store.postgres import server_end
from tests.furnished import MORNING, Hall, new_hall, refused
from tests.hall import checker


@pytest.fixture
def worked(hall_file, clock):
    """A file with an hour's work in it, closed."""
    hall = Hall.at_path(hall_file, clock)
    one, _two = hall.opened("1", "2")
    for _ in range(5):
        hall.issue("A01")
    hall.issue("B01", priority="elderly")
    one.serves_next()
    one.call()
    one.start()
    hall.store.run(people.put, By(), "case", 1, "applicant", "张明 O'Brien\t\\N \u2028é", None, "\\\\\"';--")
    hall.close()
    return hall_file


@pytest.fixture
def empty(cluster):
    server = cluster.database()
    yield server
    cluster.drop(server)


def digests(place) -> dict[str, tuple[int, str]]:
    """Each table's rows and digest."""
    reading = file_end.reading if hasattr(place, "suffix") else server_end.reading
    found = {}
    with reading(place) as end:
        for table in end.tables():
            digest = carrying.Digest()
            for _ in digest.through(end.rows(table)):
                pass
            found[table.name] = digest.rows, digest.text()
    return found


def test_a_hall_goes_to_a_server_and_back_and_says_the_same(worked, empty, clock, tmp_path):
    before, heard = digests(worked), []
    there = moving.move(worked, empty, MORNING, lambda *told: heard.append(told))
    assert (there.carried.tables, heard[-1]) == (len(before), (there.carried.rows,) * 2)
    assert not worked.exists()
    assert checker.faults(there.kept) == []
    with closing(Hall.at_path(empty, clock)) as hall:
        assert hall.acts()[-1] == "hall_moved"
        assert hall.at("1").finish().label == "A002"
        assert hall.issue("A01") == "A006"
        assert checker.faults(empty) == []
    after = digests(empty)
    back = moving.move(empty, tmp_path / "back.db", MORNING, lambda *told: None)
    assert digests(back.kept) == after
    with closing(Hall.at_path(tmp_path / "back.db", clock)) as hall:
        assert hall.issue("A01") == "A007"
    assert checker.faults(tmp_path / "back.db") == []
    with refused("no_hall", StoreFault):
        open_store(empty)


def test_what_arrives_is_what_was_sent_table_by_table(worked, empty):
    with file_end.reading(worked) as source, server_end.making(empty) as target:
        carried = carry(source, target)
    assert digests(worked) == digests(empty)
    assert carried.rows == sum(rows for rows, _ in digests(empty).values())
    assert carried.checked == backup.check(worked)._replace()


def test_a_place_that_is_not_empty_is_refused_and_both_stay_as_they_are(worked, database, tmp_path):
    with closing(Hall.at_path(database)) as other:
        other.issue("A01")
    before = digests(worked), digests(database)
    with refused("hall_exists", StoreFault):
        moving.move(worked, database, MORNING, lambda *told: None)
    other = tmp_path / "there.db"
    other.write_bytes(b"something")
    with refused("hall_exists", StoreFault):
        moving.move(worked, other, MORNING, lambda *told: None)
    assert (digests(worked), digests(database)) == before
    assert other.read_bytes() == b"something"


def killed(*_told):
    """The power fails at the last moment: everything has arrived, and the old hall is where it was."""
    raise KeyboardInterrupt


def test_a_move_that_was_killed_when_all_had_arrived_is_done_anew(worked, empty, tmp_path, monkeypatch):
    back = tmp_path / "back.db"
    for source, target, aside in ((worked, empty, "set_aside"), (empty, back, None)):
        with monkeypatch.context() as at_the_end:
            at_the_end.setattr(*((backup, aside) if aside else (server_end.ServerEnd, "set_aside")), killed)
            with pytest.raises(KeyboardInterrupt):
                moving.move(source, target, MORNING, lambda *told: None)
        with closing(Hall.at_path(source)) as hall:
            hall.store.run(clerks.signed_in, By("901"), True)  # whoever moves it again has to say who they are
        before = digests(source)
        moved = moving.move(source, target, MORNING, lambda *told: None)
        assert (moved.carried.tables, digests(moved.kept)) == (len(before), before)
        with refused("no_hall", StoreFault):
            open_store(source)
    assert checker.faults(back) == []


def test_a_move_that_was_killed_in_the_middle_of_a_file_begins_anew(worked, tmp_path):
    back = tmp_path / "back.db"
    for ending in ("", "-journal"):
        (tmp_path / f"back.db.part{ending}").write_bytes(b"half a hall")
    moving.move(worked, back, MORNING, lambda *told: None)
    assert checker.faults(back) == []
    assert not list(tmp_path.glob("*.part*"))


def test_a_hall_that_has_gone_on_since_it_was_carried_is_not_taken_for_the_copy(worked, empty, clock):
    kept = moving.move(worked, empty, MORNING, lambda *told: None).kept
    with closing(Hall.at_path(empty, clock)) as hall:
        hall.issue("A01")
    with refused("hall_exists", StoreFault):
        moving.move(kept, empty, MORNING, lambda *told: None)
    assert kept.exists()


def test_a_hall_somebody_works_in_is_not_moved(worked, empty, database, clock, tmp_path):
    with closing(open_store(worked, clock)) as desk:
        desk.read(lambda look: look.day)
        with refused("in_use", StoreFault):
            moving.move(worked, empty, MORNING, lambda *told: None)
    with closing(open_store(database, clock)) as desk:
        desk.read(lambda look: look.day)
        with refused("in_use", StoreFault):
            moving.move(database, tmp_path / "back.db", MORNING, lambda *told: None)
    assert not (tmp_path / "back.db").exists()
    with refused("no_hall", StoreFault):
        open_store(empty)


def test_a_forged_journal_is_carried_nowhere(worked, empty):
    hall = Hall.at_path(worked)
    hall.spoil("UPDATE journal SET clerk = '999' WHERE id = 3")
    hall.close()
    with refused("journal_changed", StoreFault):
        moving.move(worked, empty, MORNING, lambda *told: None)
    assert worked.exists()
    with refused("no_hall", StoreFault):
        open_store(empty)


class Lossy(server_end.ServerEnd):
    """A way on which rows get lost."""

    def put(self, table, rows):
        super().put(table, list(rows)[: -1 if table.name == "period" else None])


def test_a_row_lost_on_the_way_is_noticed_and_nothing_is_kept(worked, empty, monkeypatch):
    monkeypatch.setattr(server_end, "ServerEnd", Lossy)
    with refused("copy_differs", StoreFault) as caught:
        moving.move(worked, empty, MORNING, lambda *told: None)
    assert caught.value.facts["table"] == "period"
    assert worked.exists()
    with refused("no_hall", StoreFault):
        open_store(empty)


def test_a_running_hall_is_copied_out_of_the_server(database, clock, tmp_path):
    with closing(Hall.at_path(database, clock)) as hall:
        hall.issue("A01")
        found = moving.copy_out(database, tmp_path / "copy.db", replace=False)
        assert hall.issue("A01") == "A002"
    assert found == backup.check(tmp_path / "copy.db")
    with closing(Hall.at_path(tmp_path / "copy.db", clock)) as copy:
        assert copy.issue("A01") == "A002"
    with refused("file_exists"):
        moving.copy_out(database, tmp_path / "copy.db", replace=False)


def test_a_copy_is_brought_back_onto_the_server_and_what_was_there_is_kept(worked, empty, clock):
    new_hall(empty)
    with closing(Hall.at_path(empty, clock)) as hall:
        hall.issue("A01")
        with refused("in_use", StoreFault):
            moving.bring_back(worked, empty, MORNING)
    done = moving.bring_back(worked, empty, MORNING)
    assert digests(empty) == digests(worked)
    with closing(Hall.at_path(done.kept, clock)) as old:
        assert old.state("A001") == "waiting"
    assert checker.faults(empty) == []


def test_tables_come_after_those_they_point_at():
    tables = [
        Table("fee", ("id",), ("id",), frozenset({"cases", "ticket"})),
        Table("cases", ("id",), ("id",), frozenset({"ticket"})),
        Table("ticket", ("id",), ("id",), frozenset({"ticket"})),
    ]
    assert [table.name for table in in_order(tables)] == ["ticket", "cases", "fee"]
