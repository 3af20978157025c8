"""The questions of guided set-up, one by one: what each offers, its default, and what an answer does to the plan."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Literal, NamedTuple

from counterdesk import paths
from counterdesk.hall import catalogue, clerks
from counterdesk.hall.catalogue import Catalogue
from counterdesk.printing import target
from counterdesk.refusals import Refusal
from counterdesk.tui.screens import setup_printer
from counterdesk.tui.screens.setup_plan import ADMIN, MOST_MORE, NONE, Plan, Wrong
from counterdesk.tui.widgets.picker import Choice
from counterdesk.words import LANGUAGES, language, plain, t, use_language

Kind = Literal["pick", "ticks", "text", "secret", "read"]
OTHER = "other"
NETWORK, FILE = "tcp", "file"
SCREEN = "screen:"
OUT, AGAIN, BAD, ELSEWHERE, LATER = "out", "again", "bad", "elsewhere", "later"
SHIPPED_FOR = {"zh": "market-regulation", "en": "county-clerk"}
LANGUAGE_NAMES = {"zh": "中文", "en": "English"}
FIELD_MOST = 200


class Step(NamedTuple):
    """One question. ``choices`` for pick and ticks, ``default`` what stands there already, ``take`` the answer.

    ``take`` raises Wrong, Refusal, SettingFault or StoreFault for an answer that cannot be taken.
    """

    name: str
    kind: Kind
    take: Callable[[Plan, str], None]
    default: Callable[[Plan], str] = lambda plan: ""
    choices: Callable[[Plan], Sequence[Choice]] = lambda plan: ()
    about: str = ""


CHAPTERS = (
    ("lang",), ("source", "path"), ("name", "other_name"), ("windows", "more"), ("admin", "pin", "again"),
    ("clerks", "draw", "pin_of"), ("printer", "address", "paper", "profile", "test"), ("review",),
)  # fmt: skip
"""What set-up is told by: its questions by subject, whose number no answer changes."""


def chapter(step: Step) -> int:
    """Which of CHAPTERS a question belongs to, from 1 on."""
    name = step.name.partition(" ")[0]
    return next(number for number, names in enumerate(CHAPTERS, 1) if name in names)


def steps(plan: Plan) -> list[Step]:
    """The questions in order, as far as the answers so far decide it."""
    asked = [LANG, SOURCE, *([PATH] if plan.asks_path else [])]
    asked += [HALL_NAME, *([OTHER_NAME] if plan.is_renamed else [])]
    asked += [WINDOWS, MORE, ADMIN_NUMBER, ADMIN_PIN, ADMIN_AGAIN, CLERKS, DRAW]
    if not plan.draws:
        asked += [clerk_pin(number) for number in plan.clerks]
    asked += [PRINTER, *ADDRESSES.get(plan.target, ())]
    if plan.target not in ("", NONE):
        asked += [*([PROFILE] if plan.asks_profile else []), TEST]
    return [*asked, REVIEW]


@cache
def shipped() -> dict[str, Catalogue]:
    """The hall files that came with the program, by path, the one of the language in use first."""
    found = sorted(paths.data("halls").glob("*.toml"))
    return {str(path): catalogue.read_hall_file(path) for path in found}


def sources(plan: Plan) -> list[Choice]:
    """The shipped hall files by title, and a file of one's own."""
    lang = language()
    ordered = sorted(shipped().items(), key=lambda item: SHIPPED_FOR[lang] not in item[0])
    return [*(_hall_choice(path, cat.title(lang)) for path, cat in ordered), Choice(OTHER, t("setup.source_other"))]


def _hall_choice(path: str, title: str) -> Choice:
    name, _, about = title.replace("（", "(").replace("）", ")").partition("(")
    return Choice(path, name.strip(), note=about.strip().removesuffix(")"))


def use_source(plan: Plan, answer: str) -> None:
    """A shipped hall file, or one still to be named."""
    plan.asks_path = answer == OTHER
    if not plan.asks_path:
        use_file(plan, Path(answer), shipped()[answer])


def use_path(plan: Plan, answer: str) -> None:
    """A hall file of one's own; raises SettingFault with all that is wrong with it."""
    if not answer:
        raise Wrong("no_file")
    path = Path(answer).expanduser().absolute()
    use_file(plan, path, catalogue.read_hall_file(path))


