"""The way from the screens to the store: one thread of its own, so that no screen ever waits on a disk.

A hall whose file was replaced, as by ``restore``, is opened anew with the next question: nothing is written into the
old file, and an act meant for the old hall is refused rather than done in the new one.
Nothing of the store is imported before the first paint; ``warm`` does that in the thread. A desk or a kiosk whose hall
is on a server goes on in a file of its own when the server is lost (``alone.py``).
"""

from __future__ import annotations

import asyncio
import gc
import importlib
import logging
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from counterdesk.clock import Clock, SystemClock
from counterdesk.refusals import StoreFault
from counterdesk.store.address import is_server, shown

if TYPE_CHECKING:
    from counterdesk.store.base import Holder
    from counterdesk.store.desk import By, Desk, Look
    from counterdesk.store.engine import Store
    from counterdesk.store.watch import Watch
    from counterdesk.tui.alone import Alone

log = logging.getLogger(__name__)
P = ParamSpec("P")
T = TypeVar("T")
KEPT_OLD = 2
"""Stores of halls that were replaced, kept open: what each read stays in memory for as long."""
GIVES_WAY_S = 0.0005
"""So long a thread that reckons keeps a key waiting, every time the screen has let go of the interpreter: a key needs
it half a dozen times over, and with Python's own 5 ms typing lagged while a year's figures were made."""
NO_TROUBLE = ("forbidden", "unexpected")
"""Faults of one act alone: the next one may well go right."""


def uncollected(work: Callable[[], T]) -> T:
    """Do ``work`` without the collector: a walk over a year's rows, none of them garbage, stops every key for 70 ms."""
    gc.disable()
    try:
        return work()
    finally:
        gc.enable()


