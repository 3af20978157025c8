"""Which SQLite versions are trusted: those with the WAL-reset fix of 3.51.3 and where it was carried back."""

import sqlite3

import pytest

from counterdesk.store import library


@pytest.mark.parametrize(
    ("version", "fixed"),
    [
        ((3, 40, 1), False), ((3, 44, 5), False), ((3, 44, 6), True), ((3, 44, 9), True), ((3, 45, 0), False),
        ((3, 50, 6), False), ((3, 50, 7), True), ((3, 51, 0), False), ((3, 51, 2), False), ((3, 51, 3), True),
        ((3, 51, 9), True), ((3, 52, 0), False), ((3, 52, 9), False), ((3, 53, 0), True), ((3, 54, 1), True),
        ((4, 0, 0), True),
    ],
)  # fmt: skip
def test_a_version_is_trusted_when_it_has_the_fix(version, fixed):
    assert library.is_fixed(version) is fixed


def test_the_library_in_use_has_the_fix_wherever_a_wheel_of_it_exists():
    assert library.is_fixed(library.version) or library.module is sqlite3
    assert library.version == library.module.sqlite_version_info
