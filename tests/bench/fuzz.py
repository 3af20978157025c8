"""Hostile text into every argument of every command, as the parser's own table has them, for as long as is wanted.

Whatever is given, a command ends with a code of the contract, tells nothing a terminal would obey, leaves no traceback
in the log, and the hall whole; what was taken in does no harm in any paper, file or page it comes out in.
"""

from __future__ import annotations

import io
import json
import os
import random
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

from argon2 import PasswordHasher

from counterdesk.__main__ import main
from counterdesk.cli.command import Command, Takes
from counterdesk.cli.commands import COMMANDS
from counterdesk.cli.given import path as a_path
from counterdesk.clock import RunningClock
from counterdesk.hall import clerks
from counterdesk.store import engine
from counterdesk.store.desk import By
from tests.bench import hostile, plausible
from tests.furnished import new_hall
from tests.hall import checker, nouns
from tests.hall.cases import checker as case_checker
from tests.race.busy import busy

SECONDS = 3600
PIN = "271828"
NEVER_ENDING = {"demo", "desk", "kiosk", "rate", "board", "lead", "reviews", "commitments", "serve", "printer share"}
"""They run until they are ended; their fields are tried by ``screens``."""
LONGEST_S = 60
A_SWEEP, A_HALL = 500, 1000
"""Commands until the checkers and every output are asked, and until the hall begins anew."""
STORE_MAY_REFUSE = {"restore", "check", "move", "backup", "init", "journal verify"}
"""Commands that are given another hall, or none."""


class Slow(BaseException):
    """A command that did not end."""


class Ran(NamedTuple):
    """What became of a command."""

    code: int
    out: bytes
    err: str


