"""What a few words complain of."""

import pytest

from bot.language.matter.trouble import Trouble, troubles_in


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("I can't open the jar", {Trouble.FAULTY}),
        ("We could not even turn it on", {Trouble.FAULTY}),
        ("you cannot use the seat", {Trouble.FAULTY}),
        ("it has no suction", {Trouble.FAULTY}),
        ("the lamp only turns on if I press the cord", {Trouble.FAULTY}),
        ("the kettle works only when tilted", {Trouble.FAULTY}),
        ("Does the timer work only with the app?", set()),
        ("the hose is split", {Trouble.HARMED}),
        ("The boards are swollen", {Trouble.HARMED}),
        ("split it over two cards", set()),
        ("I can't turn an estimate into a promise", set()),
        ("We can open the jar", set()),
        ("THE LID IS CRACKED and one bolt is MISSING", {Trouble.HARMED, Trouble.MISSING}),
        ("I ordered two and only got one", {Trouble.MISSING}),
        ("I ordered two and got two", set()),
        ("I ordered the Black one and got the BLACK one", set()),
        ("I ordered the Black one and got the gray one", {Trouble.OTHER}),
    ],
)
def test_the_kinds_of_trouble_are_told_in_any_capitals(text: str, kinds: set[Trouble]) -> None:
    assert troubles_in(text) == kinds
