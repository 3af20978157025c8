"""Text that no person means on every kind of paper, as a page and as a picture: it is shown and does nothing."""

import re
from contextlib import closing
from dataclasses import fields, replace
from io import BytesIO

import pytest
from PIL import Image
from pypdfium2 import PdfDocument

from counterdesk.printing import pdf
from counterdesk.printing.layout import lay
from counterdesk.printing.pixels import png
from counterdesk.printing.slip import Cut
from tests.bench import hostile

from .formal import PAPERS
from .papers import ticket_slip
from .test_carried import slip as carried
from .test_day_report import report
from .test_review_slip import slip_in as review

MEANT = "".join((*hostile.TERMINAL[:2], *hostile.PRINTER[:2], hostile.TURNED[0], hostile.BROKEN[0], "<script>[/]"))
EVERY = {
    **{name: make("zh") for name, make in PAPERS.items()},
    "ticket": ticket_slip(), "day_report": report(), "review": review("zh"), "carried": carried("zh"),
}  # fmt: skip
DOES = re.compile(rb"/(?:JavaScript|Launch|SubmitForm|EmbeddedFile|AcroForm|URI|GoToR|RichMedia)\b")
DRAWS = {b"IHDR", b"IDAT", b"IEND", b"pHYs"}


def said(value):
    """The value with what is meant after every text in it."""
    if isinstance(value, str):
        return value + MEANT
    return tuple(said(one) for one in value) if isinstance(value, tuple) else value


def spoilt(slip):
    """The paper with that in every place where a text stands; a code is the hall's own, and a mark is one of a few."""
    kept = ("align", "aligns", "char", "kind", "data")
    parts = [
        replace(part, **{f.name: said(getattr(part, f.name)) for f in fields(part) if f.name not in kept})
        for part in slip.parts
    ]
    return replace(slip, parts=tuple(parts), title=slip.title + MEANT)


def test_a_page_of_every_kind_of_paper_only_shows():
    parts = tuple(part for slip in EVERY.values() for part in (*spoilt(slip).parts, Cut()))
    made = pdf.render(replace(ticket_slip(), parts=parts, title="A012" + MEANT))
    assert DOES.findall(made) == []
    with closing(PdfDocument(made)) as book:
        read = "".join(page.get_textpage().get_text_range() for page in book)
        told = book.get_metadata_dict().values()
    assert "<script>[/]" in "".join(read.split())
    assert {hostile.steers(text, "\r\n") for text in (read, *told)} == {""}


@pytest.mark.parametrize("kind", EVERY)
def test_a_picture_of_every_kind_of_paper_has_dots_and_nothing_else(kind):
    made = png(lay(spoilt(EVERY[kind]), 48), 48, 576, 6)
    assert Image.open(BytesIO(made)).size[0] == 576
    assert set(chunks(made)) <= DRAWS


def chunks(made):
    """The kinds of pieces a PNG is made of (ISO/IEC 15948, 5.3)."""
    at = 8
    while at < len(made):
        yield made[at + 4 : at + 8]
        at += 12 + int.from_bytes(made[at : at + 4], "big")
