"""``publish``: the public site as a folder of pages, to be put on any web server."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from pathlib import Path

from counterdesk.cli import who
from counterdesk.cli.here import Here
from counterdesk.cli.output import Answer
from counterdesk.refusals import Refusal, UsageFault
from counterdesk.reports import site
from counterdesk.store.desk import Look
from counterdesk.words import t

MARK = "index.html"


def publish(asked: Namespace, here: Here) -> Answer:
    """Write the pages for --from to --to (the year so far); a folder with something else in it is refused."""
    who.in_charge(asked, here, "publish")
    folder = asked.folder
    if not _is_ours(folder):
        raise Refusal("not_a_site", path=folder)
    files = here.store.read(_build, first=asked.from_day, last=asked.to_day)
    try:
        for name, data in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
    except OSError as error:
        raise UsageFault("cannot_write", path=folder, detail=error.strerror) from error
    told = t("cli.published", path=folder, count=len(files))
    return Answer({"folder": str(folder), "files": sorted(files)}, [told])


def _is_ours(folder: Path) -> bool:
    """Whether pages may be written there: into nothing, an empty folder, or over the pages of the last time."""
    try:
        return not folder.exists() or (folder / MARK).is_file() or not any(folder.iterdir())
    except OSError as error:  # a file, or a folder that is closed to us
        raise UsageFault("cannot_write", path=folder, detail=error.strerror) from error


def _build(look: Look, first: date | None, last: date | None) -> dict[str, bytes]:
    last = last or look.day
    return site.build(look, first or last.replace(month=1, day=1), last)
