"""Every command: its path, the function that does it (module of this package : name), and what it takes.

Nothing of the hall is imported here; a command's module is imported when that command is given. The words of a
command stand in ``cli.<path>``, those of an argument in ``cli.arg_<name>``.
"""

from __future__ import annotations

from counterdesk.cli import given
from counterdesk.cli.appraisal_commands import APPRAISAL
from counterdesk.cli.case_commands import CASES, ENQUIRIES, GREEN, STEPS
from counterdesk.cli.command import AT_WINDOW, BY_CLERK, DAY, OF_TICKET, REASON, SERVICE, Command, takes
from counterdesk.cli.complaint_commands import COMPLAINTS
from counterdesk.cli.inspection_commands import INSPECTIONS
from counterdesk.cli.judged_commands import JUDGED
from counterdesk.words import FOR_CITIZENS

NUMBER = takes("number")
WINDOW = takes("--window", metavar="N", required=True)
THE_WINDOW = takes("window", metavar="N")
CLERK = takes("--clerk", metavar="C", required=True)
JOB = takes("job", type=given.whole)
WHOM = takes("whom", metavar="NUMBER")
HERE = (NUMBER, WINDOW, CLERK)
OUTCOMES = ("done", "papers-missing", "accepted", "answered")
STATES = (
    "waiting", "called", "serving", "held", "finished", "no-show", "walked-out", "cancelled", "carried-over", "void",
)  # fmt: skip
ENDS = ("carried-over", "walked-out", "cancelled")
RETAINED = ("enquiry", "review", "complaint", "case", "ticket")
RULES = ("first-come", "strict", "accumulating")
GROUPS = ("service", "series", "window", "clerk", "hour", "weekday", "day", "week", "month", "year")

