"""What the README says is so: its key card is the program's, its commands are commands, its settings are settings."""

from __future__ import annotations

import os
import re
import shlex
import tomllib
from pathlib import Path

import pytest

from counterdesk import settings
from counterdesk.cli import parser
from counterdesk.printing.profiles import printer
from counterdesk.tui import keys
from counterdesk.words import t, use_language
from tests.tui.screen_text import REWRITE

README = Path(__file__).parents[1] / "README.md"
TEXT = README.read_text(encoding="utf-8")
CARD = re.compile(r"(?<=<!-- keys -->\n).*?(?=<!-- end -->)", re.DOTALL)
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)
SPOKEN = re.findall(r"`counterdesk ([^`]+)`", re.sub(r"^```.*?^```", "", TEXT, flags=re.DOTALL | re.MULTILINE))
TYPED = [line.partition("counterdesk ")[2] for kind, text in BLOCKS if not kind for line in text.splitlines()]
COMMANDS = sorted({said.partition("  #")[0].strip() for said in (*SPOKEN, *TYPED) if said})
LINKS = sorted(set(re.findall(r"""(?:src="|\]\()([^")#:]+)[")]""", TEXT)))


@pytest.fixture(autouse=True)
def english():
    use_language("en")
    yield
    use_language("zh")


def card():
    """Every act with its keys, as a table of Markdown."""
    return "\n".join(("| key | also | act | 中文 |", "|---|---|---|---|", *map(card_line, keys.KEYS), ""))


def card_line(key):
    first, *twins = map(keys.shown, key.keys.split(","))
    said = dict.fromkeys((keys.label(key.act), keys.explained(key.act)))
    return f"| {first} | {' '.join(twins)} | {': '.join(said)} | {t(f'keys.{key.act}', 'zh')} |"


def test_the_key_card_is_the_program_s():
    if os.environ.get(REWRITE):
        README.write_text(CARD.sub(lambda _: card(), TEXT), encoding="utf-8")
    assert CARD.search(README.read_text(encoding="utf-8"))[0] == card()


@pytest.mark.parametrize("said", COMMANDS)
def test_a_command_of_the_readme_is_a_command(said):
    assert parser.read(shlex.split(said)).does


def test_the_settings_of_the_readme_can_be_used(tmp_path):
    (text,) = (text for kind, text in BLOCKS if kind == "toml")
    (tmp_path / "counterdesk.toml").write_text(text, encoding="utf-8")
    found = settings.read(tmp_path / "counterdesk.toml", {})
    assert tomllib.loads(text).keys() >= {"hall", "printer", "voice", "serve", "keys"}
    assert [printer(p.name, p.target, p.profile, overrides=p.overrides).name for p in found.printers]
    assert keys.keymap(found.keys, found.name)


@pytest.mark.parametrize("path", LINKS)
def test_what_the_readme_points_to_is_there(path):
    assert (README.parent / path).exists()
