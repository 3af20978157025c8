"""The notice as it is printed, from the shipped halls."""

import os
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from counterdesk import paths
from counterdesk.hall import catalogue, notices
from counterdesk.hall.catalogue import Service
from counterdesk.hall.notices.fee_text import fee_text
from counterdesk.printing.layout import lay
from counterdesk.printing.profiles import shipped as profiles
from counterdesk.printing.render import as_bytes
from counterdesk.printing.terminal import plain
from counterdesk.store.desk import By

GOLDEN = Path(__file__).parents[2] / "golden" / "slips"
GIVEN = {
    "devices": ("market-regulation", "B07", {"yes": ["premises_rented"], "have": ["org", "lease"]}),
    "new_company": ("market-regulation", "D01", {"yes": ["by_agent", "premises_rented", "hires_staff"]}),
    "closing": ("market-regulation", "A06", {"yes": ["tax_registered"], "have": ["form"]}),
    "marriage": ("county-clerk", "M01", {"yes": ["divorced_30"], "have": ["ids"]}),
}


def paper(teller, name, lang):
    """The text of a notice's paper at 48 columns, after that hall file was loaded."""
    file, service, facts = GIVEN[name]
    teller.hall.store.run(catalogue.load, By(), catalogue.read_hall_file(paths.data("halls", f"{file}.toml")))
    given = teller.tells(service, lang=lang, applicant="张小明", **facts)
    slip = teller.reads(lambda look: notices.notice_slip(look, given))
    return given, plain(lay(slip, 48), 48)


@pytest.mark.parametrize(
    ("name", "lang"), [("devices", "zh"), ("new_company", "zh"), ("closing", "en"), ("marriage", "en")]
)
def test_the_paper_is_as_it_was_looked_at(teller, name, lang):
    given, text = paper(teller, name, lang)
    text = text.replace(given.code, "210000")  # its check digits are of this hall's own key
    golden = GOLDEN / f"notice-{name}-{lang}.txt"
    if os.environ.get("COUNTERDESK_REWRITE_GOLDENS"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", GIVEN)
def test_everything_needed_stands_on_the_paper(teller, name):
    given, text = paper(teller, name, "en")
    service: Service = teller.reads(notices.service_then, notice=given).service
    squeezed = "".join(text.split())
    told = [*(one.name("en") for one in notices.materials(service, given.yes)), *service.basis]
    assert [one for one in told if "".join(one.split()) not in squeezed] == []


def test_the_paper_of_the_longest_list_has_all_its_papers_and_both_time_limits(teller):
    given, text = paper(teller, "devices", "zh")
    assert (len(given.needed), len(given.missing)) == (9, 7)
    assert all(words in text for words in ("20个工作日", "12个工作日", "不收费", "12345", "2026.11"))


def test_a_fee_is_told_with_its_payees_and_methods_and_what_comes_on_top(shipped):
    def fee(code, yes=()):
        cat, service = next(found for found in shipped if found[0].hall.currency == "USD" and found[1].code == code)
        return fee_text(cat, service, yes, "en")

    assert fee("P01").startswith("$165; U.S. Department of State $130 (check, money order); County Clerk $35")
    assert "plus 6.25%" in fee("V01")
    assert fee("B01", ("already_notarized",)) != fee("B01")


def test_both_codes_are_read_back_from_the_drawn_paper(teller):
    given = teller.tells("B07", yes=["premises_rented"])
    slip = teller.reads(lambda look: notices.notice_slip(look, given))
    drawn = Image.open(BytesIO(as_bytes(slip, profiles()["generic-80-cn"], "png")))
    service = teller.reads(notices.service_then, notice=given).service
    read = {found.text for found in zxingcpp.read_barcodes(drawn)}
    assert read == {given.code, notices.missing_text(given.number, service, given.missing, "zh")}