ALOUD = (takes("--speak", action="store_true"), takes("--silent", action="store_true"))
GENERAL = (
    Command("demo", "screens:demo", (takes("--speed", type=given.speed, default=1.0, metavar="N"),)),
    Command("init", "hall:init", (takes("--from", dest="hall_file", type=given.path, metavar="HALLFILE"),)),
    Command("load", "hall:load", (takes("hall_file", type=given.path, metavar="HALLFILE"), BY_CLERK)),
    Command("check", "check:check", (
        takes("hall_file", type=given.path, metavar="HALLFILE", nargs="?"), takes("--keys", action="store_true"),
    )),
    Command("desk", "screens:desk", (AT_WINDOW, takes("--practice", action="store_true"))),
    Command("kiosk", "screens:kiosk", (takes("--unwatched", action="store_true"), *ALOUD)),
    Command("rate", "screens:rate", (AT_WINDOW, takes("--unwatched", action="store_true"))),
    Command("board", "screens:board", ALOUD),
    Command("lead", "screens:lead"),
    Command("reviews", "screens:reviews"),
    Command("commitments", "screens:commitments"),
    Command("serve", "serve:serve", (
        takes("--port", type=given.port, metavar="N"), takes("--host", metavar="H"),
        takes("--screens", type=given.screens, metavar="S,S"),
    )),
    Command("queue", "queue:queue", (AT_WINDOW,)),
    Command("summary", "summary:summary", (
        DAY, takes("--from", dest="from_day", type=given.day, metavar="D"),
        takes("--to", dest="to_day", type=given.day, metavar="D"), takes("--by", choices=GROUPS),
        takes("--compare", action="store_true"),
        takes("--occupancy", action="store_true"), takes("--cases", action="store_true"),
        takes("--told", action="store_true"),
        takes("--out", type=given.path, metavar="FILE"),
    )),
    Command("day report", "day:report", (DAY,)),
    Command("day close", "day:close", (takes("--carry-over", action="store_true"), DAY, BY_CLERK)),
    Command("day note", "day:note", (takes("sentence", type=given.free_text), BY_CLERK)),
    Command("day settle", "day:settle", (NUMBER, takes("end", choices=ENDS), BY_CLERK)),
    Command("workdays", "workdays:workdays", (
        takes("from_date", type=given.day, metavar="FROM"), takes("days", type=given.days, metavar="N"),
        takes("--calendar", default=None),
    )),
    Command("import visits", "visits:import_visits", (
        takes("file", type=given.path, metavar="FILE.csv"), takes("--tz", type=given.zone, metavar="ZONE"),
        takes("--create", action="store_true"), BY_CLERK,
    )),
    Command("spool", "spool:spool", (takes("--once", action="store_true"),)),
    Command("backup", "safety:backup", (
        takes("file", type=given.path, nargs="?"), takes("--replace", action="store_true"),
        takes("--daily", type=given.clock_or_off, metavar="HH:MM|off"), BY_CLERK,
    )),
    Command("publish", "publish:publish", (
        takes("folder", type=given.path, metavar="FOLDER"),
        takes("--from", dest="from_day", type=given.day, metavar="D"),
        takes("--to", dest="to_day", type=given.day, metavar="D"), BY_CLERK,
    )),
    Command("prove", "prove:prove", (takes("--seconds", type=given.seconds, default=40, metavar="N"), BY_CLERK)),
    Command("restore", "safety:restore", (
        takes("file", type=given.path), takes("--above", type=given.last_number, action="append", metavar="A=137"),
    )),
    Command("move", "safety:move", (takes("--to", required=True, metavar="URL|PATH"), BY_CLERK)),
)  # fmt: skip
PURGE = (
    Command("purge", "purge:purge", (
        takes("--before", type=given.day, metavar="D", required=True), takes("--dry-run", action="store_true"),
        takes("--class", dest="kinds", action="append", choices=RETAINED),
        takes("--case-days", type=given.days, metavar="N"), BY_CLERK,
    )),
)  # fmt: skip
TICKET = (
    Command("ticket issue", "ticket:issue", (
        SERVICE, takes("--priority", metavar="CLASS"), takes("--key"),
        takes("--document", dest="seen", type=given.free_text, default=""), REASON, takes("--lead", metavar="C"),
        takes("--lang", dest="ticket_lang", choices=FOR_CITIZENS), AT_WINDOW, BY_CLERK,
    )),
    Command("ticket call", "ticket:call", (WINDOW, CLERK, takes("--number"), REASON)),
    Command("ticket recall", "ticket:recall", HERE),
    Command("ticket start", "ticket:start", HERE),
    Command("ticket hold", "ticket:hold", (*HERE, REASON)),
    Command("ticket resume", "ticket:resume", HERE),
    Command("ticket finish", "ticket:finish", (
        *HERE, takes("--outcome", type=given.spelled, choices=OUTCOMES, default="done"),
    )),
    Command("ticket no-show", "ticket:no_show", HERE),
    Command("ticket walk-out", "ticket:walk_out", (NUMBER, AT_WINDOW, BY_CLERK)),
    Command("ticket undo", "ticket:undo", HERE),
    Command("ticket transfer", "ticket:transfer", (
        NUMBER, takes("--to", dest="service", metavar="SERVICE", required=True),
        takes("--window-to", metavar="N"), AT_WINDOW, CLERK,
    )),
    Command("ticket return", "ticket:bring_back", (NUMBER, BY_CLERK)),
    Command("ticket take-up", "ticket:take_up", (NUMBER, AT_WINDOW, BY_CLERK)),
    Command("ticket cancel", "ticket:cancel", (NUMBER, REASON, BY_CLERK)),
    Command("ticket add-service", "ticket:add_service", (NUMBER, SERVICE, BY_CLERK)),
    Command("ticket unreliable", "ticket:unreliable", (NUMBER, REASON, BY_CLERK)),
    Command("ticket serve", "ticket:serve", (SERVICE, WINDOW, CLERK)),
    Command("ticket show", "ticket_list:show", (NUMBER, DAY)),
    Command("ticket list", "ticket_list:listed", (DAY, takes("--state", type=given.spelled, choices=STATES))),
)  # fmt: skip
NOTICE_NUMBER = takes("notice", metavar="NUMBER|CODE")
NOTICE = (
    Command("notice issue", "notice:issue", (
        SERVICE, OF_TICKET, takes("--yes", default="", metavar="COND,..."),
        takes("--have", default="", metavar="MAT,..."), takes("--ask", default="", metavar="MAT,..."),
        takes("--override", type=given.free_text, default="", metavar="REASON"), takes("--lead", metavar="C"),
        takes("--follows", metavar="NUMBER|CODE"), takes("--case", metavar="CASE"),
        takes("--applicant", type=given.free_text, default="", metavar="NAME"),
        takes("--lang", dest="paper_lang", choices=FOR_CITIZENS), takes("--no-paper", action="store_true"),
        AT_WINDOW, BY_CLERK,
    )),
    Command("notice show", "notice:show", (NOTICE_NUMBER,)),
    Command("notice list", "notice:listed", (DAY,)),
    Command("notice return", "notice:came_back", (
        NOTICE_NUMBER, OF_TICKET, takes("--asked", default="", metavar="MAT,..."), AT_WINDOW, BY_CLERK,
    )),
    Command("notice report", "notice_report:report", (
        takes("--from", dest="from_day", type=given.day, metavar="D"),
        takes("--to", dest="to_day", type=given.day, metavar="D"),
    )),
)  # fmt: skip
WINDOWS = (
    Command("window open", "window:open_window", (THE_WINDOW, CLERK)),
    Command("window pause", "window:pause", (THE_WINDOW, CLERK, REASON)),
    Command("window resume", "window:resume", (THE_WINDOW, CLERK)),
    Command("window close", "window:close", (THE_WINDOW, CLERK)),
    Command("window list", "window:listed"),
    Command("window takeover", "window:takeover", (THE_WINDOW, CLERK, takes("--lead", metavar="C"))),
    Command("window plan", "window:plan"),
    Command("window help", "window:ask_help", (THE_WINDOW, BY_CLERK)),
    Command("window stop-series", "window:stop_series", (takes("series"), REASON, BY_CLERK)),
    Command("window reopen-series", "window:reopen_series", (takes("series"), BY_CLERK)),
    Command("window reserve", "reserve:reserve", (
        takes("--void", action="store_true"), takes("--of", metavar="PLACE"), BY_CLERK,
    )),
)
CLERKS = (
    Command("clerk add", "clerk:add", (WHOM, takes("--role", default="clerk"), BY_CLERK)),
    Command("clerk pin", "clerk:pin", (WHOM, BY_CLERK)),
    Command("clerk role", "clerk:role", (WHOM, takes("role"), BY_CLERK)),
    Command("clerk disable", "clerk:disable", (WHOM, BY_CLERK)),
    Command("clerk unlock", "clerk:unlock", (WHOM, BY_CLERK)),
    Command("clerk list", "clerk:listed"),
)
PAPERS = (
    Command("slip show", "slip:show", (
        takes("kind"), takes("id", type=given.word, nargs="?", default=""),
        takes("--as", dest="form", choices=("text", "png", "pdf", "escpos"), default="text"),
        takes("--columns", type=given.whole, choices=(48, 32)),
        takes("-o", dest="out", type=given.path, metavar="FILE"), BY_CLERK,
    )),
    Command("slip print", "slip:print_copy", (
        takes("kind"), takes("id", type=given.word, nargs="?", default=""), takes("--printer"), BY_CLERK,
    )),
    Command("printer list", "printer:listed"),
    Command("printer status", "printer:status", (takes("name", nargs="?"),)),
    Command("printer test", "printer:test", (takes("name", nargs="?"), BY_CLERK)),
    Command("printer probe", "printer:probe", (takes("name", nargs="?"), BY_CLERK)),
    Command("printer share", "printer_share:share", (
        takes("name", nargs="?"), takes("--host", metavar="H"), takes("--port", type=given.port, metavar="N"),
    )),
    Command("printer jobs", "jobs:listed"),
    Command("printer retry", "jobs:retry", (JOB, BY_CLERK)),
    Command("printer cancel", "jobs:cancel", (JOB, BY_CLERK)),
    Command("printer resolve", "jobs:resolve", (
        JOB, takes("--printed", action="store_true"), takes("--again", action="store_true"), BY_CLERK,
    )),
    Command("printer move", "jobs:move", (JOB, takes("--to", dest="name", metavar="NAME", required=True), BY_CLERK)),
    Command("printer switch", "jobs:switch", (
        takes("printer"), takes("--to", dest="name", metavar="NAME", required=True), BY_CLERK,
    )),
)  # fmt: skip
REPLAYS = (
    Command("whatif", "whatif:whatif", (
        takes("file", type=given.path, metavar="FILE.csv", nargs="?"), DAY,
        takes("--windows", type=given.few, metavar="N"), takes("--rule", choices=RULES),
        takes("--open", type=given.clock, metavar="HH:MM"), takes("--close", type=given.clock, metavar="HH:MM"),
        takes("--out", type=given.path, metavar="FILE"), takes("--tz", type=given.zone, metavar="ZONE"),
    )),
    Command("forecast day", "forecast:day"),
    Command("forecast break", "forecast:breaks", (
        THE_WINDOW, takes("--at", type=given.clocks, metavar="HH:MM,...", required=True),
        takes("--minutes", type=given.minutes, default=60, metavar="N"),
    )),
    Command("forecast tidal", "forecast:tidal"),
    Command("forecast evening", "forecast:evening", (DAY, takes("--keep", action="store_true"), BY_CLERK)),
    Command("estimate backtest", "estimate:backtest", (takes("file", type=given.path, metavar="FILE.csv"),)),
)  # fmt: skip
JOURNAL = (
    Command("journal verify", "journal:verify", (takes("--head", metavar="CODE"),)),
    Command("journal head", "journal:head"),
    Command("journal export", "journal:export", (takes("--xes", type=given.path, metavar="FILE", required=True),)),
    Command("journal tail", "journal:tail", (
        takes("--ticket", metavar="N"), takes("--most", type=given.whole, default=20, metavar="N"),
    )),
)  # fmt: skip
COMMANDS = (
    *GENERAL, *PURGE, *TICKET, *NOTICE, *WINDOWS, *CLERKS, *CASES, *STEPS, *ENQUIRIES, *GREEN, *JUDGED,
    *COMPLAINTS, *INSPECTIONS, *APPRAISAL,
    *PAPERS, *REPLAYS, *JOURNAL,
)  # fmt: skip


def key(path: str) -> str:
    """The words' key of a command: ``ticket no-show`` -> ``ticket_no_show``."""
    return path.replace(" ", "_").replace("-", "_")
