"""``inspection``: rounds over the four norms, what failed, who puts it right, and the rates of it all."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from typing import Any

from counterdesk.cli import output, shapes, who
from counterdesk.cli.acts import printing
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.hall import inspections
from counterdesk.hall.inspections import Inspection, Mark, Seen
from counterdesk.hall.inspections.paper import place_name, points
from counterdesk.store.desk import Look
from counterdesk.words import language, t

HEADS = ("inspection", "place", "item", "state", "owner", "fix_by")
ROUND_HEADS = ("inspection", "day", "kind", "inspector", "score", "verdict")
RATE_HEADS = ("norm", "item", "kept", "n", "rate")
COPIED = ("place", "item", "norm", "state", "observed", "used", "deduct", "note", "photo", "owner", "fix", "fixed_by",
          "rechecked_by", "recheck_note", "reopened")  # fmt: skip


def start(asked: Namespace, here: Here) -> Answer:
    """Begin a round, through the windows named or all of them and the hall."""
    by = who.in_charge(asked, here, "inspect")
    found = here.store.run(inspections.start, by, asked.inspection_kind, asked.places or ())
    value = here.store.read(_round, found=found)
    return Answer(value, [t("inspection.started", number=found.number, n=len(value["left"]))])


def mark(asked: Namespace, here: Here) -> Answer:
    """What was found of an item at a place."""
    seen = Seen(asked.result, asked.observed, asked.used, asked.deduct, asked.owner, asked.fix_by, asked.note,
                asked.photo)  # fmt: skip
    by = who.in_charge(asked, here, "inspect")
    found = here.store.run(inspections.mark, by, asked.inspection, asked.place, asked.item, seen)
    return _marked(here, asked.inspection, found)


def finish(asked: Namespace, here: Here) -> Answer:
    """End a round and print its papers."""
    by = who.in_charge(asked, here, "inspect")
    printed = printing(here, inspections.finish, by, asked.inspection, leave_out=asked.leave_out)
    done: Inspection = printed.done
    value = here.store.read(_round, found=done)
    told = t("inspection.finished", number=done.number, failed=len(value["open"]))
    verdict = _said(None if done.passed is None else bool(done.passed))
    scored = [t("inspection.scored", score=points(done.score), verdict=verdict)] if verdict else []
    return Answer(value, [*printed.lines, told, *scored], printed.fault)


def fix(asked: Namespace, here: Here) -> Answer:
    """How a failed item was put right."""
    by = who.with_matters(asked, here, "inspection_fix")
    found = here.store.run(inspections.fix, by, asked.inspection, asked.place, asked.item, asked.what)
    return _marked(here, asked.inspection, found)


def recheck(asked: Namespace, here: Here) -> Answer:
    """Another person's look at what was fixed."""
    by = who.in_charge(asked, here, "inspection_recheck")
    found = here.store.run(
        inspections.recheck, by, asked.inspection, asked.place, asked.item, not asked.fails, asked.note
    )
    return _marked(here, asked.inspection, found)


def listed(asked: Namespace, here: Here) -> Answer:
    """What failed and is not closed, due first; with --rounds the rounds of this month, or from --from to --to."""
    if asked.rounds:
        return _rounds(asked, here)
    value = [
        {"inspection": one.number, **here.store.read(shape, found=one.mark)}
        for one in here.store.read(inspections.open_ones)
    ]
    cells = [[one["inspection"], _place(here, one["place"]), one["item"], t(f"inspection.state_{one['state']}"),
              one["owner"], one["fix_by"]] for one in value]  # fmt: skip
    heads = [t(f"inspection.head_{name}") for name in HEADS]
    return Answer(value, output.table(heads, cells) if cells else [t("inspection.none")])


