"""The papers of a round as they read."""

import pytest

from counterdesk.hall.inspections import Seen, paper
from tests.furnished import refused
from tests.hall.complaints.test_paper import golden


@pytest.fixture
def walked(rounds):
    """An acceptance with something of everything."""
    return rounds.walk(
        "1", "hall", kind="acceptance", badge=Seen("fail", note="没戴胸牌"), nin_hao=Seen("ok", 10, 9), aids=Seen("na"),
    )  # fmt: skip


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", paper.PAPERS)
@pytest.mark.parametrize("columns", [48, 32])
def test_a_paper_of_a_round_reads_as_its_golden(rounds, walked, kind, lang, columns):
    golden(f"{kind}-{lang}", rounds.hall.store.read(paper.of_kind, kind, walked, lang), columns)


def test_a_round_that_goes_on_has_no_papers(rounds):
    with refused("inspection_open"):
        rounds.hall.store.read(paper.of_kind, "inspection", rounds.start("1"), "zh")


def test_a_round_without_a_fault_has_no_notice_and_no_certificate(rounds):
    number = rounds.walk("1")
    for kind in ("rectification", "certificate"):
        with refused("no_such_number"):
            rounds.hall.store.read(paper.of_kind, kind, number, "zh")
