"""The directions and measures of the house: what imports what, how long a file and a function are, what is said."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import counterdesk

PACKAGE = Path(counterdesk.__file__).parent
ROOT = PACKAGE.parent
MOST_LINES, MOST_IN_FUNCTION, LEAST_SAID = 300, 45, 0.90
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in FILES.items()}


def imports(name: str) -> set[str]:
    """The package's own modules that a module names, for its running or for its types, wherever in the file."""
    here = name if FILES[name].name == "__init__.py" else name.rpartition(".")[0]
    found: set[str] = set()
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            up = here.split(".")[: len(here.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*up, *([node.module] if node.module else [])])
            whole = {f"{base}.{alias.name}" for alias in node.names}
            found |= {each if each in FILES else base for each in whole}
    return (found & FILES.keys()) - {name}


def cycle(graph: dict[str, set[str]]) -> list[str]:
    """One way round that comes back to where it began, or nothing."""
    done: set[str] = set()

    def walk(at: str, way: list[str]) -> list[str]:
        if at in way:
            return [*way[way.index(at) :], at]
        if at in done:
            return []
        for following in sorted(graph[at]):
            if round_trip := walk(following, [*way, at]):
                return round_trip
        done.add(at)
        return []

    return next((found for start in graph if (found := walk(start, []))), [])


def said(tree: ast.Module, name: str) -> Iterator[tuple[str, bool]]:
    """Every public module, class, function and method, and whether a docstring says what it is."""
    yield name, ast.get_docstring(tree) is not None
    owners: list[tuple[str, ast.Module | ast.ClassDef]] = [(name, tree)]
    for owner, body in owners:
        for node in body.body:
            if not isinstance(node, (*FUNCTIONS, ast.ClassDef)) or node.name.startswith("_"):
                continue
            yield f"{owner}.{node.name}", ast.get_docstring(node) is not None
            if isinstance(node, ast.ClassDef):
                owners.append((f"{owner}.{node.name}", node))


def test_the_directions_of_the_house_are_kept():
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr


def test_no_module_imports_itself_the_long_way_round():
    assert cycle({name: imports(name) for name in FILES}) == []


def test_a_cycle_would_be_found():
    assert cycle({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == ["b", "c", "b"]


def test_imports_are_seen_wherever_they_stand():
    assert "counterdesk.store.base" in imports("counterdesk.store.watch")
    assert "counterdesk.store.watch" in imports("counterdesk.tui.link")


@pytest.mark.parametrize("name", FILES)
def test_a_file_says_what_it_is_and_is_short(name):
    assert ast.get_docstring(TREES[name]), "no docstring"
    assert len(FILES[name].read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("name", FILES)
def test_functions_are_short_and_say_what_they_return(name):
    functions = [node for node in ast.walk(TREES[name]) if isinstance(node, FUNCTIONS)]
    long = [node.name for node in functions if (node.end_lineno or 0) - node.lineno + 1 > MOST_IN_FUNCTION]
    assert long == []
    assert [node.name for node in functions if node.returns is None] == []


def test_what_is_public_is_explained():
    found = [each for name, tree in TREES.items() for each in said(tree, name)]
    silent = [name for name, explained in found if not explained]
    assert len(silent) <= (1 - LEAST_SAID) * len(found), silent


@pytest.mark.parametrize("name", [name for name in FILES if name.startswith("counterdesk.store")])
def test_the_store_knows_no_noun(name):
    assert not [each for each in imports(name) if each.startswith("counterdesk.hall")]