class Fuzz:
    """A hall, and somebody who says the wrong thing to it."""

    def __init__(self, folder: Path, seed: int = 1) -> None:
        self.folder, self.work, self.hall = folder, folder / "work", folder / "work" / "hall.db"
        self.chance = random.Random(seed)
        self.found: dict[str, str] = {}
        self.did: Counter[str] = Counter()
        self.may_not: set[tuple[str, str]] = set()
        self.log = folder / "state" / "counterdesk" / "faults.log"
        self.work.mkdir(exist_ok=True)
        self._furnish()

    def _furnish(self) -> None:
        made = self.folder / "made.db"
        new_hall(made)
        clock = busy(made)
        self.now = clock.at + timedelta(seconds=60)
        store = engine.open_store(made, clock)
        cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PIN)
        for number in plausible.CLERKS:
            store.run(clerks.set_pin, By(), number, cheap)
        store.close()
        self.anew()

    def anew(self) -> None:
        """A new hall, and files of every sort beside it."""
        for old in self.work.iterdir():
            shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()
        shutil.copy(self.folder / "made.db", self.hall)

    def hit(self, until_s: float) -> None:
        """Every argument of every command with every text in turn, then at random."""
        todo = list(self._systematic())
        self.chance.shuffle(todo)
        done = 0
        while time.monotonic() < until_s:
            command, at, text = todo.pop() if todo else self._any()
            self.press(command, at, text)
            done += 1
            if done % A_SWEEP == 0:
                self.sweep()
            if done % A_HALL == 0:
                self.anew()
        self.did["pairs of argument and text left"] = len(todo)

    def _systematic(self) -> Iterator[tuple[Command, Takes | None, str]]:
        for command in COMMANDS:
            if command.path not in NEVER_ENDING:
                for takes in command.takes or (None,):
                    yield from ((command, takes, text) for text in hostile.HOSTILE)

    def _any(self) -> tuple[Command, Takes | None, str]:
        command = self.chance.choice([one for one in COMMANDS if one.path not in NEVER_ENDING])
        return command, self.chance.choice(command.takes or (None,)), self.chance.choice(hostile.HOSTILE)

    def press(self, command: Command, at: Takes | None, text: str) -> None:
        """One command, hostile at one argument (now and then at more), in words that fit everywhere else."""
        argv = self._words(command, at, text)
        ran = self.run(*argv)
        self.did["commands"] += 1
        self.did[f"exit {ran.code}"] += 1
        self._learn(command, argv, ran)
        for wrong in self._wrong(command, argv, ran):
            self.note(wrong, argv)
        if not self.hall.exists():
            self.anew()

    def _learn(self, command: Command, argv: list[str], ran: Ran) -> None:
        """Whose role is refused here is not asked again: what lies behind is to be reached."""
        said = ran.err + ran.out.decode(errors="replace")
        if ran.code == 1 and ("may not do this" in said or "不能做这件事" in said):
            self.may_not |= {(command.path, word) for word in argv if word.startswith("--clerk=")}

    def _words(self, command: Command, at: Takes | None, text: str) -> list[str]:
        words = command.path.split()
        mean = self.chance.random() < 0.15
        for takes in command.takes:
            flag = takes.flags[0]
            here = takes is at or (mean and self.chance.random() < 0.3)
            optional = flag.startswith("-") and not takes.how.get("required")
            if not here and optional and flag != "--clerk" and self.chance.random() < 0.6:
                continue
            if takes.how.get("action") == "store_true":
                words.append(flag)
                continue
            said = self._hostile(takes, text if takes is at else self.chance.choice(hostile.HOSTILE)) if here else None
            given = self._fitting(command, takes) if said is None else said
            if flag.startswith("-"):
                words += [f"{flag}={given}"] if flag.startswith("--") else [flag, given]
            else:
                words.append(given)
        if command.path == "spool":
            words.append("--once")
        if self.chance.random() < 0.3:
            words.append("--json")
        leading = ["--hall", str(self.hall), "--lang", self.chance.choice(("zh", "en"))]
        if self.chance.random() < 0.03:
            leading += ["--config", str(self._file("counterdesk.toml"))]
        return [*leading, *words]

    def _hostile(self, takes: Takes, text: str) -> str:
        if takes.how.get("type") is a_path or takes.flags[0] == "--to":
            if self.chance.random() < 0.7:
                return str(self._file(plausible.file_for(takes)))
            return text.replace("/", "").replace("~", "").replace("..", "").replace("\x00", "")
        if takes.flags[-1] in ("--fault", "--material", "--answer", "--above") and self.chance.random() < 0.7:
            return f"{self.chance.choice(('photo', 'id_card', 'told', 'A'))}={text}"
        return text

    def _fitting(self, command: Command, takes: Takes) -> str:
        for _ in range(20):
            word = plausible.word(takes, self.chance, self.work)
            if takes.flags[0] != "--clerk" or (command.path, f"--clerk={word}") not in self.may_not:
                break
        return word

    def _file(self, kind: str) -> Path:
        path = self.work / f"hostile-{kind}"
        path.write_bytes(plausible.spoiled(kind, self.chance))
        return path

    def run(self, *argv: str) -> Ran:
        """A command in this process, with its bytes; a traceback it kept in the log is told as code -1."""
        out, err = _stream(), _stream()
        before = self.log.stat().st_size if self.log.exists() else 0
        kept = sys.stdin, sys.stdout, sys.stderr
        sys.stdin = io.TextIOWrapper(io.BytesIO(self.chance.choice((PIN, "", "\x00", "9999")).encode() + b"\n"))
        sys.stdout, sys.stderr = out, err
        try:
            with _deadline():
                code = main(list(argv))
        except Slow:
            code = -2
        except BaseException as error:  # noqa: BLE001 - whatever comes out here is looked for
            code = -3
            err.write(repr(error))
        finally:
            sys.stdin, sys.stdout, sys.stderr = kept
            out.flush(), err.flush()
        if self.log.exists() and self.log.stat().st_size != before:
            err.write("\n" + self.log.read_text(encoding="utf-8", errors="replace")[-1500:])
            err.flush()
            code = -1
        return Ran(code, out.buffer.getvalue(), err.buffer.getvalue().decode())  # type: ignore[attr-defined]

    def _wrong(self, command: Command, argv: Sequence[str], ran: Ran) -> Iterator[str]:
        if ran.code not in (0, 1, 2, 3, 4):
            why = {-1: "a traceback", -2: "it did not end"}.get(ran.code, "it fell")
            yield f"{command.path}: {why}: {' | '.join(ran.err.strip().splitlines()[-2:])[-200:]}"
            return
        if ran.code == 3 and command.path not in STORE_MAY_REFUSE:
            yield f"{command.path}: the store: {(ran.err + ran.out.decode(errors='replace')).strip()[:160]!r}"
        if mark := hostile.steers(ran.err):
            yield f"{command.path}: stderr holds {mark!r}"
        if command.path == "slip show" and any(way in argv for way in ("--as=png", "--as=pdf", "--as=escpos")):
            return
        try:
            text = ran.out.decode()
        except UnicodeDecodeError:
            yield f"{command.path}: stdout is no UTF-8"
            return
        if mark := hostile.steers(text):
            yield f"{command.path}: stdout holds {mark!r}"
        if "--json" in argv and ran.code in (0, 1) and not _is_json(text):
            yield f"{command.path}: no JSON: {text[:60]!r}"

    def sweep(self, drawn: bool = True) -> None:
        """The hall must be whole, and come out harmless in everything; ``drawn``: as pictures and pages, too."""
        self.did["sweeps"] += 1
        faults = whole(self.hall)
        for fault in faults:
            self.note(f"half an act: {fault}", ())
        if faults:
            shutil.copy(self.hall, self.folder / f"broken-{self.did['sweeps']}.db")
            self.anew()
            return
        for wrong in outputs(self, drawn):
            self.note(wrong, ())

    def note(self, wrong: str, argv: Sequence[str]) -> None:
        """Keep the first of each kind of wrong with the words that led to it, and say so at once."""
        key = wrong[:110]
        if key not in self.found:
            self.found[key] = f"{wrong}\n      by {[word[:60] for word in argv]!a}"
            print("  !", self.found[key].encode("ascii", "backslashreplace").decode(), flush=True)


