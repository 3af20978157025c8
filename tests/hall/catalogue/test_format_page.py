import ast
from itertools import chain
from pathlib import Path

from counterdesk import cli, paths, textfile
from counterdesk.hall import catalogue
from counterdesk.tui.widgets import sized
from counterdesk.words import book

from .format_page import tables, written


def test_format_md_explains_exactly_the_keys_the_reader_knows():
    page = paths.data("halls", "FORMAT.md").read_text(encoding="utf-8")
    assert written(page) == dict(tables())


def test_every_word_of_a_finding_is_used():
    places = (Path(catalogue.__file__).parent.glob("*.py"), Path(cli.__file__).parent.glob("check*.py"))
    files = [*chain(*places), Path(textfile.__file__), Path(sized.__file__)]
    texts = {
        node.value
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    used = {text.removeprefix("check.") for text in texts}
    worded = {key.removeprefix("check.") for key in book("zh") if key.startswith("check.")}
    made = {word for word in worded for text in used if text.endswith("_") and word.startswith(text)}
    assert worded - made <= used
