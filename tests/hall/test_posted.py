"""Posted rules: every service has a complete sheet, in each language, and what one lacks is named."""

import re
from collections import Counter
from dataclasses import replace
from html import unescape

import pytest

from counterdesk import paths
from counterdesk.hall import catalogue, posted
from counterdesk.printing import html
from counterdesk.printing.layout import lay
from counterdesk.printing.terminal import plain
from counterdesk.words import LANGUAGES
from tests.furnished import refused

HALLS = ("market-regulation", "county-clerk")


@pytest.fixture(scope="module", params=HALLS)
def cat(request):
    return catalogue.read_hall_file(paths.data("halls", f"{request.param}.toml"))


@pytest.fixture(scope="module")
def market():
    return catalogue.read_hall_file(paths.data("halls", "market-regulation.toml"))


def squeezed(text):
    return "".join(text.split())


def test_row_19_every_service_of_a_shipped_hall_has_a_complete_sheet(cat):
    assert posted.lacks(cat) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_row_19_a_sheet_says_basis_papers_steps_limits_fee_and_phones(market, lang):
    service = market.services["D02"]
    said = squeezed(" ".join(html.words(posted.sheet(market, service, lang))))
    told = [service.name(lang), *(paper.name(lang) for paper in service.materials),
            *(step.name(lang) for step in service.steps), *(number for _, number in market.hall.phones_in(lang)),
            str(service.statutory_days), str(service.promised_days), market.version]  # fmt: skip
    assert [one for one in told if squeezed(one) not in said] == []


def test_row_19_a_condition_a_paper_depends_on_is_said_beside_it(market):
    sheet = posted.sheet(market, market.services["B07"], "zh")
    assert any("“经营场所为租赁？”答是才要" in text for text in html.words(sheet))


@pytest.mark.parametrize(
    ("change", "what"),
    [({"basis": ()}, "basis"), ({"materials": ()}, "materials"), ({"result": ""}, "result"),
     ({"statutory_days": None, "promised_days": None, "promised_minutes": None}, "limits"), ({"en": ""}, "name_en")],
)  # fmt: skip
def test_row_19_what_a_sheet_lacks_is_named_with_its_service(market, change, what):
    spoilt = replace(market, services={"B07": replace(market.services["B07"], **change)})
    assert posted.lacks(spoilt) == [posted.Lack("B07", what)]


def test_row_25_the_page_and_the_screen_say_the_same(cat):
    for service in cat.services.values():
        for lang in (lang for lang in cat.hall.languages if lang in LANGUAGES):
            sheet = posted.sheet(cat, service, lang)
            shown = squeezed(plain(lay(sheet, 80), 80))  # a wrapped cell stands between others: the signs are counted
            page = squeezed(unescape(re.sub("<[^>]+>", " ", html.fragment(sheet))))
            assert Counter(page.replace("-", "")) == Counter(shown.replace("-", ""))
            assert page == squeezed("".join(html.words(sheet)))


def test_row_19_a_hall_that_does_not_say_where_samples_are_lacks_them_on_every_sheet(market):
    bare = replace(market, hall=replace(market.hall, samples_zh="", samples_en=""))
    assert posted.lacks(bare) == [posted.Lack(code, "samples") for code in market.services]


@pytest.mark.parametrize(
    ("code", "process"), [("B01", "受理 → 现场核查 → 审查决定 → 发放结果"), ("T01", "受理 → 调查处理 → 答复")]
)
def test_row_19_a_sheet_tells_the_whole_process(market, code, process):
    assert f"办理流程：{process}" in html.words(posted.sheet(market, market.services[code], "zh"))


def test_a_service_that_is_not_there_has_no_sheet(hall):
    with refused("no_such_service"):
        hall.store.read(posted.by_code, code="Z99", lang="zh")
