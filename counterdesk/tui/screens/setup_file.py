"""The site's own hall file: the chosen one with the site's name, windows and clerks, its remarks kept.

Whole tables are left out or added and the name's lines replaced; the text is read again afterwards, and where it does
not say what was wanted (a file written in another style) that is a fault and nothing is made.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from counterdesk.hall.catalogue import Catalogue, read_hall_text
from counterdesk.refusals import Fault, SettingFault
from counterdesk.tui.screens.setup_plan import Plan
from counterdesk.words import LANGUAGES, language, t

HEADER = re.compile(r"\s*\[\[?\s*([\w.]+)\s*\]\]?\s*(#.*)?$")


def site_text(plan: Plan, text: str, file: str) -> str:
    """The hall file's ``text`` as the plan wants it; ``file`` is what faults call it. Raises SettingFault."""
    kept = "\n".join(line for table in tables(text.splitlines()) for line in _kept(plan, table))
    made = "\n".join([kept.rstrip(), "", *_added(plan)]) + "\n"
    _must_say(plan, read_hall_text(made, file), file)
    return made


def tables(lines: Iterable[str]) -> Iterator[list[str]]:
    """The lines table by table: each begins with its header, the first with the file's own beginning."""
    table: list[str] = []
    for line in lines:
        if HEADER.match(line):
            yield table
            table = []
        table.append(line)
    yield table


def other_language() -> str:
    """The clerks' language that is not in use."""
    return next(lang for lang in LANGUAGES if lang != language())


def quoted(text: str) -> str:
    """A TOML string; JSON's are, as long as no character outside the basic plane is escaped as a pair."""
    return json.dumps(text, ensure_ascii=False)


def _kept(plan: Plan, table: list[str]) -> list[str]:
    header = HEADER.match(table[0]) if table else None
    name = header[1] if header else ""
    if name == "hall":
        return _renamed(plan, table)
    if name in ("window", "clerk", "roster.shift") and not _stays(plan, name, _said(table)):
        return _remarks_after(table)
    return table


def _said(table: list[str]) -> Mapping[str, Any]:
    try:
        return tomllib.loads("\n".join(table[1:]))
    except tomllib.TOMLDecodeError:
        return {}


def _stays(plan: Plan, name: str, said: Mapping[str, Any]) -> bool:
    if name == "window":
        return said.get("code") in plan.windows
    if name == "clerk":
        return False
    return said.get("window") in plan.windows and said.get("clerk") in plan.clerks


def _remarks_after(table: list[str]) -> list[str]:
    """What follows the last line of a table: remarks that belong to the next one."""
    last = max(at for at, line in enumerate(table) if line.strip() and not line.lstrip().startswith("#"))
    return table[last + 1 :]


def _renamed(plan: Plan, table: list[str]) -> list[str]:
    if not plan.is_renamed:
        return table
    # the file's name in the other language would be another hall's: without one, this name is used there too
    rest = [line for line in table[1:] if not re.match(r"\s*name_(zh|en)\s*=", line)]
    named = {language(): plan.name, other_language(): plan.other}
    return [table[0], *(f"name_{lang} = {quoted(name)}" for lang, name in named.items() if name), *rest]


def _added(plan: Plan) -> Iterator[str]:
    serves = ", ".join(map(quoted, plan.file.series))
    for code in plan.new_windows:
        names = [f"{lang} = {quoted(t('setup.window_name', lang, code=code))}" for lang in ("zh", "en")]
        yield from ("[[window]]", f"code = {quoted(code)}", *names, f"serves = [{serves}]")
    for number in (*plan.clerks, plan.admin):
        yield from ("[[clerk]]", f"number = {quoted(number)}", f"role = {quoted(plan.role(number))}")


def _must_say(plan: Plan, made: Catalogue, file: str) -> None:
    wanted = {
        "hall.name": plan.name == made.hall.name(language()),
        "hall.other_name": not plan.is_renamed or (plan.other or plan.name) == made.hall.name(other_language()),
        "window": set(made.windows) == set(plan.all_windows),
        "clerk": {seed.number for seed in made.clerks} == {*plan.clerks, plan.admin},
        "service": made.services == plan.file.services,
    }
    wrong = [Fault(file, key, t("setup.odd_style")) for key, is_so in wanted.items() if not is_so]
    if wrong:
        raise SettingFault(wrong)
