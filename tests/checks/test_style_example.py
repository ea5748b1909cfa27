"""An example of style holds no promise and no figure, and a reply holds nothing that stands for one."""

import pytest

from bot.checks.personal_data.placeholders import check_placeholders
from bot.checks.style_example import style_of
from bot.knowledge.replies.modelled import greeting, valediction
from bot.writers.composer.writer import Composer
from tests.writers.a_case import work


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("We will refund you in full.", "[promise]."),
        ("I will write to you by 4 December with the answer.", "[promise]."),
        ("It costs $12.50 and takes 6 to 10 days.", "It costs [figure] and takes [figure] to [figure] days."),
        ("Shipping there is 100% free.", "Shipping there is [figure] free."),
        ("The parcel for [name] is here.", "The parcel for [their name] is here."),
        ("Thank you for asking before you order.", "Thank you for asking before you order."),
    ],
)
def test_what_only_its_own_case_allowed_is_taken_out(sentence: str, left: str) -> None:
    assert style_of(f"Good day,\n\n{sentence}\n\nBest wishes,\nAna") == f"Good day,\n\n{left}\n\nBest wishes,\nAna"


@pytest.mark.parametrize("left", ["[promise]", "[figure]", "[their name]", "[Their number]"])
def test_a_reply_that_holds_such_a_bracket_stops(left: str) -> None:
    assert [f.quote for f in check_placeholders(f"Hello {left}, we ship.")] == [left]
    assert not list(check_placeholders("Hello [sic], we ship."))


@pytest.mark.parametrize(
    ("line", "name", "expected"),
    [
        ("Good day,", None, "Good day,"),
        ("Dear [their name],", "Kim", "Dear Kim,"),
        ("Dear [their name],", None, None),
        ("Hello Philippa,", None, None),
        ("Good day,", "Kim", None),
        ("Hello and thank you for writing to all of us,", None, None),
    ],
)
def test_a_greeting_is_taken_only_where_it_fits_this_customer(
    line: str, name: str | None, expected: str | None
) -> None:
    assert greeting(f"{line}\n\nWe ship there.\n\nBest wishes,\nAna", name) == expected


@pytest.mark.parametrize(
    ("close", "expected"),
    [
        ("Best wishes,\nAna", "Best wishes,"),
        ("Yours,\nThe team", "Yours,"),
        ("Ana", None),
        ("Love from Ana,\nAna", None),
    ],
)
def test_who_signs_is_never_taken_over(close: str, expected: str | None) -> None:
    assert valediction(f"Hello,\n\nWe ship there.\n\n{close}") == expected


async def test_the_composer_prefers_the_wording_that_the_team_approved() -> None:
    plain = work()
    situation = plain.situation.model_copy(
        update={"acknowledge": ("Thank you for your message.", "I am glad that you wrote to us about this return.")}
    )
    from dataclasses import replace

    alone = await Composer().draft(replace(plain, situation=situation), [])
    like = "Hello,\n\nI am glad that you wrote to us about this return.\n\nBest wishes,\nAna"
    taught = await Composer().draft(replace(plain, situation=situation, examples=(like,)), [])  # type: ignore[arg-type]
    assert "Thank you for your message." in alone.text and "I am glad" not in alone.text  # type: ignore[union-attr]
    assert "I am glad that you wrote to us" in taught.text and "Thank you for" not in taught.text  # type: ignore[union-attr]