def whole(hall: Path) -> list[str]:
    """What the three checkers find in a hall."""
    return [*checker.faults(hall), *nouns.faults(hall), *case_checker.faults(hall)]


def outputs(fuzz: Fuzz, drawn: bool = True) -> Iterator[str]:
    """What is wrong with what comes out of the hall: papers, figures, the public site, the log for other programs."""
    work, admin = fuzz.work, ["--clerk", "901"]
    lead = ["--clerk", "301"]
    with closing(engine.open_store(fuzz.hall)) as store:
        last = store.read(lambda look: look.conn.exec_driver_sql("SELECT max(id) FROM print_job").scalar()) or 0
    for job in fuzz.chance.sample(range(1, last + 1), min(last, 25)):
        ran = fuzz.run("--hall", str(fuzz.hall), "slip", "show", "job", str(job), "--as", "escpos", *admin)
        yield from (f"job {job}: {wrong}" for wrong in hostile.in_job(ran.out) if ran.code == 0)
        ran = fuzz.run("--hall", str(fuzz.hall), "slip", "show", "job", str(job), *admin)
        if mark := hostile.steers(ran.out.decode()):
            yield f"job {job} shown holds {mark!r}"
        for form in ("pdf", "png") if drawn and job % 8 == 0 else ():
            ran = fuzz.run("--hall", str(fuzz.hall), "slip", "show", "job", str(job), "--as", form, *admin)
            if ran.code:
                yield f"job {job} as {form}: {ran.err[-200:]}"
    for by in ("service", "clerk"):
        for end, read in READERS.items() if by == "service" and drawn else SHEETS.items():
            out = work / f"figures{end}"
            words = ["summary", "--from=2026-11-23", "--to=2026-11-24", "--by", by, "--cases", "--occupancy", "--told"]
            ran = fuzz.run("--hall", str(fuzz.hall), *words, "--out", str(out))
            if ran.code:
                yield f"summary as {end}: {ran.err[-200:]}"
            elif read:
                yield from (f"summary by {by}: {wrong}" for wrong in read(out.read_bytes()))
    ran = fuzz.run("--hall", str(fuzz.hall), "publish", str(work / "site"), *lead)
    if ran.code:
        yield f"publish: {ran.err[-200:]}"
    for page in (work / "site").rglob("*.html"):
        yield from (f"{page.name}: {wrong}" for wrong in hostile.in_html(page.read_bytes()))
    shutil.rmtree(work / "site", ignore_errors=True)
    ran = fuzz.run("--hall", str(fuzz.hall), "journal", "export", "--xes", str(work / "log.xes"))
    yield from hostile.in_xml((work / "log.xes").read_bytes()) if not ran.code else [f"export: {ran.err[-200:]}"]
    ran = fuzz.run("--hall", str(fuzz.hall), "journal", "verify")
    if ran.code:
        yield f"journal verify: {ran.err[-200:]}"


SHEETS: dict[str, Any] = {".csv": hostile.in_csv, ".xlsx": hostile.in_xlsx}
READERS: dict[str, Any] = {**SHEETS, ".html": hostile.in_html, ".pdf": None}


@contextmanager
def at_home(folder: Path, now: RunningClock | None = None) -> Iterator[None]:
    """A home, settings and a working folder of one's own, and the hall's own time."""
    kept, place, clock = dict(os.environ), Path.cwd(), engine.SystemClock
    for name in list(os.environ):
        if name.startswith("COUNTERDESK_"):
            del os.environ[name]
    for name in ("DATA", "CONFIG", "STATE", "CACHE"):
        os.environ[f"XDG_{name}_HOME"] = str(folder / name.lower())
    os.environ |= {"HOME": str(folder), "COUNTERDESK_PIN": PIN, "LC_ALL": "C.UTF-8"}
    (folder / "work").mkdir(exist_ok=True)
    os.chdir(folder / "work")
    try:
        yield
    finally:
        os.chdir(place)
        os.environ.clear()
        os.environ.update(kept)
        engine.SystemClock = clock


def fuzz(folder: Path, seconds: float = SECONDS, seed: int = 1) -> tuple[dict[str, float], list[str]]:
    """Hit the command line for ``seconds``: figures, and the first of each kind of wrong."""
    with at_home(folder):
        one = Fuzz(folder, seed)
        clock = RunningClock(one.now)
        engine.SystemClock = lambda: clock  # type: ignore[assignment,misc,return-value]
        one.hit(time.monotonic() + seconds)
        one.sweep()
    return dict(one.did) | {"faults (0)": len(one.found)}, list(one.found.values())


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


@contextmanager
def _deadline() -> Iterator[None]:
    def ring(*_: object) -> None:
        raise Slow

    kept = signal.signal(signal.SIGALRM, ring)
    signal.alarm(LONGEST_S)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, kept)


