"""A trigger is said once, in SQLite's words, and made on either database."""

from __future__ import annotations

import pytest

from counterdesk.store.triggers import on_postgresql


def test_postgresql_gets_a_function_and_a_trigger_of_the_same_name():
    function, made = on_postgresql("CREATE TRIGGER let_go AFTER UPDATE ON ticket BEGIN DELETE FROM tally; END")
    assert function.startswith("CREATE FUNCTION let_go() RETURNS trigger")
    assert "BEGIN DELETE FROM tally; RETURN NULL; END" in function
    assert made == "CREATE TRIGGER let_go AFTER UPDATE ON ticket FOR EACH ROW EXECUTE FUNCTION let_go()"


def test_what_a_trigger_forbids_is_forbidden_there_too():
    function, made = on_postgresql(
        "CREATE TRIGGER fixed BEFORE UPDATE OF hash ON journal WHEN OLD.hash <> NEW.hash\n"
        "BEGIN SELECT RAISE(ABORT, 'the past is fixed'); END"
    )
    assert "RAISE EXCEPTION USING ERRCODE = 'check_violation', MESSAGE = 'the past is fixed'" in function
    assert "RETURN COALESCE(NEW, OLD)" in function
    assert made.startswith("CREATE TRIGGER fixed BEFORE UPDATE OF hash ON journal FOR EACH ROW WHEN (OLD.hash <> ")


def test_what_is_no_trigger_is_not_taken_for_one():
    with pytest.raises(ValueError, match="CREATE TABLE"):
        on_postgresql("CREATE TABLE tally (n INTEGER)")
