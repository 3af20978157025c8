"""The tables of questionnaires. An answer carries a day and a channel, and nothing that leads to a person."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, Index, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from counterdesk.store.types import Big, key_field, one_of, text_field, us_field

CHANNELS = ("paper", "kiosk", "meeting")


class SurveyRow(SQLModel, table=True):
    """One version of a questionnaire; ``document`` is JSON, its questions as they were then."""

    __tablename__ = "survey"
    __table_args__ = (UniqueConstraint("name", "version", name="uq_survey_version"),)

    id: int | None = key_field()
    name: str = text_field()
    version: int
    made_us: int = us_field()
    made_by: str | None = text_field(default=None)
    document: str = text_field()


class SurveyAskedRow(SQLModel, table=True):
    """How many people were asked on a day in one way."""

    __tablename__ = "survey_asked"
    __table_args__ = (
        one_of("channel", CHANNELS, "ck_survey_asked_channel"),
        CheckConstraint("asked >= 0", name="ck_survey_asked"),
    )

    survey_id: int = Field(sa_type=Big, foreign_key="survey.id", primary_key=True)
    day: date = Field(primary_key=True)
    channel: str = Field(primary_key=True, sa_type=Text)
    asked: int


class SurveyAnswerRow(SQLModel, table=True):
    """One filled-in questionnaire; ``answers`` is JSON, question -> grade or option."""

    __tablename__ = "survey_answer"
    __table_args__ = (
        one_of("channel", CHANNELS, "ck_survey_answer_channel"),
        Index("ix_survey_answer_survey", "survey_id"),
    )

    id: int | None = key_field()
    survey_id: int = Field(sa_type=Big, foreign_key="survey.id")
    day: date
    channel: str = text_field()
    answers: str = text_field()
