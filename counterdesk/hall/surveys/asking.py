"""Making a version of a questionnaire, counting who was asked, taking answers, and what they come to.

Answers are anonymous: nothing tells when within the day they came, who entered them, or whose they are. A rate stands
with its count and its interval, and below FEW answers the figures say themselves that they are few.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from sqlalchemy import bindparam, func, insert, select

from counterdesk.hall import clerks, day
from counterdesk.hall.reviews.wilson import Share, share
from counterdesk.hall.surveys import forms
from counterdesk.hall.surveys.forms import Form, Question
from counterdesk.hall.surveys.tables import CHANNELS, SurveyAnswerRow, SurveyAskedRow, SurveyRow
from counterdesk.refusals import Refusal
from counterdesk.store.desk import Desk, Look
from counterdesk.store.upserts import upsert

FEW = 30
"""With fewer answers the figures say so."""
SATISFIED = ("5", "4", "3")
surveys = SurveyRow.__table__  # type: ignore[attr-defined]
asked_table = SurveyAskedRow.__table__  # type: ignore[attr-defined]
answers_table = SurveyAnswerRow.__table__  # type: ignore[attr-defined]
VERSIONS = (
    select(surveys.c.id, surveys.c.name, surveys.c.version, surveys.c.document)
    .where(surveys.c.name == bindparam("of"))
    .order_by(surveys.c.version.desc())
)
NEWEST = select(surveys.c.name, func.max(surveys.c.version)).group_by(surveys.c.name).order_by(surveys.c.name)
ADD = insert(surveys).returning(surveys.c.id)
ADD_ANSWER = insert(answers_table)
_asked = upsert(asked_table).values(
    survey_id=bindparam("survey_id"), day=bindparam("day"), channel=bindparam("channel"), asked=bindparam("more")
)
ASK = _asked.on_conflict_do_update(
    index_elements=["survey_id", "day", "channel"], set_={"asked": asked_table.c.asked + _asked.excluded.asked}
)
ASKED = (
    select(asked_table.c.channel, func.sum(asked_table.c.asked))
    .where(asked_table.c.survey_id == bindparam("of"))
    .group_by(asked_table.c.channel)
)
ANSWERS = select(answers_table.c.channel, answers_table.c.answers).where(answers_table.c.survey_id == bindparam("of"))


class Survey(NamedTuple):
    """One version of a questionnaire."""

    id: int
    name: str
    version: int
    form: Form


class Answered(NamedTuple):
    """What one question came to: how often each answer was given; ``satisfied`` for grades, else None."""

    question: Question
    counts: tuple[int, ...]
    satisfied: Share | None


class Result(NamedTuple):
    """What a version came to: ``few`` below FEW answers; ``channels``: (channel, asked, answered)."""

    survey: Survey
    asked: int
    answered: int
    response: Share
    few: bool
    channels: tuple[tuple[str, int, int], ...]
    questions: tuple[Answered, ...]


def make(desk: Desk, form: Form) -> Survey:
    """Take a questionnaire in as the next version of its name; the same one again stays the version it is."""
    clerks.require(desk, desk.clerk, "survey")
    day.begin(desk)
    document = forms.to_json(form)
    before = _versions(desk, form.name)
    same = next((one for one in before if forms.to_json(one.form) == document), None)
    if same is not None and same == before[0]:
        return same
    version = before[0].version + 1 if before else 1
    row = {"name": form.name, "version": version, "made_us": desk.now_us, "made_by": desk.clerk, "document": document}
    made = Survey(desk.conn.execute(ADD, row).scalar_one(), form.name, version, form)
    desk.record("survey_made", survey=form.name, version=version)
    return made


def ask(desk: Desk, name: str, count: int, channel: str) -> Survey:
    """So many people were asked today in this way; raises Refusal ``no_such_survey``, ``no_such_channel``."""
    clerks.require(desk, desk.clerk, "survey")
    day.begin(desk)
    found = newest(desk, name)
    _channel(channel)
    _count_asked(desk, found, channel, count)
    desk.record("survey_asked", survey=found.name, version=found.version, count=count, channel=channel)
    return found


def begin(desk: Desk, name: str) -> Survey:
    """Somebody opened it at the machine: one more was asked there. Raises Refusal ``no_such_survey``."""
    day.begin(desk)
    found = newest(desk, name)
    _count_asked(desk, found, "kiosk", 1)
    desk.record("survey_asked", survey=found.name, version=found.version, count=1, channel="kiosk")
    return found


def answer(desk: Desk, name: str, answers: Mapping[str, str], channel: str) -> Survey:
    """Write one filled-in questionnaire down; at the machine nobody enters it, from paper and meetings a clerk.

    Raises Refusal ``no_such_survey``, ``no_such_channel``, ``no_such_question``, ``no_such_answer``,
    ``nothing_answered``.
    """
    _channel(channel)
    if channel != "kiosk":
        clerks.require(desk, desk.clerk, "survey")
    day.begin(desk)
    found = newest(desk, name)
    given = forms.checked(found.form, answers)
    desk.conn.execute(
        ADD_ANSWER, {"survey_id": found.id, "day": desk.day, "channel": channel, "answers": json.dumps(given)}
    )
    told = {each: (asked, answered) for each, asked, answered in _channels(desk, found)}
    if told[channel][1] > told[channel][0]:  # nobody answers who was not asked
        _count_asked(desk, found, channel, told[channel][1] - told[channel][0])
    acting, desk.clerk, desk.window = (desk.clerk, desk.window), None, None
    desk.record("survey_answered", survey=found.name, version=found.version, channel=channel)
    desk.clerk, desk.window = acting
    return found


def newest(look: Look, name: str, version: int | None = None) -> Survey:
    """The newest version of a questionnaire, or that one; raises Refusal ``no_such_survey``."""
    found = [one for one in _versions(look, name.strip()) if version in (None, one.version)]
    if not found:
        known = ", ".join(one for one, _ in names(look)) or "-"
        raise Refusal("no_such_survey", survey=name[:40], known=known)
    return found[0]


def running(look: Look, name: str) -> Survey | None:
    """The newest version of a questionnaire that a machine is to offer; None while there is none of that name."""
    return next(iter(_versions(look, name.strip())), None)


def names(look: Look) -> list[tuple[str, int]]:
    """Every questionnaire with its newest version."""
    return [(row[0], row[1]) for row in look.conn.execute(NEWEST)]


def result(look: Look, name: str, version: int | None = None) -> Result:
    """What a version came to; the newest unless ``version`` says which. Raises Refusal ``no_such_survey``."""
    found = newest(look, name, version)
    given = [json.loads(row.answers) for row in look.conn.execute(ANSWERS, {"of": found.id})]
    channels = tuple(_channels(look, found))
    asked, answered = sum(one[1] for one in channels), len(given)
    return Result(
        found, asked, answered, share(answered, max(asked, answered)), answered < FEW, channels,
        tuple(_answered(one, [each[one.id] for each in given if one.id in each]) for one in found.form.questions),
    )  # fmt: skip


def _answered(question: Question, given: list[str]) -> Answered:
    counts = Counter(given)
    satisfied = share(sum(counts[one] for one in SATISFIED), len(given)) if question.kind == "grade" else None
    return Answered(question, tuple(counts[one] for one in question.answers), satisfied)


def _versions(look: Look, name: str) -> list[Survey]:
    found = look.conn.execute(VERSIONS, {"of": name})
    return [Survey(row.id, row.name, row.version, forms.from_json(row.document)) for row in found]


def _channels(look: Look, found: Survey) -> list[tuple[str, int, int]]:
    asked = {row[0]: int(row[1]) for row in look.conn.execute(ASKED, {"of": found.id})}
    answered = Counter(row.channel for row in look.conn.execute(ANSWERS, {"of": found.id}))
    return [(channel, asked.get(channel, 0), answered[channel]) for channel in CHANNELS]


def _count_asked(desk: Desk, found: Survey, channel: str, more: int) -> None:
    desk.conn.execute(ASK, {"survey_id": found.id, "day": desk.day, "channel": channel, "more": more})


def _channel(channel: str) -> None:
    if channel not in CHANNELS:
        raise Refusal("no_such_channel", channel=channel[:20], known=", ".join(CHANNELS))
