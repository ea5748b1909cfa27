"""A sentence says the same in whatever text it stands; its place, and whether it is quoted, are the text's."""

from dataclasses import replace

import pytest

from bot.language.grammar.statement import Actor, Mood
from bot.language.grammar.statements import statements

TEXT = (
    "You wrote \u201cWe will refund you. The label was sent\u201d in May. I returned it on Monday, and nobody answered!"
    "\n\nPlease call me."
)


def test_each_statement_stands_where_it_says() -> None:
    said = statements(TEXT)
    assert [TEXT[s.start : s.end] for s in said] == [s.text for s in said]
    assert [s.sentence for s in said] == sorted(s.sentence for s in said)
    assert said[-1].text == "Please call me"


def test_a_quotation_goes_on_over_sentences() -> None:
    quoted = [s.text for s in statements(TEXT) if s.quoted]
    assert quoted == ["We will refund you", "The label was sent"]


def test_a_sentence_says_the_same_alone_and_among_others() -> None:
    alone = "I returned it on Monday, and nobody answered!"
    at = TEXT.index(alone)
    among = [s for s in statements(TEXT) if at <= s.start < at + len(alone)]
    placed = [replace(s, start=s.start + at, end=s.end + at, sentence=among[0].sentence) for s in statements(alone)]
    assert among == placed


@pytest.mark.parametrize(
    "told",
    [
        "I cleaned the filter and reset it.",
        "We dried the pad overnight, put it back and reset it twice.",
        "I opened the lid, and then shut it.",
        "I took out the battery, set it on a shelf, and put it in after an hour.",
    ],
)
def test_a_verb_without_a_past_of_its_own_is_told_as_the_one_before_it(told: str) -> None:
    assert {(s.mood, s.actor) for s in statements(told)} == {(Mood.DONE, Actor.WRITER)}


@pytest.mark.parametrize(
    "asked",
    [
        "We have sent you a label, put it on the box and drop it off.",
        "I sent a new cap, and put it on please.",
        "We mailed the key. Put it in the lock.",
        "Please clean the filter and reset it.",
    ],
)
def test_it_asks_for_something_where_another_request_stands_beside_it(asked: str) -> None:
    last = statements(asked)[-1]
    assert (last.mood, last.actor) == (Mood.REQUEST, Actor.READER)


@pytest.mark.parametrize(
    "asked",
    [
        "What should I do with it and keep it where?",
        "where should we send it",
        "Should I return it?",
        "Must I pay for it?",
    ],
)
def test_what_they_should_do_is_asked(asked: str) -> None:
    first = statements(asked)[0]
    assert (first.mood, first.actor) == (Mood.QUESTION, Actor.WRITER)


@pytest.mark.parametrize("said", ["Should it leak, tell us.", "Should the lid be loose, we replace it."])
def test_what_should_happen_first_is_no_question(said: str) -> None:
    assert statements(said)[0].mood is Mood.CONDITION


@pytest.mark.parametrize("said", ["It came already opened.", "The boxes came opened and dirty.", "It looks used."])
def test_how_something_came_is_said_by_one_verb(said: str) -> None:
    assert statements(said)[0].verb in ("come", "look") and Actor.WRITER not in {s.actor for s in statements(said)}


@pytest.mark.parametrize("said", ["dont want to wait", "don't need the lid", "Don't see a label anywhere"])
def test_who_does_not_want_without_a_subject_is_the_writer(said: str) -> None:
    assert statements(said)[0].actor is Actor.WRITER


@pytest.mark.parametrize(
    "said",
    ["Here's the photo again.", "Here are the two pictures.", "The mat smells and has a hair on it, looks used!"],
)
def test_here_it_is_asks_nothing(said: str) -> None:
    assert statements(said)[0].mood is Mood.STATED


@pytest.mark.parametrize("text", ["It was sold with a to-go mug.", 'The box says "built-to-last hinge".'])
def test_a_compound_with_a_hyphen_asks_for_nothing(text: str) -> None:
    assert all(s.mood is not Mood.REQUEST for s in statements(text))


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("A member of our team will write to you.", Actor.WRITER),
        ("One of us will look into it.", Actor.WRITER),
        ("A colleague of mine sent the label.", Actor.WRITER),
        ("A member of your staff closed my ticket.", Actor.READER),
        ("One of your people rang me.", Actor.READER),
        ("One of the bowls broke.", Actor.NOBODY),
    ],
)
def test_of_a_group_it_is_told_whose_it_is(text: str, actor: Actor) -> None:
    assert [s.actor for s in statements(text)] == [actor]


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("our trip starts on friday so either post another tent or give us the money", ["post", "give"]),
        ("The baby is due this week so please hurry the cot up or cancel it", ["hurri", "cancel"]),
        ("i have no idea where to look, just send another", ["send"]),
    ],
)
def test_what_stands_behind_a_so_or_a_question_is_asked_of_us(said: str, asked: list[str]) -> None:
    requests = [s for s in statements(said) if s.mood is Mood.REQUEST]
    assert [s.verb for s in requests if s.actor is Actor.READER] == asked


@pytest.mark.parametrize(
    "said", ["The lid is so clean now", "My kids so want it", "He did so send it", "It came so damaged that it fell"]
)
def test_another_so_joins_nothing(said: str) -> None:
    assert not [s for s in statements(said) if s.mood is Mood.REQUEST]


@pytest.mark.parametrize(
    "said",
    [
        "I got told to hold the button down",
        "sent the video and got asked to film it again",
        "We keep getting told to be patient",
    ],
)
def test_what_they_got_told_they_were_told(said: str) -> None:
    told = statements(said)[-1]
    assert (told.actor, told.mood) == (Actor.WRITER, Mood.REQUEST)


def test_who_got_charged_was_charged() -> None:
    (said,) = statements("I got charged twice.")
    assert (said.actor, said.mood, said.passive) == (Actor.WRITER, Mood.DONE, True)


def test_who_says_something_begins_it() -> None:
    said = statements("When I asked about the second tray your colleague Ida said it ships today.")
    assert [s.text for s in said] == [
        "When I asked about the second tray", "your colleague Ida said", "it ships today"
    ]  # fmt: skip
    assert statements("I watched the clip your colleague sent.")[-1].text == "the clip your colleague sent"
