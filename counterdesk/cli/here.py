"""What a command works with: the settings, which hall, its store once it is asked for, and the printers."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING

from counterdesk import paths
from counterdesk.refusals import Fault, SettingFault
from counterdesk.settings import Settings
from counterdesk.store.address import shown

if TYPE_CHECKING:
    from counterdesk.printing.profiles import Printer
    from counterdesk.store.engine import Store

HALL_FILE = "hall.db"


class Here:
    """One command's surroundings; use it as a context manager, so that the store is let go of.

    ``hall`` is a path or URL: of --hall, the environment, the settings, or else in the platform's data folder.
    ``named`` tells whether somebody chose that place. ``faults`` are those of the settings, where a command goes on
    with what is sound in them.
    """

    def __init__(self, settings: Settings, hall: str | None = None, faults: Sequence[Fault] = ()) -> None:
        self.settings, self.faults = settings, faults
        self.named = bool(hall or settings.hall)
        self.hall = hall or settings.hall or str(paths.user_data(HALL_FILE))

    def __enter__(self) -> Here:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.let_go()

    def let_go(self) -> None:
        """Close the store, for a command that needs the hall to itself; it is opened anew when asked for."""
        if "store" in self.__dict__:
            self.store.close()
            del self.store

    @cached_property
    def store(self) -> Store:
        """The hall's store; raises StoreFault. It is imported here: screens and help do without it."""
        from counterdesk.store.engine import open_store
        from counterdesk.store.faults import explain

        try:
            return open_store(self.hall)
        except OSError as error:  # a folder on the way that is closed to us
            raise explain(error, self.shown) from error

    @property
    def shown(self) -> str:
        """The hall as it may be told and written down: without a password."""
        return shown(self.hall)

    @property
    def exists(self) -> bool:
        """Whether there is a file where the hall should be; a URL of another database is taken at its word."""
        path = self.hall.removeprefix("sqlite:///")
        return "://" in path or os.path.isfile(os.path.expanduser(path))

    @cached_property
    def paper_printers(self) -> tuple[Printer, ...]:
        """The printers of the settings, perhaps none; raises SettingFault with everything wrong in them."""
        from counterdesk.printing.profiles import printer

        made: list[Printer] = []
        faults: list[Fault] = []
        for said in self.settings.printers:
            try:
                made.append(printer(said.name, said.target, said.profile, self.settings.name, said.overrides))
            except SettingFault as wrong:
                faults += wrong.faults
        if faults:
            raise SettingFault(faults)
        return tuple(made)

    @cached_property
    def printers(self) -> tuple[Printer, ...]:
        """The printers of the settings, or the built-in one that only shows papers."""
        from counterdesk.printing.profiles import printer

        return self.paper_printers or (printer("screen", "screen:"),)
