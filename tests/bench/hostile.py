"""Text that no person means, as pastes, files and ill will bring it, and what may be left of it in an output."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree import ElementTree

from openpyxl import load_workbook

TERMINAL = (
    "\x1b[31;1mred\x1b[0m", "\x1b]0;own\x07", "\x1b]52;c;cm0=\x07", "\x1bP+q544e\x1b\\", "\x9b31m", "\x9d0;own\x9c",
    "\x1b[2J\x1b[H", "\x1b[6n", "\b\b\b", "a\rb", "a\nb", "a\tb", "\x7f", "\x0e\x0f", "\x05",
)  # fmt: skip
MARKUP = (
    "[bold red]b[/]", "[/]", "[", "[@click=app.quit]press[/]", "[link=file:///etc/passwd]x[/link]", ":warning:",
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '"><svg onload=1>', "]]>", "&lt;&#x1b;", "<!--",
)  # fmt: skip
SHEETS = (
    "=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1+1)", "\t=1+1", "\r=1+1", '=HYPERLINK("http://x","y")', "＝1+1", "＋1",
    "﹣1", "＠x", ' =1+1', '"=1+1', ",=1+1", "\n=1+1",
)  # fmt: skip
PRINTER = ("\x1b@\x1bp\x00\x19\xfa", "\x10\x14\x01\x00\x05", "\x1dV\x00", "\x1cp\x01\x00", "\x1d(k\x03\x001Q0", "\x0c")
QUERIES = ("'; DROP TABLE ticket; --", '" OR 1=1 --', "%' OR '1'='1", "?", ":name", "%", "_", "\\", "'")
FORMS = ("%s %d %n", "{0} {name!r} {", "}", "$HOME `id` $(id)", "; rm -rf x", "${jndi:ldap://x}")
TURNED = ("\u202egpj.exe", "\u2066a\u2067b\u2069", "\u200b\u200d\ufeff", "a\u2028b\u2029c", "\u061c\u200e\u200f")
BROKEN = ("\ud800", "\udcff\udcfe", "\udcc3(", "\U0010ffff", "\ufffe\uffff", "\x00", "A\x00B")
LONG = ("x" * 5000, "字" * 3000, "e\u0301" * 500, "9" * 400, "a " * 2000)
LETTERS = (
    "مرحبا بالعالم", "שלום", "Z̸͎̈́a̷l̶g̵o̴", "👩‍👩‍👧‍👦🏳️‍🌈", "🇨🇳", "ﷺ", "㐀𠀀𪚥", "ǅﬃİıß", "\u0301", "ｱﾞ", "１２", "²", "٣",
)  # fmt: skip
NUMBERS = (
    "-1", "0", "-0", "00000000000000000000", "9" * 24, "1e999", "NaN", "inf", "0x10", "1_000", "2147483648",
    "9223372036854775808", "999999999999999",
)  # fmt: skip
TIMES = ("2026-02-30", "0000-00-00", "9999-12-31", "2999-12-31", "2026-11-23T25:61", "25:00", "2026-W48-1")
WAYS = ("", " ", "-", "--", "-x", "--json", "=", "=,", ",", ",,", "a=", "=a", "a=b=c", "；", "...", ".", "x" * 300)
HOSTILE = (
    *TERMINAL, *MARKUP, *SHEETS, *PRINTER, *QUERIES, *FORMS, *TURNED, *BROKEN, *LONG, *LETTERS, *NUMBERS, *TIMES, *WAYS,
)  # fmt: skip
UNSEEN = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
"""Categories that draw nothing and that a terminal or an eye may be led astray by."""
COMMAND = re.compile(
    rb"\x1b@|\x1c[&.]|\x1ba.|\x1b[E\-GMdtRJ3].|\x1b2|\x1d!.|\x1d[arBLb].|\x1dV[AB].|\x1dV[\x00\x01]|\x1d\(H....00....|\x1dI."
    rb"|\x1d\(k(?P<len>..)|\x1dv0.(?P<wide>..)(?P<tall>..)|\x10\x04.|\x1cC.|\x1b[dJ].|\x1c[-!W]."
    rb"|\x1b\*(?P<dots>[\x00\x01 !])(?P<columns>..)",
    re.DOTALL,
)
"""What our own jobs say to a printer; the drawer, the downloads and the settings kept in a printer are not among it."""


def steers(text: str, allowed: str = "\n") -> str:
    """The first character of ``text`` that a terminal would obey instead of showing it, '' when there is none."""
    if text.replace("\n", "").isprintable():
        return ""
    return next((ch for ch in text if ch not in allowed and unicodedata.category(ch) in UNSEEN), "")


def in_job(job: bytes) -> Iterator[str]:
    """What is neither text nor one of our commands in a printer's bytes."""
    at = 0
    while at < len(job):
        found = COMMAND.match(job, at)
        if found:
            at = found.end()
            if found["len"]:
                at += int.from_bytes(found["len"], "little")
            if found["wide"]:
                at += int.from_bytes(found["wide"], "little") * int.from_bytes(found["tall"], "little")
            if found["dots"]:  # a character drawn in the line: a byte a column, or three where it is 24 dots tall
                at += int.from_bytes(found["columns"], "little") * (3 if found["dots"] >= b" " else 1)
            continue
        if (job[at] < 0x20 and job[at] != 0x0A) or job[at] == 0x7F:
            yield f"the printer is told {job[at : at + 6]!r}"
            return
        at += 2 if job[at] >= 0x81 else 1


def in_csv(data: bytes) -> Iterator[str]:
    """Cells a spreadsheet would reckon."""
    text = data.decode("utf-8-sig")
    for row in csv.reader(io.StringIO(text, newline="")):
        for cell in row:
            if cell[:1] and cell[0] in "=+@\t\r-＝＋－＠" and not re.fullmatch(r"-?[\d.]+", cell):
                yield f"a CSV's cell is {cell[:30]!r}"
            if steers(cell):
                yield f"a CSV's cell holds {steers(cell)!r}"


def in_xlsx(data: bytes) -> Iterator[str]:
    """Formulas in a workbook, and links out of it."""
    book = load_workbook(io.BytesIO(data))
    for sheet in book:
        for row in sheet.iter_rows():
            yield from (f"a workbook's cell is a formula: {one.value!r}" for one in row if one.data_type == "f")
            yield from (f"a workbook's cell is a link: {one.value!r}" for one in row if one.hyperlink)
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    yield from (f"a workbook holds {name}" for name in names if "external" in name.lower() or "vba" in name.lower())


class Page(HTMLParser):
    """What stands in a page that does not belong into one of ours."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.wrong: list[str] = []
        if mark := steers(text):
            self.wrong.append(f"a page holds {mark!r}")
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag of somebody else's, or one that does something."""
        if tag in ("script", "img", "iframe", "object", "embed", "base", "form"):
            self.wrong.append(f"a page has <{tag}>")
        self.wrong += [f"a page's <{tag}> has {name}" for name, _ in attrs if name.startswith("on")]


def in_html(data: bytes) -> Iterator[str]:
    """What a page would do that none of ours does."""
    yield from Page(data.decode()).wrong


def in_xml(data: bytes) -> Iterator[str]:
    """What no reader of XML takes."""
    try:
        found = ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        yield f"the XML cannot be read: {error}"
        return
    for one in found.iter():
        if any(steers(text) for text in (one.text or "", *one.attrib.values())):
            yield f"the XML holds {one.attrib or one.text!r}"
