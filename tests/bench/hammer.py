"""Everything at once, at random: typing, calls, recalls, scans, garbage and new sizes on every screen of a hall."""

from __future__ import annotations

import json
import random
import re
import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import pairwise
from pathlib import Path
from threading import Thread
from time import perf_counter, sleep

from counterdesk.hall import rows, tickets
from counterdesk.store.desk import By
from counterdesk.store.engine import open_store
from counterdesk.words import t
from tests.bench import program
from tests.bench.clerk import HELD_S, KEYS, Clerk
from tests.bench.eyes import Books, Seen, Stuck, watched
from tests.hall import checker

SECONDS = 600
DESKS = {"1": "101", "2": "102"}
LONGEST_S = 2.0
GARBAGE = (
    b"\x1b[200~\xe5\x85\xac\xe5\x8f\xb8 \x1b[31mred\x1b[0m A001\nrm -rf\x1b[201~", b"\x1b]0;title\x07",
    b"\x1b[999;999H",
    b"\x1b[?1;2c", b"\xff\xfe\xc3\x28", "清河谷市场监管".encode(), "ａ０１２".encode(), b"\x1b[<0;10;10M\x1b[<0;10;10m",
    b"\x1bP+q544e\x1b\\", b"\x00\x01", b"9" * 200, b"\x1b[M !!", b"\x1b[1;5A",
    b"\x1b[I\x1b[O\x1b[I", b"\t\t", b"\x7f" * 20,
)  # fmt: skip
"""What comes over a line or out of a clipboard by mistake; nothing of it is a key that leaves a screen."""
PROBES = "鑫淼焱垚犇骉羴鱻"
"""Characters no screen shows by itself: seen, they were typed."""
SIZES = ((24, 80), (30, 100), (40, 120), (16, 60), (50, 160), (10, 30))
ACT_WORDS = {
    "called": "叫号", "recalled": "重呼", "started": "开始办理", "held": "挂起", "resumed": "恢复办理",
    "finished": "办结", "no_show": "过号", "undone": "已撤销",
}  # fmt: skip
SHOWN = re.compile(r"([A-E]\d{3}) (叫号|重呼|开始办理|挂起|恢复办理|办结|过号|已撤销)(?![\u4e00-\u9fff])")
ESCAPES = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07]*\x07")
ENTRY = "SELECT kind, facts FROM journal WHERE window = ?"


class Hand:
    """Somebody who hits the keys of one screen without sense; ``did`` counts what."""

    def __init__(self, seen: Seen, codes: list[str], seed: int) -> None:
        self.seen, self.codes = seen, codes
        self.dice = random.Random(seed)
        self.glyphs_s: list[float] = []
        self.lost: list[str] = []
        self.did: dict[str, int] = {}
        self.acts: tuple[tuple[Callable[[], None], int], ...] = (
            (self.serve, 12), (self.keys, 8), (self.scan, 3), (self.scans, 1), (self.garbage, 2),
            (self.size, 1), (self.issue, 5), (self.type, 5),
        )  # fmt: skip

    def hit(self, until_s: float) -> None:
        """Go on until then."""
        doings, often = zip(*self.acts, strict=True)
        while perf_counter() < until_s and not self.seen.ended:
            doing = self.dice.choices(doings, often)[0]
            self.did[doing.__name__] = self.did.get(doing.__name__, 0) + 1
            doing()
            sleep(self.dice.choice((0.0, 0.01, 0.05, 0.2)))

    def keys(self) -> None:
        """Some keys of the desk, as fast as they come."""
        for _ in range(self.dice.randint(1, 4)):
            act = self.dice.choice(("enter", "call", "recall", "hold", "finish", "no_show", "undo", "down", "tick"))
            self.seen.type(self.dice.choice(KEYS[act]))
            sleep(self.dice.choice((0.0, 0.03, 0.1)))

    def serve(self) -> None:
        """Somebody is called, perhaps again, served, and finished, in haste."""
        self._back()
        for key in (b"\x0e", b"\x12", b"\r", b"\n", b"\x1a", b"\r")[self.dice.randint(0, 1) :]:
            self.seen.type(key)
            sleep(self.dice.choice((0.02, 0.1, 0.3)))

    def scan(self) -> None:
        """A slip, all at once, with a scanner's line ends; a hand takes half a second for the next thing."""
        self._scan()
        sleep(0.5)

    def scans(self) -> None:
        """Slip after slip."""
        for _ in range(8):
            self._scan()
            sleep(0.01)
        sleep(0.5)

    def _scan(self) -> None:
        self.seen.type(self.dice.choice(self.codes).encode() + self.dice.choice((b"\r", b"\n", b"\r\n")))

    def garbage(self) -> None:
        """Something that is no key."""
        self.seen.type(self.dice.choice(GARBAGE))

    def size(self) -> None:
        """Another size, and soon an ordinary one."""
        self.seen.resize(*self.dice.choice(SIZES))
        sleep(0.1)
        self.seen.resize(30, 100)

    def issue(self) -> None:
        """A number, by keys."""
        self._back()
        self.seen.type(KEYS["issue"][0])
        sleep(0.1)
        self.seen.type(self.dice.choice((b"a01", b"a02", b"d01", b"a05")))
        sleep(0.05)
        self.seen.type(b"\r")

    def type(self) -> None:
        """Into the field that takes a number: each character is to be seen."""
        self._back()
        begun_s = self.seen.type(KEYS["find"][0])
        with suppress(Stuck):  # a page or a lock stands there: nothing can be typed now
            self.seen.wait_for(t("desk.find_how", "zh").encode(), begun_s, LONGEST_S)
            sleep(0.15)
            for character in self.dice.sample(PROBES, 4):
                typed = character.encode()
                try:
                    self.glyphs_s.append(self.seen.wait_for(typed, self.seen.type(typed), LONGEST_S))
                except Stuck as stuck:
                    self.lost.append(str(stuck))
                sleep(self.dice.choice((0.0, 0.05)))
        self._back()

    def _back(self) -> None:
        for _ in range(2):
            self.seen.type(b"\x1b")
            sleep(0.15)


