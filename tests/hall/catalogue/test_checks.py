import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk.hall.catalogue.checks import is_vague
from counterdesk.words import t

from .small_hall import TEXT, changed, faults, service_with

NAMED = ("主体资格证明", "药学技术人员资格证明", "身份证件", "批准文件或许可证书", "住所证明")


def material(line: str) -> str:
    return changed('  { id = "form", zh = "申请书", en = "Application form", original = 1 },', f"  {line},")


def test_a_promise_above_the_legal_limit_is_refused():
    assert list(faults(changed("promised_days = 1", "promised_days = 4"))) == ["service.A01.promised_days"]


def test_a_promise_may_equal_the_legal_limit():
    assert faults(changed("promised_days = 1", "promised_days = 3")) == {}


def test_a_department_may_not_promise_more_than_its_own_limit():
    share = 'cooperating = [ { dept = "SW", zh = "税务", mode = "parallel", days = 9, statutory_days = 8 } ]'
    assert list(faults(service_with(share))) == ["service.A01.cooperating.SW.days"]


@pytest.mark.parametrize(
    "name", ["其他材料", "其它材料", "其他文件", "有关材料", "法律规定的相关材料", "其他 材料"]
)
def test_a_paper_that_is_not_named_is_refused(name):
    assert list(faults(material(f'{{ id = "form", zh = "{name}", original = 1 }}'))) == [
        "service.A01.material.form.zh"
    ]


@pytest.mark.parametrize("name", ["Other documents", "any other relevant documents", "Relevant  materials"])
def test_a_paper_that_is_not_named_in_english_is_refused(name):
    assert list(faults(material(f'{{ id = "form", en = "{name}", original = 1 }}'))) == [
        "service.A01.material.form.en"
    ]


@given(
    st.sampled_from(["", "营业执照或"]),
    st.sampled_from(["其他", "其它", "有关", "相关"]),
    st.sampled_from(NAMED),
)
def test_other_before_a_named_document_is_fine(before, other, document):
    assert not is_vague(before + other + document)


@given(st.text(), st.sampled_from(["其他材料", "其他文件", "有关材料", "相关材料", "other documents"]))
def test_a_catch_all_stays_vague_whatever_stands_before_it(before, catch_all):
    assert is_vague(f"{before} {catch_all}")


def test_a_calendar_that_is_not_at_hand_is_refused():
    text = changed('timezone = "Asia/Shanghai"', 'timezone = "Asia/Shanghai"\ncalendar = "moon"')
    assert faults(text) == {"hall.calendar": t("check.no_calendar", name="moon")}


def test_a_series_no_window_serves_is_refused():
    text = changed("[[window]]", '[[series]]\nprefix = "B"\nzh = "许可"\n[[window]]')
    assert faults(text) == {"series.B": t("check.no_window_serves", prefix="B")}


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('when = "by_agent"', 'when = "by_nobody"', "service.A01.material.proxy.when"),
        ('when = "by_agent"', 'unless = "by_nobody"', "service.A01.material.proxy.unless"),
        ('zh = "委托办理？"', 'zh = "委托？"\nexcludes = ["nothing"]', "condition.by_agent.excludes"),
        ('lead = "SC"', 'lead = "XX"', "service.A01.lead"),
        ('series = "A"', 'series = "Q"', "service.A01.series"),
        ('serves = ["A"]', 'serves = ["A", "Q"]', "window.1.serves"),
        ('window = "1"', 'window = "9"', "roster.shift[1].window"),
        ("fee = { amount = 0 }", 'fee = { amount = 0 }\nsuspensions = ["none"]', "service.A01.suspensions"),
        (
            "fee = { amount = 0 }",
            'fee = { amount = 9, alternatives = [ { when = "none", amount = 1 } ] }',
            "service.A01.fee.alternatives.none.when",
        ),
    ],
)
def test_a_name_that_is_nowhere_declared_is_refused(old, new, key):
    assert list(faults(changed(old, new))) == [key]


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ('phases = [ { id = "p", zh = "调解", days = 1, suspensions = ["x"] } ]', "phases.p.suspensions"),
        ('refuse_if = [ { zh = "冻结", when = "x" } ]', "refuse_if[1].when"),
        ('precondition = { id = "p", zh = "公示", calendar_days = 20, when = "x" }', "precondition.when"),
        (
            'cooperating = [ { dept = "SW", zh = "税", mode = "parallel", when = "x" } ]',
            "cooperating.SW.when",
        ),
        ('cooperating = [ { dept = "XX", zh = "税", mode = "parallel" } ]', "cooperating.XX.dept"),
    ],
)
def test_a_part_of_a_service_that_names_nothing_declared_is_refused(line, key):
    assert list(faults(service_with(line))) == [f"service.A01.{key}"]


def test_opening_hours_follow_each_other():
    hours = changed('"08:30-12:00", "14:00-17:30"', '"08:30-12:00", "11:00-17:30"')
    assert list(faults(hours)) == ["hall.hours"]


def test_a_series_ends_after_it_starts():
    assert list(faults(changed('prefix = "A"', 'prefix = "A"\nstart = 500\nend = 400'))) == ["series.A.end"]


def test_a_shift_ends_after_it_begins():
    assert list(faults(changed('to = "12:00"', 'to = "08:30"'))) == ["roster.shift[1].to"]


def test_a_role_nobody_knows_is_refused():
    assert list(faults(changed('role = "admin"', 'role = "boss"'))) == ["clerk.901.role"]


def test_the_small_hall_is_without_fault():
    assert faults(TEXT) == {}


def test_silence_as_consent_without_the_rule_it_rests_on_is_refused():
    share = '{ dept = "SW", zh = "税务", mode = "parallel", days = 3, silence = "no_objection"%s }'
    assert list(faults(service_with(f"cooperating = [ {share % ''} ]"))) == ["service.A01.cooperating.SW.silence"]
    ruled = share % ', silence_basis = "条例 art.33"'
    assert faults(service_with(f"cooperating = [ {ruled} ]")) == {}
