"""A ticket's paper is as the hall's file wants it: one language or two, ordinary or large type."""

from dataclasses import replace
from datetime import datetime

import pytest

from counterdesk import paths
from counterdesk.hall.catalogue import read_hall_file
from counterdesk.hall.rows import Ticket
from counterdesk.hall.tickets.paper import ticket_slip
from counterdesk.printing.layout import lay
from counterdesk.printing.profiles import shipped
from counterdesk.printing.render import job_bytes
from counterdesk.printing.slip import Slip, from_json
from counterdesk.printing.terminal import plain
from counterdesk.store import outbox

PROFILES = ("generic-80-cn", "generic-58-cn")


def ticket(hall, lang="zh", **wishes) -> Slip:
    """The slip of a ticket issued under these keys of the hall's file."""
    hall.reload(lambda cat: replace(cat, hall=replace(cat.hall, **wishes)))
    job = hall.door.issue("A01", lang=lang).print_job
    return from_json(hall.store.read(outbox.job, job_id=job).slip_json)


def text(slip):
    return plain(lay(slip, 48), 48)


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_in_one_language_a_ticket_is_at_most_400_bytes(hall, lang, profile):
    assert len(job_bytes(ticket(hall, lang), shipped()[profile])) <= 400


CROWDED = Ticket._make([None] * len(Ticket._fields))._replace(
    label="A1012", ahead=104, wait_low_min=100, wait_high_min=120
)
"""A number past 999 on a very busy day."""
WINDOWS = ["1", "2", "4", "10", "12"]


@pytest.mark.parametrize("lang", ["zh", "en", "es"])
@pytest.mark.parametrize("file", ["market-regulation", "county-clerk"])
@pytest.mark.parametrize("copy_no", [1, 2])
def test_no_service_of_a_shipped_hall_has_a_longer_one_for_anybody(file, lang, copy_no):
    cat = read_hall_file(paths.data("halls", f"{file}.toml"))
    first = max(cat.priorities, key=lambda one: len(cat.priorities[one].name(lang)))
    taken = CROWDED._replace(priority=first, lang=lang)
    papers = {
        service.code: ticket_slip(cat, service, taken, WINDOWS, "1000001234567", datetime(2026, 11, 23, 9, 42), copy_no)
        for service in cat.services.values()
    }
    assert [code for code, paper in papers.items() if len(job_bytes(paper, shipped()["generic-80-cn"])) > 400] == []


@pytest.mark.parametrize(("lang", "both"), [("zh", "zh+en"), ("en", "en+zh")])
def test_in_two_languages_the_citizens_own_comes_first(hall, lang, both):
    slip = ticket(hall, lang, ticket_languages="both")
    own, other = (text(slip).index(words) for words in (("取号", "Taken"), ("Taken", "取号"))[lang == "en"])
    assert (slip.lang, own < other) == (both, True)


def test_in_two_languages_the_number_stands_once(hall):
    slip = ticket(hall, ticket_languages="both")
    assert [type(part).__name__ for part in slip.parts].count("Code") == 1


def test_in_large_type_a_ticket_has_few_lines(hall):
    slip = ticket(hall, ticket_large=True)
    assert (slip.large, len(slip.parts) < len(ticket(hall, ticket_large=False).parts)) == (True, True)
