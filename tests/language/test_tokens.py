"""Words and their places."""

import pytest

from bot.language.grammar.statements import Actor, Mood, statements
from bot.language.segmentation.tokens import all_tokens, lowered


@pytest.mark.parametrize("text", ["Tell [NAME-a1b2c3-1] of it.", "Tell [EMAIL-0f0f0f-12]'s owner."])
def test_what_stands_for_a_name_is_one_word(text: str) -> None:
    told, name = all_tokens(text)[:2]
    assert told.word == "tell" and name.is_word and text[name.start : name.end].startswith("[")
    assert "]" in text[name.start : name.end]


def test_other_brackets_are_marks() -> None:
    assert [t.word for t in all_tokens("[see below] it")] == ["[", "see", "below", "]", "it"]


def test_a_sentence_reads_alike_with_a_name_and_with_what_stands_for_it() -> None:
    text = "Your colleague {} got my receipt and now you need it."
    plain, hidden = (statements(text.format(name)) for name in ("Jim", "[NAME-a1b2c3-1]"))
    assert [(s.actor, s.mood, s.verb) for s in plain] == [(s.actor, s.mood, s.verb) for s in hidden]
    assert (hidden[0].actor, hidden[0].mood) == (Actor.READER, Mood.DONE)


def test_lower_case_keeps_each_letter_in_its_place() -> None:
    text = "\u0130T WAS NOT \u0130 Cracked"
    assert lowered(text).split()[-1] == "cracked" and len(lowered(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "read"),
    [("came w/ a dent", "came with a dent"), ("sold W/O its lid", "sold without its lid"), ("or/and w", "or/and w")],
)
def test_with_and_without_may_be_typed_short(text: str, read: str) -> None:
    assert [t.word for t in all_tokens(text)] == [t.word for t in all_tokens(read)]


@pytest.mark.parametrize("address", ["anselmo@example.org", "an.selmo+x@mail.example.co.uk"])
def test_an_address_of_email_is_one_word_and_ends_no_clause(address: str) -> None:
    text = f"Send it to my son, {address}, in Ohio."
    assert address in [t.word for t in all_tokens(text)]
    (told,) = statements(text)
    assert text[told.start : told.end].strip(" .") == text.strip(" .")


@pytest.mark.parametrize("unit", ["a.", "a-", "a+."])
def test_what_might_become_an_address_is_read_in_linear_time(unit: str) -> None:
    assert len(all_tokens(unit * 100_000)) >= 200_000
