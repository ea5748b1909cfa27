"""What owns a fault, takes something off the customer or tells a plain fact is no fault, however like one its words are."""

import pytest

from bot.checks.tone import check_tone
from bot.checks.tone.fine.harmless import admits, eases, introduces
from tests.checks.test_dry_tone import found
from tests.knowledge.small_book import shipped


@pytest.mark.parametrize(
    "sentence",
    [
        "You wrote to us three times, and nobody replied.",
        "You told us that the seat was torn, but we didn't read it.",
        "You waited five weeks, which is far too long.",
        "Nobody here doubts that it came broken.",
        "Nobody will ask you for the form again.",
        "You had every reason to be angry.",
        "The board does not break easily.",
        "You are not the only one who saw this.",
        "This jug is for water and not for juice.",
        "Congratulations on getting the lamp to work.",
        "The green model has been discontinued.",
        "It is regrettable that the drawing was not enclosed.",
    ],
)
def test_a_plain_sentence_is_not_told_for_what_it_is_like(sentence: str) -> None:
    assert check_tone(f"Thank you for your message. {sentence}", shipped().style, None) == ()


@pytest.mark.parametrize(
    "words",
    [
        "How the labels got mixed up is for us to find out.",
        "It isn't on you to call the carrier.",
        "I know that this is not what you hoped for.",
        "I can hear how upset you are.",
        "You can keep the rug or not, as you like.",
        "Which shade you take? That is up to you.",
        "That box should never have left our warehouse.",
        "As you described, the lid wobbles.",
    ],
)
def test_what_takes_something_off_them_eases(words: str) -> None:
    assert eases(words)


@pytest.mark.parametrize(
    "words",
    [
        "Nobody told you to open it.",
        "Nobody else complained.",
        "Nobody will believe that.",
        "Nobody asked.",
        "You may complain as often as you wish.",
        "You are not the first customer to try this.",
        "The loss is hardly our fault.",
        "You pass it off as our mistake.",
        "As you told us, you never opened the second box.",
        "Keeping your address current is up to you, and we only ship.",
    ],
)
def test_a_reproach_in_such_words_eases_nothing(words: str) -> None:
    assert not eases(words) and not admits(words)


def test_who_writes_may_say_their_name() -> None:
    assert introduces("My name is Ines.") and introduces("I am Tom, and your case stays with me.")
    assert not introduces("I am tired.") and not introduces("I'm so done with this.")


@pytest.mark.parametrize(
    "sentence",
    [
        "You burned a hole into it and are passing it off as our mistake.",
        "Nobody forced you to buy it.",
        "You are not the first customer to try this trick.",
    ],
)
def test_an_accusation_beside_such_words_is_still_told(sentence: str) -> None:
    assert found(sentence)
