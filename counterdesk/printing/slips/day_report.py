"""The day's report: what the hall did on one business day, with what was left over and the journal's head.

The head is kept outside the hall, on paper: only it can show later that the newest entries were cut off.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from textwrap import wrap

from counterdesk.printing.slip import Cut, Line, Pair, Part, Rule, Sign, Slip
from counterdesk.words import t

ENDS = ("served", "no_show", "walked_out", "cancelled", "carried_over", "void", "open")
"""What becomes of a ticket; together they are those issued."""
NAMED = ("leftovers", "carried", "gaps", "voids", "unused")
"""Numbers still open, those over to the next day, missing, void; and void too, but kept in reserve and nobody's."""
HEAD_GROUP = 4
GROUPS_A_LINE = 6


def slip(
    *,
    hall: str,
    day: str,
    printed_at: str,
    issued: int,
    ends: Sequence[tuple[str, int]],
    named: Mapping[str, Sequence[str]],
    wait_mean_s: float | None,
    wait_p90_s: float | None,
    wait_n: int,
    within_promise: int,
    promised: int,
    windows: Sequence[tuple[str, int]],
    unsettled: Sequence[tuple[str, str, str]],
    entries: int,
    head: str,
    lang: str,
    enquiries: Sequence[tuple[int, str]] = (),
    fees: Sequence[tuple[str, str, str]] = (),
    due: Sequence[str] = (),
    notes: Sequence[tuple[str, str]] = (),
) -> Slip:
    """The report of ``day``.

    ``ends``: each of ``ENDS`` with its tickets; ``named``: numbers that are told, by ``NAMED``; waits are those of the
    ``wait_n`` served, in seconds; ``windows``: code and seconds open; ``unsettled``: print jobs, each by its state and
    its kind of paper in words and the ticket's number or its own; ``head``: the hash of the journal's newest of
    ``entries``, ``printed_at`` hall time; ``enquiries``: not answered, by number with whose they are; ``fees``: payee,
    method and amount as text; ``due``: cases due tomorrow or before; ``notes``: who left the next shift what to know.
    """
    parts: tuple[Part, ...] = (
        Line(hall, "center"), Line(t("slip.day_title", lang), "center", 2), Line(day, "center"), Rule(),
        Pair(t("summary.issued", lang), str(issued)), *_ends(ends, lang), *_named(named, lang), Rule(),
        *_waits(wait_n, wait_mean_s, wait_p90_s, lang),
        Pair(t("slip.day_promise", lang), f"{within_promise} / {promised}"), Rule(),
        *_windows(windows, lang), *_unsettled(unsettled, lang), *_enquiries(enquiries, lang), *_due(due, lang),
        *_fees(fees, lang), *_notes(notes, lang), Rule(),
        Line(t("slip.day_journal", lang, entries=entries)), *map(Line, grouped(head)),
        Line(t("slip.day_journal_use", lang)), Rule(),
        Line(t("slip.day_printed", lang, time=printed_at)), Sign(t("slip.day_sign", lang)), Cut(),
    )  # fmt: skip
    return Slip("day_report", lang, parts, title=day)


def _windows(windows: Sequence[tuple[str, int]], lang: str) -> list[Part]:
    told: list[Part] = [Pair(t("slip.day_window", lang, window=code), _hours(open_s)) for code, open_s in windows]
    return [*told, Rule()] if told else []  # no two rules with nothing between them


def _ends(ends: Sequence[tuple[str, int]], lang: str) -> list[Part]:
    return [Pair(f" {t(f'summary.{name}', lang)}", str(count)) for name, count in ends]


def _waits(served: int, mean_s: float | None, p90_s: float | None, lang: str) -> list[Part]:
    told = (("slip.day_wait_mean", mean_s), ("slip.day_wait_p90", p90_s))
    return [Pair(t(key, lang, n=served), _minutes(span_s)) for key, span_s in told]


def grouped(head: str) -> list[str]:
    """A hash in lines of groups that are read aloud one by one."""
    groups = wrap(head, HEAD_GROUP)
    return [" ".join(groups[at : at + GROUPS_A_LINE]) for at in range(0, len(groups), GROUPS_A_LINE)]


def _named(named: Mapping[str, Sequence[str]], lang: str) -> list[Part]:
    comma = t("slip.list_comma", lang)
    told = [(what, comma.join(named[what])) for what in NAMED if named.get(what)]
    return [Line(t(f"slip.day_{what}", lang, listed=listed)) for what, listed in told]


def _notes(notes: Sequence[tuple[str, str]], lang: str) -> list[Part]:
    told: list[Part] = [Line(t("slip.day_notes", lang))] if notes else []
    return told + [Line(t("slip.day_note", lang, clerk=clerk, note=note)) for clerk, note in notes]


def _unsettled(jobs: Sequence[tuple[str, str, str]], lang: str) -> list[Part]:
    told: list[Part] = [Pair(t("slip.day_unsettled", lang), str(len(jobs)))]
    for state, many in Counter(state for state, _, _ in jobs).items():
        told.append(Pair(f" {state}", str(many)))
        for kind in dict.fromkeys(kind for its_state, kind, _ in jobs if its_state == state):
            numbers = [number for *of, number in jobs if of == [state, kind]]
            listed = t("slip.list_comma", lang).join(dict.fromkeys(numbers))
            told.append(Line(t("slip.day_papers", lang, kind=kind[:1].upper() + kind[1:], listed=listed)))
    return told


def _due(cases: Sequence[str], lang: str) -> list[Part]:
    listed = t("slip.list_comma", lang).join(cases)
    return [Pair(t("slip.day_due", lang), str(len(cases))), Line(f" {listed}")] if cases else []


def _enquiries(open_ones: Sequence[tuple[int, str]], lang: str) -> list[Part]:
    told: list[Part] = [Pair(t("slip.day_enquiries", lang), str(len(open_ones)))] if open_ones else []
    return told + [Pair(f" {t('slip.day_enquiry', lang, enquiry=number)}", clerk) for number, clerk in open_ones]


def _fees(totals: Sequence[tuple[str, str, str]], lang: str) -> list[Part]:
    told: list[Part] = [Line(t("slip.day_fees", lang))] if totals else []
    return told + [Pair(f" {payee} {method}", amount) for payee, method, amount in totals]


def _minutes(span_s: float | None) -> str:
    return "-" if span_s is None else f"{round(span_s) // 60}:{round(span_s) % 60:02d}"


def _hours(span_s: int) -> str:
    return f"{span_s // 3600}:{span_s // 60 % 60:02d}"
