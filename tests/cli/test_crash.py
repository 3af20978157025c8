"""The log of faults: where something broke is in it whole, and nobody's name or number."""

import asyncio

import pytest

from counterdesk.cli import crash

SECRETS = ("王小芳", "Wang Fang", "13912345678", "139 1234 5678", "11010519491231002X", "东街8号")


def broken(how, *said):
    """An exception as Python or a library raises it, about a person's values."""
    try:
        try:
            raise how(*said)
        except Exception as error:
            name = "王小芳"
            raise KeyError(name) from error
    except KeyError as error:
        return error


@pytest.mark.parametrize(
    ("how", "said"),
    [
        (ValueError, "invalid literal for int() with base 10: '139 1234 5678'"),
        (KeyError, "Wang Fang"), (TypeError, "must be str, not '王小芳'\n  and 13912345678"),
        (RuntimeError, "1 validation error\n  Input should be [type=x, input_value='Wang Fang', input_type=str]"),
        (ValueError, 'duplicate key\nDETAIL:  Key (name, id)=(Wang Fang, 11010519491231002X) already exists.'),
        (ValueError, "it's Wang Fang's"), (FileNotFoundError, "No such file: '/home/王小芳/Wang Fang/东街8号'"),
    ],
)  # fmt: skip
def test_what_an_exception_says_of_a_person_is_not_in_the_log(how, said):
    fault = crash.kept(broken(how, said))
    written = crash.log_file().read_text(encoding="utf-8")
    assert [one for one in SECRETS if one in written or one in fault.message()] == []
    assert ("in broken" in written, how.__name__ in written, "KeyError" in written) == (True, True, True)


def test_the_log_is_put_aside_when_it_is_full_and_only_its_owner_reads_it(monkeypatch):
    monkeypatch.setattr(crash, "MOST_BYTES", 10)
    for _ in range(3):
        crash.kept(ZeroDivisionError("division by zero"))
    old = crash.log_file().with_suffix(".old.log")
    logs = [crash.log_file(), old]
    assert [log.read_text(encoding="utf-8").count("ZeroDivisionError") for log in logs] == [1, 1]
    assert [log.stat().st_mode & 0o077 for log in logs] == [0, 0]


def test_every_task_of_a_group_is_in_the_log():
    async def breaks():
        raise LookupError("Wang Fang")

    async def both():
        async with asyncio.TaskGroup() as group:
            group.create_task(breaks())

    with pytest.raises(ExceptionGroup) as caught:
        asyncio.run(both())
    crash.kept(caught.value)
    written = crash.log_file().read_text(encoding="utf-8")
    assert "in breaks" in written
