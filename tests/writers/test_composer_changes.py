"""How the offline composer changes a reply as a person asks."""

import pytest

from bot.domain.commitments import CommitmentKind
from bot.knowledge.words.wording import sentences
from tests.writers.composing import assignment, changed, refused, written


async def test_shorter_keeps_the_acknowledgement_the_offer_and_the_next_step() -> None:
    long = await written(assignment("return_in_window"))
    short = await changed("return_in_window", "Please make it a bit shorter.")
    assert len(sentences(short.text)) < len(sentences(long.text))
    assert all(part in short.text for part in ("Thank you", "can still be returned", "I will look for your return"))
    assert all(line in long.text for line in sentences(short.text))


async def test_shorter_keeps_the_citations_of_what_stays() -> None:
    short = await changed("return_in_window", "shorter")
    assert "returns.window" in {c.source.id for c in short.citations}


async def test_a_sentence_is_removed_by_what_it_says_or_by_its_words() -> None:
    by_subject = await changed("delivered_not_received", "remove the line about neighbors and the door")
    by_words = await changed("delivered_not_received", 'drop "Now and then a parcel is scanned"')
    assert by_subject.text == by_words.text
    assert "Now and then" not in by_subject.text


async def test_an_offer_that_a_clause_allows_is_added_with_what_follows_from_it() -> None:
    draft = await changed("lost_or_late", "Offer them a replacement, please")
    assert "We are sending the order again, free of charge." in draft.text
    assert "which you would prefer" not in draft.text
    assert "tracking number by" in draft.text
    assert CommitmentKind.REPLACEMENT in {c.kind for c in draft.commitments}
    assert "lead_decision" in {c.key for c in draft.checks}


async def test_several_wishes_are_all_granted() -> None:
    draft = await changed("delivered_not_received", "remove the neighbors and the door; more formal")
    assert "Now and then" not in draft.text
    assert "do not need" in draft.text


async def test_a_persons_own_words_are_kept_as_they_are() -> None:
    text = "Hi Ann,\n\nI'm so sorry about this.\nA line of my own.\n\nBest,\nJo"
    draft = await changed("where_is_my_order", "more formal", text)
    assert draft.text == "Hello Ann,\n\nI am so sorry about this.\nA line of my own.\n\nBest,\nJo"


async def test_what_is_quoted_of_the_customer_is_not_made_formal() -> None:
    text = "Hi Ann,\n\nI'm sorry.\nYou write: “The lid doesn't shut.”\n\nBest,\nJo"
    draft = await changed("where_is_my_order", "more formal", text)
    assert draft.text == "Hello Ann,\n\nI am sorry.\nYou write: “The lid doesn't shut.”\n\nBest,\nJo"


@pytest.mark.parametrize(
    ("situation", "wish", "sentence"),
    [
        (
            "damaged_on_arrival",
            "make it warmer",
            "“make it warmer” is none of these. Edit the text, or connect Claude.",
        ),
        ("damaged_on_arrival", "shorter and warmer", "“warmer” is none of these"),
        ("damaged_on_arrival", "less formal", "(label, refund or replacement)"),
        (
            "where_is_my_order",
            "offer a replacement",
            "no clause of “Where is my order, in transit” allows a replacement",
        ),
        ("where_is_my_order", "offer an address change", "allows an address change."),
        ("legal_or_chargeback_threat", "offer a full refund", "Ask a lead, or edit the text"),
        ("where_is_my_order", "shorter", "finds nothing to leave out"),
        ("where_is_my_order", "remove the part about elephants", "points to no sentence"),
        ("return_in_window", "remove the", "points to no sentence"),
        ("damaged_on_arrival", "offer a refund", "offers a refund already"),
        ("a_to_z_filed", "more formal", "no contraction"),
    ],
)
async def test_a_wish_that_cannot_be_granted_is_refused_with_what_to_do(
    situation: str, wish: str, sentence: str
) -> None:
    assert sentence in await refused(situation, wish)
