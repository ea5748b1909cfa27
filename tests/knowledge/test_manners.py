"""Sentences that show how a reply may sound, and what is like them."""

import pytest

from bot.checks.tone import check_tone
from bot.errors import PolicyError
from bot.knowledge.book import Book
from bot.knowledge.files import read_book
from bot.knowledge.schema.manners import Manner, Manners
from bot.knowledge.words.regression import Regression
from bot.knowledge.words.sound import sound, usual_words
from bot.knowledge.words.traits import traits
from bot.language.vocabulary.content import content
from tests.knowledge.small_book import files

STYLE = "style: Ours\nrules:\n  - {rule: rude, why: It is rude, signs: [{heard: ['bother us']}]}\n"
THINGS = ("lamp", "chair", "table", "rug", "kettle", "shelf", "bench", "tent")
FINE = "manner: fine\nsentences: |\n" + "".join(
    f"  The {thing} ships on Monday.\n  The label for the {thing} is in your inbox.\n" for thing in THINGS
)
FINE += "".join(f"  You do not bother us with your {thing}.\n" for thing in THINGS)
RUDE = "manner: rude\nsentences: |\n" + "".join(
    f"  Go away and take your {thing}.\n  Go away, nobody wants your {thing}.\n" for thing in THINGS
)
SAID = {"fine": ("ships on Monday", "label wants a scan"), "rude": ("goes away with you", "label wants nobody")}


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


def test_what_stands_beside_the_sentences_of_a_fault_is_fine() -> None:
    said = "You do not bother us with your photo."
    beside = "beside: |\n" + "".join(f"  You do not bother us with your {thing}.\n" for thing in THINGS)
    plain = "".join(line for line in FINE.splitlines(keepends=True) if "bother" not in line)
    assert rules(said, book_with(style=STYLE, fine=plain, rude=RUDE)) == ["rude"]
    assert rules(said, book_with(style=STYLE, fine=plain, rude=RUDE + beside)) == []


def test_a_manner_that_is_not_known_is_named_with_the_nearest() -> None:
    with pytest.raises(PolicyError, match="did you mean 'rude'"):
        book_with(rude=RUDE.replace("manner: rude", "manner: rudde"))


def test_sentences_may_stand_in_the_house_style_itself() -> None:
    style = STYLE + "sentences:\n"
    for manner, text in (("fine", FINE), ("rude", RUDE)):
        style += f"  {manner}: |\n" + "".join(f"  {line}\n" for line in text.splitlines()[2:])
    assert rules("Go away with your parcel.", book_with(style=style)) == ["rude"]


def test_the_same_examples_give_the_same_likelihoods_and_all_kinds_make_one() -> None:
    examples = [("yes", traits("The lamp ships today.")), ("no", traits("The lamp does not ship."))] * 4
    first, second = (Regression(examples).likelihoods(traits("The lamp ships.")) for _ in range(2))
    assert first == second and sum(first.values()) == pytest.approx(1) and first["yes"] > first["no"]


def test_neither_the_order_of_examples_nor_one_more_changes_how_the_others_are_learned() -> None:
    """Each comes by its own traits: where one more had all of them shuffled anew, what a team adds changed everything."""
    lines = [f"{kind} {thing} {said}" for kind in SAID for thing in THINGS for said in SAID[kind]]
    examples = [(line.split()[0], traits(line.split(maxsplit=1)[1])) for line in lines]
    asked = [traits(f"{thing} {said}") for thing in THINGS for said in ("ships today, go away", "wants your label")]
    ways = examples, examples[::-1], [*examples, ("rude", traits("Whatever, pal."))]
    first, turned, more = ([Regression(way).likelihoods(found)["rude"] for found in asked] for way in ways)
    assert turned == pytest.approx(first) and more == pytest.approx(first, abs=0.15)


def test_a_trait_of_too_few_examples_counts_for_nothing() -> None:
    examples = [("yes", {"lamp": 1}), ("yes", {"lamp": 1}), ("no", {"rug": 1}), ("no", {"rug": 1, "kettle": 1})]
    assert Regression(examples, least=1).likelihoods({"kettle": 1}) != Regression(examples).likelihoods({})
    assert Regression(examples).likelihoods({"kettle": 1}) == Regression(examples).likelihoods({})


def test_words_that_no_plain_sentence_uses_count_unless_the_customer_used_them() -> None:
    usual = usual_words(["The lamp ships on Monday.", "The lamp is here."])
    strange = sound("The lamp needs a wizard.", lambda _: (), usual)
    assert strange["#unusual 2"] == 1
    assert (
        sound("The lamp needs a wizard.", lambda _: (), usual, told=frozenset(content("a wizard")))["#unusual 1"] == 1
    )


def test_a_plain_sentence_does_not_vouch_for_its_own_words() -> None:
    usual = usual_words(["The lamp ships on Monday.", "The lamp is here."])
    assert sound("The lamp ships on Monday.", lambda _: (), usual)["#unusual 0"] == 1
    assert sound("The lamp ships on Monday.", lambda _: (), usual, own=True)["#unusual 2"] == 1


def test_a_word_tells_by_its_class() -> None:
    classes = {"poet": ("shakespeare", "goethe")}
    poets = tuple((Manner.RUDE, f"{said} shakespeare") for said in ("dear", "well", "thank you", "listen"))
    plain = tuple((Manner.FINE, f"{said} lamp") for said in ("dear", "well", "thank you", "listen"))
    deaf = Manners(poets + plain).likelihoods("here goethe")
    assert Manners(poets + plain, tuple(classes.items())).likelihoods("here goethe")[Manner.RUDE] > deaf[Manner.RUDE]
