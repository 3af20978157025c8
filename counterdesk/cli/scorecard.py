"""``commitment rates|indices``: the three rates of 三个一 and the four indices of 四化服务."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from typing import Any

from counterdesk.cli import given, output, who
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.cli.review_rates import share_text
from counterdesk.hall.reviews.wilson import Share
from counterdesk.hall.scorecard.four import four
from counterdesk.hall.scorecard.three import three
from counterdesk.store.desk import Look
from counterdesk.words import t


def rates(asked: Namespace, here: Here) -> Answer:
    """The three rates; ``--behind NAME`` the numbers behind one of them."""
    who.in_charge(asked, here, "commitment")
    value = here.store.read(_rates, first=asked.from_day, last=asked.to_day)
    lines = output.pairs({t(f"scorecard.{one['name']}"): share_text(Share(**one["share"])) for one in value["rates"]})
    means = [t(f"scorecard.{one['name']}_means") for one in value["rates"]]
    behind = next((one for one in value["rates"] if one["name"] == given.stored(asked.behind or "")), None)
    opened = [t("scorecard.kept", numbers=_numbers(behind["kept"])),
              t("scorecard.others", numbers=_numbers(behind["others"]))] if behind else []  # fmt: skip
    return Answer(value, [*lines, *opened, "", *means])


def indices(asked: Namespace, here: Here) -> Answer:
    """The four indices, each with the shares that make it."""
    who.in_charge(asked, here, "commitment")
    value = here.store.read(_indices, first=asked.from_day, last=asked.to_day)
    lines: list[str] = []
    for one in value["indices"]:
        score = "-" if one["value"] is None else f"{one['value']:.1f}"
        told = {t(f"scorecard.{part['name']}"): share_text(Share(**part["share"])) for part in one["parts"]}
        lines += [f"{t('scorecard.' + one['name'])}  {score}", *(f"  {line}" for line in output.pairs(told)), ""]
    return Answer(value, [*lines, t("scorecard.sum_means")])


def _span(look: Look, first: date | None, last: date | None) -> tuple[date, date]:
    until = last or look.day
    return first or until.replace(day=1), until


def _rates(look: Look, first: date | None, last: date | None) -> dict[str, Any]:
    since, until = _span(look, first, last)
    found = [{**one._asdict(), "share": one.share._asdict()} for one in three(look, since, until)]
    return {"from": since.isoformat(), "to": until.isoformat(), "rates": found}


def _indices(look: Look, first: date | None, last: date | None) -> dict[str, Any]:
    since, until = _span(look, first, last)
    found = [
        {"name": one.name, "value": one.value,
         "parts": [{"name": part.name, "share": part.share._asdict()} for part in one.parts]}
        for one in four(look, since, until)
    ]  # fmt: skip
    span = {"from": since.isoformat(), "to": until.isoformat()}
    return {**span, "indices": found, "definition": t("scorecard.sum_means")}


def _numbers(found: list[str]) -> str:
    return t("slip.list_comma").join(found) or "-"
