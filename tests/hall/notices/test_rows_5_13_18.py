"""Rows 5, 13 and 18(a) of the list of systems: what a tester can check of one-time notification."""

from counterdesk.hall import notices
from tests.furnished import refused
from tests.hall.notices.conftest import LEAD


def test_row_05_one_time_notification_a_second_notice_without_override_fails(teller, hall):
    number = hall.issue("B07")
    teller.tells("B07", number)
    with refused("told_once"):
        teller.tells("B07", number)
    assert len(teller.reads(notices.listed)) == 1


def test_row_05_one_time_notification_an_override_appears_in_the_multiple_notices_report(teller, hall):
    number = hall.issue("B07")
    first = teller.tells("B07", number)
    again = teller.tells("B07", number, override="租赁合同模板当天更新", override_by=LEAD)
    report = teller.reports(notices.multiple)
    assert report.notices == 2
    (line,) = report.lines
    assert (line.number, line.first, line.reason, line.allowed_by) == (
        again.number, first.number, "租赁合同模板当天更新", LEAD,
    )  # fmt: skip
    assert hall.acts(number)[-1] == "notice_again"


def test_row_13_shared_materials_entered_once_the_same_material_is_listed_once_for_three_departments(teller):
    given = teller.tells("D01", yes=["premises_rented", "hires_staff"])
    service = teller.reads(notices.service_then, notice=given).service
    names = {one.id: one.name("zh") for one in service.materials}
    listed = [names[one.id] for one in given.needed]
    assert len(service.cooperating) >= 3
    assert len(listed) == len(set(listed))


def test_row_18a_told_once_the_numerators_list_opens_from_the_number(teller, hall):
    once = teller.tells("A01", hall.issue("A01"))
    twice = teller.tells("B07", (number := hall.issue("B07")))
    teller.tells("B07", number, override="法规变更", override_by=LEAD)
    in_vain = teller.tells("A02", hall.issue("A02"))
    teller.sees_again(in_vain, hall.issue("A02"), "户口本")
    came_as_told = teller.tells("A03", hall.issue("A03"))
    teller.sees_again(came_as_told, hall.issue("A03"))
    report = teller.reports(notices.told_once)
    assert report.matters == 4
    assert [one.number for one in report.once] == [once.number, came_as_told.number]
    assert [one.number for one in report.not_once] == [twice.number, in_vain.number]


def test_row_18a_came_back_for_something_not_on_the_list_is_exact(teller, hall):
    told = [teller.tells("B07", hall.issue("B07"), yes=["premises_rented"]) for _ in range(3)]
    for given, asked in zip(told, (["lease"], ["deed"], ["deed", "户口本", "lease"]), strict=True):
        teller.sees_again(given, hall.issue("B07"), *asked)
    report = teller.reports(notices.not_on_list)
    assert report.returns == 3
    assert [(line.notice.number, line.asked_more) for line in report.lines] == [
        (told[1].number, ("deed",)), (told[2].number, ("deed", "户口本")),
    ]  # fmt: skip
