"""How the earlier messages of a case file may be written."""

import pytest

from bot.domain.case import Who
from bot.errors import PolicyError
from bot.knowledge.case_file import read_case


def test_a_turn_may_be_written_by_who_wrote_it() -> None:
    case = read_case(
        "a.yaml", "message: And now?\ncontext:\n  - customer: Any brass ones?\n  - {who: us, text: Yes.}\n"
    )
    assert [(t.who, t.text) for t in case.context] == [(Who.CUSTOMER, "Any brass ones?"), (Who.US, "Yes.")]


@pytest.mark.parametrize(
    ("turn", "said"),
    [("custmer: y", "unknown key 'custmer'"), ("us:", "'text' is empty"), ("just words", "'context' must hold keys")],
)
def test_a_turn_of_nobody_or_without_words_is_named_with_its_line(turn: str, said: str) -> None:
    with pytest.raises(PolicyError, match=rf"a\.yaml:3: .*{said}"):
        read_case("a.yaml", f"message: And now?\ncontext:\n  - {turn}\n")
