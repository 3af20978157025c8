from tests.hall import checker
def test_x(hall):
    one,=hall.opened("1")
    a=hall.issue("A02"); hall.issue("A05",priority="elderly"); hall.forward(100)
    print(one.serves_next()); print(hall.life("E001")); print(hall.acts("E001"))
    assert checker.faults(hall.path)==[]
