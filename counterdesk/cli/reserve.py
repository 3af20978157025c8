"""``window reserve``: which numbers are kept for when the server is out of reach, and voiding by name what is left."""

from __future__ import annotations

from argparse import Namespace

from counterdesk.cli import output, who
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.hall.away import reserve as numbers
from counterdesk.words import t


def reserve(asked: Namespace, here: Here) -> Answer:
    """Who keeps how many numbers; with --void a lead lets them stay void, all of them or those --of one place."""
    if asked.void:
        by = who.in_charge(asked, here, "stop_series")
        labels = here.store.run(numbers.void_left, by, asked.of)
        return Answer({"voided": labels}, [t("cli.reserve_voided", count=len(labels), numbers=" ".join(labels))])
    found = [one for one in here.store.read(numbers.kept) if asked.of in (None, one.holder)]
    shape = [{**one._asdict(), "day": one.day.isoformat()} for one in found]
    heads = [t(f"cli.head_{name}") for name in ("kept_by", "day", "series", "numbers_left")]
    told = [[one.holder, one.day.isoformat(), one.series, one.left] for one in found]
    return Answer(shape, output.table(heads, told) if told else [t("cli.no_reserve")])
