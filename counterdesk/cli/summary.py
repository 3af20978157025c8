"""``summary``: the lead's figures of a day or of several, on screen or as a file."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from typing import Any, NamedTuple

from counterdesk.cli import output
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.hall import catalogue
from counterdesk.hall.estimates import Calibration, calibration
from counterdesk.hall.summary import Line, Summary, definition, heading, spans
from counterdesk.hall.summary import matters as matters_of
from counterdesk.hall.summary import summary as figures_of
from counterdesk.hall.summary.matters import Matters
from counterdesk.hall.summary.occupancy import Occupancy, Throughput, occupancy, throughput
from counterdesk.hall.summary.shape import shape
from counterdesk.refusals import UsageFault
from counterdesk.reports import report
from counterdesk.reports.report import BRIEF, Report, told
from counterdesk.reports.whole import WAYS
from counterdesk.store.desk import Look
from counterdesk.words import language, t


class Asked(NamedTuple):
    """The figures asked for, those of the span before, and occupancy; both only if they were asked for too."""

    summary: Summary
    before: Summary | None
    places: tuple[Occupancy, ...] | None
    matters: Matters | None = None
    waits: Calibration | None = None
    pace: Throughput | None = None

    def as_json(self) -> dict[str, Any]:
        """The contract's shape, with ``before`` and ``occupancy`` where they were asked for."""
        said = self.summary.as_json()
        if self.before:
            said["before"] = {name: value for name, value in self.before.as_json().items() if name != "definitions"}
        if self.places is not None:
            said["throughput"] = self.pace._asdict() if self.pace else None
            said["occupancy"] = [place._asdict() for place in self.places]
            said["definitions"]["occupancy"] = t("report.occupancy_means")
        if self.matters:
            found = self.matters
            said["cases"] = {
                "total": found.total._asdict(),
                "rows": [{"key": row.key, **row.figures._asdict()} for row in found.rows],
                "definitions": {name: matters_of.definition(name) for name in matters_of.FIGURES},
            }
        if self.waits:
            told_waits = self.waits._asdict()
            said["told"] = told_waits | {"classes": [one._asdict() for one in self.waits.classes]}
        return said


def summary(asked: Namespace, here: Here) -> Answer:
    """The figures of --day, of --from to --to, or of today; a row for each of --by; as a file with --out."""
    if asked.day and (asked.from_day or asked.to_day):
        raise UsageFault("not_together", name="--day", what="--from --to")
    if asked.from_day and asked.to_day and asked.from_day > asked.to_day:
        raise UsageFault("days_backwards", first=asked.from_day, last=asked.to_day)
    if asked.out and asked.out.suffix.lower() not in WAYS:
        raise UsageFault("bad_choice", name="--out", what=asked.out.name, known=", ".join(f"FILE{end}" for end in WAYS))
    if asked.out:
        made, found = here.store.read(_report, asked=asked)
        output.write(asked.out, WAYS[asked.out.suffix.lower()](made))
        return Answer(found.as_json(), [t("cli.written", path=asked.out)])
    found = here.store.read(_figures, asked=asked)
    return Answer(found.as_json(), _lines(found))


def _days(look: Look, asked: Namespace) -> tuple[date, date]:
    first = asked.day or asked.from_day or asked.to_day or look.day
    return first, asked.day or asked.to_day or max(first, look.day)


def _figures(look: Look, asked: Namespace) -> Asked:
    first, last = _days(look, asked)
    before = figures_of(look, *spans.before(first, last), asked.by) if asked.compare else None
    by = asked.by if asked.by in matters_of.BY else None
    return Asked(
        figures_of(look, first, last, asked.by), before, occupancy(look, first, last) if asked.occupancy else None,
        matters_of.matters(look, first, last, by) if asked.cases else None,
        calibration(look, first, last) if asked.told else None,
        throughput(look, first, last) if asked.occupancy else None,
    )  # fmt: skip


def _report(look: Look, asked: Namespace) -> tuple[Report, Asked]:
    found, lang = _figures(look, asked), language()
    hall = catalogue.current(look).hall.name(lang) if look.catalogue_id else ""
    made_at = f"{look.local(look.now_us):%Y-%m-%d %H:%M}"
    drawn = shape(look, *_days(look, asked))
    sections = _sections(found, lang)
    kept = found.waits.classes if found.waits else ()
    made = Report(
        hall, lang, made_at, found.summary, found.before, found.places or (), drawn, tuple(sections), kept
    )  # fmt: skip
    return made, found


def _lines(found: Asked) -> list[str]:
    by = found.summary.by
    names = [*([f"by_{by}"] if by else []), *BRIEF]
    lines = [line for one in (found.summary, found.before) if one for line in _table(one)]
    means = [f"{heading(name)}{output.GAP}{definition(name)}" for name in names]
    more = [line for section in _sections(found, language()) for line in _section(section)]
    return [*lines, *(_places(found.places) if found.places else []), *means, *more]


def _sections(found: Asked, lang: str) -> list[report.Section]:
    sections = [report.of_throughput(found.pace, lang)] if found.pace else []
    sections += [report.of_cases(found.matters, lang)] if found.matters else []
    return sections + ([report.of_waits_told(found.waits, lang)] if found.waits else [])


def _section(section: report.Section) -> list[str]:
    lines = output.pairs({fact.head: told(fact.name, fact.value) for fact in section.facts})
    return ["", section.title, "", *lines, "", *(f"{fact.head}{output.GAP}{fact.means}" for fact in section.facts)]


def _table(one: Summary) -> list[str]:
    heads = [heading(f"by_{one.by}") if one.by else "", *map(heading, BRIEF)]
    lines = [*one.rows, Line(t("cli.total"), one.total)]
    rows = [[report.key_text(row.key), *(told(name, getattr(row.figures, name)) for name in BRIEF)] for row in lines]
    return [report.days(one), "", *output.table(heads, rows, right=range(1, len(heads))), ""]


def _places(places: tuple[Occupancy, ...]) -> list[str]:
    names, titles = zip(*report.place_heads(), strict=True)
    heads = [t("report.places"), *titles, t("report.pauses")]
    rows = [
        [report.place_key(place), *(told(name, getattr(place, name)) for name in names), report.pauses(place)]
        for place in places
    ]
    return [*output.table(heads, rows, right=range(1, len(names) + 1)), t("report.occupancy_means"), ""]
