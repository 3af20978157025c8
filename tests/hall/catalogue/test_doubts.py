from .small_hall import TEXT, changed, doubts, service_with

INSTANT = changed('handling = "promised"', 'handling = "instant"')


def test_an_instant_item_that_promises_days_and_no_minutes_is_doubted():
    assert doubts(INSTANT) == [
        ("service.A01.promised_minutes", "instant_without_minutes"),
        ("service.A01.promised_days", "instant_with_days"),
    ]


def test_an_instant_item_with_minutes_is_fine():
    assert doubts(INSTANT.replace("promised_days = 1", "promised_minutes = 30")) == []


def test_an_instant_item_waits_for_no_department():
    share = 'cooperating = [ { dept = "SW", zh = "推送", mode = "parallel", calendar_days = 10 } ]'
    text = INSTANT.replace("promised_days = 1", f"promised_minutes = 30\n{share}")
    assert doubts(text) == [("service.A01.cooperating.SW", "instant_with_days")]


def test_a_department_asked_only_under_a_condition_leaves_the_item_instant():
    share = 'cooperating = [ { dept = "SW", zh = "推送", mode = "parallel", days = 9, when = "by_agent" } ]'
    assert doubts(INSTANT.replace("promised_days = 1", f"promised_minutes = 30\n{share}")) == []


def test_a_joint_case_whose_path_is_longer_than_its_promise_is_doubted():
    share = 'cooperating = [ { dept = "SW", zh = "税务", mode = "after_lead", days = 1 } ]'
    assert doubts(service_with(share)) == [("service.A01.promised_days", "path_too_long")]


def test_a_promised_item_without_a_promise_is_doubted():
    assert doubts(changed("promised_days = 1\n", "")) == [("service.A01.promised_days", "no_promise")]


def test_fee_parts_that_are_not_the_amount_are_doubted():
    fee = 'fee = { amount = 28.00, parts = [ { amount = 28, payee = "a" }, { amount = 74, payee = "b" } ] }'
    assert doubts(changed("fee = { amount = 0 }", fee)) == [("service.A01.fee.parts", "parts_do_not_add_up")]


def test_fee_parts_that_are_the_amount_are_fine():
    fee = 'fee = { amount = 0.3, parts = [ { amount = 0.1, payee = "a" }, { amount = 0.2, payee = "b" } ] }'
    assert doubts(changed("fee = { amount = 0 }", fee)) == []


def test_a_name_missing_in_a_language_of_the_hall_is_doubted():
    assert doubts(changed('en = "Registration of a business"\n', "")) == [("service.A01.en", "name_missing")]


def test_a_hall_that_speaks_spanish_is_told_what_citizens_would_read_in_another_language():
    found = doubts(changed("[hall]\n", '[hall]\nlanguages = ["zh", "en", "es"]\n'))
    assert {("series.A.es", "name_missing"), ("service.A01.es", "name_missing")} <= {*found}


def test_a_hall_of_one_language_needs_no_names_in_the_other():
    text = changed('name_zh = "小厅"', 'name_zh = "小厅"\nlanguages = ["zh"]')
    assert doubts(text.replace('en = "Registration of a business"\n', "")) == []


def test_a_condition_nothing_depends_on_is_doubted():
    assert doubts(changed(', when = "by_agent"', "")) == [("condition.by_agent", "condition_unused")]


def test_a_service_without_papers_is_doubted():
    assert ("service.A01.material", "no_materials") in doubts(TEXT[: TEXT.index("material = [")])


def test_a_paper_of_no_copies_is_doubted_unless_it_is_only_said():
    none = changed('en = "Application form", original = 1', 'en = "Application form"')
    assert doubts(none) == [("service.A01.material.form", "material_without_count")]
    assert doubts(none.replace('en = "Application form"', 'en = "Application form", spoken = true')) == []


def test_a_clerk_at_two_windows_at_once_is_doubted():
    shift = '[[roster.shift]]\nwindow = "1"\nclerk = "102"\nfrom = "11:00"\nto = "13:00"\n'
    department = '[[department]]\ncode = "SC"'
    assert doubts(changed(department, shift + department)) == [
        ("roster.shift[2].clerk", "clerk_not_seeded"),
        ("roster.shift[2]", "shifts_clash"),
    ]


def test_shifts_of_different_days_do_not_clash():
    days = 'to = "12:00"\nweekdays = ["mon"]\n[[roster.shift]]\nwindow = "1"\nclerk = "101"\nfrom = "08:30"\n'
    assert doubts(changed('to = "12:00"\n', days + 'to = "12:00"\nweekdays = ["tue"]\n')) == []


def test_a_hall_without_an_accessible_window_is_doubted():
    assert doubts(changed("accessible = true\n", "")) == [("window", "no_accessible_window")]


def test_a_hall_nobody_can_manage_is_doubted():
    assert doubts(changed('role = "admin"', 'role = "lead"')) == [("clerk", "no_admin")]
