"""``survey``: questionnaires and what they come to."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from counterdesk import paths
from counterdesk.cli import output, who
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.cli.review_rates import share_text
from counterdesk.hall.surveys import asking, forms
from counterdesk.hall.surveys.asking import Answered, Result, Survey
from counterdesk.store.desk import By
from counterdesk.words import language, t


def make(asked: Namespace, here: Here) -> Answer:
    """Take a questionnaire in; without a file the shipped one."""
    form = forms.read(asked.file or paths.data("surveys", "hall.toml"))
    return _told(here.store.run(asking.make, who.in_charge(asked, here, "survey"), form), "survey.made")


def ask(asked: Namespace, here: Here) -> Answer:
    """So many people were asked."""
    by = who.in_charge(asked, here, "survey")
    return _told(here.store.run(asking.ask, by, asked.survey, asked.count, asked.answer_channel), "survey.counted")


def answer(asked: Namespace, here: Here) -> Answer:
    """One filled-in questionnaire."""
    by = By() if asked.answer_channel == "kiosk" else who.in_charge(asked, here, "survey")
    done = here.store.run(asking.answer, by, asked.survey, dict(asked.answers), asked.answer_channel)
    return _told(done, "survey.counted")


def show(asked: Namespace, here: Here) -> Answer:
    """What a questionnaire came to: asked, answered, every count, and whether they are few."""
    found = here.store.read(asking.result, name=asked.survey, version=asked.of_version)
    return Answer(_shape(found), [*_head(found), *(line for one in found.questions for line in _lines(one))])


def listed(_asked: Namespace, here: Here) -> Answer:
    """Every questionnaire with its newest version."""
    found = [{"survey": name, "version": version} for name, version in here.store.read(asking.names)]
    lines = [t("survey.one", name=one["survey"], version=one["version"]) for one in found]
    return Answer(found, lines or [t("survey.none")])


def _told(done: Survey, key: str) -> Answer:
    said = {"survey.made": t("survey.made", name=done.name, version=done.version),
            "survey.counted": t("survey.counted", name=done.name, version=done.version)}[key]  # fmt: skip
    return Answer({"survey": done.name, "version": done.version}, [said])


def _shape(found: Result) -> dict[str, Any]:
    return {
        "survey": found.survey.name, "version": found.survey.version, "title": found.survey.form.title(language()),
        "asked": found.asked, "answered": found.answered, "response": found.response._asdict(), "few": found.few,
        "channels": [dict(zip(("channel", "asked", "answered"), one, strict=True)) for one in found.channels],
        "questions": [_question(one) for one in found.questions],
    }  # fmt: skip


def _question(one: Answered) -> dict[str, Any]:
    counts = dict(zip(one.question.answers, one.counts, strict=True))
    return {"id": one.question.id, "question": one.question.name(language()), "answered": sum(one.counts),
            "counts": counts, "satisfied": one.satisfied and one.satisfied._asdict()}  # fmt: skip


def _head(found: Result) -> list[str]:
    told = t("survey.head", title=found.survey.form.title(language()), version=found.survey.version,
             asked=found.asked, answered=found.answered, share=share_text(found.response))  # fmt: skip
    return [told, *([t("survey.few", least=asking.FEW)] if found.few else [])]


def _lines(one: Answered) -> list[str]:
    satisfied = t("survey.satisfied", share=share_text(one.satisfied)) if one.satisfied else ""
    named = [one.question.answer_name(each, language()) for each in one.question.answers]
    return ["", one.question.name(language()), *output.pairs(dict(zip(named, one.counts, strict=True))),
            *filter(None, [satisfied])]  # fmt: skip
