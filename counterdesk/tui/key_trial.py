"""Trying the keys: what this terminal sends for each key of the product, and the settings that make do with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from counterdesk.tui.keys import GOOD_KEY, KEYS

SKIP = "escape"
ENTER = SKIP_OF_SKIP = "enter"
"""What goes on when the key asked for is Esc itself."""
SPARES = (*(f"f{n}" for n in range(1, 13)), *(f"ctrl+{letter}" for letter in "udfvabegklnoprstwxyzjq"), "right", "left")


class Asked(NamedTuple):
    """One key to press: the act it stands for and its name."""

    act: str
    key: str


class Trial:
    """Every key in turn, then once more those that did not arrive: a finger may have slipped.

    ``arrived`` has what came for each key that was tried: its own name, another's, or nothing.
    """

    def __init__(self, mine: Mapping[str, str]) -> None:
        self.keys = {key.act: mine.get(key.act, key.keys).split(",") for key in KEYS}
        acts = {key: act for act, keys in reversed(self.keys.items()) for key in keys}  # shared with the kiosk: once
        self.asked = [Asked(act, key) for act, keys in self.keys.items() for key in keys if acts[key] == act]
        self.arrived: dict[str, str] = {}
        self._again: set[str] = set()
        self.other = ""

    @property
    def now(self) -> Asked | None:
        """The key asked for now; None when all were tried, and those that did not arrive twice."""
        untried = (asked for asked in self.asked if asked.key not in self.arrived)
        return next(untried, None) or next((asked for asked in self.wrong if asked.key not in self._again), None)

    @property
    def is_second_try(self) -> bool:
        """Whether the key asked for now did not arrive when it was asked for before."""
        return self.now is not None and self.now.key in self.arrived

    def take(self, pressed: str) -> None:
        """A key arrived: the one asked for goes on, another is remembered, Esc goes on with what was remembered."""
        if self.now is None:
            return
        wanted = self.now.key
        if pressed in (wanted, SKIP_OF_SKIP if wanted == SKIP else SKIP):
            if wanted in self.arrived:
                self._again.add(wanted)
            self.arrived[wanted] = wanted if pressed == wanted else self.other or self.arrived.get(wanted, "")
            self.other = ""
        else:
            self.other = pressed

    @property
    def wrong(self) -> list[Asked]:
        """The keys that were tried and did not arrive as themselves."""
        return [asked for asked in self.asked if self.arrived.get(asked.key, asked.key) != asked.key]

    @property
    def enter_is_lost(self) -> bool:
        """Whether Enter itself was tried and did not arrive."""
        return ENTER in self.keys[ENTER] and self.arrived.get(ENTER, ENTER) != ENTER

    @property
    def lost(self) -> list[str]:
        """The acts that no key reaches."""
        return [act for act, keys in self.keys.items() if not self._working(keys)]

    def settings(self) -> dict[str, str]:
        """Keys for every act one of whose keys does not arrive: those that do, else one that arrived in its place, else
        a spare one that nobody tried. Enter stays an Enter whatever came: no screen can be answered without it."""
        kept = {act: ",".join(self._working(keys)) for act, keys in self.keys.items() if keys != self._working(keys)}
        taken = {key for act, keys in self.keys.items() for key in (kept[act].split(",") if act in kept else keys)}
        for act in sorted((act for act, keys in kept.items() if not keys), key=lambda act: act == ENTER):
            came = [self.arrived[key] for key in self.keys[act]]
            kept[act] = next((key for key in (*came, *SPARES) if self._free(key, taken)), "")
            taken.add(kept[act])
        if self.enter_is_lost:
            kept[ENTER] = ",".join(filter(None, (ENTER, kept[ENTER])))
        return {act: keys for act, keys in kept.items() if keys}

    def _working(self, keys: list[str]) -> list[str]:
        return [key for key in keys if self.arrived.get(key, key) == key]

    def _free(self, key: str, taken: set[str]) -> bool:
        return GOOD_KEY.fullmatch(key) is not None and key not in taken and self.arrived.get(key, key) == key


def lines(settings: Mapping[str, str]) -> list[str]:
    """The settings as they are pasted into counterdesk.toml."""
    return ["[keys]", *(f'{act} = "{keys}"' for act, keys in settings.items())] if settings else []
