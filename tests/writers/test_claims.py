"""Which sentences a second reader is given, and with what."""

from dataclasses import replace

import pytest

from bot.domain.case import Fact
from bot.domain.reply import Citation, Draft, Passage, SourceKind, SourceRef
from bot.writers.claims import claims_at_stake
from tests.knowledge.small_book import shipped
from tests.writers.a_case import matter, work

FAULT = Citation(SourceRef(SourceKind.CLAUSE, "returns.fault", "v"), "the seller pays for the return")
WINDOW = Citation(SourceRef(SourceKind.CLAUSE, "returns.window", "v"), "30 days")
DELIVERED = Citation(SourceRef(SourceKind.FACT, "delivered_on", "v"), "2026-05-04")


def read(*passages: tuple[str, tuple[Citation, ...]]) -> dict[str, tuple[str, ...]]:
    draft = Draft(tuple(Passage(text, cited) for text, cited in passages))
    about = work(matter(facts=(Fact("delivered_on", "2026-05-04"),)))
    return {c.sentence: c.sources for c in claims_at_stake(draft, about)}


@pytest.mark.parametrize(
    "sentence",
    [
        "You can return it within 30 days.",
        "We will refund you in full.",
        "You keep 80% of the price.",
        "The window closed on 3 June.",
        "We cannot take it back, as 41 days have passed.",
    ],
)
def test_a_cited_sentence_with_a_promise_or_a_number_is_read(sentence: str) -> None:
    assert list(read((sentence, (FAULT,)))) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "I am sorry that the vase is broken.",
        "The vase was packed by us.",
        "I will write to you by 14 May with the answer.",
        "I will write to you within 24 hours.",
        "I have passed this to our lead.",
        "Your order 123-4567890-1234567 is the one meant.",
    ],
)
def test_courtesy_and_our_own_next_word_are_not_read(sentence: str) -> None:
    assert read((sentence, (FAULT,))) == {}


def test_a_rule_told_in_other_words_is_read_against_the_clause_that_it_cites() -> None:
    clause = shipped().clauses["orders.after_dispatch"]
    cited = Citation(SourceRef(SourceKind.CLAUSE, clause.id, "v"), clause.text)
    told = "Once the carrier has it, an order can no longer be cancelled."
    about = replace(work(matter()), clauses=(clause,))

    def claims(text: str, *by: Citation) -> list[str]:
        return [str(c.sentence) for c in claims_at_stake(Draft((Passage(text, by),)), about)]

    assert claims(told, cited) == [told]
    assert claims(told) == [], "what cites nothing is left to the checks"
    assert claims("I am sorry that the order was with the carrier and could not be cancelled.", cited) == []
    assert claims("I will write to you by May 14, once the carrier tells us if it is cancelled.", cited) == []
    assert claims("It is with the carrier.", cited) == []


def test_a_number_that_cites_nothing_is_left_to_the_checks() -> None:
    assert read(("You wrote on 3 May. ", ()), ("The vase is ours to replace.", (FAULT,))).keys() <= {
        "The vase is ours to replace."
    }


def test_a_promise_that_cites_nothing_is_held_against_all_that_is_cited() -> None:
    found = read(("We will refund you in full. ", ()), ("You can return it.", (WINDOW, FAULT)))
    assert [s.split(":")[0] for s in found["We will refund you in full."][:2]] == ["returns.window", "returns.fault"]


def test_a_sentence_brings_its_clauses_whole_the_facts_and_the_day() -> None:
    ((sentence, sources),) = read(("You can return it ", (WINDOW,)), ("within 30 days.", (DELIVERED,))).items()
    assert sentence == "You can return it within 30 days."
    assert "A reply may promise on this clause: return_label." in sources[0]
    assert sources[1:] == ("today: 2026-05-12", "delivered_on: 2026-05-04")


def test_a_sentence_stands_verbatim_in_the_draft() -> None:
    parts = (("Hello,\n\nWe refund \u201c90 euros\u201d ", (FAULT,)), ("at once.\n\nBest", ()))
    whole = "".join(text for text, _ in parts)
    assert [s in whole for s in read(*parts)] == [True]
