"""python-escpos 3.1 with the side effects of its import contained; imported in the worker that first prints.

Importing it (a) installs a stderr handler on the root logger, which would paint over the screens, (b) reads
a large capabilities file and keeps it as a pickle, (c) makes a temporary folder it never deletes even when
told where the pickle is. So a root handler is installed first, the pickle is kept in this user's own cache
folder, put there whole in one step because two processes may print for the first time together, and the
temporary folder is made inside one that is deleted. What is kept is read once: python-escpos is handed a
pickle that names what was read and looked through here, not the file again.
"""

from __future__ import annotations

import logging
import os
import pickle
import platform
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

import platformdirs

PICKLE_DIR = "ESCPOS_CAPABILITIES_PICKLE_DIR"
CAPABILITIES = "capabilities.json"
PICKLE = f"{platform.python_version()}.capabilities.pickle"
NEEDED = {"default", "TM-T20II"}
"""The profiles without which python-escpos, or this program's own one, cannot be made."""
_import_once = threading.Lock()
_kept: dict[str, Any] = {}
"""The capabilities as they were read and looked through, for python-escpos to be handed."""


def driver() -> ModuleType:
    """The module ``escpos.printer``; the first call takes 0.1 to 0.5 s."""
    with _import_once:
        return _driver()


@cache
def _driver() -> ModuleType:
    root = logging.getLogger()
    if not root.handlers:
        root.addHandler(logging.NullHandler())
    with _contained():
        from escpos import printer
    return printer  # type: ignore[no-any-return]


@contextmanager
def _contained() -> Iterator[None]:
    kept = _cache_folder()
    with tempfile.TemporaryDirectory(dir=kept) as scratch:
        found = _whole(kept / PICKLE) if kept is not None and _is_newer(kept / PICKLE) else None
        if found is not None:
            _kept.update(found)
            Path(scratch, PICKLE).write_bytes(pickle.dumps(_Handed()))
        before = os.environ.get(PICKLE_DIR), tempfile.tempdir
        os.environ[PICKLE_DIR] = tempfile.tempdir = scratch
        try:
            yield
        finally:
            tempfile.tempdir = before[1]
            os.environ.pop(PICKLE_DIR)
            if before[0] is not None:
                os.environ[PICKLE_DIR] = before[0]
        if found is None and kept is not None:
            os.replace(Path(scratch, PICKLE), kept / PICKLE)


class _Handed:
    def __reduce__(self) -> tuple[Callable[[], dict[str, Any]], tuple[()]]:
        return handed, ()


def handed() -> dict[str, Any]:
    """The capabilities that were kept; python-escpos gets them by this when it reads its pickle."""
    return _kept


def _is_newer(kept: Path) -> bool:
    # An older one would be written anew in its place, and another process could read half of it.
    found = find_spec("escpos")
    places = found.submodule_search_locations if found and found.submodule_search_locations else ()
    written = [os.stat(file).st_mtime for place in places if os.path.isfile(file := os.path.join(place, CAPABILITIES))]
    return kept.is_file() and kept.stat().st_mtime >= max(written, default=0)


def _whole(kept: Path) -> dict[str, Any] | None:
    # Cut short by a loss of power, or written by something else: python-escpos would fail at every import from then on.
    try:
        with kept.open("rb") as file:
            found: dict[str, Any] = pickle.load(file)
        return found if found["profiles"].keys() >= NEEDED else None
    except (OSError, EOFError, pickle.UnpicklingError, ImportError, LookupError, AttributeError, TypeError, ValueError):
        return None


def _cache_folder() -> Path | None:
    # Private to the user: a pickle that others could write would be a way to run their code.
    folder = Path(platformdirs.user_cache_dir("counterdesk", appauthor=False)) / "escpos"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder if os.access(folder, os.W_OK) and folder.stat().st_uid == os.getuid() else None
    except (OSError, AttributeError):
        return None
