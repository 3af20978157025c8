from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from counterdesk.hall.catalogue.model import Department, Fee, FeeAlternative, Material, Series

from .small_hall import small

CONDITIONS = st.sets(st.sampled_from(["a", "b", "c"]))


def test_a_name_missing_in_one_language_is_said_in_the_other():
    assert Department("SC", zh="市场局").name("en") == "市场局"
    assert Department("CC", en="County Clerk").name("zh") == "County Clerk"


def test_a_service_without_a_short_name_goes_by_its_full_one_in_the_same_language():
    service = small().services["A01"]
    assert (service.short("zh"), service.short("en")) == ("设立登记", "Registration of a business")


def test_a_spanish_name_is_said_and_where_there_is_none_the_english_one_before_the_chinese():
    line = Series("A", zh="登记", en="Registration")
    assert [replace(line, es="Registro").name("es"), line.name("es"), replace(line, en="").name("es")] == [
        "Registro", "Registration", "登记",
    ]  # fmt: skip


def test_a_line_with_a_short_name_goes_by_it_where_there_is_no_room():
    line = Series("B", zh="食药许可", en="Food and medicine permits", short_en="Food, drugs")
    assert [line.short(lang) for lang in ("zh", "en", "es")] == ["食药许可", "Food, drugs", "Food, drugs"]


@given(CONDITIONS)
def test_a_paper_under_a_condition_is_needed_exactly_when_it_is_yes(yes):
    assert Material("x", when="a").applies(yes) == ("a" in yes)
    assert Material("x", unless="a").applies(yes) == ("a" not in yes)
    assert Material("x", when="a", unless="b").applies(yes) == ("a" in yes and "b" not in yes)
    assert Material("x").applies(yes)


def test_the_first_alternative_that_holds_is_the_fee():
    fee = Fee(Decimal(15), alternatives=(FeeAlternative("a", Decimal(14)), FeeAlternative("b", Decimal(1))))
    assert fee.amount_for({"a", "b"}) == 14


def test_an_alternative_keeps_the_figures_it_does_not_change():
    fee = Fee(Decimal(15), Decimal("1.50"), alternatives=(FeeAlternative("a", extra_each=Decimal("0.50")),))
    assert fee.amount_for({"a"}, extra_copies=2) == 16


def test_a_fee_of_nothing_with_a_formula_is_not_free():
    assert Fee(Decimal(0)).free
    assert not Fee(Decimal(0), formula_en="6.25% of the price").free


def test_the_windows_of_a_series_are_those_that_serve_it():
    assert small().windows_for("A") == ("1",)
