"""A ticket speaks the language its holder chose, of those of the hall."""

from dataclasses import replace

from counterdesk.hall import notices, rows
from counterdesk.store.desk import By
from tests.furnished import refused


def with_languages(*languages):
    return lambda cat: replace(cat, hall=replace(cat.hall, languages=languages))


def test_a_ticket_in_a_language_the_hall_lists(hall):
    hall.reload(with_languages("en", "es"))
    number = hall.issue("A01", lang="es")
    assert hall.store.read(rows.by_label, number).lang == "es"


def test_a_language_the_hall_does_not_list_is_refused(hall):
    hall.reload(with_languages("en"))
    with refused("no_such_language"):
        hall.issue("A01", lang="es")


def test_without_a_wish_it_is_the_halls_first(hall):
    hall.reload(with_languages("es", "en"))
    assert hall.store.read(rows.by_label, hall.issue("A01")).lang == "es"


def test_a_formal_paper_for_who_took_a_number_in_spanish_is_in_english_throughout(hall):
    hall.reload(with_languages("es", "zh"))
    number = hall.issue("B07")
    assert hall.store.run(notices.issue, By("103", "3"), "B07", number, (), ()).lang == "en"
