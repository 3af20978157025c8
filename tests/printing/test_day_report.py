"""The day's report as it reads on paper."""

from itertools import pairwise
from pathlib import Path

import pytest

from counterdesk.printing.charset import paper_cols
from counterdesk.printing.layout import lay
from counterdesk.printing.profiles import shipped
from counterdesk.printing.render import job_bytes
from counterdesk.printing.slips import day_report
from counterdesk.printing.terminal import plain

from .papers import EN, ZH

GOLDEN = Path(__file__).parents[1] / "golden" / "slips"
HEAD = "0123456789abcdef" * 4
STATE = {"zh": "待确认", "en": "unknown"}
UNSETTLED = {
    "zh": [("取号小票", "A001"), ("受理单", "97"), ("取号小票", "A002")],
    "en": [("Ticket slip", "A001"), ("Acceptance slip", "97"), ("Ticket slip", "A002")],
}


def report(lang="zh", **facts):
    usual = {
        "hall": (EN if lang == "en" else ZH)["hall"],
        "day": "2026-11-23",
        "printed_at": "2026-11-23 17:31",
        "issued": 128,
        "ends": list(zip(day_report.ENDS, (110, 6, 4, 2, 3, 1, 2), strict=True)),
        "named": {
            "leftovers": ["A041", "A043"], "carried": ["B017", "C009", "C010"], "gaps": [], "voids": ["A044"],
            "unused": ["A120", "A121"],
        },
        "due": ["2026-00012"],
        "wait_mean_s": 612.4,
        "wait_p90_s": 1260.0,
        "wait_n": 108,
        "within_promise": 101,
        "promised": 117,
        "windows": [("1", 28_800), ("2", 27_060), ("VIP-3", 600)],
        "unsettled": [(STATE[lang], *one) for one in UNSETTLED[lang]],
        "entries": 1904,
        "head": HEAD,
        "lang": lang,
    }
    return day_report.slip(**{**usual, **facts})


def text(slip, columns=48):
    return plain(lay(slip, columns), columns)


@pytest.mark.parametrize("columns", [48, 32])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_report_reads_as_its_golden(lang, columns):
    golden = GOLDEN / f"day-report-{lang}-{columns}.txt"
    assert text(report(lang), columns) == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("columns", [48, 32])
def test_the_head_can_be_read_from_paper(columns):
    lines = text(report(), columns).splitlines()
    first = next(at for at, line in enumerate(lines) if "0123 4567" in line)
    groups = " ".join(lines[first : first + 3]).split()
    assert "".join(groups) == HEAD
    assert {len(group) for group in groups} == {4}


def test_a_day_without_anyone_has_no_figures_of_time():
    empty = report(
        issued=0, ends=[], named={}, due=[], wait_mean_s=None, wait_p90_s=None, wait_n=0, within_promise=0, promised=0,
        windows=[], unsettled=[],
    )  # fmt: skip
    assert "平均等候（0件）" in text(empty)
    assert "0:00" not in text(empty)


@pytest.mark.parametrize("profile", ["generic-80-cn", "generic-58-cn"])
def test_the_report_goes_to_a_printer_as_text(profile):
    found = shipped()[profile]
    assert all(paper_cols(line) <= found.columns for line in text(report(), found.columns).splitlines())
    assert "日结单".encode("gbk") in job_bytes(report(), found)


def test_a_day_without_open_windows_leaves_no_empty_part():
    lines = text(report(windows=[])).splitlines()
    assert not any(set(one) == set(other) == {"-"} for one, other in pairwise(lines))
