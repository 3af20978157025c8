"""The public list: no count under five people, no text that gives anybody away."""

from collections.abc import Mapping
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from counterdesk.hall import complaints
from counterdesk.hall.complaints import Teller
from counterdesk.hall.complaints.public import LEAST, Cell, unsaid
from tests.furnished import refused

NOVEMBER = (date(2026, 11, 1), date(2026, 11, 30))


def person(n: int) -> Teller:
    return Teller(f"群众{n}", f"1390000{n:04d}")


def public(register):
    return register.hall.store.read(complaints.month, *NOVEMBER)


def test_fewer_than_five_people_are_not_counted(register):
    for n in range(4):
        register.new(teller=person(n))
    assert (public(register).total, set(public(register).by["kind"].values())) == (None, {None})
    register.new(teller=person(4))
    assert (public(register).total, public(register).by["kind"]) == (5, {"complaint": 5})


def test_one_person_who_complains_five_times_is_one_person(register):
    for _ in range(5):
        register.new()
    assert public(register).total is None


def test_a_count_that_could_be_reckoned_is_not_said_either(register):
    for n in range(12):
        register.new(teller=person(n), channel="phone", handled_as="opinion" if n == 0 else "passed_on")
    assert public(register).by["class"] == {"opinion": None, "passed_on": None}


def test_another_month_has_its_own(register):
    for n in range(5):
        register.new(teller=person(n))
    found = register.hall.store.read(complaints.month, date(2026, 12, 1), date(2026, 12, 31))
    assert (found.total, dict(found.by["kind"])) == (0, {})


def test_what_is_said_of_a_complaint_is_what_was_written_for_the_public(register):
    register.closed(summary="窗口两次告知不一致，已致歉并整改")
    register.closed(kind="report", summary="举报属实，已处理")
    register.closed()
    assert public(register).entries == ((None, "窗口两次告知不一致，已致歉并整改"),)


def test_a_summary_with_a_name_a_phone_or_an_id_is_refused(register):
    for text in ("王小芳来电", "来电 139 1234 5678", "证件110105491231002", "家住清河谷县东街8号"):
        number = register.answered()
        register.do("tell", number, "phone", "yes")
        with refused("personal_in_text"):
            register.do("close", number, "other", text)


def test_a_name_that_became_known_later_is_hidden_in_the_list(register):
    register.closed(summary="李大海说的情况属实")
    register.new(teller=Teller("李大海"))
    assert public(register).entries == ((None, "***说的情况属实"),)


cells = st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 12), min_size=1).map(
    lambda counts: {name: Cell(n, n) for name, n in counts.items()}
)


@given(cells)
def test_no_small_count_is_said_or_left_over(cells: Mapping[str, Cell]):
    total = Cell(sum(cell.n for cell in cells.values()), sum(cell.people for cell in cells.values()))
    hidden = unsaid(cells, total)
    said = {name: cell for name, cell in cells.items() if name not in hidden}
    assert all(cell.people >= LEAST for cell in said.values())
    left = total.people - sum(cell.people for cell in said.values())
    assert left == 0 or (left >= LEAST and len(hidden) > 1) or not said


def test_an_outcome_stands_beside_its_words_where_its_count_is_said_and_only_there(register):
    for name in ("李大海", "王小芳", "赵明", "钱一", "孙二"):
        register.closed(summary="已致歉", teller=Teller(name))
    assert {one.outcome for one in public(register).entries} == {"founded"}
    register.new()
    assert {one.outcome for one in public(register).entries} == {None}  # one is open: six founded would tell
