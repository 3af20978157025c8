"""Where files are: in a checkout beside the package, in an installed wheel inside it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import platformdirs

APP = "counterdesk"
PACKAGE = Path(__file__).resolve().parent


@cache
def shipped(folder: str) -> Path:
    """The folder ``data`` or ``themes`` that came with the program.

    Raises FileNotFoundError when the installation is incomplete.
    """
    for root in (PACKAGE.parent, PACKAGE):
        if (root / folder).is_dir() and (root is PACKAGE or (root / "pyproject.toml").is_file()):
            return root / folder
    raise FileNotFoundError(f"counterdesk was installed without its {folder} folder")


def data(*parts: str) -> Path:
    """A file of the shipped ``data`` folder."""
    return shipped("data").joinpath(*parts)


def user_data(*parts: str) -> Path:
    """A file of the platform's data folder for this user: the hall, when no other place was named."""
    return Path(platformdirs.user_data_dir(APP, appauthor=False)).joinpath(*parts)


def user_state(*parts: str) -> Path:
    """A file of the platform's state folder for this user: what this computer keeps for itself."""
    return Path(platformdirs.user_state_dir(APP, appauthor=False)).joinpath(*parts)


def user_config(*parts: str) -> Path:
    """A file of the platform's settings folder for this user."""
    return Path(platformdirs.user_config_dir(APP, appauthor=False)).joinpath(*parts)
