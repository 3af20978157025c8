"""A notice given: what is kept of it, and what is refused."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from counterdesk.hall import notices, people
from counterdesk.printing.slip import from_json
from counterdesk.refusals import Refusal
from counterdesk.store import journal, outbox
from tests.furnished import Hall, refused
from tests.hall.notices.conftest import LEAD


def test_a_notice_is_kept_with_catalogue_version_who_when_and_which_answers(teller, hall):
    number = hall.issue("B07")
    given = teller.tells("b07", number, yes=["premises_rented"], have=["org"])
    assert (given.number, given.service, given.ticket) == ("2026-00001", "B07", number)
    assert given.catalogue_version == "2026.11"
    assert (given.clerk, given.window, given.yes) == ("104", "4", ("premises_rented",))
    assert given.at_us == int(hall.clock.now().timestamp() * 1e6)
    assert teller.reads(notices.by_number, number=given.number) == given


def test_notices_are_numbered_one_after_another(teller):
    assert [teller.tells(code).number for code in ("A01", "B07")] == ["2026-00001", "2026-00002"]


def test_a_refused_notice_leaves_no_gap_in_the_numbers(teller):
    with refused("answers_exclude"):
        teller.tells("B07", yes=["premises_rented", "premises_owned"])
    assert teller.tells("B07").number == "2026-00001"


@pytest.mark.parametrize("written", ["2026-00001", "２０２６－００００１", "〔2026〕第00001号", "2026-1"])
def test_a_notice_is_found_by_its_number_however_it_is_written(teller, written):
    given = teller.tells()
    assert teller.reads(notices.by_number, number=written) == given


def test_a_notice_is_found_by_its_code_and_no_other(teller, hall):
    given = teller.tells()
    assert teller.reads(notices.by_number, number=given.code) == given
    with refused("bad_code"):
        teller.reads(notices.by_number, number=given.code[:-1] + str((int(given.code[-1]) + 1) % 10))
    ticket = hall.door.issue("A01").code
    with refused("bad_code"):
        teller.reads(notices.by_number, number=ticket)


@pytest.mark.parametrize("number", ["2026-00009", "x", "17", "2026-"])
def test_a_number_nobody_gave_is_refused(teller, number):
    with refused("no_such_notice"):
        teller.reads(notices.by_number, number=number)


def test_the_notices_of_a_ticket_and_of_a_day_are_listed(teller, hall):
    number = hall.issue("A01")
    first, second = teller.tells("A01", number), teller.tells("A02")
    assert teller.reads(notices.of_ticket, ticket_id=hall.ticket(number).id) == [first]
    assert teller.reads(notices.listed) == [first, second]


def test_a_notice_keeps_the_catalogue_it_was_given_under(teller, hall):
    given = teller.tells("B07")
    hall.reload(lambda cat: replace(cat, version="2027.01", services=without_papers(cat.services, "B07")))
    assert len(notices.materials(teller.reads(notices.service_then, notice=given).service, ())) == 8
    assert teller.reads(notices.by_number, number=given.number).catalogue_version == "2026.11"


def without_papers(services, code):
    return {**services, code: replace(services[code], materials=())}


def test_the_paper_comes_in_two_copies_with_both_codes(teller, hall):
    given = teller.at.do(notices.issue, "B07", hall.issue("B07"), yes=["premises_rented"], applicant="张小明")
    jobs = hall.ask("SELECT id FROM print_job WHERE kind = 'notice' ORDER BY id")
    slips = [from_json(teller.reads(outbox.job, job_id=job).slip_json) for (job,) in jobs]
    assert (given.print_job, len(slips)) == (jobs[0][0], 2)
    for slip in slips:
        codes = [part.data for part in slip.parts if type(part).__name__ == "Code"]
        assert codes == [given.code, notices.missing_text(given.number, service(teller, given), given.missing, "zh")]


def service(teller, given):
    return teller.reads(notices.service_then, notice=given).service


def test_the_applicants_name_is_kept_apart_and_masked_on_the_paper(teller):
    given = teller.at.do(notices.issue, "A01", applicant="欧阳小明")
    slip = teller.reads(outbox.job, job_id=given.print_job).slip_json
    assert ("欧阳*明" in slip, "欧阳小明" in slip) == (True, False)
    assert teller.reads(people.of, subject="notice", subject_id=given.id)["applicant"].name == "欧阳小明"


def test_a_copy_of_the_paper_is_marked(teller):
    given = teller.at.do(notices.issue, "A01")
    again = teller.at.do(notices.print_again, given.number)
    assert teller.reads(outbox.job, job_id=again).copy_no == 2


def test_a_notice_given_without_paper_is_printed_the_first_time_it_is_asked_for(teller):
    given = teller.tells("A01")
    job = teller.at.do(notices.print_again, given.number)
    assert teller.reads(notices.by_number, number=given.number).print_job == job
    assert teller.reads(outbox.job, job_id=job).copy_no == 1


def test_the_citizens_language_is_that_of_the_ticket(teller, hall):
    english = hall.door.issue("A01", lang="en").ticket.label
    assert [teller.tells("A01", english).lang, teller.tells("A02").lang, teller.tells("A03", lang="en").lang] == [
        "en", "zh", "en",
    ]  # fmt: skip
    with refused("no_such_language"):
        teller.tells("A04", lang="fr")


def test_the_journal_says_what_was_told_and_nothing_personal(teller, hall):
    number = hall.issue("A01")
    teller.tells("A01", number, yes=["by_agent"], have=["form"], applicant="张小明")
    entry = teller.reads(lambda look: journal.of_ticket(look.conn, hall.ticket(number).id))[-1]
    assert (entry.kind, entry.facts["yes"], "张小明" in str(entry)) == ("notice_given", ["by_agent"], False)
    assert "form" in entry.facts["needed"]
    assert "form" not in entry.facts["missing"]


def test_nobody_unnamed_and_no_auditor_gives_notices(hall):
    with refused("no_such_clerk"):
        hall.door.do(notices.issue, "A01")
    auditor = next(number for number, role in hall.ask("SELECT number, role FROM clerk") if role == "auditor")
    with refused("role"):
        hall.at("1", auditor).do(notices.issue, "A01")


def test_after_one_notice_a_second_for_the_ticket_and_service_is_refused(teller, hall):
    number = hall.issue("A01")
    first = teller.tells("A01", number)
    with refused("told_once") as told:
        teller.tells("A01", number, yes=["by_agent"])
    assert first.number in told.value.message("zh")


def test_two_windows_at_once_cannot_both_tell_one_ticket(hall):
    number = hall.issue("A01")
    halls = [Hall.at_path(hall.path, hall.clock) for _ in range(2)]

    def tell(place: int) -> str:
        try:
            return halls[place].at(str(place + 1)).do(notices.issue, "A01", number).number
        except Refusal as no:
            return no.code

    with ThreadPoolExecutor(2) as windows:
        told = sorted(windows.map(tell, range(2)))
    for one in halls:
        one.close()
    assert told == ["2026-00001", "told_once"]


def test_another_service_on_the_same_ticket_is_another_matter(teller, hall):
    number = hall.issue("A01")
    teller.tells("A01", number)
    assert teller.tells("A02", number).of_notice is None


def test_the_notice_the_citizen_brought_back_is_the_same_matter(teller, hall):
    first = teller.tells("A01", hall.issue("A01"))
    later = hall.issue("A01")
    teller.sees_again(first, later)
    with refused("told_once"):
        teller.tells("A01", later)
    assert teller.tells("B07", later).of_notice is None


def test_a_notice_named_as_followed_is_the_same_matter(teller):
    first = teller.tells("A01")
    with refused("told_once"):
        teller.tells("A01", follows=first.code)
    with refused("notice_of_another_service"):
        teller.tells("A02", follows=first.number)


@pytest.mark.parametrize(
    "said", [{"override": "法规当天变更"}, {"override_by": LEAD}, {"override": "  ", "override_by": LEAD}]
)
def test_a_reason_alone_or_a_lead_alone_is_not_enough(teller, hall, said):
    number = hall.issue("A01")
    teller.tells("A01", number)
    with refused("role" if said.get("override", "").strip() else "told_once"):
        teller.tells("A01", number, **said)


def test_a_clerk_cannot_allow_it(teller, hall):
    number = hall.issue("A01")
    teller.tells("A01", number)
    with refused("role"):
        teller.tells("A01", number, override="法规当天变更", override_by="101")


def test_a_third_notice_follows_the_first_not_the_second(teller, hall):
    number = hall.issue("A01")
    first = teller.tells("A01", number)
    again = [teller.tells("A01", number, override="法规变更", override_by=LEAD) for _ in range(2)]
    assert [one.of_notice for one in again] == [first.number] * 2


def test_an_override_nobody_needed_is_not_kept(teller):
    given = teller.tells("A01", override="以防万一", override_by=LEAD)
    assert (given.of_notice, given.override_reason, given.override_by) == (None, None, None)
