"""Acts on a case as tests do them: at window 1 by its clerk, and by the lead where the law wants one."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from counterdesk.hall import catalogue, notices
from counterdesk.hall.cases import acceptance, ending, life, rows
from counterdesk.hall.cases.acceptance import Applicant, Application
from counterdesk.hall.cases.rows import Case
from counterdesk.hall.notices.rules import is_asked
from counterdesk.store.desk import By
from tests.furnished import ZONE, Hall

CLERK, OTHER, LEAD = By("101", "1"), By("102", "2"), By("301")
ZHANG = Applicant("张晓明", "11010519491231002X", "13800001234")
ACTS = {act.__name__: act for module in (acceptance, life, ending) for act in vars(module).values() if callable(act)}


class Matters:
    """Cases of a hall: ``matters.sign(number)`` is the clerk's act, ``matters.of(number)`` the case as it stands."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall

    def accept(self, service: str = "B01", who: Applicant = ZHANG, by: By = CLERK, **facts: Any) -> str:
        """A new case, accepted with every paper it needs; its number."""
        follow = facts.pop("tolerate", ())
        return str(self.hall.store.run(acceptance.accept, by, Application(service, who, **facts), follow).number)

    def receive(self, service: str = "B01", who: Applicant = ZHANG, by: By = CLERK, **facts: Any) -> str:
        """A new case, taken in only; its number."""
        return str(self.hall.store.run(acceptance.receive, by, Application(service, who, **facts)).number)

    def do(self, act: str, number: str, *args: Any, by: By = CLERK, **facts: Any) -> Case:
        """An act by its name."""
        done: Case = self.hall.store.run(ACTS[act], by, number, *args, **facts)
        return done

    def of(self, number: str) -> Case:
        """The case as it stands."""
        return self.hall.store.read(rows.by_number, number)

    def kinds(self, number: str) -> list[str]:
        """What happened to it, in order."""
        told = self.hall.store.read(lambda look: rows.timeline(look, rows.by_number(look, number)))
        return [entry.kind for entry in told]

    def papers(self) -> list[str]:
        """The kinds of every paper that was to be printed, in order."""
        return [kind for (kind,) in self.hall.ask("SELECT kind FROM print_job ORDER BY id")]

    def until(self, text: str) -> None:
        """Let it be that hall time (``2026-12-01 09:00``)."""
        at = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ZONE))
        self.hall.clock.at = at


def papers_of(matters: Matters, service: str) -> list[str]:
    """The papers an applicant for a service brings when every answer is no."""
    cat = matters.hall.store.read(catalogue.current)
    return [one.id for one in notices.materials(cat.services[service], ()) if is_asked(one)]
