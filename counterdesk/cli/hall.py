"""``init`` and ``load``: making a hall of a hall file, and giving it a new version of its catalogue."""

from __future__ import annotations

from argparse import Namespace
from contextlib import closing
from typing import NamedTuple

from counterdesk import paths
from counterdesk.cli import who
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.hall import catalogue, clerks
from counterdesk.hall.catalogue import Catalogue, LoadedCatalogue
from counterdesk.refusals import Refusal, StoreFault
from counterdesk.store.address import Place, place
from counterdesk.store.desk import Desk
from counterdesk.store.engine import NOBODY, Store, create_store, discard
from counterdesk.words import language, t

DEFAULT = "market-regulation.toml"


class Made(NamedTuple):
    """What a new hall holds."""

    loaded: LoadedCatalogue
    clerks: tuple[str, ...]
    admin: str | None


def init(asked: Namespace, here: Here) -> Answer:
    """Make the hall and load the hall file into it; an existing hall is refused and stays as it is."""
    where = place(here.hall)
    hall_file = asked.hall_file or paths.data("halls", DEFAULT)
    cat = catalogue.read_hall_file(hall_file)
    try:
        store = create_store(where, cat.hall.timezone, f"{cat.hall.day_starts:%H:%M}")
    except StoreFault as fault:
        raise (Refusal("hall_exists", path=where) if fault.code == "hall_exists" else fault) from fault
    made = _furnish(store, where, cat)
    shape = {
        "hall": str(where), "catalogue": cat.id, "version": cat.version, "services": made.loaded.services,
        "series": list(cat.series), "windows": list(cat.windows), "clerks": list(made.clerks), "admin": made.admin,
    }  # fmt: skip
    told = t("cli.made", path=where, name=cat.hall.name(language()), services=made.loaded.services)
    return Answer(shape, [told, *_what_next(here, cat, made)])


def load(asked: Namespace, here: Here) -> Answer:
    """Let a new version of the hall file hold; what was issued before keeps the version it was issued under."""
    cat = catalogue.read_hall_file(asked.hall_file)
    loaded = here.store.run(catalogue.load, who.in_charge(asked, here, "load"), cat)
    told = t("cli.loaded" if loaded.changed else "cli.loaded_same", version=cat.version, services=loaded.services)
    return Answer({"catalogue": cat.id, **loaded._asdict()}, [told])


def _furnish(store: Store, where: Place, cat: Catalogue) -> Made:
    """The hall's first transaction; if it fails, no half-made hall is left behind."""
    try:
        with closing(store):
            return store.run(_make, NOBODY, cat)
    except BaseException:
        discard(where)
        raise


def _make(desk: Desk, cat: Catalogue) -> Made:
    loaded = catalogue.load(desk, cat)
    for seed in cat.clerks:
        clerks.add(desk, seed.number, seed.role)
    admin = next((seed.number for seed in cat.clerks if seed.role == "admin"), None)
    return Made(loaded, tuple(seed.number for seed in cat.clerks), admin)


def _what_next(here: Here, cat: Catalogue, made: Made) -> list[str]:
    hall = f"--hall {here.shown} " if here.named else ""
    steps = [t("cli.next_pin", hall=hall, clerk=made.admin)] if made.admin else []
    window = next(iter(cat.windows), "1")
    clerk = next((seed.number for seed in cat.clerks if seed.role == "clerk"), "101")
    steps += [t("cli.next_clerk_pin", hall=hall, clerk=clerk, admin=made.admin or clerk)]
    return ["", t("cli.next"), *steps, t("cli.next_desk", hall=hall, window=window)]
