"""Making what was planned, in one go: the site's hall file, the settings, and the database last.

Everything is made in a folder of its own first; a hall that is there already is never touched, and when anything
fails, what was put in place before is taken away again.
"""

from __future__ import annotations

import os
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from counterdesk.hall import catalogue, clerks
from counterdesk.hall.catalogue import Catalogue
from counterdesk.refusals import Fault, Refusal, SettingFault, StoreFault
from counterdesk.store import backup
from counterdesk.store.desk import By, Desk
from counterdesk.store.engine import create_store
from counterdesk.textfile import read_text
from counterdesk.tui.screens.setup_file import quoted, site_text
from counterdesk.tui.screens.setup_plan import Plan
from counterdesk.tui.screens.setup_printer import SILENT, is_silent
from counterdesk.words import language, t

GROUP = 0o660
"""The hall's other computers' users write into it too."""


class Made(NamedTuple):
    """What was made: the three files."""

    hall: Path
    hall_file: Path
    settings: Path


def make(plan: Plan) -> Made:
    """Make the hall of ``plan``; raises Refusal ``hall_exists``, SettingFault and StoreFault, and then made nothing."""
    if plan.hall.exists():
        raise Refusal("hall_exists", path=plan.hall)
    if plan.source is None:
        raise Refusal("no_catalogue")
    settings = settings_text(plan)
    try:
        plan.hall.parent.mkdir(parents=True, exist_ok=True)
        plan.settings.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=plan.hall.parent, prefix=".setup-") as work:
            return _made(plan, Path(work) / "hall.db", settings)
    except OSError as error:
        raise StoreFault("cannot_create", path=plan.hall, detail=error.strerror or error) from error


def settings_text(plan: Plan) -> str:
    """counterdesk.toml with this hall, language and printer; what stood in it before stays as it is.

    Raises SettingFault when the file there names something else for these.
    """
    before = read_text(plan.settings) if plan.settings.is_file() else ""
    known = tomllib.loads(before)
    wanted = {"hall": str(plan.hall), "language": language()}
    if "hall" in known and (plan.settings.parent / Path(str(known["hall"])).expanduser()) != plan.hall:
        raise SettingFault([Fault(str(plan.settings), "hall", t("setup.other_hall", hall=known["hall"]))])
    head = [f"{key} = {quoted(value)}" for key, value in wanted.items() if key not in known]
    tail = [] if plan.printer is None or known.get("printer") else _printer_lines(plan)
    remark = [] if before else [t("setup.remark")]
    return "\n".join([*remark, *head, *filter(None, [before.rstrip()]), *tail]) + "\n"


def _printer_lines(plan: Plan) -> list[str]:
    printer = plan.printer
    if printer is None:
        return []
    facts = {"name": printer.name, "target": printer.target, "profile": printer.profile.name}
    facts |= SILENT if is_silent(printer) else {}
    return ["", "[[printer]]", *(f"{key} = {quoted(value)}" for key, value in facts.items())]


def _made(plan: Plan, fresh: Path, settings: str) -> Made:
    source = plan.source or Path()
    text = site_text(plan, read_text(source), str(source))
    cat = catalogue.read_hall_text(text, str(source))
    hall_file = _free_name(plan.hall.with_suffix(".toml"), text)
    with closing(create_store(fresh, cat.hall.timezone, f"{cat.hall.day_starts:%H:%M}")) as store:
        # the admin gives the others their PINs: each is a first one, to be changed at the first sign-in
        store.run(_furnish, By(plan.admin), plan, cat)
    with _put(hall_file, text), _put(plan.settings, settings):
        backup.backup(fresh, plan.hall)  # it is read again before it takes its place
        os.chmod(plan.hall, GROUP)
    return Made(plan.hall, hall_file, plan.settings)


def _furnish(desk: Desk, plan: Plan, cat: Catalogue) -> None:
    catalogue.load(desk, cat)
    for number in (*plan.clerks, plan.admin):
        clerks.add(desk, number, plan.role(number))
    for number, hashed in {plan.admin: plan.admin_hash, **plan.hashes}.items():
        clerks.set_pin(desk, number, hashed)


def _free_name(wanted: Path, text: str) -> Path:
    """``wanted``, or hall-2.toml ... where another file stands; a file that says the same already is kept."""
    names = (wanted, *(wanted.with_stem(f"{wanted.stem}-{number}") for number in range(2, 100)))
    return next(path for path in names if not path.exists() or path.read_bytes() == text.encode())


@contextmanager
def _put(path: Path, text: str) -> Iterator[None]:
    """Write a file whole; what was there comes back when what follows fails."""
    before = path.read_bytes() if path.exists() else None
    part = path.with_name(path.name + ".part")
    try:
        part.write_text(text, encoding="utf-8")
        os.replace(part, path)
        yield
    except BaseException:
        part.unlink(missing_ok=True)
        if before is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(before)
        raise
