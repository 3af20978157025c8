"""What is chosen on the face of any days: which days, by what, and which number of a row to open."""

from __future__ import annotations

from datetime import date

from counterdesk.hall.summary import BY, Line
from counterdesk.tui.screens.lead_faces.span import LENGTHS, Asked, Span, moved, span_of, typed
from counterdesk.tui.screens.lead_faces.span_view import TOTAL, openable
from counterdesk.tui.screens.lead_opens import LeadOpens
from counterdesk.tui.widgets.picker import Choice, Question
from counterdesk.words import has, t


class LeadSpans(LeadOpens):
    """The questions of that face."""

    @property
    def of_days(self) -> Span | None:
        """The face, if it was ever shown; the screen knows it."""
        return None

    def open_span_days(self) -> None:
        """Ask for the days: the span before or after, the day, week, month or year of the last one, or any typed."""
        face = self.of_days
        if face is None or face.asked is None:
            return
        choices = [Choice("-1", t("span.earlier")), Choice("1", t("span.later"))]
        choices += [Choice(length, t(f"span.this_{length}")) for length in LENGTHS]
        told = [[(t("span.typed"), "quiet")]]
        self.hall.ask(Question(t("span.which"), choices, told, free=True), lambda said: self._days(face, said))

    def _days(self, face: Span, said: str) -> None:
        asked, today = face.asked, face.today
        if asked is None or today is None:
            return
        if said in ("-1", "1"):
            self._want(face, moved(asked, int(said)))
        elif said in LENGTHS:
            self._want(face, Asked(*span_of(min(asked.last, today), said), asked.by, said))
        elif (days := typed(said)) is not None:
            self._want(face, Asked(*days, asked.by, "span"))
        else:
            self.say(t("span.not_days"), part="needs")
            self.app.bell()

    def open_span_by(self) -> None:
        """Ask by what the rows are told apart."""
        face = self.of_days
        if face is None:
            return
        choices = [Choice(by, t(f"summary.by_{by}")) for by in BY]
        self.hall.ask(Question(t("span.by_what"), choices), lambda by: self._by(face, by))

    def _by(self, face: Span, by: str) -> None:
        if face.asked is not None:
            self._want(face, face.asked._replace(by=by))

    def _want(self, face: Span, asked: Asked) -> None:
        async def wanted() -> None:
            face.asked = asked
            face.table.to_top()

        self.act(wanted, waits=True)

    def open_row(self, key: str) -> None:
        """Ask which number of the row to open."""
        face = self.of_days
        if face is None or face.now is None:
            return
        asked = face.now.asked
        found = {line.key or "": line for line in face.now.found.rows} | {TOTAL: Line(TOTAL, face.now.found.total)}
        choices = [
            Choice(name, t(f"summary.{name}") if has(f"summary.{name}") else t(f"behind.{name}"), note=str(count))
            for name, count in openable(found[key])
        ]
        if asked.by in ("day", "week", "month", "year") and key != TOTAL:
            choices.insert(0, Choice("in", t("span.look_in")))
        self.hall.ask(Question(key if key != TOTAL else t("cli.total"), choices),
                      lambda name: self._open_row(face, asked, key, name))  # fmt: skip

    def _open_row(self, face: Span, asked: Asked, key: str, name: str) -> None:
        within = days_of(key, asked) if asked.by in ("day", "week", "month", "year") and key != TOTAL else None
        if name == "in" and within is not None:
            self._want(face, Asked(*within, "hour" if asked.by == "day" else "day", asked.by))
            return
        said = f"{key if key != TOTAL else ''} {t(f'behind.{name}') if has(f'behind.{name}') else t(f'summary.{name}')}"
        by = None if within is not None or key == TOTAL else asked.by
        self.look_behind(name, said.strip(), by, key if by else None, days=within)


def days_of(key: str, asked: Asked) -> tuple[date, date]:
    """The business days of a row by day, week, month or year, no more than were asked for."""
    if asked.by == "day":
        first = last = date.fromisoformat(key)
    elif asked.by == "week":
        year, week = key.split("-W")
        first, last = date.fromisocalendar(int(year), int(week), 1), date.fromisocalendar(int(year), int(week), 7)
    else:
        first, last = span_of(date.fromisoformat(f"{key}-01" if asked.by == "month" else f"{key}-01-01"), asked.by)
    return max(first, asked.first), min(last, asked.last)
