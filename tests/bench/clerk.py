"""A clerk at a window's keys, who knows what each press means to do and looks whether just that was done."""

from __future__ import annotations

import json
from collections.abc import Sequence
from time import perf_counter, sleep
from typing import NamedTuple

from counterdesk.words import LANGUAGES, t
from tests.bench.eyes import Books, Seen, Stuck
from tests.bench.program import PIN

F_CODES = ("OP", "OQ", "OR", "OS", *(f"[{code}~" for code in (15, 17, 18, 19, 20, 21, 23, 24)))
F = {n: code.encode() for n, code in enumerate(F_CODES, 1)}
ESC = b"\x1b"
KEYS: dict[str, tuple[bytes, ...]] = {
    "enter": (b"\r", b"\n"), "issue": (ESC + F[2], b"\x0f"), "find": (ESC + F[3], b"\x14"),
    "call": (ESC + F[5], b"\x0e"), "recall": (ESC + F[6], b"\x12"), "hold": (ESC + F[7], b"\x10"),
    "finish": (ESC + F[8], b"\x13"), "no_show": (ESC + F[10], b"\x18"), "undo": (b"\x1a", ESC + F[11]),
    "more": (ESC + F[4], b"\x0b"), "tick": (b"\x1b[2~", b"\x19"), "papers": (b"\x1b[3~",),
    "pause": (b"\x1b[F", b"\x16"), "back_office": (b"\x1b[D",),
    "ask_help": (b"\x1b[H", b"\x01"), "help": (ESC + F[1], b"\x07"),
    "leave": (ESC + F[12], b"\x11"), "down": (b"\x1b[B",), "back": (ESC,),
    "switch_language": (b"\x0c",), "switch_theme": (b"\x05",),
}  # fmt: skip
"""What a terminal sends for each act: the same key twice within 0.7 s would be a held one, so twins take turns."""
SHOWN_AS = {"help_asked": "desk.help_comes", "help_came": "desk.help_came", "window_closed": "sign_in.clerk"}
"""Acts that the line at the bottom, or the next screen, tells in other words than the journal's."""
REST_S, SCAN_S, HELD_S = 0.012, 0.035, 0.75
MOST_S = 15.0


class Meant(NamedTuple):
    """One act a press meant to do, and about which ticket ('' where it is about none)."""

    kind: str
    number: str = ""


