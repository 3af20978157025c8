"""A questionnaire as a value: read from a file, checked, and kept as it was when people answered it."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from counterdesk.hall.catalogue.named import in_language
from counterdesk.refusals import Fault, Refusal, SettingFault
from counterdesk.textfile import read_text
from counterdesk.words import t

GRADES = ("5", "4", "3", "2", "1")
KINDS = ("grade", "choice")
MOST_OPTIONS = 9
"""At the machine each has a digit of its own."""


class Question(NamedTuple):
    """A question: answered with a grade from 5 to 1, or with one of its ``options`` (id, zh, en)."""

    id: str
    kind: str
    zh: str
    en: str
    options: tuple[tuple[str, str, str], ...] = ()

    def name(self, lang: str) -> str:
        """The question in words."""
        return in_language(lang, self.zh, self.en)

    @property
    def answers(self) -> tuple[str, ...]:
        """What may be answered, in order."""
        return GRADES if self.kind == "grade" else tuple(one for one, _, _ in self.options)

    def answer_name(self, answer: str, lang: str) -> str:
        """An answer in words."""
        if self.kind == "grade":
            return t(f"review.grade_{answer}", lang)
        return next(in_language(lang, zh, en) for one, zh, en in self.options if one == answer)


class Form(NamedTuple):
    """A questionnaire without its version."""

    name: str
    title_zh: str
    title_en: str
    questions: tuple[Question, ...]

    def title(self, lang: str) -> str:
        """What it is called."""
        return in_language(lang, self.title_zh, self.title_en)


def read(path: Path) -> Form:
    """The questionnaire in a file; raises SettingFault naming file and key, UsageFault where it cannot be read."""
    try:
        given = tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise SettingFault([Fault(str(path), "-", t("check.broken_toml", detail=error))]) from error
    if wrong := _wrong(given):
        raise SettingFault([Fault(str(path), key, t("survey.wrong")) for key in wrong])
    return from_json(json.dumps(given))


def to_json(form: Form) -> str:
    """As it is kept."""
    questions = [
        {"id": one.id, "kind": one.kind, "zh": one.zh, "en": one.en,
         "option": [dict(zip(("id", "zh", "en"), option, strict=True)) for option in one.options]}
        for one in form.questions
    ]  # fmt: skip
    whole = {"name": form.name, "title_zh": form.title_zh, "title_en": form.title_en, "question": questions}
    return json.dumps(whole, ensure_ascii=False, sort_keys=True)


def from_json(document: str) -> Form:
    """The questionnaire that was kept."""
    given = json.loads(document)
    questions = tuple(
        Question(one["id"], one["kind"], one["zh"], one["en"],
                 tuple((each["id"], each["zh"], each["en"]) for each in one.get("option", ())))
        for one in given["question"]
    )  # fmt: skip
    return Form(given["name"], given["title_zh"], given["title_en"], questions)


def checked(form: Form, answers: Mapping[str, str]) -> dict[str, str]:
    """The answers in the order of the questions; a question may be left out.

    Raises Refusal ``no_such_question``, ``no_such_answer``, ``nothing_answered``.
    """
    known = {one.id: one for one in form.questions}
    for name, answer in answers.items():
        if name not in known:
            raise Refusal("no_such_question", question=name[:40], known=", ".join(known))
        if answer not in known[name].answers:
            raise Refusal("no_such_answer", answer=answer[:40], question=name, known=", ".join(known[name].answers))
    if not answers:
        raise Refusal("nothing_answered")
    return {name: answers[name] for name in known if name in answers}


def _wrong(given: Mapping[str, Any]) -> list[str]:
    """The keys that are missing or will not do."""
    wrong = [key for key in ("name", "title_zh", "title_en") if not _text(given.get(key))]
    questions = given.get("question")
    if not isinstance(questions, list) or not questions:
        return [*wrong, "question"]
    for place, one in enumerate(questions, start=1):
        at = f"question[{place}]."
        wrong += [at + key for key in ("id", "zh", "en") if not _text(one.get(key))]
        if one.get("kind") not in KINDS:
            wrong.append(at + "kind")
        options = one.get("option", [])
        few = len(options) <= MOST_OPTIONS
        if (one.get("kind") == "choice") != bool(options) or not few or not all(map(_option, options)):
            wrong.append(at + "option")
    ids = [one.get("id") for one in questions]
    return [*wrong, *(["question.id"] if len(set(ids)) < len(ids) else [])]


def _option(one: Mapping[str, Any]) -> bool:
    return all(_text(one.get(key)) for key in ("id", "zh", "en"))


def _text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