def use_file(plan: Plan, path: Path, cat: Catalogue) -> None:
    """Take a hall file's answers over, unless it is the one that was chosen before."""
    if plan.source != path or plan.cat != cat:
        plan.source, plan.cat, plan.name = path, cat, cat.hall.name(language())
        plan.windows, plan.more = tuple(cat.windows), 0
        plan.admin = next((seed.number for seed in cat.clerks if seed.role == "admin"), ADMIN)
        plan.clerks = plan.seeds()


def use_name(plan: Plan, answer: str) -> None:
    """The hall's name, as it stands on every paper."""
    if not (answer and answer.isprintable()):
        raise Wrong("no_name")
    plan.name = answer


def use_other_name(plan: Plan, answer: str) -> None:
    """The hall's name in the other language; nothing: the same name is used there too."""
    if not (answer.isprintable() or not answer):
        raise Wrong("no_name")
    plan.other = answer


def windows_of(plan: Plan) -> list[Choice]:
    """The file's windows with what they serve."""
    lang, cat = language(), plan.file
    series = {prefix: each.name(lang) for prefix, each in cat.series.items()}
    comma = t("setup.comma")
    return [
        Choice(code, window.name(lang) or code, note=comma.join(series[prefix] for prefix in window.serves))
        for code, window in cat.windows.items()
    ]


def use_windows(plan: Plan, answer: str) -> None:
    """The windows that were ticked."""
    plan.windows = tuple(answer.split())
    if not plan.windows:
        raise Wrong("no_window")


def use_more(plan: Plan, answer: str) -> None:
    """How many windows come on top."""
    if not (answer.isascii() and answer.isdigit() and int(answer) <= MOST_MORE):
        raise Wrong("bad_count", most=MOST_MORE)
    plan.more = int(answer)


def use_admin(plan: Plan, answer: str) -> None:
    """The first admin's number."""
    clerks.must_be_number(answer)
    plan.admin = answer


def use_pin(plan: Plan, answer: str) -> None:
    """The admin's PIN, the first time."""
    plan.admin_hash = clerks.own_pin_hash(answer, plan.admin)


def same_pin(plan: Plan, answer: str) -> None:
    """The admin's PIN once more."""
    if not clerks.matches(plan.admin_hash, answer):
        raise Wrong("pins_differ")


def use_clerks(plan: Plan, answer: str) -> None:
    """The clerks' numbers, parted by spaces or commas."""
    numbers = tuple(dict.fromkeys(filter(None, re.split(r"[\s,;，；、]+", answer))))
    for number in numbers:
        clerks.must_be_number(number)
    plan.clerks = tuple(number for number in numbers if number != plan.admin)
    if not plan.clerks:
        raise Wrong("no_clerk")


def use_draw(plan: Plan, answer: str) -> None:
    """Whether first PINs are drawn; they are, when the hall is made."""
    plan.draws = answer == "draw"
    plan.hashes = {}


def clerk_pin(number: str) -> Step:
    """The question for one clerk's first PIN."""

    def take(plan: Plan, answer: str) -> None:
        plan.hashes[number] = clerks.own_pin_hash(answer, number)

    return Step(f"pin_of {number}", "secret", take, about=number)


def printers_of(plan: Plan) -> list[Choice]:
    """No printer, those plugged in here, and the other ways."""
    found = [Choice(target, t("setup.printer_here", device=target.removeprefix("lp:"))) for target in
             setup_printer.devices()]  # fmt: skip
    others = [Choice(name, t(f"setup.printer_{name}")) for name in (NETWORK, FILE, NONE)]
    return [*found, *others]


def use_printer(plan: Plan, answer: str) -> None:
    """Which printer; a device and the screen are known at once, the others ask for their place."""
    if answer != plan.target:
        plan.asks_profile = False
    plan.target, plan.printer = answer, None
    if answer not in (NETWORK, FILE):
        plan.printer = setup_printer.made(SCREEN if answer == NONE else answer)


def use_network(plan: Plan, answer: str) -> None:
    """The network printer's address: a name of the network or its numbers, with a port perhaps."""
    if not answer:
        raise Wrong("no_address")
    where = setup_printer.network(answer)
    if not target.exists(where):
        raise Wrong("bad_address", address=answer[:40])
    plan.printer = setup_printer.made(where)


