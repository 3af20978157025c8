"""A clerk of the department complained of gives every command there is, with every word that fits, and learns nothing.

The commands and their arguments are the program's own list: a new one is tried with the rest, and an argument nobody
thought of is told by a test.
"""

from __future__ import annotations

import shutil
import zipfile
import zlib
from contextlib import suppress
from itertools import chain, groupby
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from counterdesk.cli.commands import COMMANDS
from counterdesk.hall import clerks, complaints, windows
from counterdesk.hall.complaints import Intake, Teller
from counterdesk.store import library
from counterdesk.store.desk import By
from counterdesk.store.engine import open_store
from tests.cli.commanded import PLAIN, SCREENS, WORDS, name_of, varied

CLERK, PIN = "103", "271828"
WHO = Teller("王小芳", "13912345678", "11010519491231002X", "清河谷县东街8号")
TOLD = "我是王小芳，电话139 1234 5678，家住清河谷县东街8号，身份证11010519491231002X，103号窗口的人不收材料"
SECRETS = ("王小芳", "13912345678", "139 1234 5678", "11010519491231002X", "东街8号")
REFUSED = {"role": "act_refused", "identity_closed": "complaint_reveal_refused"}
"""What a clerk is told who may not, and the entry that keeps the try."""
BY_NOUN = {
    noun: list(commands) for noun, commands in groupby(
        sorted((one for one in COMMANDS if one.path not in SCREENS), key=lambda one: one.path.split()[0]),
        key=lambda one: one.path.split()[0],
    )
}  # fmt: skip
KEPT_OUT = {"complaint list", "complaint show", "complaint reveal", "backup", "move", "purge", "publish"}
"""What would open or carry away the register: a clerk is refused every time."""


@pytest.fixture(scope="module")
def told(tmp_path_factory, made_once) -> Path:
    """A hall where a complaint and a report about clerk 103 were taken in by another, and everybody has a PIN."""
    path = tmp_path_factory.mktemp("told") / "hall.db"
    shutil.copy(made_once, path)
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PIN)  # seven hundred are proven here
    store = open_store(path)
    for number in ("101", CLERK, "301", "401", "901"):
        store.run(clerks.set_pin, By(number), number, cheap)
    for clerk, window in (("101", "1"), (CLERK, "3")):
        store.run(windows.open_window, By(clerk, window))
    for kind in ("complaint", "report"):
        facts = Intake(TOLD, kind, dept="SCJG", window="3", evidence="王小芳的录音", matter="2026-00001")
        number = store.run(complaints.register, By("101", "1"), facts, WHO).number
        store.run(complaints.admit, By("401"), number)
        store.run(complaints.link, By("401"), number, CLERK, "王小芳说的是他")
    store.run(complaints.investigate, By("401"), "1", "已与王小芳核对", True)
    store.run(complaints.answer, By("401"), "1", "已向王小芳致歉")
    store.run(complaints.decide, By("301"), "1", CLERK, True)  # so that it stands in the clerk's own appraisal
    store.run(complaints.tell, By("401"), "1", "phone", "yes")
    store.run(complaints.close, By("401"), "1", "manner", "已致歉并整改")
    store.close()
    return path


@pytest.mark.parametrize("noun", BY_NOUN)
def test_no_command_of_a_clerk_gives_a_reporter_away(told, tmp_path, monkeypatch, run, noun):
    monkeypatch.setenv("COUNTERDESK_PIN", PIN)
    hall = Path(shutil.copy(told, tmp_path / "hall.db"))
    made = tmp_path / "made"
    made.mkdir()
    for command in BY_NOUN[noun]:
        for at, words in enumerate(varied(command, CLERK, made)):
            forms = ([], ["--json"]) if at == 0 else (["--json"],)
            for form in forms:
                before = refusals(hall)
                ran = run("--hall", hall, *words, *form)
                typed = " ".join(map(str, words))
                assert [one for one in given_away(ran.out + ran.err) if one not in typed] == [], words
                if form:
                    no = ran.value.get("refused") if ran.code == 1 and isinstance(ran.value, dict) else None
                    kept = [REFUSED[no]] if no in REFUSED else []
                    assert refusals(hall)[len(before) :] == kept, (words, no)
                    assert no in REFUSED or command.path not in KEPT_OUT, words
    assert [(path.name, found) for path in files_of(tmp_path, hall) for found in given_away(readable(path))] == []


def test_no_form_of_any_paper_gives_a_reporter_away(told, tmp_path, monkeypatch, run):
    monkeypatch.setenv("COUNTERDESK_PIN", PIN)
    hall = Path(shutil.copy(told, tmp_path / "hall.db"))
    for kind in WORDS["kind"]:
        for number in WORDS["id"]:
            for form in ("text", "pdf", "escpos"):
                out = tmp_path / f"{kind}-{number}.{form}"
                ran = run("--hall", hall, "slip", "show", kind, number, "--as", form, "-o", out, "--clerk", CLERK)
                assert given_away(ran.out + ran.err) == []
    papers = list(files_of(tmp_path, hall))
    assert len(papers) > 10
    assert [(path.name, found) for path in papers for found in given_away(readable(path))] == []


def test_every_argument_of_every_command_has_words_that_fit_it():
    taken = {name_of(takes) for one in COMMANDS if one.path not in SCREENS for takes in one.takes
             if not takes.how.get("choices") and "action" not in takes.how}  # fmt: skip
    assert taken - WORDS.keys() - set(PLAIN) == set()


def test_what_is_looked_for_would_be_found(told, tmp_path):
    (tmp_path / "packed.bin").write_bytes(b"%PDF " + zlib.compress("王小芳".encode("gb18030")))
    with zipfile.ZipFile(tmp_path / "book.xlsx", "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("one.xml", "<t>东街8号</t>")
    assert given_away(readable(tmp_path / "packed.bin")) == ["王小芳"]
    assert given_away(readable(tmp_path / "book.xlsx")) == ["东街8号"]
    assert "王小芳" in given_away(readable(told))


def given_away(text: str) -> list[str]:
    """What a text holds of who told it."""
    return [secret for secret in SECRETS if secret in text]


def refusals(hall: Path) -> list[str]:
    """The refused tries the journal has kept."""
    conn = library.module.connect(str(hall))
    try:
        return [kind for (kind,) in conn.execute("SELECT kind FROM journal WHERE kind LIKE '%refused' ORDER BY id")]
    finally:
        conn.close()


def files_of(folder: Path, hall: Path) -> list[Path]:
    """Every file a command left, but the hall's own."""
    return [path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(hall.name)]


def readable(path: Path) -> str:
    """A file as every text it may be, with what is packed in it unpacked."""
    data = path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as book:
            data = b"".join(book.read(name) for name in book.namelist())
    unpacked = chain([data], unpack(data))
    return "".join(part.decode(how, "ignore") for part in unpacked for how in ("utf-8", "gb18030", "utf-16-be"))


def unpack(data: bytes) -> list[bytes]:
    """Whatever was deflated inside a file, as in a PDF's streams."""
    found, at = [], data.find(b"\x78")
    while at >= 0:
        with suppress(zlib.error):
            found.append(zlib.decompressobj().decompress(data[at:]))
        at = data.find(b"\x78", at + 1)
    return found