class Link:
    """One hall's store behind one thread. Every call is awaited and raises what the store raises."""

    def __init__(self, hall: str | Path, clock: Clock | None = None) -> None:
        self.hall = hall
        self.clock = clock or SystemClock()
        self.store: Store | None = None
        self._watch: Watch | None = None
        self._tells: tuple[Callable[[], None], Callable[[StoreFault], None]] | None = None
        self._old: list[Store] = []
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="store")
        self._study: ThreadPoolExecutor | None = None
        self._troubles: dict[str, StoreFault] = {}
        self._place: tuple[str | None] | None = None
        self._alone: Alone | None = None
        self._is_over = False

    @property
    def trouble(self) -> StoreFault | None:
        """What kept the hall from being read or written the last time it was tried, None when it went well."""
        return self._troubles.get("read") or self._troubles.get("write")

    def stand_by(self, window: str | None) -> None:
        """Go on alone when the hall's server is lost: at a desk's ``window``, or as a kiosk where that is None."""
        self._place = (window,) if is_server(self.hall) else None

    @property
    def is_alone(self) -> bool:
        """Whether this place goes on in a file of its own: the hall's server is out of reach."""
        return bool(self._alone and self.store and not self._alone.is_at_home(self.store))

    async def warm(self, modules: Sequence[str] = ()) -> None:
        """Import the store and ``modules`` and open the hall, away from the screen; raises StoreFault."""
        await self._away(partial(self._warm, modules))

    async def do(self, verb: Callable[Concatenate[Desk, P], T], by: By, /, *args: P.args, **facts: P.kwargs) -> T:
        """One transaction; its answer after the commit."""
        work = partial(self._at, lambda store: self._run(store, verb, by, args, facts), writing=True)
        answer = await self._away(lambda: self._noting("write", work))
        self._keep(anyway=True)
        return answer

    async def ask(self, question: Callable[Concatenate[Look, P], T], /, *args: P.args, **facts: P.kwargs) -> T:
        """The answer from one snapshot."""
        work = partial(self._reading, lambda store: store.read(question, *args, **facts))
        answer = await self._away(lambda: self._noting("read", work))
        self._keep(anyway=False)
        return answer

    async def study(self, question: Callable[Concatenate[Look, P], T], /, *args: P.args, **facts: P.kwargs) -> T:
        """The answer to a question that takes long, in a thread of its own: acts and other questions go before it."""
        if self._study is None:
            self._study = ThreadPoolExecutor(1, thread_name_prefix="study")
            sys.setswitchinterval(GIVES_WAY_S)
        work = partial(self._reading, lambda store: store.read(question, *args, **facts))
        return await asyncio.get_running_loop().run_in_executor(self._study, partial(uncollected, work))

    async def look(self) -> None:
        """Come back once the hall can be asked; raises StoreFault when it cannot."""
        await self.ask(lambda look: None)

    async def compare(self) -> None:
        """Raise StoreFault ``journal_astray`` when an older hall, or another one's log, is in this one's place."""
        await self._away(partial(self._reading, lambda store: store.compare(shown(self.hall))))

    def held_up_by(self) -> Holder | None:
        """The program that has kept everybody from writing for over a second while an act of ours waits, or None."""
        return self.store.held_up_by() if self.store is not None else None

    async def work_out(self, work: Callable[[], T]) -> T:
        """Do slow work without a store, as checking a PIN is, in the same thread."""
        return await self._away(work)

    def follow(self, tell: Callable[[], None], lost: Callable[[StoreFault], None]) -> None:
        """Call ``tell`` after every commit of anybody, ``lost`` when the store cannot be asked; from another thread."""
        if self.store is not None and self._watch is None:
            self._tells = (tell, partial(self._lost, lost))
            self._follow(self.store)

    def close(self) -> None:
        """Wait for the act in flight and let the store go; whatever would ask after that is over."""
        self._is_over = True
        if self._watch is not None:
            self._watch.stop()
        if self._study is not None:
            self._study.shutdown(wait=True, cancel_futures=True)
        self._thread.shutdown(wait=True)
        if self._alone is not None:
            self._alone.close()
        for store in filter(None, (*self._old, self.store)):
            store.close()

    def _warm(self, modules: Sequence[str]) -> None:
        self._open()
        for name in modules:
            importlib.import_module(name)
        # What is loaded now stays for the day: the collector need not walk it again (a 42 ms pause otherwise).
        gc.collect()
        gc.freeze()

    def _open(self) -> Store:
        if self.store is None:
            from counterdesk.store.engine import open_store

            self._ready_alone()
            try:
                self.store = open_store(self.hall, self.clock)
            except StoreFault as fault:
                if fault.code == "no_hall" and self._old:  # there was one: nobody need make a new one
                    raise StoreFault("replaced", path=shown(self.hall)) from fault
                self.store = self._alone.lost(None, fault, writing=False) if self._alone else None
                if self.store is None:
                    raise
            self._follow(self.store)
        return self.store

    def _ready_alone(self) -> None:
        if self._place is not None and self._alone is None:
            from counterdesk.tui.alone import Alone

            self._alone = Alone(str(self.hall), *self._place, self.clock, self._home_is_there)

    def _run(self, store: Store, verb: Callable[..., T], by: By, args: tuple[Any, ...], facts: dict[str, Any]) -> T:
        if self._alone is None:
            return store.run(verb, by, *args, **facts)
        answer: T = self._alone.run(store, verb, by, args, facts)
        return answer

    def _keep(self, anyway: bool) -> None:
        """Take along what is needed to go on alone, right after an act: the next one waits for it."""
        if self._alone is not None:
            self._soon(partial(self._take_along, anyway))

    def _take_along(self, anyway: bool) -> None:
        if self._alone is not None and self.store is not None:
            self._alone.keep(self.store, anyway)

    def _home_is_there(self) -> None:
        self._soon(self._come_home)

    def _soon(self, work: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # the program ends
            self._thread.submit(work).add_done_callback(_tell_log)

    def _come_home(self) -> None:
        """The server is there again: merge, and go on in the hall. Called in the link's thread."""
        own = self.store
        if self._alone is None or own is None or self._alone.is_at_home(own):
            return
        try:
            home = self._alone.come_home()
        except StoreFault as fault:
            log.warning("not merged yet: %s", fault)
            return
        finally:
            if not self._alone.is_merged:
                self._alone.look_again()
        self._turn_to(own, home)
        self._take_along(anyway=True)

    def _turn_to(self, left: Store, store: Store) -> None:
        self._let_go(left)
        self.store = store
        self._troubles.clear()
        self._follow(store)
        if self._tells is not None:
            self._tells[0]()

    def _lost(self, lost: Callable[[StoreFault], None], fault: StoreFault) -> None:
        self._troubles["read"] = fault
        lost(fault)

    def _noting(self, kind: str, work: Callable[[], T]) -> T:
        try:
            answer = work()
        except StoreFault as fault:
            if fault.code not in NO_TROUBLE:
                self._troubles[kind] = fault
            raise
        if kind == "write":  # what can be written can be read
            self._troubles.clear()
        else:
            self._troubles.pop(kind, None)
        return answer

    def _at(self, act: Callable[[Store], T], writing: bool = False) -> T:
        store = self._open()
        try:
            return act(store)
        except StoreFault as fault:
            if fault.code == "replaced":
                self._let_go(store)
            own = self._alone.lost(store, fault, writing) if self._alone else None
            if own is None:
                raise
            self._turn_to(store, own)
        return act(own)

    def _reading(self, question: Callable[[Store], T]) -> T:
        known = self.store
        try:
            return self._at(question)
        except StoreFault:
            if known is None or self.store is known:
                raise
        return self._at(question)

    def _let_go(self, store: Store) -> None:
        # closed when the next one goes, or at the end: the printing thread may be in the middle of something with it
        if self._watch is not None:
            self._watch.stop()
        self._old.append(store)
        while len(self._old) > KEPT_OLD:
            self._old.pop(0).close()
        self.store = self._watch = None

    def _follow(self, store: Store) -> None:
        if self._tells is not None:
            from counterdesk.store.watch import Watch

            self._watch = Watch(store, *self._tells).start()

    async def _away(self, work: Callable[[], T]) -> T:
        if self._is_over:  # whoever was furnishing or opening a hall meanwhile goes no further
            raise asyncio.CancelledError
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)


def _tell_log(done: Future[None]) -> None:
    if not done.cancelled() and (error := done.exception()) is not None:
        log.error("away from the store", exc_info=error)
