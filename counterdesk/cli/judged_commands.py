"""The commands of what the hall promised and how it was judged."""

from __future__ import annotations

from counterdesk.cli import given
from counterdesk.cli.command import AT_WINDOW, BY_CLERK, DAY, REASON, Command, takes

BREACH = takes("breach", metavar="NUMBER")
FROM = takes("--from", dest="from_day", type=given.day, metavar="D")
TO = takes("--to", dest="to_day", type=given.day, metavar="D")
SAYS = {"type": given.free_text, "default": ""}
BREACHES = (
    "waiting", "handling", "acceptance", "promised", "statutory", "delivery", "copy_notice", "call_back", "complaint",
    "rectification",
)  # fmt: skip
CAUSES = (
    "rush", "too-few-windows", "absence", "equipment", "mistake", "department", "applicant", "other-authority", "event",
)  # fmt: skip
DECISIONS = ("at-fault", "excused", "not-ours")
COMMITMENTS = (
    Command("commitment list", "commitment:listed", (
        takes("--service", dest="of_service", metavar="S"), takes("--history", metavar="SERVICE"),
    )),
    Command("commitment breaches", "commitment:breaches", (
        FROM, TO, takes("--kind", dest="breach_kind", choices=BREACHES),
        takes("--open", dest="open_only", action="store_true"), takes("--public", action="store_true"), BY_CLERK,
    )),
    Command("commitment show", "commitment:show", (BREACH, BY_CLERK)),
    Command("commitment close", "commitment:close", (
        BREACH, takes("--cause", type=given.spelled, choices=CAUSES, required=True),
        takes("--remedy", type=given.free_text, required=True),
        takes("--decision", type=given.spelled, choices=DECISIONS, required=True),
        takes("--public-reason", **SAYS), BY_CLERK,
    )),
    Command("commitment apologise", "commitment:apologise", (BREACH, BY_CLERK)),
    Command("commitment rates", "scorecard:rates", (
        FROM, TO, takes("--behind", choices=("told-once", "clear", "right-first"), type=given.spelled), BY_CLERK,
    )),
    Command("commitment indices", "scorecard:indices", (FROM, TO, BY_CLERK)),
    Command("commitment sweep", "commitment:look_through", (BY_CLERK,)),
)  # fmt: skip
REVIEW = takes("review", metavar="NUMBER")
NOTE = takes("--note", dest="heard", type=given.free_text, default="")
REVIEWS = (
    Command("review give", "review:give", (
        takes("visit", metavar="NUMBER|CODE"), takes("--grade", type=given.whole, required=True, metavar="5..1"),
        takes("--reason", dest="reasons", type=given.names, metavar="REASON,..."), takes("--remark", **SAYS),
        takes("--name", **SAYS), takes("--phone", default=""), takes("--channel", choices=("kiosk", "screen", "paper")),
        DAY, BY_CLERK,
    )),
    Command("review slip", "review:slip", (takes("number"), AT_WINDOW, BY_CLERK)),
    Command("review list", "review:listed", (FROM, TO, takes("--open", dest="owed", action="store_true"), BY_CLERK)),
    Command("review show", "review:show", (REVIEW, takes("--reveal", action="store_true"), BY_CLERK)),
    Command("review contact", "review:contact", (
        REVIEW, NOTE, takes("--again", dest="second", choices=("content", "not-content")), BY_CLERK,
    )),
    Command("review verify", "review:verify", (
        REVIEW, takes("--so", dest="substantiated", choices=("yes", "partly", "no"), required=True), NOTE, BY_CLERK,
    )),
    Command("review close", "review:close", (
        REVIEW, takes("--how", dest="settled", choices=("remedied", "explained"), required=True), NOTE, BY_CLERK,
    )),
    Command("review appeal", "review:appeal", (REVIEW, REASON, BY_CLERK)),
    Command("review exclude", "review:exclude", (
        REVIEW, REASON, takes("--keep", dest="kept", action="store_true"), BY_CLERK,
    )),
    Command("review rates", "review_rates:show", (
        FROM, TO, takes("--by", dest="rates_by", choices=("service", "window", "clerk")), BY_CLERK,
    )),
)  # fmt: skip
SURVEY = takes("survey", metavar="NAME")
BY_WAY = takes("--channel", dest="answer_channel", choices=("paper", "kiosk", "meeting"), default="paper")
SURVEYS = (
    Command("survey make", "survey:make", (takes("file", type=given.path, nargs="?", metavar="FILE"), BY_CLERK)),
    Command("survey ask", "survey:ask", (
        SURVEY, takes("--count", type=given.whole, required=True, metavar="N"), BY_WAY, BY_CLERK,
    )),
    Command("survey answer", "survey:answer", (
        SURVEY, takes("--answer", dest="answers", type=given.answered, action="append", required=True,
                      metavar="QUESTION=ANSWER"),
        BY_WAY, BY_CLERK,
    )),
    Command("survey show", "survey:show", (
        SURVEY, takes("--version", dest="of_version", type=given.whole, metavar="N"),
    )),
    Command("survey list", "survey:listed"),
)  # fmt: skip
JUDGED = (*COMMITMENTS, *REVIEWS, *SURVEYS)
