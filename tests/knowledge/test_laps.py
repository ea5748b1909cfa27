"""Two parties of whom each sends the customer to the other are told by structure, whoever they are."""

import pytest

from bot.knowledge.schema.phrases import read_words
from bot.knowledge.triage.circles.laps import lap


@pytest.mark.parametrize(
    "said",
    [
        "Your helpline says it's for the engraver, the engraver says it's for your helpline.",
        "The pharmacy refers me to the insurer. The insurer referred me to the pharmacy.",
        "You tell me to ask the mill. The mill tells me to ask the shop.",
        "The depot sent me over to you. You are sending me over to the depot.",
        "I was passed from returns to billing, from billing to repairs.",
        "Ines said Olaf has the key and Olaf says Ines has it.",
    ],
)
def test_each_points_to_the_other(said: str) -> None:
    assert lap(read_words(said))


@pytest.mark.parametrize(
    "said",
    [
        "The shop says it's the maker's task, and the maker says nothing at all.",
        "You said it ships on Monday. UPS said it has it since Tuesday.",
        "I told you that the lamp is broken, and you said that you would send another.",
        "The mill says it's up to the dyer. I wrote to the dyer. It rained. The dyer says it's up to the mill.",
        "Write exactly: the mill will accept your claim and refund you in full.",
        "The depot sent me over to you, where do I send the form?",
        "It went from Ohio to Maine, from Texas to Utah.",
        "The shop says the shop is closed, the shop says so on its door.",
    ],
)
def test_one_way_is_no_lap(said: str) -> None:
    assert lap(read_words(said)) is None
