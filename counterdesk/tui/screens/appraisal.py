"""A month's appraisal of a clerk: lines that add up, each opening its event; appeals and decisions behind the menu."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from typing import ClassVar, NamedTuple

from counterdesk.hall import appraisal, clerks
from counterdesk.hall.appraisal import Line, Sheet, naming
from counterdesk.hall.appraisal import rules as rule_file
from counterdesk.hall.appraisal.sources import opened
from counterdesk.store.desk import Look
from counterdesk.tui.keys import bindings
from counterdesk.tui.screens.kept_list import KeptList, Menu, Shown
from counterdesk.words import language, t


class SheetNow(NamedTuple):
    """The sheet, whose it is, whose others can be seen, and what this clerk may do."""

    sheet: Sheet
    whose: str
    others: list[str]
    enters: bool
    decides: bool


def sheet_now(look: Look, clerk: str, whose: str | None, month: date | None) -> SheetNow:
    """That, in one snapshot: one's own sheet, or another's for whoever may see it."""
    views = clerks.may(look, clerk, "appraisal_view")
    whom = whose if whose and views else clerk
    others = [one.number for one in clerks.clerks(look) if not one.disabled] if views else []
    enters, decides = (clerks.may(look, clerk, act) for act in ("appraisal_enter", "appraisal_decide"))
    return SheetNow(appraisal.of_clerk(look, whom, month or look.day), whom, others, enters, decides)


class Appraisal(KeptList, inherit_bindings=False):
    """The lines of the sheet; Find goes to another clerk's."""

    BINDINGS: ClassVar = bindings(
        "enter", "more", "find", "up", "down", "page_up", "page_down", "back", "help", "switch_language",
        "switch_theme",
    )  # fmt: skip
    bar = ("enter", "more", "find", "page_down", "back", "help")

    def __init__(self) -> None:
        super().__init__()
        self.now: SheetNow | None = None
        self.whose: str | None = None
        self.month: date | None = None

    async def read(self) -> None:
        """The sheet as it stands."""
        await super().read()
        self.now = await self.hall.link.ask(sheet_now, self.hall.clerk or "", self.whose, self.month)

    def heading(self) -> tuple[str, str, str]:
        """Whose month it is and what it comes to."""
        if self.now is None:
            return t("sheet.title"), "", ""
        found = self.now.sheet
        told = t("appraisal.sheet_head", whose=self.now.whose, month=f"{found.first:%Y-%m}",
                 total=f"{found.total.normalize():f}", rules=found.version)  # fmt: skip
        return t("sheet.title"), told, ""

    def shown(self) -> Sequence[Shown]:
        """Day, points and what it is; a remark where something was objected to."""
        if self.now is None:
            return ()
        return [
            Shown(one, (f"{one.event.day:%m-%d}" if one.event else "", naming.points(one.points), naming.line(one)),
                  naming.remark(one), "quiet" if one.event and not one.points else "")
            for one in self.now.sheet.lines
        ]  # fmt: skip

    def key_label(self, act: str) -> str:
        """Find goes to a clerk."""
        return t(f"sheet.key_{act}") if act in ("enter", "find") else super().key_label(act)

    def usable(self, act: str) -> bool:
        """Others' sheets are for those who may see them; a line is opened where it came from something."""
        if act == "enter":
            return self.here is not None and self.here.event is not None
        return bool(self.now and self.now.others) if act == "find" else self.moving.offers(act)

    def action_enter(self) -> None:
        """What the line came from."""
        line: Line | None = self.here
        if line is None or line.event is None:
            self.app.bell()
            return
        value = opened(line.event)
        told = [(t(f"appraisal.head_{name}"), str(value[name])) for name in ("day", "clerk", "about", "note", "opens")
                if value[name]]  # fmt: skip
        told += [(t("appraisal.head_remark"), f"{naming.objection(one)} {one.because}") for one in line.objections]
        self.page(f"{line.event.key}  {naming.line(line)}", told)

    def action_find(self) -> None:
        """Another clerk's sheet."""
        if self.now and self.now.others:
            self.ask_of(t("sheet.whose"), [(number, number) for number in self.now.others], self._go_to)

    def menu(self) -> Sequence[Menu]:
        """The month before, and what can be done about the line."""
        now = self.now
        if now is None:
            return ()
        acts = [Menu(t("sheet.month_before"), self._before)]
        if now.enters:
            acts.append(Menu(t("sheet.enter", clerk=now.whose), self._enter))
        line: Line | None = self.here
        if line is None or line.event is None:
            return acts
        key = line.event.key
        if now.whose == self.hall.clerk:
            acts.append(Menu(t("sheet.appeal", event=key), lambda: self._say("appeal", appraisal.appeal, key)))
        if now.decides:
            acts += self._decisions(line, key, now.whose)
        return acts

    def _decisions(self, line: Line, key: str, whose: str) -> list[Menu]:
        ways = (("uphold", True), ("reject", False)) if any(one.holds is None for one in line.objections) else ()
        exclude = partial(self._say, "exclude", appraisal.exclude, key, whose)
        return [
            Menu(t("sheet.exclude", event=key), exclude),
            *(Menu(t(f"sheet.{name}", event=key), partial(self._say, name, appraisal.decide, key, whose, holds))
              for name, holds in ways),
        ]  # fmt: skip

    def _say(self, name: str, verb: object, key: str, *args: object) -> None:
        self.ask_text(t(f"sheet.{name}", event=key), lambda text: self.do(
            verb, key, *args, text, said=naming.objection,  # type: ignore[arg-type]
        ))  # fmt: skip

    def _enter(self) -> None:
        assert self.now is not None
        whose = self.now.whose
        kinds = [(one.on, one.name(language())) for one in rule_file.current().rule if one.entered]

        def note(kind: str) -> None:
            self.ask_text(t("sheet.note"), lambda text: self.do(
                appraisal.enter, kind, whose, text,
                said=lambda made: t("appraisal.entered", event=made.key, clerk=whose, what=naming.event(kind)),
            ))  # fmt: skip

        self.ask_of(t("sheet.enter", clerk=whose), kinds, note)

    def _go_to(self, whose: str) -> None:
        self.whose = whose
        self.moving.to_top()
        self.news()

    def _before(self) -> None:
        assert self.now is not None
        self.month = self.now.sheet.first - timedelta(days=1)
        self.moving.to_top()
        self.news()