class Crowd(Hand):
    """Hands at the kiosk: digits, scans, garbage."""

    def keys(self) -> None:
        """Digits as citizens and children press them."""
        for _ in range(self.dice.randint(1, 6)):
            self.seen.type(self.dice.choice("0123456789*+").encode())
            sleep(self.dice.choice((0.0, 0.04, 0.25)))

    serve = issue = type = keys


class Onlooker(Hand):
    """A screen that only shows; the lead's has a field, too."""

    def keys(self) -> None:
        """Arrows and letters that mean nothing."""
        self.seen.type(self.dice.choice((b"\x1b[A", b"x", b"\x1b[6~", b"5")))

    serve = issue = keys


class Board(Onlooker):
    """The board takes no typing."""

    type = Onlooker.keys


def hammer(folder: Path, seconds: float = SECONDS, seed: int = 1) -> tuple[dict[str, float], list[str]]:
    """Hit every screen for ``seconds``; figures, and everything that was wrong."""
    kept: dict[str, bytearray] = {}
    with _hall(folder, kept) as (path, screens):
        codes = _codes(path)
        hands = _hands(screens, codes, seed)
        until_s = perf_counter() + seconds
        people = [Thread(target=hand.hit, args=(until_s,)) for hand in hands]
        for one in people:
            one.start()
        for one in people:
            one.join()
        _come_to_rest(folder, screens)
        voices = list(_voices(folder / "said", path))
        faults = [*_wrong(path, screens, kept), *voices, *checker.faults(path)]
        faults += [lost for hand in hands for lost in hand.lost]
        judged = {"two voices at once, or too many (0)": len(voices), "faults (0)": len(faults)}
        return _figures(path, folder, hands) | judged, faults


@contextmanager
def _hall(folder: Path, kept: dict[str, bytearray]) -> Iterator[tuple[Path, dict[str, Seen]]]:
    path, _ = program.furnish(folder), program.settings(folder)
    ways = {f"desk {window}": ("desk", "--window", window) for window in DESKS}
    ways |= {"lead": ("lead",), "board": ("board",), "kiosk": ("kiosk", "--unwatched")}
    screens = {name: program.opened(path, name, *way) for name, way in ways.items()}
    kept |= {name: bytearray() for name in screens}
    with watched(list(screens.values()), kept):
        for window, number in DESKS.items():
            Clerk(screens[f"desk {window}"], Books(path), window, number).sign_in()
        Clerk(screens["lead"], Books(path), "", "301").sign_in_to("lead.windows")
        yield path, screens


