"""What every reply of the offline composer holds."""

from dataclasses import replace

import pytest

from bot.checks.personal_data.redaction import redact, restore_draft
from bot.checks.review import review
from bot.domain.case import Fact, Fulfilment, Matter, Turn, Who
from bot.domain.commitments import CommitmentKind
from bot.domain.reply import Draft, SourceKind, Verdict, verdict
from bot.knowledge.words.wording import sentences
from bot.writers.composer.writer import Composer
from bot.writers.protocol import RedactedText
from tests.knowledge.small_book import shipped
from tests.writers.composing import (
    DRAFTED,
    TODAY,
    a_matter,
    assignment,
    declined,
    written,
)


@pytest.mark.parametrize("situation", DRAFTED)
async def test_every_citation_stands_verbatim_in_its_clause_or_fact(situation: str) -> None:
    work = assignment(situation)
    draft = await written(work)
    assert draft.citations or situation == shipped().fallback
    for citation in draft.citations:
        clause = shipped().clause(citation.source.id)
        source = clause.text if clause else work.matter.fact(citation.source.id) or ""
        assert citation.quote in source != ""
        assert citation.source.version == shipped().version or citation.source.kind is SourceKind.FACT


@pytest.mark.parametrize("situation", DRAFTED)
async def test_a_reply_is_short_dated_and_free_of_what_upsets(situation: str) -> None:
    draft = await written(assignment(situation))
    text = draft.text
    assert len(sentences(text)) <= 8 + 3  # the greeting, and the two lines of the close
    assert shipped().situation(situation).no_step or any(f"November {day}" in text for day in (25, 26, 27))
    assert "{" not in text
    assert "\n\n\n" not in text
    for phrase in ("any inconvenience", "unfortunately", "per our policy", "calm down", "you should have", "policy"):
        assert phrase not in text.lower()


@pytest.mark.parametrize("situation", DRAFTED)
async def test_a_reply_passes_every_check(situation: str) -> None:
    matter = a_matter(situation)
    _, vault = redact(matter, "0000")
    draft = restore_draft(await written(assignment(situation, matter)), vault)
    found = review(draft, matter, shipped(), situation)
    assert verdict(found) is not Verdict.STOP, found
    assert not [f for f in found if f.quote], "nothing is wrong with its own words"


@pytest.mark.parametrize("situation", DRAFTED)
async def test_the_words_of_a_reply_on_hardly_anything_known_pass_every_check(situation: str) -> None:
    """Else the opening would be taken out of it."""
    fulfilment = shipped().situation(situation).signals.fulfilment or Fulfilment.SELLER
    matter = Matter((Turn(Who.CUSTOMER, shipped().situation(situation).examples[0]),), TODAY, fulfilment=fulfilment)
    _, vault = redact(matter, "0000")
    draft = await Composer().draft(assignment(situation, matter), [])
    if isinstance(draft, Draft):
        found = review(restore_draft(draft, vault), matter, shipped(), situation)
        assert verdict(found) is not Verdict.STOP, found


@pytest.mark.parametrize("situation", DRAFTED)
async def test_no_sentence_is_said_twice_and_each_commitment_is_in_the_text(situation: str) -> None:
    draft = await written(assignment(situation))
    said = sentences(draft.text)
    assert len(set(said)) == len(said)
    assert all(c.quote in draft.text for c in draft.commitments)


async def test_a_reply_acknowledges_offers_and_names_who_does_what_by_when() -> None:
    draft = await written(assignment("lost_or_late"))
    paragraphs = draft.text.split("\n\n")
    assert paragraphs[0] == "Hello,"
    assert "cedar bench" in paragraphs[1]
    assert "Saturday, November 14" in paragraphs[1]
    assert "I am opening a trace" in paragraphs[2]
    assert paragraphs[3].startswith("I will write to you by Thursday, November 26")
    assert [c.kind for c in draft.commitments] == [CommitmentKind.TRACE, CommitmentKind.CALL_BACK]


@pytest.mark.parametrize(
    ("said", "thanks"),
    [
        ("The shade came cracked. I attached two photos.", 1),
        ("The shade came cracked. A video is attached, please watch it.", 1),
        ("The shade came cracked. I have no photos yet.", 0),
        ("The shade came cracked. I got a photo from your driver.", 0),
    ],
)
async def test_pictures_that_came_with_the_message_are_thanked_for_once(said: str, thanks: int) -> None:
    text = (await written(assignment("damaged_on_arrival", a_matter("damaged_on_arrival", said)))).text
    assert text.count("Thank you for the") == thanks


