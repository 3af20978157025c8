"""The commands of cases, of departments that take part, of enquiries, the green channel and fees."""

from __future__ import annotations

from counterdesk.cli import given
from counterdesk.cli.command import AT_WINDOW, BY_CLERK, DAY, OF_TICKET, REASON, Command, takes
from counterdesk.words import FOR_CITIZENS

CASE_NUMBER = takes("case", metavar="CASE")
LEAD_ONLY = (CASE_NUMBER, BY_CLERK)
ON_CASE = (CASE_NUMBER, AT_WINDOW, BY_CLERK)
BECAUSE = takes("--reason", type=given.free_text, required=True)
TEXT_OF = {"type": given.free_text, "default": ""}
HANDED = takes("--material", type=given.counted, action="append", metavar="ID=N+N")
APPLICATION = (
    takes("what", metavar="SERVICE|CASE"), takes("--applicant", type=given.free_text, metavar="NAME"),
    takes("--id-no"), takes("--phone"), takes("--agent", type=given.free_text, metavar="NAME"), takes("--agent-id"),
    takes("--yes", type=given.names, metavar="COND,..."), HANDED,
    takes("--received", type=given.moment, metavar="DATETIME"), takes("--ticket", metavar="NUMBER"),
    takes("--lang", dest="case_lang", choices=FOR_CITIZENS), takes("--delivery", choices=("collect", "post")),
    AT_WINDOW, BY_CLERK,
)  # fmt: skip
CASES = (
    Command("case accept", "case:accept", (
        *APPLICATION, takes("--tolerate", type=given.names, metavar="MAT,..."),
        takes("--at-once", action="store_true"),
    )),
    Command("case receive", "case:receive", APPLICATION),
    Command("case correct", "case:correct", (*ON_CASE, takes("--what", dest="corrected", **TEXT_OF))),
    Command("case bring", "case:bring", (*ON_CASE, HANDED)),
    Command("case sign", "case:sign", ON_CASE),
    Command("case supplement", "case:supplement", (
        *ON_CASE, takes("--fault", type=given.wrong, action="append", metavar="MAT=WHY"),
        takes("--override", metavar="REASON", **TEXT_OF), takes("--lead", metavar="C"),
    )),
    Command("case review", "case:review", ON_CASE),
    Command("case suspend", "case:suspend", (
        *ON_CASE, BECAUSE, takes("--days", type=given.days, required=True, metavar="N"),
    )),
    Command("case resume", "case:resume", ON_CASE),
    Command("case extend", "case:extend", (
        *LEAD_ONLY, BECAUSE, takes("--approver", type=given.free_text, required=True, metavar="NAME"),
        takes("--days", type=given.days, metavar="N"),
    )),
    Command("case decide", "case:decide", (
        *ON_CASE, takes("--outcome", choices=("grant", "refuse"), default="grant"), takes("--document", **TEXT_OF),
        takes("--reason", **TEXT_OF), takes("--late-reason", **TEXT_OF),
    )),
    Command("case make", "case:make", ON_CASE),
    Command("case deliver", "case:deliver", (
        *ON_CASE, takes("--to", dest="receiver", type=given.free_text, required=True, metavar="NAME"),
        takes("--relation", **TEXT_OF), takes("--document", **TEXT_OF),
        takes("--method", choices=("direct", "post", "left", "electronic"), default="direct"),
    )),
    Command("case withdraw", "case:withdraw", (*ON_CASE, takes("--reason", **TEXT_OF))),
    Command("case refuse", "case:refuse", (
        *ON_CASE, takes("--ground", type=given.free_text, required=True), takes("--article", **TEXT_OF),
        takes("--authority", **TEXT_OF),
    )),
    Command("case reissue", "case:again", (*ON_CASE, BECAUSE, takes("--document", **TEXT_OF))),
    Command("case revoke", "case:revoke", (*LEAD_ONLY, BECAUSE)),
    Command("case handover", "case:handover", (
        *ON_CASE, takes("--to", dest="to_clerk", metavar="C"), takes("--reason", **TEXT_OF),
        takes("--confirm", action="store_true"),
    )),
    Command("case convert", "case:convert", ON_CASE),
    Command("case phase", "case:phase", (*ON_CASE, takes("--to", dest="phase", metavar="PHASE"))),
    Command("case followup", "case:followup", (*ON_CASE, takes("--note", type=given.free_text, required=True))),
    Command("case followups", "case_list:followups_due"),
    Command("case show", "case_list:show", (CASE_NUMBER,)),
    Command("case find", "case_list:find", (takes("text", type=given.free_text),)),
    Command("case reveal", "case_list:reveal", LEAD_ONLY),
    Command("case due", "case_list:due", (takes("--within", type=given.days, metavar="DAYS"),)),
)  # fmt: skip
STEP_ACTS = ("receive", "opinion", "visit", "result", "done")
DEPARTMENT = takes("--department", metavar="D", required=True)
STEPS = (
    Command("case step", "case_step:step", (
        CASE_NUMBER, takes("act", choices=STEP_ACTS), DEPARTMENT,
        takes("--by", dest="signer", metavar="NAME", **TEXT_OF),
        takes("--opinion", choices=("agree", "conditions", "refuse")), REASON,
        takes("--on", dest="on_day", type=given.day, metavar="D"),
        takes("--with", dest="others", type=given.names, metavar="D,D"), AT_WINDOW, BY_CLERK,
    )),
    Command("case inbox", "case_step:inbox", (DEPARTMENT,)),
    Command("case fee", "fee:take", (
        takes("about", metavar="CASE|NUMBER"), takes("--payee", metavar="P", **TEXT_OF),
        takes("--amount", required=True), takes("--method", dest="paid_by", required=True), takes("--relief"),
        takes("--yes", type=given.names, metavar="COND,..."),
        takes("--copies", type=given.few, default=0, metavar="N"), AT_WINDOW, BY_CLERK,
    )),
    Command("fee list", "fee:listed", (DAY,)),
    Command("fee void", "fee:void", (takes("receipt"), BECAUSE, BY_CLERK)),
)  # fmt: skip
ENQUIRY_NUMBER = takes("enquiry", type=given.whole)
ENQUIRIES = (
    Command("enquiry ask", "enquiry:ask", (
        takes("question", type=given.free_text), takes("--service"), OF_TICKET, AT_WINDOW, BY_CLERK,
    )),
    Command("enquiry answer", "enquiry:answer", (
        ENQUIRY_NUMBER, takes("answer", type=given.free_text), AT_WINDOW, BY_CLERK,
    )),
    Command("enquiry handover", "enquiry:hand_over", (
        ENQUIRY_NUMBER, takes("--to", dest="to_clerk", metavar="C", required=True), AT_WINDOW, BY_CLERK,
    )),
    Command("enquiry confirm", "enquiry:confirm", (ENQUIRY_NUMBER, AT_WINDOW, BY_CLERK)),
    Command("enquiry list", "enquiry:listed", (DAY, BY_CLERK)),
)  # fmt: skip
GREEN = (
    Command("green grant", "green:grant", (
        takes("category"), takes("--document", dest="seen", type=given.free_text, required=True), BECAUSE, OF_TICKET,
        takes("--case", metavar="CASE"), BY_CLERK,
    )),
    Command("green list", "green:listed", (
        takes("--from", dest="from_day", type=given.day, metavar="D"),
        takes("--to", dest="to_day", type=given.day, metavar="D"),
    )),
)  # fmt: skip