def show(asked: Namespace, here: Here) -> Answer:
    """A round with every mark and what is left."""
    found = here.store.read(inspections.by_number, asked.inspection)
    value = here.store.read(_round, found=found)
    items = found.with_sheet.items
    cells = [[_place(here, one["place"]), items[one["item"]].name(language()), t(f"inspection.state_{one['state']}"),
              one["owner"], one["fix_by"]] for one in value["marks"]]  # fmt: skip
    heads = [t(f"inspection.head_{name}") for name in HEADS[1:]]
    return Answer(value, [found.number, *output.table(heads, cells), t("inspection.left", n=len(value["left"]))])


def rates(asked: Namespace, here: Here) -> Answer:
    """Rates with their sample sizes, of this month or from --from to --to."""
    value = here.store.read(_rates, first=asked.from_day, last=asked.to_day, place=asked.window)
    cells = [[one["norm"], one["item"] or "", one["kept"], one["n"], _percent(one["rate"])] for one in value["rates"]]
    heads = [t(f"inspection.head_{name}") for name in RATE_HEADS]
    table = output.table(heads, cells, right=(2, 3, 4)) if cells else [t("inspection.no_rates")]
    return Answer(value, [*table, "", value["definition"]])


def shape(look: Look, found: Mark) -> dict[str, Any]:
    """A mark as JSON."""
    instants = {"fixed_at": found.fixed_us, "rechecked_at": found.rechecked_us}
    return {
        **{name: getattr(found, name) for name in COPIED},
        "fix_by": found.fix_by_on.isoformat() if found.fix_by_on else None,
        **{name: us and shapes.instant(look, us) for name, us in instants.items()},
    }  # fmt: skip


def _round(look: Look, found: Inspection) -> dict[str, Any]:
    marks = [shape(look, one) for one in inspections.marks_of(look, found).values()]
    left = [{"place": place, "item": item.id} for place, item in inspections.left(look, found)]
    return {
        "inspection": found.number, "day": found.day.isoformat(), "kind": found.kind, "inspector": found.inspector,
        "places": list(found.at), "finished": found.finished_us is not None, "score": found.score,
        "passed": None if found.passed is None else bool(found.passed), "pass_mark": found.with_sheet.pass_mark,
        "sheet": found.with_sheet.version, "marks": marks, "left": left,
        "open": [one for one in marks if one["state"] in ("failed", "fixed")],
    }  # fmt: skip


def _rounds(asked: Namespace, here: Here) -> Answer:
    def found(look: Look) -> list[dict[str, Any]]:
        return [_round(look, one) for one in inspections.between(look, *_span(look, asked.from_day, asked.to_day))]

    value = here.store.read(found)
    cells = [[one["inspection"], one["day"], t(f"inspection.kind_{one['kind']}"), one["inspector"],
              points(one["score"]), _said(one["passed"])] for one in value]  # fmt: skip
    heads = [t(f"inspection.head_{name}") for name in ROUND_HEADS]
    return Answer(value, output.table(heads, cells) if cells else [t("inspection.no_rounds")])


def _rates(look: Look, first: date | None, last: date | None, place: str | None) -> dict[str, Any]:
    span = _span(look, first, last)
    found = [
        {"norm": one.norm, "item": one.item, "kept": one.kept, "n": one.n, "rate": one.rate}
        for one in inspections.rates(look, *span, place)
    ]
    return {"from": span[0].isoformat(), "to": span[1].isoformat(), "rates": found,
            "definition": t("inspection.rates_means")}  # fmt: skip


def _span(look: Look, first: date | None, last: date | None) -> tuple[date, date]:
    until = last or look.day
    return first or until.replace(day=1), until


def _marked(here: Here, number: str, found: Mark) -> Answer:
    said = t("inspection.marked", number=number, place=_place(here, found.place), item=found.item,
             state=t(f"inspection.state_{found.state}"))  # fmt: skip
    return Answer(here.store.read(shape, found=found), [said])


def _place(here: Here, place: str) -> str:
    return here.store.read(place_name, place, language())


def _said(passed: bool | None) -> str:
    return "" if passed is None else t("inspection.passed" if passed else "inspection.not_passed")


def _percent(rate: float | None) -> str:
    return "-" if rate is None else f"{100 * rate:.0f}%"
