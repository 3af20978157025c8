"""What guided set-up was told so far; nothing is written before the last question."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from counterdesk.refusals import Said
from counterdesk.words import language

if TYPE_CHECKING:
    from counterdesk.hall.catalogue import Catalogue
    from counterdesk.printing.profiles import Printer

ADMIN = "901"
"""The first admin's number where the hall file names none."""
MOST_MORE = 40
NONE = "none"
"""What the printer's question is answered with where papers are only shown."""


class Wrong(Said):
    """An answer that cannot be taken; its words are in the section ``setup``."""

    section = "setup"


@dataclass
class Plan:
    """The answers. ``hall`` and ``settings`` are the files to be made; PINs are kept as hashes only.

    ``other`` is the hall's name in the language that is not in use, where it was given a name of its own.

    ``drawn`` holds the first PINs nobody chose, which are shown once, on the last page. ``target`` is the printer's
    place before its printer is known; ``asks_profile`` once the test slip did not come out right.
    """

    hall: Path
    settings: Path
    source: Path | None = None
    cat: Catalogue | None = None
    asks_path: bool = False
    name: str = ""
    other: str = ""
    windows: tuple[str, ...] = ()
    more: int = 0
    admin: str = ""
    admin_hash: str = ""
    clerks: tuple[str, ...] = ()
    draws: bool = True
    hashes: dict[str, str] = field(default_factory=dict)
    drawn: dict[str, str] = field(default_factory=dict)
    target: str = ""
    printer: Printer | None = None
    asks_profile: bool = False

    @property
    def file(self) -> Catalogue:
        """The hall file that was chosen; raises Wrong ``no_file`` before that."""
        if self.cat is None:
            raise Wrong("no_file")
        return self.cat

    @property
    def is_renamed(self) -> bool:
        """Whether the hall has another name than the chosen file's."""
        return self.cat is not None and self.name != self.cat.hall.name(language())

    @property
    def all_windows(self) -> tuple[str, ...]:
        """The windows the hall will have: those kept of the file, then the new ones."""
        return (*self.windows, *self.new_windows)

    @property
    def new_windows(self) -> tuple[str, ...]:
        """The codes of the windows to be added: the next numbers no window of the file has."""
        taken = self.file.windows
        free = (str(number) for number in range(1, len(taken) + self.more + 1) if str(number) not in taken)
        return tuple(code for code, _ in zip(free, range(self.more), strict=False))

    def role(self, number: str) -> str:
        """A clerk's role: that of the hall file, ``clerk`` for a number it does not know."""
        if number == self.admin:
            return "admin"
        return next((seed.role for seed in self.file.clerks if seed.number == number), "clerk")

    def seeds(self) -> tuple[str, ...]:
        """The hall file's clerks but for its admins."""
        return tuple(seed.number for seed in self.file.clerks if seed.role != "admin")
