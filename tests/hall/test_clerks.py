"""Clerks: roles, PINs, and the lock after wrong ones."""

import pytest

from counterdesk.hall import clerks
from counterdesk.store.desk import By
from tests.furnished import Hall, refused


@pytest.fixture(scope="module")
def hashed():
    return clerks.hash_pin("2468")


@pytest.fixture
def with_pin(hall: Hall, hashed: str) -> Hall:
    hall.store.run(clerks.set_pin, By("901"), "101", hashed)
    return hall


def tries(hall: Hall, pin: str) -> clerks.Clerk | None:
    """Sign clerk 101 in as a screen does: the hash is compared outside the transaction."""
    right = clerks.matches(hall.store.read(clerks.pin_hash, number="101"), pin)
    return hall.store.run(clerks.signed_in, By("101"), right)


def test_the_right_pin_signs_in(with_pin):
    assert tries(with_pin, "2468").number == "101"
    assert with_pin.acts()[-1] == "signed_in"


def test_a_wrong_pin_does_not(with_pin):
    assert tries(with_pin, "1357") is None
    assert with_pin.acts()[-1] == "sign_in_failed"


def lock(hall):
    """Wrong PINs, each as soon as it is taken, until the number is locked for good."""
    for failures in range(1, clerks.TRIES + 1):
        tries(hall, "0000")
        hall.forward(clerks.SLOWED_S.get(failures, 0) if failures < clerks.TRIES else 0)


def test_five_wrong_pins_lock_the_number(with_pin):
    lock(with_pin)
    with refused("clerk_locked"):
        tries(with_pin, "2468")


def test_after_the_lock_the_right_pin_serves_again(with_pin):
    lock(with_pin)
    with_pin.forward(clerks.SLOWED_S[clerks.TRIES])
    assert tries(with_pin, "2468") is not None


@pytest.mark.parametrize(("failures", "wait_s"), clerks.SLOWED_S.items())
def test_each_wrong_pin_after_the_third_makes_whoever_guesses_wait_longer(with_pin, failures, wait_s):
    for before in range(1, failures):
        tries(with_pin, "0000")
        with_pin.forward(clerks.SLOWED_S.get(before, 0))
    tries(with_pin, "0000")
    with_pin.forward(wait_s - 1)
    with refused("clerk_locked"):
        tries(with_pin, "2468")
    with_pin.forward(1)
    assert tries(with_pin, "2468") is not None


def test_three_slips_of_the_finger_cost_nothing(with_pin):
    tries(with_pin, "0000")
    tries(with_pin, "0000")
    tries(with_pin, "0000")
    assert tries(with_pin, "2468") is not None


def test_right_in_between_begins_the_count_anew(with_pin):
    for pin in ("0000",) * 3 + ("2468",) + ("0000",) * 3:
        tries(with_pin, pin)
    assert tries(with_pin, "2468") is not None


def test_a_pin_that_somebody_else_chose_is_a_first_one_until_it_is_changed(hall):
    hall.store.run(clerks.set_pin, By("901"), "101", clerks.hash_pin("123456"))
    assert hall.store.read(clerks.has_first_pin, "101")
    hall.store.run(clerks.set_pin, By("101"), "101", clerks.hash_pin("654321"))
    assert not hall.store.read(clerks.has_first_pin, "101")


def test_a_sign_in_that_was_checked_before_the_lock_does_not_pass_it(with_pin):
    lock(with_pin)
    assert with_pin.store.run(clerks.signed_in, By("101"), True) is None


def test_unlocking_ends_the_lock(with_pin):
    lock(with_pin)
    with_pin.store.run(clerks.unlock, By("901"), "101")
    assert tries(with_pin, "2468") is not None


@pytest.mark.in_a_file
def test_the_pin_itself_is_nowhere_in_the_file(with_pin):
    assert with_pin.ask("SELECT pin_hash FROM clerk WHERE number = '101'")[0][0].startswith("$argon2id$")
    assert b"2468" not in with_pin.path.read_bytes()


@pytest.mark.parametrize("pin", ["", "123", "12a4", "1234567890123", "１２３４"])
def test_a_pin_is_four_to_twelve_digits(pin):
    with refused("bad_pin"):
        clerks.hash_pin(pin)


@pytest.mark.parametrize("pin", ["1111", "1234", "98765", "7890", "0123456789", "4711"])
def test_a_pin_that_is_easy_to_guess_is_no_own_one(pin):
    with refused("easy_pin"):
        clerks.own_pin_hash(pin, "4711")


@pytest.mark.parametrize("pin", ["1122", "2468", "271828", "1243"])
def test_any_other_pin_of_so_many_digits_is(pin):
    assert clerks.matches(clerks.own_pin_hash(pin, "4711"), pin)


def test_a_first_pin_is_six_digits():
    assert len(clerks.random_pin()) == 6


def test_without_a_pin_nobody_signs_in(hall):
    with refused("no_pin"):
        tries(hall, "2468")


def test_nobody_is_no_clerk(hall):
    with refused("no_such_clerk"):
        hall.store.read(clerks.known, number="999")


def test_a_disabled_clerk_signs_in_no_more(with_pin):
    with_pin.store.run(clerks.disable, By("901"), "101")
    with refused("clerk_disabled"):
        tries(with_pin, "2468")


def test_a_number_is_given_once(hall):
    with refused("clerk_exists"):
        hall.store.run(clerks.add, By("901"), "101", "clerk")


@pytest.mark.parametrize("number", ["", "１０１", "12a", "123456789"])
def test_a_clerks_number_is_up_to_eight_digits(hall, number):
    with refused("bad_clerk_number"):
        hall.store.run(clerks.add, By("901"), number, "clerk")


def test_a_role_nobody_knows_is_refused(hall):
    with refused("no_such_role"):
        hall.store.run(clerks.set_role, By("901"), "101", "king")


@pytest.mark.parametrize(
    ("act", "clerk", "may"),
    [
        ("issue", "201", True), ("issue", "601", False), ("serve", "101", True), ("serve", "201", False),
        ("takeover", "301", True), ("takeover", "101", False), ("stop_series", "301", True),
        ("manage_clerks", "901", True), ("manage_clerks", "301", False), ("lead_view", "601", True),
    ],
)  # fmt: skip
def test_a_role_says_what_one_may_do(hall, act, clerk, may):
    if may:
        assert hall.store.read(clerks.require, number=clerk, act=act).number == clerk
    else:
        with refused("role"):
            hall.store.read(clerks.require, number=clerk, act=act)


def test_a_new_role_holds_at_once_and_is_in_the_journal(hall):
    hall.store.run(clerks.set_role, By("901"), "101", "lead")
    assert hall.store.read(clerks.require, number="101", act="takeover").role == "lead"
    assert hall.acts()[-1] == "clerk_role_set"
