import ast
import re
import tomllib
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk import paths
from counterdesk.cli.commands import COMMANDS
from counterdesk.refusals import StoreFault
from counterdesk.store.faults import CODES, NUMBERS, TEXTS
from counterdesk.store.postgres import faults as server_faults
from counterdesk.words import FOR_CITIZENS, LANGUAGES, as_typed, book, cells, clip, for_citizens, t, written
from tests.source import calls, fields, nodes, patterns, texts

SAID = {
    "Refusal": "refusal", "StoreFault": "store", "PrinterFault": "printer", "UsageFault": "usage", "DemoFault": "demo",
}  # fmt: skip
ENDINGS = ("_next", "_key", "_here", "_help", "_means")
"""Asked for beside a key: the next step, the same at a screen, the key at a screen, an explanation, a definition."""
NEXT_TOO = ("Refusal", "StoreFault", "PrinterFault")
OTHER = {"zh": "en", "en": "zh"}


def wants(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def no_words(key):
    return [lang for lang in LANGUAGES if key not in book(lang)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_key_stands_in_both_languages(lang):
    assert sorted(book(lang).keys() - book(OTHER[lang]).keys()) == []


def test_both_languages_are_filled_with_the_same_facts():
    assert [key for key, text in book("zh").items() if wants(text) != wants(book("en")[key])] == []


@pytest.mark.parametrize("lang", FOR_CITIZENS)
def test_read_section_by_section_a_language_says_what_its_file_says(lang):
    tables = tomllib.loads(paths.data("words", f"{lang}.toml").read_text(encoding="utf-8"))
    assert written(lang) == {f"{name}.{key}": text for name, table in tables.items() for key, text in table.items()}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", sorted({*CODES.values(), "log_gone", "network", "replaced"} - {"forbidden"}))
def test_a_fault_of_the_store_and_what_to_do_stand_on_one_line_of_the_smallest_screen(lang, code):
    fault = StoreFault(code, path="/srv/hall/hall.db", detail="database disk image is malformed", kind="Lustre")
    here = fault.at_a_screen()
    assert cells(f"{here.message(lang)}  {here.next_key(lang)}") <= 80


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_text_is_empty(lang):
    assert [key for key, text in book(lang).items() if not text.strip()] == []


PARTIAL = [lang for lang in FOR_CITIZENS if lang not in LANGUAGES]


@pytest.mark.parametrize("lang", PARTIAL)
def test_a_language_for_citizens_has_all_that_they_read_and_nothing_else(lang):
    assert sorted(written(lang).keys() ^ {key for key in written("en") if for_citizens(key)}) == []


@pytest.mark.parametrize("lang", PARTIAL)
def test_a_language_for_citizens_is_filled_with_the_same_facts(lang):
    assert [key for key, text in written(lang).items() if wants(text) != wants(book("en")[key])] == []


@pytest.mark.parametrize("lang", PARTIAL)
def test_no_text_of_a_language_for_citizens_is_empty_or_left_in_english(lang):
    same = {key for key, text in written(lang).items() if not text.strip() or text == book("en")[key]}
    assert same <= {"slip.list_comma", "slip.ticket_phone", "kiosk.phone", "kiosk.join", "voice.spelt", "voice.then",
                    "board.promise_line"}  # fmt: skip


def test_every_key_that_is_asked_for_is_there():
    asked = {call.first for call in calls() if call.name in ("t", "has") and "." in call.first}
    assert [key for key in sorted(asked) if no_words(key)] == []


def test_every_text_is_given_the_facts_it_wants():
    closed = [call for call in calls() if call.name == "t" and not call.open and call.first in book("zh")]
    assert [c for c in closed if not wants(book("zh")[c.first]) <= c.facts] == []


@pytest.mark.parametrize("said", SAID)
def test_every_no_has_its_words_in_both_languages(said):
    codes = {call.first for call in calls() if call.name == said}
    ends = ("", "_next") if said in NEXT_TOO else ("",)
    keys = [f"{SAID[said]}.{code}{end}" for code in sorted(codes) for end in ends]
    assert [key for key in keys if no_words(key)] == []


@pytest.mark.parametrize("said", SAID)
def test_every_no_gives_its_words_the_facts_they_want(said):
    lacking = [
        (call.file, call.first)
        for call in calls()
        if call.name == said and not call.open
        for end in ("", "_next")
        if not wants(book("zh").get(f"{SAID[said]}.{call.first}{end}", "")) <= call.facts
    ]
    assert lacking == []


@pytest.mark.parametrize("code", sorted({*CODES.values(), *TEXTS.values(), *NUMBERS.values(), *server_faults.CODES}))
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_error_of_the_database_is_told_with_what_to_do(code, lang):
    fault = StoreFault(code, path="/srv/hall.db", database="hall", detail="database disk image is malformed")
    assert fault.message(lang)
    assert fault.next_step(lang)


@pytest.mark.parametrize("why", ["gap", "changed", "cut"])
def test_every_break_of_the_journal_is_told(why):
    assert t(f"store.journal_{why}", path="/srv/hall.db", entry=5)


KIND_AT = {"record": 0, "move": 2, "mark": 2, "_change": 4}
"""The functions that write an entry of the journal, and which of their arguments is its kind."""


def kinds():
    """Every kind of journal entry that stands in the source as a text."""
    made = [(getattr(n.func, "attr", getattr(n.func, "id", "")), n.args) for _, n in nodes() if isinstance(n, ast.Call)]
    given = [args[KIND_AT[name]] for name, args in made if len(args) > KIND_AT.get(name, len(args))]
    parts = [part for argument in given for part in ast.walk(argument) if isinstance(part, ast.Constant)]
    return {part.value for part in parts if isinstance(part.value, str) and part.value.isidentifier()}


def test_every_kind_of_journal_entry_has_words():
    unknown = {kind for kind in kinds() if no_words(f"act.{kind}")}
    assert len(kinds()) > 40
    assert unknown == set()


def test_no_key_is_unused():
    assert [key for key in sorted(book("zh")) if not is_used(key)] == []


def is_used(key):
    """Whether the source has the key whole, or builds it: of an f-string and codes that stand in the source."""
    stem = next((key.removesuffix(end) for end in ENDINGS if key.endswith(end)), key)
    return any(k in texts() or is_built(k) or is_code(k) or is_choice(k) for k in {key, stem})


def is_built(key):
    built = [shape.fullmatch(key) for shape in SHAPES]
    return any(all(is_word(part) or is_built(part) for part in found.groups()) for found in built if found)


def is_code(key):
    """A code of something that is said: ``refusal.role``; a code itself may be built, ``journal_gap``."""
    section, _, code = key.partition(".")
    return section in SAID.values() and (is_word(code) or is_built(code) or (section == "printer" and is_pair(code)))


def is_choice(key):
    """One of the choices a screen offers of a section: ``word_choices("pause", ...)``."""
    section, _, name = key.partition(".")
    return section in {call.first for call in calls() if call.name == "word_choices"} and is_word(name)


def is_pair(code):
    """A state and a reason: ``failed_paper``."""
    return all(map(is_word, code.split("_", 1)))


def is_word(text):
    return text in WORDS or text.isdigit()


def plain(text):
    """``--window-to`` and ``ticket no-show`` as the keys have them."""
    return re.sub("[ -]", "_", text.lstrip("-"))


def is_telling(parts):
    """Whether an f-string says enough of a key: its section, or what stands after it."""
    return bool(re.match("[a-z_]{3}", parts[0] or "") or any(re.match(r"\.[a-z]{3}", part or "") for part in parts))


WORDS = {plain(text) for text in texts()} | fields() | {plain(command.path.split()[0]) for command in COMMANDS}
SHAPES = [
    re.compile("".join("(.+)" if part is None else re.escape(part) for part in parts))
    for parts in patterns()
    if is_telling(parts)
]


def test_what_is_typed_has_plain_letters_and_digits_and_a_chinese_names_own_marks():
    assert as_typed("青山（集团）有限公司，Ａ０１２？　王－五") == "青山（集团）有限公司，A012？ 王-五"


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("Food and medicine permits", 12, "Food and…"),
        ("Food and medicine permits", 17, "Food and…"),
        ("Registration of a sole trader (individual business)", 37, "Registration of a sole trader…"),
        ("Complaints and enquiries", 12, "Complaints…"),
        ("Simple deregistration", 20, "Simple deregistrati…"),
        ("Registration", 8, "Registr…"),
        ("2026-00001 accepted", 8, "2026-00…"),
        ("Solicitud de inscripción de una sociedad", 20, "Solicitud de…"),
        ("食品药品许可", 8, "食品药…"),
        ("器械 medical-device 备案", 12, "器械 medica…"),
    ],
)
def test_a_text_too_long_ends_with_a_whole_word_where_one_is_near(text, width, shown):
    assert clip(text, width) == shown


@given(text=st.text(st.sampled_from("ab ,(中é1-"), max_size=30), width=st.integers(0, 30))
def test_a_clipped_text_is_a_beginning_of_it_in_no_more_cells(text, width):
    shown = clip(text, width)
    assert cells(shown) <= width
    assert text.startswith(shown.removesuffix("…"))
