"""``check``: everything that could keep the hall from working, looked at in one run and told in plain words."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from counterdesk.cli import check_door, check_place, check_server, check_voice
from counterdesk.cli.check_report import SETTING, Report
from counterdesk.cli.here import Here
from counterdesk.cli.keys import check_keys
from counterdesk.cli.output import Answer
from counterdesk.hall import catalogue, clerks, posted
from counterdesk.hall.away import reserve
from counterdesk.hall.catalogue import Catalogue
from counterdesk.hall.surveys import asking
from counterdesk.refusals import Fault
from counterdesk.store import backup, library
from counterdesk.store.address import Server, place
from counterdesk.store.place import FUSE, filesystem_type, refuse_network
from counterdesk.tui import keys, looks, themes
from counterdesk.words import language, t


def check(asked: Namespace, here: Here) -> Answer:
    """Look at it all; exit code 2 or 3 for faults, 0 for mere warnings."""
    if asked.keys:
        return check_keys(here)
    report = Report()
    if asked.hall_file:
        with report.about("file"):
            _doubts(report, str(asked.hall_file), catalogue.read_hall_file(asked.hall_file))
    with report.about("settings"):
        _check_settings(report, here)
    with report.about("hall"):
        _check_hall(report, here, asked.hall_file)
    _check_place(report, here)
    shape = {
        "faults": [fault._asdict() for fault in report.faults],
        "warnings": [fault._asdict() for fault in report.warnings],
        "notes": report.notes, "looked": [looked._asdict() for looked in report.looked],
        "sqlite": ".".join(map(str, library.version)),
    }  # fmt: skip
    return Answer(shape, report.lines(), code=report.code)


def _check_place(report: Report, here: Here) -> None:
    path = place(here.hall)
    sound = not report.code
    with report.about("printers"):
        check_place.printers(report, here)
    with report.about("terminal"):
        check_place.terminal(report)
    with report.about("clock"):
        check_place.clock(report, here if sound else Here(here.settings, "/"))
    if isinstance(path, Server):
        with report.about("server"):
            check_server.server(report, path)
    with report.about("sqlite"):
        check_place.sqlite(report)
    with report.about("voice"):
        check_voice.voice(report, here)
    with report.about("browser"):
        check_place.browser(report, here)
    with report.about("keys"):
        check_door.keys(report)
    if isinstance(path, Path):
        with report.about("disk"):
            check_place.disk(report, path)
        if path.is_file():
            with report.about("rights"):
                check_place.rights(report, path)
            with report.about("copy"):
                check_place.safe_copy(report, path)


def _doubts(report: Report, file: str, cat: Catalogue) -> None:
    report.tell(t("check.file", name=cat.title(language()), services=len(cat.services), windows=len(cat.windows)))
    report.warn(*(finding.fault(file) for finding in catalogue.check(cat)), then=t("check.doubts_next"))
    lacks = [Fault(file, f"service.{one.service}.{one.what}", t("check.sheet_lacks")) for one in posted.lacks(cat)]
    report.warn(*lacks, then=t("check.sheet_lacks_next"))


def _check_settings(report: Report, here: Here) -> None:
    settings = here.settings
    report.tell(str(settings.file) if settings.file else t("check.no_settings"))
    report.wrong(SETTING, *here.faults)
    check_door.password(report, here)
    report.gather(lambda: keys.keymap(settings.keys, settings.name))
    for theme in dict.fromkeys((settings.theme, settings.board.theme or settings.theme)):
        report.wrong(SETTING, *themes.load(theme)[1])
    report.wrong(SETTING, *looks.site_rules(themes.load(settings.theme)[0].css_variables)[1])


def _check_hall(report: Report, here: Here, hall_file: Path | None) -> None:
    if not here.exists and (hall_file or not here.named):
        report.tell(t("check.no_hall", path=here.shown), t("check.no_hall_next"), state="note")
        return
    path = place(here.hall)
    if isinstance(path, Path):
        refuse_network(path)
        if filesystem_type(path.parent) == FUSE:
            report.warn(Fault(str(path), "-", t("check.fuse")), then=t("check.fuse_next"))
    found = backup.check(path, running=True)
    report.tell(t("check.hall", path=path, count=found.entries, schema=found.schema))
    here.store.compare(path)
    if hall_file is None:
        cat = here.store.read(catalogue.current)
        _doubts(report, f"{path} {cat.version}", cat)
    if not here.store.read(clerks.is_set_up):
        report.warn(Fault(str(path), "clerk", t("check.no_pin")), then=t("check.no_pin_next"))
    _tell_reserve(report, here, isinstance(path, Path))
    survey = here.settings.kiosk.survey
    if survey and here.store.read(asking.running, survey) is None:
        none = Fault(here.settings.name, "kiosk.survey", t("check.no_survey", survey=survey))
        report.warn(none, then=t("check.no_survey_next"))


def _tell_reserve(report: Report, here: Here, in_a_file: bool) -> None:
    """How many numbers are kept for when the server is away; a file is never away."""
    wanted = here.store.read(catalogue.current).away.numbers
    if wanted and in_a_file:
        report.tell(t("check.reserve_in_a_file"), state="note")
    elif wanted:
        found = here.store.read(reserve.kept)
        places = len({one.holder for one in found})
        report.tell(t("check.reserve", count=sum(one.left for one in found), places=places, wanted=wanted))
