"""What is chosen on the face of any days: which days, by what, and which number of a row to open."""

from __future__ import annotations

from datetime import date

from counterdesk.hall.summary import BY, definition, heading, spans
from counterdesk.hall.summary.behind import HOUR_OF_WEEK, Wanted
from counterdesk.reports.report import BRIEF, FORMS, key_text
from counterdesk.tui.screens.figures import PARTS
from counterdesk.tui.screens.lead_faces import plots
from counterdesk.tui.screens.lead_faces.face import Busy, Face
from counterdesk.tui.screens.lead_faces.span import LENGTHS, Asked, Span, moved, span_of, typed
from counterdesk.tui.screens.lead_faces.span_view import BEFORE, TOTAL
from counterdesk.tui.screens.lead_opens import LeadOpens
from counterdesk.tui.screens.lead_report import folder_of
from counterdesk.tui.screens.lead_story import MARGINS, MOST_LINES
from counterdesk.tui.widgets.heat_blocks import HeatBlocks
from counterdesk.tui.widgets.picker import Choice, Question
from counterdesk.tui.widgets.rows import Row, folded
from counterdesk.words import language, t


class LeadSpans(LeadOpens):
    """The questions of that face."""

    @property
    def face(self) -> Face | None:
        """The face in front; the screen knows it."""
        return None

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

    def open_row(self, key: str = "") -> None:
        """Every figure of a row; one of a day, week, month or year can be looked into, too."""
        face = self.of_days
        if face is None or face.now is None:
            return
        asked = face.now.asked
        if key == BEFORE:
            wanted = Wanted("", *spans.before(asked.first, asked.last))
            self.hall.open_screen("figures", wanted=wanted, said=t("span.before"))
        elif asked.by in LENGTHS and key != TOTAL:
            choices = [Choice(how, t(f"span.{how}")) for how in ("look_in", "all_figures")]
            self.hall.ask(Question(key, choices), lambda how: self._open_days(face, asked, key, how))
        else:
            by = None if key == TOTAL else asked.by
            named = f"{t(f'summary.by_{by}')} {key_text(key or None)}" if by else t("cli.total")
            wanted = Wanted("", asked.first, asked.last, by, (key or None) if by else None)
            self.hall.open_screen("figures", wanted=wanted, said=named)

    def _open_days(self, face: Span, asked: Asked, key: str, how: str) -> None:
        within = days_of(key, asked)
        if how == "look_in":
            self._want(face, Asked(*within, "hour" if asked.by == "day" else "day", asked.by))
        else:
            self.hall.open_screen("figures", wanted=Wanted("", *within), said=t("cli.total"))

    def action_tick(self) -> None:
        """What the figure under the cursor counts; in the table, what each column does."""
        face = self.of_days
        if face is None or self.spot is None or self.spot is not face.table.spot or not face.table.here:
            super().action_tick()
            return
        rows: list[Row] = []
        for name in BRIEF:
            rows.append([(heading(name), "strong")])
            rows += [[(f"  {line}", "")] for line in folded(definition(name), self.size.width - MARGINS, MOST_LINES)]
        rows.append([(t("span.table_means"), "quiet")])
        self.hall.tell(t("lead_face.key_tick"), rows)

    def open_heat(self) -> None:
        """Every hour of the week as blocks, and by a line each, whose tickets can be opened."""
        busy = self.face.busy if self.face else None
        if busy is None:
            return
        names = [t(f"desk.weekday_{day}") for day in range(7)]
        blocks = HeatBlocks.rows_of(busy.values, names, self.size.width - MARGINS)
        asked = Question(busy.title, plots.hour_choices(busy.values), blocks)
        self.hall.ask(asked, lambda at: self._open_hour(busy, at))

    def _open_hour(self, busy: Busy, at: str) -> None:
        self.look_behind("issued", t("plot.that_hour"), HOUR_OF_WEEK, at, days=(busy.first, busy.last))

    def open_span_more(self) -> None:
        """Ask what else to look at of these days, or in which form to keep their figures."""
        choices = [Choice(part, t(f"span.more_{part}")) for part in PARTS if part != "tickets"]
        choices.append(Choice("whatif", t("lead.what_if")))
        choices += [Choice(form, t("span.keep", form=form[1:].upper())) for form in FORMS]
        self.hall.ask(Question(t("span.more_which"), choices), self._more)

    def _more(self, what: str) -> None:
        face = self.of_days
        if face is None or face.asked is None:
            return
        asked = face.asked
        if what == "whatif":
            self.hall.open_screen("whatif", day=min(asked.last, face.today or asked.last))
        elif what in FORMS:
            self.act(lambda: self._keep_file(asked, what))
        else:
            wanted = Wanted("", asked.first, asked.last)
            self.hall.open_screen("figures", wanted=wanted, said=t(f"span.more_{what}"), part=what)

    async def _keep_file(self, asked: Asked, form: str) -> None:
        from counterdesk.reports.whole import WAYS, whole  # what writes files is loaded when one is wanted

        days = "_".join(dict.fromkeys(day.isoformat() for day in (asked.first, asked.last)))
        file = folder_of(self.hall.link.hall) / f"figures-{days}-{asked.by}{form}"
        made = await self.hall.link.study(whole, asked.first, asked.last, asked.by, language())
        await self.hall.link.work_out(lambda: file.write_bytes(WAYS[form](made)))
        self.say(t("span.kept", name=file.name, folder=file.parent))


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
