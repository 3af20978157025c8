"""Coming back with a notice."""

from dataclasses import replace

import pytest

from counterdesk.hall import notices
from tests.furnished import refused


def test_what_stood_on_the_list_is_no_fault_of_the_hall(teller, hall):
    given = teller.tells("B07", hall.issue("B07"), yes=["premises_rented"], have=["org"])
    assert teller.sees_again(given, hall.issue("B07"), "lease", "org").asked_more == ()


def test_what_did_not_stand_on_the_list_is_named(teller, hall):
    given = teller.tells("B07", hall.issue("B07"), yes=["premises_rented"])
    assert teller.sees_again(given, hall.issue("B07"), "lease", "deed", "deed").asked_more == ("deed",)


def test_a_paper_the_hall_was_to_fetch_did_not_stand_on_it(teller):
    given = teller.tells("A06", yes=["tax_registered"])
    assert teller.sees_again(given, None, "tax", "form").asked_more == ("tax",)


def test_a_fetched_paper_that_was_asked_for_in_the_notice_stood_on_it(teller):
    given = teller.tells("A06", yes=["tax_registered"], ask=["tax"])
    assert teller.sees_again(given, None, "tax").asked_more == ()


def test_a_paper_of_no_catalogue_is_kept_in_its_own_words(teller):
    given = teller.tells("A01")
    assert teller.sees_again(given, None, "户口本", "birth certificate").asked_more == ("户口本", "birth certificate")


def test_a_slip_of_the_finger_is_no_paper(teller):
    given = teller.tells("B07")
    with refused("no_such_material"):
        teller.sees_again(given, None, "leese")


def test_a_later_catalogues_new_paper_did_not_stand_on_an_older_notice(teller, hall):
    given = teller.tells("A01")

    def with_a_new_paper(cat):
        old = cat.services["A01"]
        new = replace(old, materials=(*old.materials, replace(old.materials[0], id="new", zh="新材料")))
        return replace(cat, version="2027.01", services={**cat.services, "A01": new})

    hall.reload(with_a_new_paper)
    assert teller.sees_again(given, None, "new").asked_more == ("new",)


def test_one_visit_is_one_return_however_often_the_notice_is_scanned(teller, hall):
    given = teller.tells("B07")
    visit = hall.issue("B07")
    teller.sees_again(given, visit)
    teller.sees_again(given, visit, "deed")
    assert teller.sees_again(given, visit, "lease").asked_more == ("deed", "lease")
    report = teller.reports(notices.not_on_list)
    assert (report.returns, len(report.lines)) == (1, 1)


def test_every_visit_is_a_return_of_its_own(teller, hall):
    given = teller.tells("B07")
    for asked in ((), ("deed",), ()):
        teller.sees_again(given, hall.issue("B07"), *asked)
    report = teller.reports(notices.not_on_list)
    assert (report.returns, [line.asked_more for line in report.lines]) == (3, [("deed",)])


@pytest.mark.parametrize("code", ["2999999", "99"])
def test_a_code_of_nothing_is_refused(teller, code):
    with refused("bad_code" if len(code) > 5 else "no_such_notice"):
        teller.at.do(notices.came_back, code)
