"""The command line taken apart by argparse, speaking the language in use, and its help."""

from __future__ import annotations

import re
from argparse import SUPPRESS, Action, ArgumentParser, HelpFormatter, Namespace
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

from counterdesk import __version__
from counterdesk.cli.command import Command, Takes
from counterdesk.cli.commands import COMMANDS, key
from counterdesk.refusals import UsageFault
from counterdesk.words import LANGUAGES, cells, pad, t

PROGRAM = "counterdesk"
# argparse (3.11 to 3.14) says what is wrong in English sentences only; what they mean is read back from them
MEANINGS = (
    ("missing", r"the following arguments are required: (?P<what>.+)"),
    ("one_of", r"one of the arguments (?P<what>.+) is required"),
    ("unknown", r"unrecognized arguments: (?P<what>.+)"),
    ("bad_choice", r"argument (?P<name>.+?): invalid choice: (?P<what>.+?) \(choose from (?P<known>.+)\)"),
    ("needs_value", r"argument (?P<name>.+?): expected (?:one|at least one) argument"),
    ("takes_no_value", r"argument (?P<name>.+?): ignored explicit argument (?P<what>.+)"),
    ("not_together", r"argument (?P<name>.+?): not allowed with argument (?P<what>.+)"),
    ("bad_value", r"argument (?P<name>.+?): (?P<what>.+)"),
    ("other", r"(?P<what>.+)"),
)


class Misused(UsageFault):
    """Words that make no command, with the usage line of the command they were meant for."""

    def __init__(self, code: str, usage: str, **facts: object) -> None:
        super().__init__(code, **facts)
        self.usage = usage


class Formatter(HelpFormatter):
    """Help with its headings in the language in use."""

    def add_usage(
        self, usage: str | None, actions: Iterable[Action], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        """The usage line, with our own word before it."""
        super().add_usage(usage, actions, groups, t("usage.usage") if prefix is None else prefix)


class Parser(ArgumentParser):
    """A parser that raises instead of ending the program, and whose own options speak our words."""

    def __init__(self, **how: Any) -> None:
        super().__init__(**{"formatter_class": Formatter, "allow_abbrev": False, "add_help": False, **how})
        self.wanted = self.add_argument_group(t("usage.wanted"))
        self.options = self.add_argument_group(t("usage.options"))
        self.options.add_argument("-h", "--help", action="help", help=t("cli.arg_help"))

    def error(self, message: str) -> NoReturn:
        """Raise Misused with what argparse means by ``message``."""
        for code, pattern in MEANINGS:
            if found := re.fullmatch(pattern, message, re.DOTALL):
                facts = {name: said.replace("'", "") for name, said in found.groupdict().items()}
                raise Misused(code, self.format_usage().strip(), **facts)
        raise AssertionError(message)

    def _get_values(self, action: Action, arg_strings: list[str]) -> Any:
        """The value of an argument; Python before 3.13 loses a value that is ``--`` (``--reason=--``)."""
        if action.option_strings and action.nargs is None and arg_strings == ["--"]:
            value = self._get_value(action, "--")
            self._check_value(action, value)
            return value
        return super()._get_values(action, arg_strings)

    def take(self, takes: Takes) -> None:
        """Add one argument, with its words."""
        optional = takes.flags[0].startswith("-")
        name = takes.how.get("dest") or takes.flags[-1].lstrip("-").replace("-", "_")
        group = self.options if optional else self.wanted
        group.add_argument(*takes.flags, help=t(f"cli.arg_{name}"), **takes.how)


class Whole(Parser):
    """The parser of the whole program: its help is the list of every command."""

    def format_help(self) -> str:
        """Usage, then every command with what it does, one a line."""
        width = max(cells(command.path) for command in COMMANDS) + 2
        listed = [f"  {pad(c.path, width)}{t(f'cli.{key(c.path)}')}" for c in COMMANDS]
        options = [a for a in self._actions if a.option_strings]
        shown = [f"  {pad(', '.join(a.option_strings), width)}{a.help}" for a in options]
        return "\n".join((self.format_usage().rstrip(), "", *listed, "", *shown, "", t("usage.more"), ""))


def read(argv: Sequence[str]) -> Namespace:
    """What was asked: ``does`` (None: no command), its arguments, and the options before it.

    Raises Misused; ends with SystemExit 0 after ``--help`` and ``--version``.
    """
    # A parser is some thousand steps a command, so only those are made whose first word stands there.
    named = [command for command in COMMANDS if command.path.partition(" ")[0] in argv]
    try:
        return _whole(named or COMMANDS).parse_args(list(argv))
    except Misused:
        return _whole(COMMANDS).parse_args(list(argv))  # what is said of it knows every command


def early(argv: Sequence[str]) -> Namespace:
    """The options that stand before the command, needed before its words can be read; never fails."""
    leading = Parser(prog=PROGRAM)
    _general(leading)
    leading.add_argument("rest", nargs="...")
    try:
        return leading.parse_known_args([arg for arg in argv if arg not in ("-h", "--help", "--version")])[0]
    except Misused:
        return Namespace(hall=None, lang=None, config=None, json="--json" in argv)


def _whole(commands: Sequence[Command]) -> Whole:
    whole = Whole(prog=PROGRAM)
    _general(whole)
    whole.options.add_argument(
        "--version", action="version", version=f"{PROGRAM} {__version__}", help=t("cli.arg_version")
    )
    _add_commands(whole, commands)
    return whole


def _general(parser: Parser) -> None:
    parser.options.add_argument("--hall", metavar="URL|PATH", help=t("cli.arg_hall"))
    parser.options.add_argument("--lang", choices=LANGUAGES, help=t("cli.arg_lang"))
    parser.options.add_argument("--config", metavar="F", help=t("cli.arg_config"))
    parser.options.add_argument("--json", action="store_true", help=t("cli.arg_json"))
    parser.set_defaults(does=None)


def _add_commands(whole: Whole, commands: Sequence[Command]) -> None:
    first = _choices(whole, required=False)
    nouns: dict[str, Any] = {}
    for command in commands:
        noun, _, verb = command.path.partition(" ")
        if not verb:
            _fill(first.add_parser(noun, description=t(f"cli.{key(noun)}")), command)
            continue
        if noun not in nouns:
            nouns[noun] = _choices(first.add_parser(noun, description=t(f"cli.{noun}")), required=True)
        known = nouns[noun]
        _fill(
            known.add_parser(verb, description=t(f"cli.{key(command.path)}"), help=t(f"cli.{key(command.path)}")),
            command,
        )


def _choices(parser: Parser, required: bool) -> Any:
    return parser.add_subparsers(
        title=t("usage.commands"), metavar=t("usage.command"), dest="command", required=required, parser_class=Parser
    )


def _fill(parser: Parser, command: Command) -> None:
    parser.options.add_argument("--json", action="store_true", default=SUPPRESS, help=t("cli.arg_json"))
    for takes in command.takes:
        parser.take(takes)
    parser.set_defaults(does=command.does)
