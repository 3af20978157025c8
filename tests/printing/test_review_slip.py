"""The review slip: nothing is ticked beforehand, and every grade stands in the same size."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from counterdesk.hall.reviews import reasons
from counterdesk.printing.layout import lay
from counterdesk.printing.slip import Boxes, from_json, to_json
from counterdesk.printing.slips import review
from counterdesk.printing.terminal import plain
from tests.printing.formal_facts import AT, CODE, HALLS

GOLDEN = Path(__file__).parents[1] / "golden" / "slips"


def slip_in(lang):
    return review.slip(
        hall=HALLS[lang]["hall"], number="A012", service=HALLS[lang]["service"], window="1", at=AT,
        reasons=[(grade, [one.name(lang) for one in reasons.beside(grade)]) for grade in reasons.GRADES], code=CODE,
        lang=lang, phones=HALLS[lang]["phones"],
    )  # fmt: skip


@pytest.mark.parametrize("columns", [48, 32])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_reads_as_its_golden(lang, columns):
    golden = GOLDEN / f"review-{lang}-{columns}.txt"
    said = plain(lay(slip_in(lang), columns), columns)
    if os.environ.get("COUNTERDESK_REWRITE_GOLDENS"):
        golden.write_text(said, encoding="utf-8")
    assert said == golden.read_text(encoding="utf-8")


def test_nothing_is_ticked_and_no_grade_stands_out():
    boxes = [part for part in slip_in("zh").parts if isinstance(part, Boxes)]
    assert len(boxes[0].names) == len(review.GRADES)
    assert {part.ticked for part in boxes} == {""}


def test_it_is_kept_whole_in_the_outbox():
    assert from_json(to_json(slip_in("zh"))) == slip_in("zh")
