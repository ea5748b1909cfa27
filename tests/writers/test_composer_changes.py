"""How the offline composer changes a reply as a person asks."""

from dataclasses import replace

import pytest

from bot.domain.commitments import REFUNDS, CommitmentKind
from bot.domain.redacted import RedactedText
from bot.errors import WriterError
from bot.knowledge.words.wording import sentences
from bot.writers.composer.writer import Composer
from tests.writers.composing import ORDER, a_matter, assignment, changed, refused, written


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
        ("damaged_on_arrival", "make it rhyme", "Without Claude I can't carry out “make it rhyme”"),
        ("where_is_my_order", "shorter and more sorry", "“more sorry”"),
        ("return_in_window", "offer a refund, but only half", "“offer a refund, but only half”"),
        ("damaged_on_arrival", "less wordy", "`offer a label, a partial refund, a refund or a replacement`, `mention`"),
        ("where_is_my_order", "he's right", "What the case should know goes in with Add facts"),
        ("where_is_my_order", "don't offer a refund", "promises no refund"),
        ("damaged_on_arrival", "mention the tracking number", "Nobody has given the tracking number in this case."),
        ("where_is_my_order", "use his name", "Nobody has given the customer's name"),
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


@pytest.mark.parametrize(
    ("situation", "wish", "done", "undone"),
    [
        ("return_in_window", "shorter; offer a trace", "Done: “shorter”.", "Not done: “offer a trace”. On what "),
        ("return_in_window", "offer a trace; shorter", "Done: “shorter”.", "Not done: “offer a trace”. On what "),
        ("return_in_window", "shorter and more sorry", "Done: “shorter”.", "I can't carry out “more sorry”"),
        ("return_in_window", 'rhyme "so"; add "I have packed it myself."', "packed it myself.”", "“rhyme “so””"),
    ],
)
async def test_the_half_of_a_wish_that_can_be_granted_is_and_the_other_is_named_with_why(
    situation: str, wish: str, done: str, undone: str
) -> None:
    before = await written(assignment(situation))
    draft = await changed(situation, wish)
    assert draft.text != before.text
    assert done in draft.undone and undone in draft.undone
    assert "trace" not in draft.text


async def test_of_a_wish_that_is_granted_whole_nothing_is_told() -> None:
    assert (await changed("return_in_window", "shorter; friendlier")).undone == ""


async def test_friendlier_speaks_as_one_speaks_and_what_it_stands_on_stays() -> None:
    plain = await written(assignment("return_in_window"))
    draft = await changed("return_in_window", "friendlier, please")
    assert draft.text.startswith("Hi,") and "I'm sorry that" in draft.text and "I'll look" in draft.text
    assert [c.source for c in draft.citations] == [c.source for c in plain.citations]


async def test_what_was_made_friendlier_is_still_known_when_it_is_changed_again() -> None:
    warm = await changed("return_in_window", "friendlier")
    again = await changed("return_in_window", "shorter", warm.text)
    assert "I'm sorry that" in again.text and "returns.window" in {c.source.id for c in again.citations}
    assert (await changed("return_in_window", "more formal", warm.text)).text.startswith("Hello,")


async def test_an_offer_that_nobody_wants_to_make_is_taken_out() -> None:
    matter = a_matter("damaged_on_arrival", wish="refund")
    work = assignment("damaged_on_arrival", matter)
    before = (await written(work)).text
    assert "We refund the full price" in before
    wish = {"previous": RedactedText(before), "instruction": RedactedText("don't offer a refund")}
    draft = await written(replace(work, **wish))
    assert "refund" not in draft.text and "I will write to you by Thursday, November 26.\n" in draft.text
    assert not REFUNDS & {c.kind for c in draft.commitments}


async def test_an_offer_that_stands_with_another_is_left_to_a_person() -> None:
    text = "Hello,\n\nWe refund the full price or send a replacement.\n\nKind regards,\nJo"
    work = replace(assignment("damaged_on_arrival"), previous=RedactedText(text))
    with pytest.raises(WriterError, match="offers a replacement too"):
        await Composer().draft(replace(work, instruction=RedactedText("no refund")), [])


@pytest.mark.parametrize(
    ("wish", "says"),
    [
        ("mention the last scan", "The last scan is November 21, Columbus, Ohio: in transit."),
        ("include the estimated delivery", "The estimated delivery is Saturday, November 14."),
        ("tell them the date received", "It was received on Friday, November 20."),
        ("add the order number", f"The order number is {ORDER}."),
        ("say we packed it ourselves", "We packed it ourselves."),
        ('add "It left on Monday, in a bag."', "It left on Monday, in a bag."),
    ],
)
async def test_what_a_teammate_wants_said_stands_before_the_next_step(wish: str, says: str) -> None:
    draft = await changed("return_in_window", wish)
    assert says in draft.text
    assert draft.text.index("I will look for your return") > draft.text.index(says[:12])


async def test_a_fact_that_is_mentioned_names_its_source() -> None:
    draft = await changed("return_in_window", "mention the last scan")
    assert "last_scan" in {c.source.id for c in draft.citations}
    again = await changed("return_in_window", "say we packed it ourselves", draft.text)
    assert "last_scan" in {c.source.id for c in again.citations}
    assert "in transit. We packed it ourselves.\n\n" in again.text


async def test_the_customer_is_greeted_by_name() -> None:
    work = assignment("return_in_window", a_matter("return_in_window", customer_name="Ann"))
    named = (await written(work)).text.partition("\n")[0].removeprefix("Hello ")
    text = (await written(work)).text.replace(f" {named}", ",")
    draft = await written(
        replace(work, previous=RedactedText(text), instruction=RedactedText("use her name and friendlier"))
    )
    assert draft.text.startswith(f"Hi {named}\n")
