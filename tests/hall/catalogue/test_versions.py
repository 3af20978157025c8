from dataclasses import replace
from datetime import UTC, datetime

import pytest

from counterdesk.clock import FixedClock
from counterdesk.hall.catalogue import versions
from counterdesk.hall.catalogue.tables import MaterialRow
from counterdesk.refusals import Refusal
from counterdesk.store import journal
from counterdesk.store.engine import create_store

from .small_hall import small

NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path):
    store = create_store(tmp_path / "hall.db", "Asia/Shanghai", "04:00", clock=FixedClock(NOON))
    yield store
    store.close()


def second():
    service = replace(small().services["A01"], promised_days=2)
    return replace(small(), version="2", services={"A01": service})


def kinds(store) -> list[str]:
    return [entry.kind for entry in store.read(lambda look: journal.tail(look.conn, 0))]


def test_a_hall_without_a_catalogue_says_so(store):
    with pytest.raises(Refusal) as caught:
        store.read(versions.current)
    assert caught.value.code == "no_catalogue"


def test_a_loaded_catalogue_holds(store):
    loaded = store.run(versions.load, catalogue=small())
    assert (loaded.version, loaded.services, loaded.changed) == ("1", 1, True)
    assert store.read(versions.current) == small()


def test_a_load_is_written_into_the_journal_with_its_version(store):
    store.run(versions.load, catalogue=small())
    [entry] = [e for e in store.read(lambda look: journal.tail(look.conn, 0)) if e.kind == "catalogue_loaded"]
    assert entry.facts["version"] == "1"


def test_loading_the_same_document_again_changes_nothing(store):
    first = store.run(versions.load, catalogue=small())
    again = store.run(versions.load, catalogue=small())
    assert (again.id, again.changed) == (first.id, False)
    assert kinds(store).count("catalogue_loaded") == 1


def test_an_old_ticket_keeps_the_service_it_was_issued_under(store):
    store.run(versions.load, catalogue=small())
    issued_under = store.read(versions.service_ids)["A01"]
    store.run(versions.load, catalogue=second())
    assert store.read(versions.current).services["A01"].promised_days == 2
    assert store.read(versions.service_of, issued_under).service.promised_days == 1


def test_every_version_has_rows_of_its_own_for_its_services(store):
    store.run(versions.load, catalogue=small())
    first = store.read(versions.service_ids)
    store.run(versions.load, catalogue=second())
    assert store.read(versions.service_ids)["A01"] != first["A01"]


def test_an_earlier_version_loaded_again_holds_under_its_old_number(store):
    first = store.run(versions.load, catalogue=small())
    store.run(versions.load, catalogue=second())
    back = store.run(versions.load, catalogue=small())
    assert (back.id, back.changed) == (first.id, True)
    assert store.read(versions.by_id, first.id) == small()


def test_a_version_brings_the_halls_time_zone_with_it(store):
    texas = replace(small(), hall=replace(small().hall, timezone="America/Chicago"))
    store.run(versions.load, catalogue=texas)
    assert store.read(lambda look: look.zone.key) == "America/Chicago"


def test_papers_are_kept_in_the_order_of_the_file(store):
    store.run(versions.load, catalogue=small())
    table = MaterialRow.__table__
    rows = store.read(lambda look: look.conn.execute(table.select().order_by(table.c.position)).all())
    assert [(row.position, row.material, row.applies_when) for row in rows] == [
        (1, "form", None),
        (2, "proxy", "by_agent"),
    ]


def test_a_load_that_fails_leaves_the_old_version(store):
    store.run(versions.load, catalogue=small())

    def load_and_fail(desk):
        versions.load(desk, second())
        raise Refusal("wrong_state", number="A001", state="served")

    with pytest.raises(Refusal):
        store.run(load_and_fail)
    assert store.read(versions.current).version == "1"
