"""Names that nothing introduces: amid a sentence, as its subject, in small letters, of many languages."""

import pytest

from bot.checks.personal_data.redaction import Vault, redact_text


def _redacted(text: str) -> str:
    return redact_text(text, Vault("n0"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rosalind Achterberg here again, still no lamp.", "Rosalind Achterberg"),
        ("The parcel was meant for Ottoline Braithwaite and went next door.", "Ottoline Braithwaite"),
        ("Order 4471 was placed by Nomvula Dlamini with her own card.", "Nomvula Dlamini"),
        ("Das Paket ging an Hannelore Brinkschulte, ich bin die Nachbarin.", "Hannelore Brinkschulte"),
        ("El pedido lo hizo Eustaquio Zabaleta en marzo.", "Eustaquio Zabaleta"),
        ("I live with Siobhán Ní Dhomhnaill, who got no card.", "Siobhán Ní Dhomhnaill"),
        ("I gave the driver a tip and Leocadia saw it.", "Leocadia"),
        ("Both Aurelio and I tried the code, it is refused.", "Aurelio"),
        ("please send it to priscilla vandermeer at work", "priscilla vandermeer"),
        ("i waited, bartholomew quist even took the day off", "bartholomew quist"),
        ("two vases broke. ludmila prokhorova", "ludmila prokhorova"),
        ("we met gwendolyn at the door and she has no key", "gwendolyn"),
        ("There's a slip for a Denise in the box.", "Denise"),
    ],
)
def test_a_name_goes_without_words_that_introduce_it(text: str, name: str) -> None:
    assert _redacted(text) == text.replace(name, "[NAME-n0-1]")


@pytest.mark.parametrize(
    "text",
    [
        "Is the Ethan chair in oak, or only the Oliver?",
        "We drove from Jackson to Madison for the Morgan desk.",
        "Do you still sell the Lincoln lamp, the one with the brass foot?",
        "I ordered the Savannah rug in Charcoal and got Sand.",
        "Turn the screws under the seat with the Allen key.",
        "Please send the set to Georgia, not to Virginia.",
        "can you check if the heath blanket comes in ivory or in sage",
        "it has a nick, and i asked for jasmine and not for charcoal",
        "the will to help is there, i hope for may",
        "ich lasse die zahlung zurückbuchen und es ist anders als bestellt",
        "The Le Creuset pot leaks, the Staub is fine.",
        "FedEx says it left Memphis on Monday and then nothing.",
        "My KitchenAid mixer came without the dough hook.",
    ],
)
def test_goods_places_and_words_stay(text: str) -> None:
    assert _redacted(text) == text
