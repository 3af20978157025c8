"""A questionnaire at the kiosk: a key of its own on the first page, answered by digits, by nobody in particular.

Whoever opens it was asked; whoever walks away has answered what they answered, and with no answer nothing is kept but
that they were asked. Any question may be left out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from counterdesk.hall.catalogue import Catalogue
from counterdesk.hall.surveys import asking
from counterdesk.hall.surveys.asking import Survey
from counterdesk.hall.surveys.forms import Form, Question
from counterdesk.refusals import Refusal
from counterdesk.store.desk import By
from counterdesk.tui.keys import PAD
from counterdesk.tui.screens.kiosk_rating import KioskRating
from counterdesk.tui.screens.kiosk_view import BACK, MORE, Face, other_languages
from counterdesk.tui.widgets.tiles import Tile
from counterdesk.words import language, t

SURVEY = PAD["survey"][0]


@dataclass(frozen=True, slots=True)
class Answering:
    """A questionnaire somebody fills in: the question they are at, and what they answered so far."""

    form: Form
    at: int = 0
    answers: tuple[tuple[str, str], ...] = ()

    @property
    def question(self) -> Question:
        """The question on the screen."""
        return self.form.questions[self.at]

    @property
    def is_over(self) -> bool:
        """Whether the last question was answered or left out."""
        return self.at >= len(self.form.questions)


def pressed(answering: Answering, key: str) -> Answering | None:
    """What a key makes of it: an answer, or the question left out; None: it means nothing here."""
    if key == MORE:
        return replace(answering, at=answering.at + 1)
    answer = by_digit(answering.question).get(key)
    if answer is None:
        return None
    answers = (*answering.answers, (answering.question.id, answer))
    return replace(answering, at=answering.at + 1, answers=answers)


def by_digit(question: Question) -> dict[str, str]:
    """The answer at each digit: a grade's own, or a choice's place in the list."""
    if question.kind == "grade":
        return {grade: grade for grade in question.answers}
    return {str(at): answer for at, answer in enumerate(question.answers, 1)}


def face(answering: Answering, cat: Catalogue) -> Face:
    """One question with its answers, in one of the hall's languages."""
    question = answering.question
    tiles = [Tile(digit, _name(question, answer)) for digit, answer in by_digit(question).items()]
    how = t("kiosk.survey_how", at=answering.at + 1, of=len(answering.form.questions))
    foot = [(BACK, t("kiosk.survey_end")), (MORE, t("kiosk.survey_skip")), *other_languages(cat)]
    return Face(question.name(language()), how, tiles, foot=foot)


def _name(question: Question, answer: str) -> str:
    return t(f"kiosk.grade_{answer}") if question.kind == "grade" else question.answer_name(answer, language())


class KioskSurvey(KioskRating, inherit_bindings=False):
    """What the kiosk does with the questionnaire that its settings name."""

    running: Survey | None = None
    answering: Answering | None = None

    async def read_survey(self) -> None:
        """The questionnaire as it stands, for the next who opens it."""
        if self.hall.survey:
            self.running = await self.hall.link.ask(asking.running, self.hall.survey)

    def begin_survey(self) -> None:
        """Somebody opened it."""
        assert self.running is not None
        name, self.answering = self.running.name, Answering(self.running.form)
        self.act(lambda: self._begun(name), waits=True)

    def surveyed(self, key: str) -> str:
        """A key while somebody answers; why it leads nowhere, or nothing."""
        assert self.answering is not None
        if key == BACK:
            self.end_survey()
            return ""
        following = pressed(self.answering, key)
        if following is None:
            return t("kiosk.no_choice")
        self.answering = following
        if following.is_over:
            self.end_survey()
        return ""

    def end_survey(self) -> None:
        """What was answered is written down, if anything was."""
        answering, self.answering = self.answering, None
        if answering is not None and answering.answers:
            self.act(lambda: self._answered(answering), waits=True)

    async def _begun(self, name: str) -> None:
        await self.hall.link.do(asking.begin, By(), name)

    async def _answered(self, given: Answering) -> None:
        try:
            await self.hall.link.do(asking.answer, By(), given.form.name, dict(given.answers), "kiosk")
        except Refusal as no:  # a newer version was made meanwhile
            self.refuse(no)
            return
        self.say(t("kiosk.survey_thanks"), part="done")