def use_paper_file(plan: Plan, answer: str) -> None:
    """The file papers are written into."""
    if not answer:
        raise Wrong("no_file")
    plan.printer = setup_printer.made(f"file:{Path(answer).expanduser().absolute()}")


def profiles_of(plan: Plan) -> list[Choice]:
    """Every kind of slip printer, with its paper's width in characters."""
    known = setup_printer.profiles()
    return [Choice(name, name, note=t("setup.columns", columns=profile.columns)) for name, profile in known.items()]


def use_profile(plan: Plan, answer: str) -> None:
    """Another kind for the same printer."""
    if plan.printer is not None:
        plan.printer = setup_printer.made(plan.printer.target, answer)


def use_test(plan: Plan, answer: str) -> None:
    """How the test slip came out; the screen itself goes back for another printer, or prints again."""
    plan.asks_profile = plan.asks_profile or answer == BAD


def use_nothing(plan: Plan, answer: str) -> None:
    """A page that was read changes nothing."""


def words(name: str, *values: str) -> Callable[[Plan], list[Choice]]:
    """Choices that are words: ``setup.<name>_<value>``."""
    return lambda plan: [Choice(value, t(f"setup.{name}_{value}")) for value in values]


def typed(answer: str) -> str:
    """An answer as it is taken: full-width letters and digits made plain, no spaces around."""
    return plain(answer).strip()


def tests_of(plan: Plan) -> list[Choice]:
    """How the test slip came out; of one in a file there is nothing to look into later."""
    if plan.target == FILE:
        return words("written", OUT, AGAIN, BAD, ELSEWHERE)(plan)
    return words("test", OUT, AGAIN, BAD, ELSEWHERE, LATER)(plan)


def default_profile(plan: Plan) -> str:
    """The profile in use."""
    return plan.printer.profile.name if plan.printer else ""


def no_such_hall(plan: Plan) -> None:
    """Raise Refusal ``hall_exists`` when a hall is there after all."""
    if plan.hall.exists():
        raise Refusal("hall_exists", path=plan.hall)


LANG = Step("lang", "pick", lambda plan, answer: use_language(answer), lambda plan: language(),
            lambda plan: [Choice(lang, LANGUAGE_NAMES[lang]) for lang in LANGUAGES])  # fmt: skip
SOURCE = Step("source", "pick", use_source, lambda plan: OTHER if plan.asks_path else str(plan.source or ""), sources)
PATH = Step("path", "text", use_path, lambda plan: str(plan.source or "") if plan.asks_path else "")
HALL_NAME = Step("name", "text", use_name, lambda plan: plan.name)
OTHER_NAME = Step("other_name", "text", use_other_name, lambda plan: plan.other)
WINDOWS = Step("windows", "ticks", use_windows, lambda plan: " ".join(plan.windows), windows_of)
MORE = Step("more", "text", use_more, lambda plan: str(plan.more))
ADMIN_NUMBER = Step("admin", "text", use_admin, lambda plan: plan.admin)
ADMIN_PIN = Step("pin", "secret", use_pin)
ADMIN_AGAIN = Step("again", "secret", same_pin)
CLERKS = Step("clerks", "text", use_clerks, lambda plan: " ".join(plan.clerks))
DRAW = Step("draw", "pick", use_draw, lambda plan: "draw" if plan.draws else "type", words("draw", "draw", "type"))
PRINTER = Step("printer", "pick", use_printer, lambda plan: plan.target, printers_of)
NETWORK_ADDRESS = Step("address", "text", use_network,
                       lambda plan: plan.printer.target.removeprefix("tcp://") if plan.printer else "")  # fmt: skip
PAPER_FILE = Step("paper", "text", use_paper_file,
                  lambda plan: plan.printer.target.removeprefix("file:") if plan.printer
                  else str(Path.home() / "counterdesk-paper.bin"))  # fmt: skip
PROFILE = Step("profile", "pick", use_profile, default_profile, profiles_of)
TEST = Step("test", "pick", use_test, lambda plan: OUT, tests_of)
REVIEW = Step("review", "read", partial(use_nothing))
ADDRESSES = {NETWORK: (NETWORK_ADDRESS,), FILE: (PAPER_FILE,)}