def _codes(path: Path) -> list[str]:
    """The codes of the first slips, and some of no slip."""
    store = open_store(path)
    for service in ("A01", "A02", "D01", "A05", "A03") * 6:
        store.run(tickets.issue, By(), service)
    codes = store.read(lambda look: [rows.code_of(look, ticket) for ticket in rows.of_day(look)])
    store.close()
    return [*codes, "1234567890123", "999999"]


def _hands(screens: dict[str, Seen], codes: list[str], seed: int) -> list[Hand]:
    kinds: dict[str, type[Hand]] = {"kiosk": Crowd, "lead": Onlooker, "board": Board}
    return [kinds.get(name, Hand)(seen, codes, seed + n) for n, (name, seen) in enumerate(screens.items())]


def _come_to_rest(folder: Path, screens: dict[str, Seen]) -> None:
    """Leave every question, and let the voice finish."""
    for _ in range(4):
        for name, seen in screens.items():
            if name not in ("kiosk", "board"):
                seen.type(b"\x1b")
        sleep(0.3)
    sleep(HELD_S + 1.5)


def _wrong(path: Path, screens: dict[str, Seen], kept: dict[str, bytearray]) -> Iterator[str]:
    """Programs that ended, screens that do not answer, acts that were shown and are on no book."""
    books = Books(path)
    for name, seen in screens.items():
        if seen.ended:
            yield f"{name} ended: {bytes(kept[name][-400:])!r}"
            continue
        try:
            seen.wait_for(b"\x1b[", seen.type(b"*" if name == "kiosk" else b"\x05"), 10.0)
        except Stuck as stuck:
            yield f"no answer: {stuck}"
    for window in DESKS:
        there = {(json.loads(f).get("number"), ACT_WORDS.get(kind)) for kind, f in books.conn.execute(ENTRY, (window,))}
        shown = set(SHOWN.findall(ESCAPES.sub(b"", bytes(kept[f"desk {window}"])).decode(errors="replace")))
        # the lines of another window's acts are shown here only by their tickets' pages
        yield from (f"desk {window} showed {act}, which is on no book" for act in sorted(shown - there - _all(books)))
        unseen = {act for act in there if act[1]} - shown
        if len(unseen) > len(there) // 10:
            yield f"desk {window}: {len(unseen)} of {len(there)} acts were never shown: {sorted(unseen)[:5]}"


def _all(books: Books) -> set[tuple[str, str]]:
    return {(json.loads(f).get("number"), ACT_WORDS.get(kind, "")) for _, kind, _, _, f in books.after(0)}


def _voices(said: Path, path: Path) -> Iterator[str]:
    """Two voices at once, and calls nobody made."""
    spans = sorted(_spoken(said))
    for one, other in pairwise(spans):
        if other[0] < one[1]:
            yield f"two voices at once: {one[2]} and {other[2]}"
    called = sum(kind in ("called", "recalled") for _, kind, *_ in Books(path).after(0))
    if not spans or len(spans) > called:
        yield f"{len(spans)} sentences for {called} calls"


def _spoken(said: Path) -> list[tuple[int, int, str]]:
    lines = said.read_text(encoding="utf-8").splitlines() if said.exists() else []
    return [(int(begun), int(ended), words) for begun, ended, words in (line.split(" ", 2) for line in lines)]


def _figures(path: Path, folder: Path, hands: list[Hand]) -> dict[str, float]:
    entries = Books(path).after(0)
    glyphs = sorted(s for hand in hands for s in hand.glyphs_s) or [0.0]
    figures: dict[str, float] = {kind: sum(row[1] == kind for row in entries) for kind in ("issued", *ACT_WORDS)}
    figures |= {f"{name} at random": sum(hand.did.get(name, 0) for hand in hands) for name in hands[0].did}
    return figures | {
        "sentences spoken": len(_spoken(folder / "said")), "glyphs typed": len(glyphs),
        "key to glyph p50 ms": statistics.median(glyphs) * 1e3,
        "key to glyph p99 ms (50)": glyphs[int(0.99 * (len(glyphs) - 1))] * 1e3,
        "characters lost (0)": sum(len(hand.lost) for hand in hands),
    }  # fmt: skip
