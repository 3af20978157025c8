"""``survey``: made, asked, answered and shown by commands."""

from __future__ import annotations


def test_a_survey_from_making_to_its_figures(ask, cdk):
    assert ask("survey", "make") == {"survey": "hall", "version": 1}
    ask("survey", "ask", "hall", "--count", "20", "--channel", "meeting")
    ask("survey", "answer", "hall", "--answer", "told=5", "--answer", "trips=twice", "--channel", "meeting")
    ask("survey", "answer", "hall", "--answer", "told=2", "--channel", "kiosk")
    found = ask("survey", "show", "hall")
    assert (found["asked"], found["answered"], found["few"]) == (21, 2, True)
    assert found["questions"][0]["counts"] == {"5": 1, "4": 0, "3": 0, "2": 1, "1": 0}
    assert (found["questions"][0]["satisfied"]["met"], found["questions"][0]["satisfied"]["n"]) == (1, 2)
    assert "样本少" in cdk("survey", "show", "hall").out
    assert ask("survey", "list") == [{"survey": "hall", "version": 1}]


def test_an_answer_is_a_question_and_an_answer(ask, cdk):
    ask("survey", "make")
    assert cdk("survey", "answer", "hall", "--answer", "told").code == 2
