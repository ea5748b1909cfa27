"""A customer's next message may be a sign alone: it goes on with what they wrote before."""

import pytest

from bot.desk.incoming.opening import checked_message
from bot.domain.case import Lane, Matter, Turn, Who
from bot.errors import LevelheadError
from tests.knowledge.small_book import recognition
from tests.knowledge.telling import TODAY

SIGNS = ("...", "?", "???", "!!", "\N{NEUTRAL FACE}", "\N{THUMBS UP SIGN}", "\N{POUTING FACE}")


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_alone_is_nothing_to_answer_unless_it_goes_on(sign: str) -> None:
    assert checked_message(sign, goes_on=True) == sign
    with pytest.raises(LevelheadError, match="no words to answer"):
        checked_message(sign)


def _after(*said: str) -> Matter:
    sides = (Who.CUSTOMER, Who.US)
    return Matter(tuple(Turn(sides[n % 2], text) for n, text in enumerate(said)), TODAY)


@pytest.mark.parametrize("sign", ["...", "???", "!!", "\N{NEUTRAL FACE}"])
def test_a_sign_that_waits_is_about_what_was_written_before(sign: str) -> None:
    found = recognition().triage(_after("Where is my order 55120?", "I am looking into it.", sign))
    assert found.situation == "where_is_my_order"


@pytest.mark.parametrize("sign", ["\N{THUMBS UP SIGN}", "\N{PERSON WITH FOLDED HANDS}", "\N{YELLOW HEART}"])
def test_a_nod_is_thanks(sign: str) -> None:
    found = recognition().triage(_after("Where is my order 55120?", "It comes on Tuesday.", sign))
    assert (found.situation, found.lane) == ("only_thanks", Lane.ROUTINE)
