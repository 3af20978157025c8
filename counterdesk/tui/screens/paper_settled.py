"""What becomes of a paper that needs a person, asked in the same words at the desk and at the lead's screen."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any, NamedTuple, Protocol

from counterdesk.hall import rows
from counterdesk.printing.slips import phrases
from counterdesk.printing.spool import state_words
from counterdesk.store import outbox
from counterdesk.store.desk import Desk, Look
from counterdesk.store.outbox import Job
from counterdesk.tui.screens.desk_now import IN_TROUBLE
from counterdesk.tui.widgets.picker import Choice, Question
from counterdesk.words import t


class Settling(Protocol):
    """A verb about one print job."""

    def __call__(self, desk: Desk, job_id: int, /) -> Any:
        """Do it."""


class WhatBecame(NamedTuple):
    """The question, and what Enter and Insert do."""

    question: Question
    enter: Settling
    insert: Settling


ENTER_INSERT: dict[str, tuple[tuple[str, Settling], tuple[str, Settling]]] = {
    "sent": (
        ("sent_enter", partial(outbox.resolve, came_out=True)),
        ("again", partial(outbox.resolve, came_out=False)),
    ),
    "unsent": (("again", outbox.instead), ("unsent_enter", outbox.cancel)),
}
"""What Enter and Insert do about a paper, by whether bytes of it were sent: Enter never gives a paper up."""


class PaperNow(NamedTuple):
    """A paper as a page lists it: its job, and the number of the ticket it belongs to, if to any."""

    job: Job
    number: str | None

    @property
    def in_trouble(self) -> bool:
        """Whether a person must say what becomes of it."""
        return self.job.state in IN_TROUBLE

    @property
    def first_name(self) -> str:
        """The ticket's number where it is a ticket's slip, else which paper it is."""
        return self.number if self.number and self.job.kind == "ticket" else self.name

    @property
    def name(self) -> str:
        """The ticket's number, what kind of paper it is, and its copy's number."""
        kind = phrases.kind_of_paper(self.job.kind)
        copy = t("papers.copy", count=self.job.copy_no) if self.job.copy_no > 1 else ""
        return "  ".join(filter(None, (self.number, kind, copy)))


def named(look: Look, jobs: Iterable[Job]) -> list[PaperNow]:
    """Print jobs with the numbers of their tickets."""
    return [PaperNow(job, rows.by_id(look, job.ticket_id).label if job.ticket_id else None) for job in jobs]


def what_became(paper: PaperNow) -> WhatBecame:
    """What to ask about a paper in trouble."""
    kind = "sent" if paper.job.state in ("held", "unknown") else "unsent"
    (enter, on_enter), (insert, on_insert) = ENTER_INSERT[kind]
    question = Question(
        t(f"papers.{kind}_question", paper=paper.name),
        [Choice(str(paper.job.id), state_words(paper.job), note=paper.job.printer)],
        [[(t(f"papers.{kind}_told"), "quiet")]],
        insert=t(f"papers.{insert}"),
        enter=t(f"papers.{enter}"),
    )
    return WhatBecame(question, on_enter, on_insert)
