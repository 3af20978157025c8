"""A site's own looks: its theme's file and ``site.tcss`` in the settings folder, read again while the program runs.

They are looked at every two seconds rather than at a key or a signal: a technician tries colours from another terminal,
on a board or a kiosk without a keyboard too, and three ``stat`` calls cost nothing that could be measured.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from pathlib import Path

from textual.color import Color
from textual.css.errors import StylesheetError, UnresolvedVariableError
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet, StylesheetParseError
from textual.css.tokenizer import TokenError

from counterdesk import paths
from counterdesk.refusals import Fault
from counterdesk.tui import themes
from counterdesk.tui.themes import GROUNDS, TEXTS
from counterdesk.words import t

SITE = "site.tcss"
LOOK_S = 2.0
MARKUP = re.compile(r"\[/?\w*\]")
MOST = 120
"""Characters of what Textual says of a fault: the first line of it."""
LAST = 1
"""The site's rules come after every screen's own of the same weight, whenever that screen was opened."""

Stamps = dict[Path, tuple[int, int] | None]


def site_file() -> Path:
    """Where a site's own rules stand."""
    return paths.user_config(SITE)


def stamps(theme: str) -> Stamps:
    """The files the looks come from, each with the time and size of its last change; None where there is none."""
    return stamped((site_file(), *(folder / f"{theme}.toml" for folder in themes.folders())))


def stamped(files: Iterable[Path]) -> Stamps:
    """The same files' stamps now; where they stand is not looked up again, which costs ten times as much."""
    return {file: _stamp(file) for file in files}


def site_rules(variables: Mapping[str, str]) -> tuple[str, tuple[Fault, ...]]:
    """The text of ``site.tcss``, empty when there is none or a fault in it, which then stands beside it.

    ``variables`` are the theme's colours by name, as Textual has them.
    """
    try:
        text = site_file().read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return "", ()
    except (OSError, UnicodeDecodeError) as error:
        return "", (Fault(SITE, "-", t("theme.unreadable", detail=error)),)
    wrong = tuple(Fault(SITE, key, reason) for key, reason in _wrong(text, variables))
    return ("" if wrong else text), wrong


def _wrong(text: str, variables: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    trial = Stylesheet(variables=dict(variables))
    try:
        trial.add_source(text, read_from=(SITE, ""))
        yield from _too_faint(trial.rules, variables)
    except StylesheetParseError as error:
        token, message = next(found for rule in error.errors.rules for found in rule.errors)
        said = message if isinstance(message, str) else message.summary
        yield t("theme.line", line=token.location[0] + 1), _one_line(said)
    except (TokenError, UnresolvedVariableError) as error:
        yield t("theme.line", line=error.start[0]), _one_line(str(error))
    except StylesheetError as error:
        yield "-", _one_line(str(error))


def _too_faint(rules: Iterable[RuleSet], variables: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Every rule in whose colours something of the theme could not be read well enough, as (rule, reason).

    A ground of its own must bear every text of the theme, a text of its own every ground.
    """
    texts, grounds = ([(n, Color.parse(variables[n])) for n in names if n in variables] for names in (TEXTS, GROUNDS))
    for rule in rules:
        given = rule.styles.get_rules()
        text, ground = given.get("color"), given.get("background")
        mine_on = [("background", ground)] if ground else grounds
        over = [("color", text)] if text else texts if ground else []
        for (name, ink), (on, under) in product(over, mine_on):
            ratio = themes.contrast((under + ink).hex6, under.hex6)
            if ratio < themes.LEAST_CONTRAST:
                yield f"{rule.selectors} {name}", t("theme.too_faint", ground=on, ratio=f"{ratio:.1f}")


def _one_line(said: str) -> str:
    return " ".join(MARKUP.sub("", said).split())[:MOST]


def _stamp(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
