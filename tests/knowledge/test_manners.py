"""Sentences that show how a reply may sound, and what is like them."""

import pytest

from bot.checks.tone import check_tone
from bot.errors import PolicyError
from bot.knowledge.book import Book, read_book
from bot.knowledge.manners import Manner, Manners
from bot.knowledge.regression import Regression
from bot.language.traits import traits
from tests.knowledge.small_book import files

STYLE = "style: Ours\nrules:\n  - {rule: rude, why: It is rude, signs: [{heard: ['bother us']}]}\n"
FINE = """\
manner: fine
sentences: |
  The lamp ships on Monday.
  The chair ships on Friday.
  The label is in your inbox.
  I will send you the label on Monday.
  We refund the lamp once it is here.
  Your parcel is with the carrier.
  You do not bother us with this question.
  You do not bother us with your message.
"""
RUDE = """\
manner: rude
sentences: |
  Go away and never write again.
  Go away and take your lamp.
  Go away, nobody wants your questions.
  Go away with your broken chair.
  Go away with your complaint and stay away.
  Just go away with your old rug.
  Go away now, and take your boxes with you.
  Please go away with your story.
"""


def book_with(**more: str) -> Book:
    return read_book(files() | {f"{name}.yaml": text for name, text in more.items()})


def rules(text: str, book: Book) -> list[str]:
    return [f.rule for f in check_tone(text, book.style, None)]


def test_without_sentences_nothing_is_told_by_likeness() -> None:
    assert Manners().likelihoods("Go away.") == {}
    assert Manners(((Manner.RUDE, "Go away."),)).likelihoods("Go away.") == {}


def test_a_team_adds_a_sentence_and_what_is_like_it_is_found() -> None:
    said = "Go away with your parcel."
    assert rules(said, book_with(style=STYLE)) == []
    assert rules(said, book_with(style=STYLE, fine=FINE, rude=RUDE)) == ["rude"]


def test_words_of_a_phrase_are_left_alone_where_the_sentence_is_like_a_fine_one() -> None:
    said = "You do not bother us with your photo."
    assert rules(said, book_with(style=STYLE)) == ["rude"]
    assert rules(said, book_with(style=STYLE, fine=FINE, rude=RUDE)) == []


def test_a_manner_that_is_not_known_is_named_with_the_nearest() -> None:
    with pytest.raises(PolicyError, match="did you mean 'rude'"):
        book_with(rude=RUDE.replace("manner: rude", "manner: rudde"))


def test_sentences_may_stand_in_the_house_style_itself() -> None:
    style = STYLE + "sentences:\n  fine: |\n    " + "\n    ".join(FINE.splitlines()[2:])
    style += "\n  rude: |\n    " + "\n    ".join(RUDE.splitlines()[2:]) + "\n"
    assert rules("Go away with your parcel.", book_with(style=style)) == ["rude"]


def test_the_same_examples_give_the_same_likelihoods_and_all_kinds_make_one() -> None:
    examples = [("yes", traits("The lamp ships today.")), ("no", traits("The lamp does not ship."))] * 4
    first, second = (Regression(examples).likelihoods(traits("The lamp ships.")) for _ in range(2))
    assert first == second and sum(first.values()) == pytest.approx(1) and first["yes"] > first["no"]
