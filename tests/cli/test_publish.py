"""``publish``: the public site as files, and as a telephone's and a desk's browser shows it."""

import importlib.resources
import re

import pytest

from counterdesk import paths
from tests.cli import browser

PHONE, DESK = (390, 844), (1280, 800)
SERIOUS = ("serious", "critical")
LOOKED_AT = (
    "zh/index", "zh/service-D02", "en/service-A01", "en/promises", "zh/breaches", "en/reviews", "zh/complaints",
)  # fmt: skip


@pytest.fixture
def site(cdk, tmp_path):
    """The site of a hall with one ticket in its books."""
    cdk("ticket", "issue", "A01")
    ran = cdk("publish", tmp_path / "site", "--json")
    assert ran.code == 0, ran.err
    return tmp_path / "site"


def pages(site):
    return {str(path.relative_to(site)): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}


def test_every_service_has_a_page_in_every_language_of_the_hall(site):
    names = pages(site).keys()
    assert {name.split("/")[0] for name in names if "/" in name} == {"zh", "en"}
    assert sum("service-" in name for name in names) == 2 * 23


def test_every_page_needs_no_script_and_nothing_from_elsewhere(site):
    for name, text in pages(site).items():
        assert "<script" not in text, name
        assert not re.search(r"(?:src|href)=\"?(?:https?:)?//", text), name
        assert name == "index.html" or "default-src 'none'" in text, name


def test_what_cannot_be_seen_in_a_text_from_people_is_on_no_page(site, cdk, tmp_path):
    form = paths.data("surveys", "hall.toml").read_text(encoding="utf-8")
    (tmp_path / "form.toml").write_text(form.replace("title_zh = \"", "title_zh = \"\u202e满\u200b"), encoding="utf-8")
    assert cdk("survey", "make", tmp_path / "form.toml", "--clerk", "301").code == 0
    assert cdk("publish", site).code == 0
    assert not re.search("[\u202e\u200b]", "".join(pages(site).values()))
    assert "<h2>满" in pages(site)["zh/reviews.html"]


def test_every_way_leads_to_a_page_that_is_there(site):
    for name, text in pages(site).items():
        for way in re.findall(r'href="([^"#]+)"', text):
            assert (site / name).parent.joinpath(way).resolve().is_file(), (name, way)


def test_a_folder_with_something_else_in_it_is_left_alone(cdk, tmp_path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "letter.txt").write_text("dear", encoding="utf-8")
    ran = cdk("publish", tmp_path / "letters", "--json")
    assert (ran.code, ran.value["refused"]) == (1, "not_a_site")
    assert [file.name for file in (tmp_path / "letters").iterdir()] == ["letter.txt"]


def test_the_site_is_written_anew_over_the_one_before(cdk, site):
    assert cdk("publish", site).code == 0


@pytest.mark.skipif(browser.PROGRAM is None, reason="no Chromium on this computer: the pages were not tried in one")
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
async def test_pages_pass_an_accessibility_checker_and_fit_the_screen(site, tmp_path, size):
    axe = importlib.resources.files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    async with browser.page(tmp_path / "profile") as page:
        width, height = size
        await page.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
                       mobile=size is PHONE)  # fmt: skip
        for name in LOOKED_AT:
            await page.ask("Page.navigate", url=(site / f"{name}.html").as_uri())
            await page.until("document.readyState === 'complete' && !!document.querySelector('main')")
            await page.value(axe + "; true")
            found = await page.ask(
                "Runtime.evaluate", awaitPromise=True, returnByValue=True,
                expression="axe.run().then(r => r.violations.map(v => `${v.impact} ${v.id}`))",
            )  # fmt: skip
            assert [one for one in found["result"]["value"] if one.split()[0] in SERIOUS] == [], name
            assert await page.value("document.documentElement.scrollWidth <= innerWidth"), name
        assert page.wrong == []
