import pytest

ADMIN, LEAD = "901", "301"


@pytest.fixture
def set_up(cdk, type_in, monkeypatch):
    """A hall whose admin and lead have PINs."""
    for number, pin in ((ADMIN, "90909"), (LEAD, "30303")):
        type_in(pin + "\n")
        monkeypatch.setenv("COUNTERDESK_PIN", "90909")
        assert cdk("clerk", "pin", number, "--clerk", ADMIN).code == 0
    monkeypatch.delenv("COUNTERDESK_PIN")
    type_in("")


def test_the_first_admins_pin_needs_no_other(cdk, type_in):
    type_in("90909\n")
    ran = cdk("clerk", "pin", ADMIN, "--json")
    assert (ran.code, ran.value["pin"]) == (0, True)


def test_a_pin_is_digits(cdk, type_in):
    type_in("secret\n")
    assert cdk("clerk", "pin", ADMIN, "--json").value["refused"] == "bad_pin"


def test_a_hall_that_is_set_up_asks_who_it_is(cdk, set_up):
    ran = cdk("clerk", "add", "107")
    assert (ran.code, "--clerk" in ran.err) == (2, True)


def test_without_a_pin_and_a_terminal_an_admin_is_refused(cdk, set_up):
    assert cdk("clerk", "add", "107", "--clerk", ADMIN, "--json").value["refused"] == "pin_needed"


def test_a_wrong_pin_is_refused_and_kept(cdk, set_up, monkeypatch):
    monkeypatch.setenv("COUNTERDESK_PIN", "11111")
    assert cdk("clerk", "add", "107", "--clerk", ADMIN, "--json").value["refused"] == "pin_wrong"
    assert cdk("journal", "tail", "--most", "1", "--json").value[0]["kind"] == "sign_in_failed"


def test_the_admins_pin_from_the_environment_is_enough(cdk, set_up, monkeypatch):
    monkeypatch.setenv("COUNTERDESK_PIN", "90909")
    monkeypatch.setenv("COUNTERDESK_CLERK", ADMIN)
    assert cdk("clerk", "add", "107", "--role", "guide", "--json").value["role"] == "guide"
    assert cdk("clerk", "role", "107", "clerk", "--json").value["role"] == "clerk"
    assert cdk("clerk", "disable", "107", "--json").value["disabled"] is True
    assert cdk("clerk", "unlock", "107", "--json").value["disabled"] is False


def test_a_lead_may_not_manage_clerks(cdk, set_up, monkeypatch):
    monkeypatch.setenv("COUNTERDESK_PIN", "30303")
    assert cdk("clerk", "add", "107", "--clerk", LEAD, "--json").value["refused"] == "role"


def test_a_clerk_may_change_their_own_pin(cdk, set_up, monkeypatch, type_in):
    monkeypatch.setenv("COUNTERDESK_PIN", "30303")
    type_in("40404\n")
    assert cdk("clerk", "pin", LEAD, "--clerk", LEAD).code == 0
    monkeypatch.setenv("COUNTERDESK_PIN", "40404")
    assert cdk("window", "stop-series", "A", "--clerk", LEAD, "--reason", "停电", "--json").value["stopped"] == "停电"


def test_the_last_admin_cannot_go(cdk, set_up, monkeypatch):
    monkeypatch.setenv("COUNTERDESK_PIN", "90909")
    assert cdk("clerk", "disable", ADMIN, "--clerk", ADMIN, "--json").value["refused"] == "last_admin"
    assert cdk("clerk", "role", ADMIN, "clerk", "--clerk", ADMIN, "--json").value["refused"] == "last_admin"


def test_a_clerk_at_the_counter_is_believed(cdk, set_up):
    assert cdk("window", "open", "1", "--clerk", "101").code == 0


def test_a_lead_at_the_counter_is_not(cdk, set_up, monkeypatch):
    assert cdk("window", "open", "1", "--clerk", LEAD, "--json").value["refused"] == "pin_needed"
    monkeypatch.setenv("COUNTERDESK_PIN", "30303")
    assert cdk("window", "open", "1", "--clerk", LEAD).code == 0


def test_reading_needs_nobody(cdk, set_up):
    for argv in (("clerk", "list"), ("journal", "head"), ("printer", "jobs"), ("summary",), ("window", "list")):
        assert cdk(*argv).code == 0


def test_a_clerk_who_is_no_lead_cannot_take_a_window_over(cdk, set_up):
    ran = cdk("window", "takeover", "1", "--clerk", "101", "--json")
    assert ran.value["refused"] == "role"


def test_a_window_that_lives_is_not_taken_over(cdk, set_up, monkeypatch):
    cdk("window", "open", "1", "--clerk", "101")
    monkeypatch.setenv("COUNTERDESK_PIN", "30303")
    ran = cdk("window", "takeover", "1", "--clerk", "102", "--lead", LEAD, "--json")
    assert ran.value["refused"] == "window_alive"


def test_a_pin_that_somebody_else_chose_serves_a_script_and_is_said(cdk, set_up, monkeypatch):
    monkeypatch.setenv("COUNTERDESK_PIN", "30303")
    ran = cdk("--lang", "en", "window", "open", "1", "--clerk", LEAD)
    assert ran.code == 0
    assert "a PIN that somebody else chose" in ran.err
