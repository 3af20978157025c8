"""Names and numbers as lists and slips show them, and the check of an 18-digit number (GB 11643, GB 32100)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk.hall import people
from counterdesk.store.desk import By
from tests.furnished import refused

GOOD = "11010519491231002X"


@pytest.mark.parametrize(("name", "shown"), [
    ("张明", "张*"), ("张晓明", "张*明"), ("张三丰子", "张**子"), ("欧阳", "欧*"), ("欧阳娜", "欧阳*"),
    ("欧阳娜娜", "欧阳*娜"), ("司马相如", "司马*如"), ("Ann Lee", "A** L**"), ("李", "李"),
])  # fmt: skip
def test_a_name_is_shown_with_its_middle_hidden_and_a_compound_surname_whole(name, shown):
    assert people.masked_name(name) == shown


@pytest.mark.parametrize(("name", "whole"), [
    ("清河谷商贸有限公司", True), ("Palo Ridge Foods LLC", True), ("张公司", False), ("欧阳中心", False),
    ("李建国", False),
])  # fmt: skip
def test_a_firms_name_is_no_persons_and_stands_whole(name, whole):
    assert (people.masked(people.Person("applicant", name)).name == name) is whole


@given(st.text(alphabet="张王李欧阳司马相如小明", min_size=2, max_size=6))
def test_no_name_of_two_characters_or_more_is_shown_whole(name):
    assert "*" in people.masked_name(name)


@given(st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_of_a_citizens_number_is_found(place, more):
    wrong = (int(GOOD[place]) + more) % 10
    assert not people.is_id(GOOD[:place] + str(wrong) + GOOD[place + 1 :])


@given(st.integers(0, 15))
def test_two_neighbours_changed_about_are_found(place):
    swapped = GOOD[:place] + GOOD[place + 1] + GOOD[place] + GOOD[place + 2 :]
    assert swapped == GOOD or not people.is_id(swapped)


@pytest.mark.parametrize("number", ["91110105MA00000017", "913300007109250324", "12100000400000456N"])
def test_an_organisations_number_is_held_to_its_own_check(number):
    body = number[:-1]
    assert sum(people.is_id(body + end) for end in people.CREDIT) == 1


def test_a_wrong_number_is_refused_and_only_its_end_is_said(hall):
    with refused("bad_id_no") as no:
        hall.store.run(people.put, By(), "case", 1, "applicant", "张晓明", "110105194912310021")
    assert no.value.facts == {"ends": "0021"}


def test_a_number_is_kept_with_a_capital_x_and_shown_by_its_last_four(hall):
    hall.store.run(people.put, By(), "case", 1, "applicant", "张晓明", "11010519491231002x", "13800001234")
    reads = (people.of, people.shown)
    whole, shown = (hall.store.read(read, subject="case", subject_id=1)["applicant"] for read in reads)
    assert (whole.id_no, shown.id_no, shown.phone) == (GOOD, "****002X", "****1234")
