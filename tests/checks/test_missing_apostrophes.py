"""Replies typed without apostrophes are judged as they are meant, and quoted as they were typed."""

import pytest

from bot.checks.tone import check_tone
from bot.language.normalization.apostrophes import apostrophed
from tests.checks.tones import tone
from tests.knowledge.small_book import shipped


@pytest.mark.parametrize(
    "reply",
    [
        "Hi Noor, Ive moved your order to Tuesday as you wished, and the shop will text you an hour before.",
        "The blue bowl is sold out, Im afraid. The green one leaves today if you would like it.",
        "Youll get the money back by Monday, and Ill check myself that it has left us.",
        "Thats kind of you. I told Marek, as he mended the handle this morning.",
        "Theyll pick it up on Friday between nine and noon; please leave it by the door.",
        "Id send it by sea. It takes three weeks, and the box is wrapped in foil against the damp.",
    ],
)
def test_a_reply_with_one_apostrophe_missing_reads_as_well_as_with_it(reply: str) -> None:
    assert tone(reply) == tone(apostrophed(reply).text) == []


@pytest.mark.parametrize(
    "reply",
    [
        "Whats so hard about reading a label? The part is in the small bag.",
        "You shouldve measured the door first, dont you think? The sofa can go back.",
        "Im sure you wouldnt mind reading the page this time. The filter is on it.",
        "I dont know how else to put it, and I wont say it again. The sale is over.",
        "Thats not my problem, and it isnt our parcel any more.",
    ],
)
def test_what_stings_is_told_as_that_and_not_as_a_typing_slip(reply: str) -> None:
    stings = [rule for rule, _ in tone(apostrophed(reply).text)]
    assert [rule for rule, _ in tone(reply) if rule != "casual"] == stings != []


def test_several_missing_apostrophes_are_one_fault_of_their_own_with_the_words_put_right() -> None:
    (finding,) = check_tone("Im checking it today, as I havent had an answer yet.", shipped().style, None)
    assert finding.rule == "casual"
    assert "postrophes are missing" in finding.reason
    assert finding.quote == "Im checking it today, as I havent had an answer yet."
    assert finding.replacement == "I'm checking it today, as I haven't had an answer yet."


def test_a_quote_is_what_was_typed() -> None:
    quotes = [quote for _, quote in tone("It's on page two. You didnt bother to read it. The lamp is here.")]
    assert quotes == ["You didnt bother to read it."]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Ill write, Id like to, wed love to", "I'll write, I'd like to, we'd love to"),
        ("its not in, and theyre out", "it's not in, and they're out"),
        ("Its lid, he was ill, Wed 5 May, as well send", "Its lid, he was ill, Wed 5 May, as well send"),
        ("the ID card, shell and hell", "the ID card, shell and hell"),
        ("WE CANT, info@dont.example", "WE CANT, info@dont.example"),
    ],
)
def test_only_what_can_be_nothing_else_gets_an_apostrophe(typed: str, meant: str) -> None:
    assert apostrophed(typed).text == meant


def test_another_language_keeps_its_words() -> None:
    assert tone("Im Paket fehlt nichts, und im Lager ist die Lampe vorhanden.") == []
