"""A form whose papers are counted: originals, copies and pages of each, and what may follow later."""

from __future__ import annotations

import re
from typing import Any

from counterdesk.hall import notices
from counterdesk.hall.cases.handed_in import Handed
from counterdesk.hall.catalogue import Material
from counterdesk.tui.screens.notice_now import FormNow
from counterdesk.tui.screens.paper_form import PaperForm
from counterdesk.tui.widgets.form_list import Entry, Part
from counterdesk.tui.widgets.picker import Question
from counterdesk.words import t

COUNTED = re.compile(r"(\d{1,3})(?:\D+(\d{1,3})(?:\D+(\d{1,4}))?)?")


class CountedPapers(PaperForm, inherit_bindings=False):
    """``handed`` is what was counted, ``later`` what follows on an undertaking, each by the paper's id."""

    def __init__(self, **about: Any) -> None:
        super().__init__(**about)
        self.handed: dict[str, Handed] = {}
        self.later: set[str] = set()

    def parts(self, now: FormNow) -> list[Part]:
        """The questions and the papers, each with what was counted."""
        asked, papers = super().parts(now)[:2]
        known = {one.id: one for one in now.service.materials}
        counted = [self._entry(one, known[one.id]) for one in papers.entries]
        return [asked, papers._replace(entries=counted)]

    def _entry(self, one: Entry, paper: Material) -> Entry:
        if one.on is None:
            return one
        note = t("acceptance.later") if one.id in self.later else one.note
        return one._replace(right=self._counted(paper), note=note)

    def menu_how_many(self) -> None:
        """Count a paper: originals, copies, pages."""
        here = self.moving.here
        if here is not None:
            told = [[(here.text, ""), (f"  {here.right}", "quiet")], [(t("acceptance.count_how"), "quiet")]]
            question = Question(t("acceptance_menu.how_many"), (), told, free=True)
            self.hall.ask(question, lambda said: self._count(here.id, said))

    def menu_later(self) -> None:
        """Let the paper under the cursor follow later on an undertaking."""
        here = self.moving.here
        if here is not None:
            self.later ^= {here.id}
            self.have -= self.later
            self.repaint()

    def _count(self, paper: str, said: str) -> None:
        found = COUNTED.fullmatch(said.strip())
        if found is None:
            self.say(t("acceptance.count_how"), part="needs")
            return
        originals, copies, pages = (int(part) if part else None for part in found.groups())
        self.handed[paper] = Handed(originals or 0, copies or 0, pages)
        enough = self.paper(paper)
        there = (originals or 0) >= enough.original and (copies or 0) >= enough.copies
        self.have = self.have | {paper} if there else self.have - {paper}
        self.repaint()

    def paper(self, name: str) -> Material:
        """A paper of the service by its id."""
        assert self.now is not None
        return next(one for one in self.now.service.materials if one.id == name)

    def given(self, paper: Material) -> Handed:
        """What is there of a paper: as it was counted, or as many as are wanted where it is ticked."""
        if paper.id in self.handed:
            return self.handed[paper.id]
        return Handed(paper.original, paper.copies) if paper.id in self.have else Handed(0, 0)

    def _counted(self, paper: Material) -> str:
        given = self.given(paper)
        pages = t("acceptance.pages", count=given.pages) if given.pages else ""
        counted = t("acceptance.counted", originals=given.originals, copies=given.copies)
        return " ".join(filter(None, (counted, pages)))

    def missing(self) -> list[str]:
        """The ids of the papers that are wanted now, neither there nor to follow later."""
        if self.now is None:
            return []
        lacking = notices.missing(notices.needed(self.now.service, self.yes, self.ticked()))
        return [one.id for one in lacking if one.id not in self.later]
