from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from counterdesk.hall.catalogue.critical_path import critical_path_days, lead_days
from counterdesk.hall.catalogue.model import Cooperation, Fee, Service, Step

MODES = ("parallel", "after_lead", "sequential")
SHARES = st.lists(
    st.builds(Cooperation, dept=st.just("SW"), mode=st.sampled_from(MODES), days=st.integers(0, 40))
)


def service(*shares: Cooperation, steps: tuple[Step, ...] = ()) -> Service:
    return Service(
        code="D01", series="D", kind="joint", handling="joint", lead="SC", nominal_minutes=30,
        fee=Fee(Decimal(0)), basis=("x",), result="x", cooperating=shares, steps=steps,
    )  # fmt: skip


def share(mode: str, days: int) -> Cooperation:
    return Cooperation(dept="SW", mode=mode, days=days)


def test_departments_side_by_side_take_as_long_as_the_slowest():
    assert critical_path_days(service(share("parallel", 8), share("parallel", 5))) == 8


def test_departments_behind_the_lead_wait_for_it_and_run_at_once():
    lead = (Step("licence", days=2),)
    assert critical_path_days(service(share("after_lead", 1), share("after_lead", 3), steps=lead)) == 5


def test_departments_in_sequence_add_up():
    assert critical_path_days(service(share("sequential", 4), share("sequential", 6))) == 11


def test_a_lead_that_states_nothing_is_given_a_day_when_others_wait_for_it():
    assert lead_days(service(share("after_lead", 1))) == 1


def test_a_lead_may_state_that_its_share_is_on_the_spot():
    assert critical_path_days(service(share("after_lead", 1), steps=(Step("licence", days=0),))) == 1


def test_a_step_that_is_not_counted_takes_no_days():
    assert lead_days(service(steps=(Step("test", days=30, counted=False), Step("visit", days=5)))) == 5


def test_ten_calendar_days_are_eight_working_days():
    assert critical_path_days(service(Cooperation(dept="SW", mode="parallel", calendar_days=10))) == 8


@given(SHARES, SHARES)
def test_one_more_share_never_shortens_the_path(shares, more):
    assert critical_path_days(service(*shares)) <= critical_path_days(service(*shares, *more))


@given(SHARES)
def test_no_path_is_shorter_than_any_share_or_longer_than_all_in_turn(shares):
    days = [share.days for share in shares]
    assert max(days, default=0) <= critical_path_days(service(*shares)) <= sum(days) + 1
