"""What to write instead of a faulty sentence keeps its fact; two faults in one sentence are both named."""

import pytest

from bot.checks.tone import check_tone
from bot.checks.tone.mending.asides import stands_alone
from bot.checks.tone.mending.kept import clauses, fact_beside
from tests.checks.test_dry_tone import found
from tests.knowledge.small_book import shipped


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("You obviously broke the hinge yourself, which is why the lid comes off.", "The lid comes off."),
        ("You ruined the coat with bleach and the color is gone.", "The color is gone."),
        ("You must have shaken the crate, because the glass is cracked.", "The glass is cracked."),
        ("Your rough handling tore the zipper, so the tent no longer closes.", "The tent no longer closes."),
        ("Your own carelessness means the mug is in two pieces.", "The mug is in two pieces."),
        ("Because you left it out in the rain, the frame has rusted.", "The frame has rusted."),
        (
            "You'd know that if you'd opened the leaflet: it can't go in the dishwasher.",
            "It can't go in the dishwasher.",
        ),
        ("I told you twice that the cover is sold separately.", "The cover is sold separately."),
        (
            "You sat on it, the frame is bent, and the seat is cracked.",
            "The frame is bent. The seat is cracked.",
        ),
        ("Believe it or not, a cover only works when it is closed.", "A cover only works when it is closed."),
        ("Your crate, as you'd know if you had opened the link, is in Tulsa.", "Your crate is in Tulsa."),
        ("Learn to read: the blue tap closes it.", "The blue tap closes it."),
        ("It's not our fault that you ignored the leaflet, which says to rinse the sieve.", "Please rinse the sieve."),
        ("It may come as news to you, but the tank is empty.", "The tank is empty."),
    ],
)
def test_what_to_write_instead_keeps_the_fact(sentence: str, fact: str) -> None:
    (finding,) = found(sentence)
    assert (finding.quote, finding.replacement) == (sentence, fact)


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("You lost the key, and it costs nine dollars.", None),
        ("You dropped it, so I sent a new one, and the lid is loose.", "I sent a new one. The lid is loose."),
        ("You never dried it, so the refund is $4, and your lid is loose.", "The refund is $4."),
    ],
)
def test_a_fact_whose_thing_goes_with_the_fault_is_none(sentence: str, fact: str | None) -> None:
    assert fact_beside(sentence, lambda said: True) == fact


def test_no_fact_is_kept_where_a_figure_would_be_lost() -> None:
    sentence = "You paid $4 and waited three weeks, so the lid is loose."
    assert fact_beside(sentence, lambda said: True) is None


@pytest.mark.parametrize(
    ("sentence", "rule", "second"),
    [
        ("As I told you three times, you broke the seal.", "rude", "“you broke the seal” is blaming too"),
        (
            "You would see this had you read the leaflet, as I told you twice.",
            "rude",
            "“had you read the leaflet” is blaming too",
        ),
        (
            "Had you read the leaflet as I told you twice, it would run.",
            "rude",
            "“Had you read the leaflet” is blaming too",
        ),
        ("You ignored the warning, how clever of you.", "sarcastic", "“You ignored the warning” is blaming too"),
        (
            "Surely you noticed the label, or can't you read?",
            "sarcastic",
            "“can't you read?” is rude too: it can be read as talking down",
        ),
    ],
)
def test_of_two_faults_in_the_same_words_both_are_named(sentence: str, rule: str, second: str) -> None:
    (finding,) = found(sentence)
    assert finding.rule == rule
    assert second in finding.reason


def test_of_two_faults_in_a_sentence_each_is_a_finding_of_its_own_where_the_words_stand_apart() -> None:
    text = "Hello Ms. Kim. It's your own fault, and you are a very impatient person. The parcel leaves on Monday."
    faults = check_tone(text, shipped().style, None)
    assert [(f.rule, f.quote) for f in faults] == [
        ("blame", "It's your own fault"),
        ("personal", "you are a very impatient person."),
    ]


def test_clauses_are_told_by_their_place_without_the_word_that_joins_them() -> None:
    sentence = "The lid is loose, and the seal is gone, as I said."
    assert [sentence[a:b] for a, b in clauses(sentence)] == ["The lid is loose", "the seal is gone", "as I said."]
    assert list(clauses("The lid is loose.")) == []


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("As any grown-up would know, the torch needs a battery.", "As any grown-up would know"),
        ("As every baker can tell you, dough rises in the warm.", "As every baker can tell you"),
    ],
)
def test_what_everybody_is_said_to_know_stays_without_its_opening(sentence: str, quote: str) -> None:
    (finding,) = found(sentence)
    assert (finding.quote, finding.replacement) == (quote, "")


@pytest.mark.parametrize(
    "sentence",
    ["Between us, I think we both know that the crate wasn't empty.", "We both know that the seal was whole."],
)
def test_what_is_held_against_them_is_not_put_down_as_a_fact(sentence: str) -> None:
    assert not any(finding.replacement for finding in found(sentence))


def test_what_is_left_out_takes_along_what_is_no_sentence_without_it() -> None:
    sentence = "We are so tired of you and your endless emails."
    (finding,) = found(sentence)
    assert (finding.quote, finding.replacement) == (sentence, "")


@pytest.mark.parametrize("words", ["The torch needs a battery.", "Cast iron rusts.", "Both lids fit the small pot."])
def test_what_a_thing_does_stands_alone(words: str) -> None:
    assert stands_alone(words)


@pytest.mark.parametrize("words", ["As the torch needs a battery.", "Your blender.", "The red one."])
def test_what_people_do_and_what_has_no_verb_is_no_fact_of_a_thing(words: str) -> None:
    assert not stands_alone(words)
