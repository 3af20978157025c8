"""Complaints and reports (投诉举报): the register with its clocks, who told it kept secret, and what is published."""

from counterdesk.hall.complaints.handling import admit, answer, close, extend, investigate, tell
from counterdesk.hall.complaints.links import decide, link
from counterdesk.hall.complaints.public import month
from counterdesk.hall.complaints.registering import Intake, Teller, register
from counterdesk.hall.complaints.rows import Complaint, Link, by_number, links_of, listed, timeline
from counterdesk.hall.complaints.secrecy import refuse, reveal

__all__ = [
    "Complaint", "Intake", "Link", "Teller", "admit", "answer", "by_number", "close", "decide", "extend",
    "investigate", "link", "links_of", "listed", "month", "refuse", "register", "reveal", "tell", "timeline",
]  # fmt: skip