@pytest.mark.parametrize(
    ("said", "steps"),
    [
        ("I already charged it overnight and tried another outlet.", "charged it overnight and tried another outlet"),
        ("It leaks. I took the lid off and dried our seal, no change.", "taken the lid off and dried your seal"),
        ("I emptied it, washed the filter, oiled the hinge.", "emptied it, washed the filter and oiled the hinge"),
        ("It flickers. New bulb, different socket, same thing.", "tried a new bulb and a different socket"),
        ("I've put fresh batteries in twice. It still blinks.", "put fresh batteries in"),
        ("The filter was changed twice. It still hums.", "changed the filter"),
        ("hose swapped. pump cleaned. reset done. now what", "changed the hose, cleaned the pump and done the reset"),
        ("My brush was replaced again, as your mail says. It hums.", "replaced your brush"),
        ("It was reset twice and it was oiled too. It hums.", "reset it and oiled it"),
    ],
)
async def test_the_steps_that_were_tried_in_vain_are_acknowledged_once(said: str, steps: str) -> None:
    work = replace(assignment("faulty_item", a_matter("faulty_item", said)), plainest=RedactedText(said))
    text = (await written(work)).text
    assert f"You have already {steps}, so I won't ask you to do that again." in text
    assert "You write" not in text


@pytest.mark.parametrize(
    "said",
    [
        "I washed it once and now the seam is open.",
        "I closed the door and the handle came off.",
        "I haven't charged it yet. It doesn't light up, still new.",
        "Shall I reset it? It still blinks.",
        "My sister cleaned it, still dirty.",
        "The coat was washed once, as the label says. It shrank.",
        "The knob was loosened when it came. It hums.",
        "The pump was replaced by your fitter twice. It hums.",
        "We tried to reach you twice, still no answer.",
    ],
)
async def test_what_was_no_try_to_mend_it_is_not_said_back_as_one(said: str) -> None:
    text = (await written(assignment("faulty_item", a_matter("faulty_item", said)))).text
    assert "You have already" not in text


async def test_steps_are_only_acknowledged_where_people_try_to_mend_a_thing() -> None:
    work = assignment(
        "return_in_window", a_matter("return_in_window", "I already adjusted the strap, still too tight.")
    )
    assert "You have already" not in (await written(work)).text


async def test_the_customer_is_greeted_by_the_name_that_is_known() -> None:
    matter = a_matter("where_is_my_order", customer_name="Ada")
    _, vault = redact(matter, "0000")
    draft = restore_draft(await written(assignment("where_is_my_order", matter)), vault)
    assert draft.text.startswith("Hello Ada,\n\n")


async def test_days_come_first_on_a_marketplace_where_people_say_them_so() -> None:
    matter = replace(a_matter("other"), marketplace="amazon.co.uk")
    assert "by Wednesday 25 November" in (await written(assignment("other", matter))).text


async def test_what_nobody_has_given_yet_is_to_be_checked_and_so_are_unconfirmed_clauses() -> None:
    keys = [c.key for c in (await written(assignment("delivered_not_received"))).checks]
    assert "proof_of_delivery" in keys
    assert "delivery.not_received_steps" in keys
    assert "delivered_on" not in keys


async def test_a_required_fact_that_is_missing_is_found_out_by_a_day_and_is_to_be_checked_first() -> None:
    draft = await written(
        assignment("where_is_my_order", a_matter("where_is_my_order", last_scan="", shipping_status=""))
    )
    assert "I am finding out where your parcel was last scanned, and I will write to you by" in draft.text
    assert "last_scan" in {c.key for c in draft.checks}
    assert [c.kind for c in draft.commitments] == ["call_back"]


@pytest.mark.parametrize(
    ("message", "what"),
    [
        ("The cabinet came without the door hinge. Please send me the hinge.", "how soon the hinge can leave"),
        ("The left arm of the chair was missing.", "how soon the left arm of the chair can leave"),
        ("I never got the ladle.", "how soon the ladle can leave"),
        ("I never got the refund for it.", "how soon the right part or item can leave"),
        (
            "It lacks a pin. I am missing the pin and 2 of the M6 bolts.",
            "how soon the pin and 2 of the M6 bolts can leave",
        ),
        ("Two of the eight spoons aren't in the box.", "how soon two of the eight spoons can leave"),
        ("The colander came without its stand.", "how soon the stand can leave"),
    ],
)
async def test_what_is_found_out_is_called_as_the_customer_calls_it(message: str, what: str) -> None:
    matter = Matter((Turn(Who.CUSTOMER, message),), TODAY)
    assert f"I am finding out {what}" in (await written(assignment("wrong_or_missing_part", matter))).text


async def test_no_new_parcel_is_spoken_of_before_somebody_has_looked_whether_there_is_one() -> None:
    matter = Matter(
        (Turn(Who.CUSTOMER, "The bowl is cracked, photo attached."),), TODAY, (Fact("photo_received", "yes"),)
    )
    text = (await written(assignment("damaged_on_arrival", matter))).text
    assert "finding out whether we have another one for you" in text
    assert "new parcel" not in text
    assert "refund" not in text


async def test_a_required_fact_that_no_reply_can_do_without_gives_a_brief_that_asks_for_it() -> None:
    brief = await declined(assignment("support_loop", a_matter("support_loop", open_duty="")))
    assert brief.why.startswith("Before a reply can be written: Which one duty is open")
    assert "open_duty" in {c.key for c in brief.checks}


async def test_an_offer_that_needs_a_decision_waits_for_it() -> None:
    undecided = await written(assignment("lost_or_late"))
    decided = await written(assignment("lost_or_late", a_matter("lost_or_late", lead_decision="refund")))
    assert "refunding" not in undecided.text
    assert "We are refunding the full price" in decided.text
    assert "opening a trace" not in decided.text
