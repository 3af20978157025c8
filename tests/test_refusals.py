"""A no in words."""

import pytest

from counterdesk.refusals import Refusal


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "A021 现在是“已叫号”，不能这样办"), ("en", "A021 is “called”; this cannot be done now")]
)
def test_a_tickets_state_is_said_in_the_readers_language(lang, said):
    assert Refusal("wrong_state", number="A021", state="called").message(lang) == said
