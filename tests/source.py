"""The program's own source as the tests read it: every text and every call, found by Python's parser."""

import ast
from functools import cache
from typing import NamedTuple

from counterdesk import paths


class Call(NamedTuple):
    """A call with a text as its first argument: ``Refusal("role", clerk=...)``; ``open`` when it has **facts."""

    file: str
    name: str
    first: str
    facts: frozenset[str]
    open: bool


@cache
def trees():
    """Every module of the package as (file, tree)."""
    files = sorted(paths.PACKAGE.rglob("*.py"))
    return [(str(file.relative_to(paths.PACKAGE)), ast.parse(file.read_text(encoding="utf-8"))) for file in files]


@cache
def nodes():
    """Every node of every module."""
    return [(file, node) for file, tree in trees() for node in ast.walk(tree)]


@cache
def texts():
    """Every text that stands in the source as a whole."""
    return frozenset(n.value for _, n in nodes() if isinstance(n, ast.Constant) and isinstance(n.value, str))


@cache
def patterns():
    """Every f-string, as its texts in order with None for each {}."""
    parts = [node.values for _, node in nodes() if isinstance(node, ast.JoinedStr)]
    return [[p.value if isinstance(p, ast.Constant) else None for p in values] for values in parts]


@cache
def fields():
    """The names of every field of every class."""
    found = (n.target for _, n in nodes() if isinstance(n, ast.AnnAssign))
    return frozenset(target.id for target in found if isinstance(target, ast.Name))


@cache
def calls():
    """Every call of a name with a text first."""
    return [call for file, node in nodes() if isinstance(node, ast.Call) and (call := _call(file, node))]


def _call(file, node):
    if not node.args or not isinstance(node.args[0], ast.Constant) or not isinstance(node.args[0].value, str):
        return None
    name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
    named = frozenset(k.arg for k in node.keywords if k.arg)
    return Call(file, name, node.args[0].value, named, any(k.arg is None for k in node.keywords))
