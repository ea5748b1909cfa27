"""Who would have another size is offered the exchange, with the size in the reply, and isn't told that we sent it wrongly."""

import pytest

from bot.knowledge.replies.gathering import gathered
from tests.knowledge.small_book import recognition, shipped
from tests.knowledge.telling import matter


def wanted(said: str) -> tuple[str | None, str | None]:
    """Whether they want another one, and which."""
    found = gathered(shipped().situation("return_in_window"), [], matter(said)).said
    return tuple(found[key].value if key in found else None for key in ("exchange", "exchange_for"))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("said", "size"),
    [
        ("The blind is 32, I need 34", "size 34"),
        ("I took a 9 but need a 10.", "size 10"),
        ("they fit like S. want L instead, tags still on", "size L"),
        ("Bought the 8 ft, should have got the 10 ft.", "the 10 ft one"),
        ("The mat is 5 ft, I need the 6 ft one.", "the 6 ft one"),
        ("too small. need one size up", "one size up"),
        ("The collar is a medium and she wears a large.", None),
        ("I meant to order a queen.", "size queen"),
    ],
)
def test_the_size_that_they_need_is_what_they_would_have_instead(said: str, size: str | None) -> None:
    assert wanted(said) == (("yes" if size else None), size)


@pytest.mark.parametrize(
    "said",
    [
        "I need 34 more of these.",
        "I want 2.",
        "I need 5 days to pack it.",
        "I don't need a large box for the return, do I?",
        "I take 10 minutes to reply.",
        "I want 20 % back.",
    ],
)
def test_a_number_of_something_else_is_no_size(said: str) -> None:
    assert wanted(said) == (None, None)


@pytest.mark.parametrize(
    "said",
    [
        "I took a 9 but need a 10, can you swap",
        "ordered M but L is what I need",
        "bought the 8 ft, should have got the 10 ft",
        "chose 12, need 14, not opened",
        "Shoes are an 8, I wear a 9",
        "blind is 32, need 34. my mistake",
    ],
)
def test_who_chose_the_wrong_size_returns_it(said: str) -> None:
    assert recognition().triage(matter(said)).situation == "return_in_window"


@pytest.mark.parametrize(
    "said", ["I ordered a 9, you sent an 8", "you sent the wrong size", "wrong size came, I chose 10"]
)
def test_whom_we_sent_the_wrong_size_has_it_put_right(said: str) -> None:
    assert recognition().triage(matter(said)).situation == "wrong_or_missing_part"
