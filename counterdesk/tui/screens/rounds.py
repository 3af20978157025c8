"""Walking a round by keys: Enter keeps an item, Insert fails it, Right says it does not apply; the menu ends it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import ClassVar, NamedTuple

from counterdesk.hall import clerks, inspections
from counterdesk.hall.inspections import Inspection, Mark, Seen
from counterdesk.hall.inspections.paper import place_name, points
from counterdesk.hall.inspections.rows import Open
from counterdesk.hall.inspections.sheet import Item
from counterdesk.store.desk import Look
from counterdesk.tui.keys import bindings
from counterdesk.tui.screens.kept_list import KeptList, Menu, Shown
from counterdesk.tui.widgets.picker import Choice, Question
from counterdesk.tui.widgets.rows import Row, folded
from counterdesk.words import language, plain, t

TONES = {"failed": "over", "fixed": "needs", "ok": "done", "na": "quiet", "closed": "done"}


class RoundNow(NamedTuple):
    """The round that goes on, if any, with what was marked; else what failed and is not closed.

    ``only_mine``: whoever sees no figures of the hall sees what they themselves must put right, and nothing else.
    """

    inspects: bool
    only_mine: bool
    going: Inspection | None
    marks: Mapping[tuple[str, str], Mark]
    open: list[Open]
    places: Mapping[str, str]
    items: Mapping[tuple[str, str], Item]

    def item_of(self, one: Open) -> str:
        """What failed, in the words of the sheet its round was walked with."""
        return self.items[one.number, one.mark.item].name(language())


def round_now(look: Look, clerk: str | None) -> RoundNow:
    """That, in one snapshot: the newest round nobody ended."""
    only_mine = not clerks.may(look, clerk, "lead_view")
    going = None if only_mine else next(iter(reversed(inspections.unfinished(look))), None)
    marks = inspections.marks_of(look, going) if going else {}
    open_ones = [one for one in inspections.open_ones(look) if not only_mine or one.mark.owner == clerk]
    at = {*(going.at if going else ()), *(one.mark.place for one in open_ones)}
    names = {place: place_name(look, place, language()) for place in at}
    sheets = {number: inspections.by_number(look, number).with_sheet for number in {one.number for one in open_ones}}
    items = {(one.number, one.mark.item): sheets[one.number].items[one.mark.item] for one in open_ones}
    return RoundNow(clerks.may(look, clerk, "inspect"), only_mine, going, marks, open_ones, names, items)


class Step(NamedTuple):
    """An item at a place of the round that goes on."""

    place: str
    item: Item
    mark: Mark | None


class Rounds(KeptList, inherit_bindings=False):
    """The items of the round, those not looked at first; without a round what is to be put right."""

    BINDINGS: ClassVar = bindings(
        "enter", "more", "tick", "tick_all", "up", "down", "page_up", "page_down", "back", "help", "switch_language",
        "switch_theme",
    )  # fmt: skip
    bar = ("enter", "tick", "tick_all", "more", "back", "help")

    def __init__(self) -> None:
        super().__init__()
        self.now: RoundNow | None = None

    async def read(self) -> None:
        """The round as it stands."""
        await super().read()
        self.now = await self.hall.link.ask(round_now, self.hall.clerk)

    def heading(self) -> tuple[str, str, str]:
        """The round with what is left of it, or how much is open."""
        if self.now is None or self.now.going is None:
            open_ones = t("rounds.open", n=len(self.now.open) if self.now else 0)
            mine = self.now is not None and self.now.only_mine
            return t("rounds.mine" if mine else "rounds.title"), open_ones, t("inspection.none")
        left = sum(one.mark is None for one in self._steps())
        return t("rounds.title"), t("rounds.going", number=self.now.going.number, left=left), ""

    def shown(self) -> Sequence[Shown]:
        """Place, item and what was found."""
        if self.now is None:
            return ()
        if self.now.going is None:
            return [self._owed(one) for one in self.now.open]
        return [self._step(one) for one in self._steps()]

    def key_label(self, act: str) -> str:
        """What the keys mean while a round goes on, and without one; nothing for a key that does nothing then."""
        if not self.usable(act):
            return ""
        going = self.now is not None and self.now.going is not None
        if act in ("enter", "tick", "tick_all"):
            return t(f"rounds.key_{act}" if going else f"rounds.key_{'fix' if act == 'enter' else 'again'}")
        return super().key_label(act)

    def usable(self, act: str) -> bool:
        """Without a round there is nothing that does not apply; nobody looks again at what they put right."""
        going = self.now is not None and self.now.going is not None
        return going or (act != "tick_all" and not (act == "tick" and self.now is not None and self.now.only_mine))

    def action_enter(self) -> None:
        """Keep the item; without a round, say how it was put right."""
        one = self.here
        if isinstance(one, Step):
            self._counted(one, "ok")
        elif isinstance(one, Open):
            self.ask_text(t("rounds.fix"), lambda what: self._changed(inspections.fix, one, what))
        else:
            self.app.bell()

    def action_tick(self) -> None:
        """Fail the item, with what was seen; without a round, look again at what was put right."""
        one = self.here
        if isinstance(one, Step):
            self._counted(one, "fail")
        elif isinstance(one, Open):
            choices = [("yes", t("rounds.right")), ("no", t("rounds.wrong"))]
            self.ask_of(t("rounds.again"), choices, lambda said: self._changed(inspections.recheck, one, said == "yes"))
        else:
            self.app.bell()

    def action_tick_all(self) -> None:
        """It does not apply here."""
        if isinstance(one := self.here, Step):
            self._mark(one, Seen("na"))

    def menu(self) -> Sequence[Menu]:
        """Beginning a round, or ending the one that goes on."""
        if self.now is None or not self.now.inspects:
            return ()
        going = self.now.going
        if going is None:
            return [Menu(t(f"rounds.start_{kind}"), partial(self._ask_start, kind)) for kind in ("round", "acceptance")]
        return [Menu(t("rounds.finish", number=going.number), lambda: self._finish(going))]

    def _steps(self) -> list[Step]:
        assert self.now is not None
        assert self.now.going is not None
        going, marks = self.now.going, self.now.marks
        steps = [Step(at, item, marks.get((at, item.id))) for at in going.at for item in going.with_sheet.at(at)]
        return sorted(steps, key=lambda one: one.mark is not None)

    def _step(self, one: Step) -> Shown:
        assert self.now is not None
        state = one.mark.state if one.mark else ""
        found = t(f"inspection.state_{state}") if state else t("rounds.unseen")
        return Shown(one, (self.now.places[one.place], one.item.name(language())), found, TONES.get(state, ""))

    def _owed(self, one: Open) -> Shown:
        assert self.now is not None
        mark = one.mark
        whose = () if self.now.only_mine else (mark.owner or "",)
        told = (one.number, *whose, f"{mark.fix_by_on}", self.now.places[mark.place], self.now.item_of(one))
        return Shown(one, told, t(f"inspection.state_{mark.state}"), TONES[mark.state])

    def _counted(self, one: Step, result: str) -> None:
        def noted(seen: Seen) -> None:
            if result == "ok":
                self._mark(one, seen)
            else:
                self.ask_text(t("rounds.seen"), lambda text: self._owner(one, seen._replace(note=text)))

        if not one.item.counted:
            noted(Seen(result))
            return
        self.ask_text(t("rounds.counts"), lambda text: noted(Seen(result, *counts(text))))

    def _owner(self, one: Step, seen: Seen) -> None:
        def named(text: str) -> None:
            self._mark(one, seen._replace(owner=None if text == "-" else text))

        self.ask_text(t("rounds.owner"), named)

    def _mark(self, one: Step, seen: Seen) -> None:
        assert self.now is not None
        assert self.now.going is not None
        self.do(inspections.mark, self.now.going.number, one.place, one.item.id, seen,
                said=lambda mark: f"{one.item.name(language())}  {t(f'inspection.state_{mark.state}')}")  # fmt: skip

    def _changed(self, verb: object, one: Open, *args: object) -> None:
        self.do(verb, one.number, one.mark.place, one.mark.item, *args,  # type: ignore[arg-type]
                said=lambda mark: f"{mark.item}  {t(f'inspection.state_{mark.state}')}")  # fmt: skip

    def _ask_start(self, kind: str) -> None:
        # a round is not undone: one Enter too many must not begin one
        told: list[Row] = [[(line, "quiet")] for line in folded(t("rounds.start_told"), self.size.width - 6, 4)]
        choices = [Choice("", t("rounds.start_not")), Choice(kind, t("rounds.start_yes"))]
        question = Question(t(f"rounds.start_{kind}"), choices, told)
        self.hall.ask(question, lambda said: self._start(said) if said else None)

    def _start(self, kind: str) -> None:
        def said(made: Inspection) -> str:
            items = sum(len(made.with_sheet.at(place)) for place in made.at)
            return t("inspection.started", number=made.number, n=items)

        self.do(inspections.start, kind, said=said)

    def _finish(self, going: Inspection) -> None:
        def said(done: Inspection) -> str:
            if done.passed is None:
                return t("rounds.finished", number=done.number)
            verdict = t("inspection.passed" if done.passed else "inspection.not_passed")
            return t("inspection.scored", score=points(done.score), verdict=verdict)

        self.do(inspections.finish, going.number, leave_out=going.kind == "round", said=said)


def counts(text: str) -> tuple[int | None, int | None]:
    """``9/10``: due ten times, done nine; anything else is no count."""
    done, _, due = plain(text).partition("/")
    if not all(part.strip().isascii() and part.strip().isdigit() and len(part) < 6 for part in (done, due)):
        return None, None
    return int(due), int(done)
