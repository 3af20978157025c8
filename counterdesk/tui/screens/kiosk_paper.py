"""The paper of a number just given: whether it comes, and that it does not come later for somebody else."""

from __future__ import annotations

from counterdesk.clock import SECOND_US
from counterdesk.hall import kiosk as machine
from counterdesk.refusals import Refusal
from counterdesk.store.desk import By
from counterdesk.tui.link import Link

PAPER_US = 5 * SECOND_US
"""No paper after so long: the number is to be written down."""


class Paper:
    """``state`` is coming, out, none, or screen where there is no paper; ``unwanted`` the jobs still to be given up."""

    def __init__(self) -> None:
        self.state = "coming"
        self.prints_here = True
        self.unwanted: set[int] = set()

    def expect(self, shown: bool, prints_here: bool) -> None:
        """Another number was given; ``shown`` where the screen is all the paper there is.

        ``prints_here``: this machine has a printer of its own.
        """
        self.state, self.prints_here = "screen" if shown else "coming", prints_here

    async def look(self, link: Link, job: int | None, waited_us: int) -> bool:
        """Look what became of ``job`` after ``waited_us``; whether it is not waited for any longer as of now."""
        if self.state == "screen":
            return False
        before = self.state
        self.state = await link.ask(machine.paper, job, self.prints_here) if job is not None else "none"
        if self.state == "coming" and waited_us >= PAPER_US:
            self.state = "none"
        lost = self.state in ("none", "screen") and self.state != before
        if lost and job is not None:
            self.unwanted.add(job)
            await self.give_up(link)
        return lost

    async def give_up(self, link: Link) -> None:
        """Cancel what is not wanted any more, unless it is being sent just now."""
        for job in sorted(self.unwanted):
            try:
                over = await link.do(machine.give_up_paper, By(), job)
            except Refusal:  # another's act, or another hall's books: it is not this machine's paper any more
                over = True
            if over:
                self.unwanted.discard(job)
