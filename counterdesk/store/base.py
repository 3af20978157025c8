"""A hall's store: verbs are run in it, questions read from it, and whoever watches it hears of every act.

What the databases have in common stands here; ``sqlite`` and ``postgres`` say how each keeps its promises.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Concatenate, NamedTuple, ParamSpec, Protocol, TypeVar

from counterdesk.clock import Clock
from counterdesk.refusals import StoreFault
from counterdesk.store.desk import By, Desk, Look
from counterdesk.store.known import Known

P = ParamSpec("P")
T = TypeVar("T")
NOBODY = By()


class Holder(NamedTuple):
    """A program that keeps the others from writing: its number, and its computer's name where that is not this one."""

    pid: int
    host: str = ""


class Pulse(Protocol):
    """What a watching thread asks: whether anybody has committed since it asked before."""

    def version(self) -> int:
        """A number that changes whenever somebody commits; cheap to ask."""

    def pause(self, seconds: float) -> None:
        """Wait that long at most, or until ``wake``; where the database itself tells, until it does."""

    def wake(self) -> None:
        """End the pause there is, or the next one; from any thread."""


class Store(ABC):
    """A hall's database. ``run`` writes, ``read`` reads; both may be called from any thread.

    ``desk`` is what verbs are done at; a store of another kind may have one of its own.
    """

    desk: type[Desk] = Desk

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.printed: list[Callable[[], None]] = []
        self._memory: dict[Hashable, Any] = {}

    @abstractmethod
    def run(self, verb: Callable[Concatenate[Desk, P], T], /, by: By = NOBODY, *args: P.args, **facts: P.kwargs) -> T:
        """Do ``verb`` in one transaction and return its answer after the commit.

        Raises what the verb refuses with, or StoreFault when the store cannot keep it; then nothing was changed.
        """

    @abstractmethod
    def read(self, question: Callable[Concatenate[Look, P], T], /, *args: P.args, **facts: P.kwargs) -> T:
        """The answer to ``question`` from one consistent snapshot; it cannot change anything."""

    @abstractmethod
    def same_file(self) -> None:
        """Raise StoreFault ``replaced`` when the hall is not the one that was opened."""

    @abstractmethod
    def watching(self) -> AbstractContextManager[Pulse]:
        """A question that is cheap to repeat, as long as the block lasts.

        It does not notice that the file was replaced; whoever repeats it asks ``same_file`` now and then.
        """

    @abstractmethod
    def held_up_by(self) -> Holder | None:
        """The program that has kept everybody from writing for over a second while an act of ours waits, or None."""

    def astray(self) -> Known | None:
        """An entry that is known to have been in this hall and is not in its journal, or reads otherwise; None if none.

        Then an older hall, or another one's log, has taken its place; see ``known``.
        """
        return None

    def compare(self, place: object) -> None:
        """Raise StoreFault ``journal_astray`` of the hall at ``place`` where something of it is ``astray``."""
        if lost := self.astray():
            raise StoreFault("journal_astray", path=place, entry=lost.entry)

    @abstractmethod
    def close(self) -> None:
        """Let go of every connection."""

    def _tell_printers(self, desk: Desk) -> None:
        if desk.jobs:
            for tell in self.printed:
                tell()

    @contextmanager
    def _learning(self) -> Iterator[None]:
        # What was read in a transaction that came to nothing may never have been: the next one may reuse its numbers.
        known = len(self._memory)
        try:
            yield
        except BaseException:
            if len(self._memory) != known:
                self._memory.clear()
            raise
