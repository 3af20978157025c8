"""The checker can fail: each kind of damage is named."""

import pytest

from tests.hall import checker

DAMAGE = [
    ("UPDATE ticket SET number = 9, label = 'A009' WHERE id = 2", "the numbers are not"),
    ("UPDATE ticket SET label = 'A022' WHERE id = 2", "labelled wrongly"),
    ("UPDATE counter SET last = 7", "the counter says 7"),
    ("DELETE FROM counter", "numbers without a counter"),
    ("UPDATE ticket SET state = 'finished' WHERE id = 3", "A003 is finished, its open period"),
    ("UPDATE ticket SET lane = 'A:1@4' WHERE id = 3", "sent to None"),
    ("UPDATE period SET from_us = from_us + 1 WHERE ticket_id = 2 AND kind = 'walk'", "a gap or an overlap"),
    ("UPDATE period SET to_us = from_us WHERE ticket_id = 3", "without an open period"),
    ("UPDATE period SET service_id = NULL WHERE kind = 'handling'", "a handling with service None"),
    ("UPDATE period SET service_id = 99999 WHERE kind = 'handling'", "points at nothing"),
    ("DELETE FROM period WHERE ticket_id = 3", "A003 has no periods"),
    ("UPDATE period SET window = '1' WHERE ticket_id = 2 AND kind = 'walk'", "at the same time"),
    ("UPDATE journal SET clerk = '105' WHERE id = 15", "the journal breaks at entry 15"),
    ("DELETE FROM journal WHERE id = 15", "the journal breaks at entry 15"),
    ("DELETE FROM journal WHERE kind = 'issued' AND ticket_id = 2", "begins neither with its issue"),
    ("DELETE FROM journal WHERE kind = 'called'", "the journal says waiting"),
    ("DELETE FROM print_job WHERE ticket_id = 2", "A002: promised jobs"),
    ("UPDATE print_job SET ticket_id = 1 WHERE ticket_id = 2", "does not carry the number"),
    ("UPDATE print_job SET slip_json = '{}' WHERE ticket_id = 2", "its paper was changed"),
    ("UPDATE sitting SET clerk = '106'", "its sittings say"),
    ("UPDATE sitting SET to_us = from_us", "its sittings say []"),
]


@pytest.fixture
def busy(hall):
    one, two = hall.opened("1", "2")
    for _ in range(3):
        hall.issue("A01")
    hall.forward(60)
    one.call()
    two.call()
    hall.forward(20)
    one.start()
    assert checker.faults(hall.path) == []
    return hall


@pytest.mark.in_a_file
@pytest.mark.parametrize(("sql", "said"), DAMAGE)
def test_damage_is_named(busy, sql, said):
    busy.spoil(sql)
    assert any(said in fault for fault in checker.faults(busy.path)), checker.faults(busy.path)