class Clerk:
    """One person at one window."""

    def __init__(self, seen: Seen, books: Books, window: str, number: str) -> None:
        self.seen, self.books, self.window, self.number = seen, books, window, number
        self.meant: list[Meant] = []
        self.lang = "zh"
        self.bells = 0
        self.unpainted: list[str] = []
        self.outcomes: dict[str, str] = {}
        self.took_s: list[float] = []
        self._last_key = b""
        self._at_s = 0.0
        self._read = 0

    def press(self, act: str) -> float:
        """Press the act's key, or its twin when that was the last one; the instant."""
        key = next((k for k in KEYS[act] if k != self._last_key), KEYS[act][0])
        if key == self._last_key:
            sleep(max(0.0, self._at_s + HELD_S - perf_counter()))
        self._last_key, self._at_s = key, perf_counter()
        return self.seen.type(key)

    def word(self, key: str, **facts: str) -> bytes:
        """Words of the program in this screen's language."""
        return t(key, self.lang, **facts).strip().rstrip("…").encode()  # a theme may draw three dots instead

    def look(self, act: str, wanted: str, before: str = "") -> None:
        """A press that opens or closes something: it is there once ``before`` and the words ``wanted`` are painted."""
        for _ in range(4):
            begun_s = self.press(act)
            try:
                self.seen.wait_for(before.encode() + self.word(wanted), begun_s, 4.0)
                return
            except Stuck:
                if not self.seen.rang(begun_s):
                    raise
                self.bells += 1
        raise Stuck(f"{self.seen.name}: {act} never showed {wanted}")

    def write(self, typed: str) -> None:
        """Type into a question, and rest, as nobody presses Enter within 30 ms."""
        self._last_key = b""
        self.seen.wait_for(typed.encode(), self.seen.type(typed.encode()))
        sleep(SCAN_S)

    def write_hidden(self, typed: str) -> None:
        """Type into a field that shows stars only, once it has the focus."""
        sleep(0.15)
        self._last_key = b""
        self.seen.wait_for(b"*" * len(typed), self.seen.type(typed.encode()))
        sleep(SCAN_S)

    def act(self, key: str, *kinds: str, about: str | None = None) -> str:
        """A press that must write just these entries, about that ticket; the ticket's number."""
        for _ in range(5):
            begun_s = self.press(key)
            found = self.entries(begun_s)
            if found:
                return self._check(found, kinds, about, begun_s, key)
            self.bells += 1
            sleep(0.05)
        raise Stuck(f"{self.seen.name}: {key} never did {kinds}: {self.seen.since(begun_s)[-500:]!r}")

    def entries(self, begun_s: float, unless: bytes = b"") -> list[Meant]:
        """What this window's next entries say; none when the bell rang or ``unless`` was painted instead."""
        while perf_counter() - begun_s < MOST_S:
            rows = self.books.after(self._read)
            mine = [(kind, json.loads(facts)) for _, kind, window, _, facts in rows if window == self.window]
            self._read = rows[-1][0] if rows else self._read
            self.outcomes |= {facts["number"]: facts["outcome"] for kind, facts in mine if kind == "finished"}
            if found := [Meant(kind, facts.get("number", "")) for kind, facts in mine if not kind.startswith("print")]:
                return found
            if self.seen.rang(begun_s) or (unless and unless in self.seen.since(begun_s)):
                return []
            sleep(REST_S)
        raise Stuck(f"{self.seen.name}: nothing was done and no bell rang: {self.seen.since(begun_s)[-500:]!r}")

    def _check(
        self, found: Sequence[Meant], kinds: tuple[str, ...], about: str | None, begun_s: float, key: str
    ) -> str:
        if tuple(each.kind for each in found) != kinds or (about is not None and found[0].number != about):
            raise Stuck(f"{self.seen.name}: {key} was to do {kinds} about {about}, but {found}")
        # the second entry of finish-and-call is about another ticket
        self.meant += [Meant(kinds[0], found[0].number if about is None else about), *found[1:]]
        last = found[-1]
        try:
            facts = {"number": last.number, "window": self.window, "clerk": self.number, "act": "", "reason": ""}
            shown = SHOWN_AS.get(last.kind, f"act.{last.kind}")
            if last.kind == "finished" and (outcome := self.outcomes[last.number]) != "done":
                shown += f"_{outcome}"
            words = self.word(shown, **facts)
            self.took_s.append(self.seen.wait_for(words, begun_s, 2.0))
        except Stuck:
            self.unpainted.append(f"{key} {last} as {words.decode()!r}: {self.seen.since(begun_s)[-300:]!r}")
        return last.number

    def next_language(self) -> None:
        """Go on in the next language."""
        self.lang = LANGUAGES[(LANGUAGES.index(self.lang) + 1) % len(LANGUAGES)]
        self.look("switch_language", "desk.waiting")

    def sign_in(self) -> None:
        """Number and PIN at the sign-in; the window opens."""
        if not self.meant:  # later on the sign-in stood there since the sign-out
            self.seen.wait_for(self.word("sign_in.ready"), 0.0, 30.0)
        self.write(self.number)
        self.press("enter")
        self._pin("signed_in", "window_opened")

    def sign_in_to(self, wanted: str) -> None:
        """Sign in where there is no window; it is open once the words ``wanted`` are painted."""
        self.seen.wait_for(self.word("sign_in.ready"), 0.0, 30.0)
        self.write(self.number)
        self.press("enter")
        self.write_hidden(PIN)
        self.seen.wait_for(self.word(wanted), self.press("enter"))

    def lock(self) -> None:
        """Lock the screen and come back."""
        self.look("leave", "leave.lock")
        self.look("enter", "sign_in.clerk")
        self._pin("signed_in")

    def _pin(self, *kinds: str) -> None:
        self.write_hidden(PIN)
        entered_s = self.press("enter")
        found = self.entries(entered_s)
        if "window_opened" in kinds and len(found) == 1:
            found += self.entries(entered_s)
        if [each.kind for each in found] != list(kinds):
            raise Stuck(f"{self.seen.name}: signing in was to do {kinds}, but {found}")
        self.meant += [Meant(kind) for kind in kinds]
        self.seen.wait_for(self.word("desk.waiting"), entered_s)

    def sign_out(self) -> None:
        """Close the window and leave it."""
        self.look("leave", "leave.sign_out")
        self.press("down")
        sleep(0.1)
        self.act("enter", "window_closed")
        self.seen.wait_for(self.word("sign_in.clerk"), self._at_s)
