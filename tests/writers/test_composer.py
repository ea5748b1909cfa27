"""What the offline composer writes, changes, and declines to write."""

from dataclasses import replace
from datetime import date

import pytest

from bot.checks.personal_data.redaction import redact, restore_draft
from bot.checks.review import review
from bot.domain.case import Fact, Fulfilment, Lane, Matter, Turn, Who
from bot.domain.commitments import CommitmentKind
from bot.domain.reply import Brief, Draft, SourceKind, Verdict, verdict
from bot.errors import WriterError
from bot.knowledge.selection import select
from bot.knowledge.words.wording import sentences
from bot.writers.brief import brief_for
from bot.writers.composer import CLOSE, Composer
from bot.writers.protocol import Assignment, RedactedText
from tests.knowledge.small_book import shipped

TODAY = date(2026, 11, 24)
ORDER = "112-1234567-1234567"
KNOWN = {
    "item": "cedar bench",
    "delivered_on": "2026-11-12",
    "estimated_delivery": "2026-11-14",
    "window_closes": "2026-11-10",
    "last_scan": "November 21, Columbus, Ohio: in transit",
    "stock_quantity": "6",
    "part": "the bag of screws",
    "shipping_status": "not_shipped",
    "request": "cancel",
    "free_returns": "no",
    "label_cost": "$8.40",
    "refund_amount": "$51.55",
    "reason_code": "CR-DEFECTIVE",
    "photo_received": "yes",
    "received_on": "2026-11-20",
    "condition_observed": "two of the four candles burned down by half",
    "item_received": "a bench of another make",
    "trace_result": "the carrier could not find the parcel",
    "what_was_done": "on September 2 we sent 12 units (case 8841)",
    "open_duty": "the measurement of the 12 units at your warehouse",
    "claim_deadline": "2026-11-26",
    "photos_taken": "yes",
    "merit": "replace the lid",
}
PARTICULAR = {
    "delivered_not_received_again": {"lead_decision": "replacement"},
    "off_platform_or_warranty": {"request": "warranty"},
}
DRAFTED = [s.id for s in shipped().situations if s.lane is not Lane.PERSON_ONLY]


def a_matter(situation: str, text: str = "", *, before: tuple[Turn, ...] = (), **facts: str) -> Matter:
    examples = shipped().situation(situation).examples or ("I have a question about my order, please.",)
    known = {**KNOWN, **PARTICULAR.get(situation, {}), **facts}
    turns = (*before, Turn(Who.CUSTOMER, text or examples[0]))
    fulfilment = shipped().situation(situation).signals.fulfilment or Fulfilment.SELLER
    return Matter(turns, TODAY, tuple(Fact(k, v) for k, v in known.items()), "amazon.com", fulfilment, ORDER)


def assignment(situation: str, matter: Matter | None = None) -> Assignment:
    redacted, _ = redact(matter or a_matter(situation), "0000")
    found = shipped().situation(situation)
    return Assignment(redacted, found, select(shipped(), redacted, found, 10**6), shipped().version)


async def written(work: Assignment) -> Draft:
    draft = await Composer().draft(work, [])
    assert isinstance(draft, Draft), draft
    return draft


async def declined(work: Assignment) -> Brief:
    brief = await Composer().draft(work, [])
    assert isinstance(brief, Brief), brief.text
    return brief


async def changed(situation: str, wish: str, text: str | None = None) -> Draft:
    work = assignment(situation)
    previous = text or (await written(work)).text
    return await written(replace(work, previous=RedactedText(previous), instruction=RedactedText(wish)))


async def refused(situation: str, wish: str) -> str:
    with pytest.raises(WriterError) as error:
        await changed(situation, wish)
    return str(error.value)


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
        ("Two of the eight spoons aren't in the box.", "how soon the right part or item can leave"),
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


async def test_what_the_customer_has_read_from_us_is_not_said_again() -> None:
    first = await written(assignment("delivered_not_received"))
    before = (Turn(Who.US, first.text), Turn(Who.CUSTOMER, "I read that."))
    again = await declined(assignment("delivered_not_received", a_matter("delivered_not_received", before=before)))
    assert "new answer" in again.why


def followed(first: Draft, words: str, **facts: str) -> Matter:
    """The case of a customer who writes again when they have had this reply."""
    asked = Turn(Who.CUSTOMER, "Until when can I return the lamp? It is unopened.")
    turns = (asked, Turn(Who.US, first.text), Turn(Who.CUSTOMER, words))
    return Matter(turns, TODAY, tuple(Fact(k, v) for k, v in facts.items()), "amazon.com", Fulfilment.SELLER)


async def asked_when() -> Draft:
    asked = Matter((Turn(Who.CUSTOMER, "Until when can I return the lamp? It is unopened."),), TODAY)
    return await written(assignment("return_in_window", replace(asked, marketplace="amazon.com")))


async def test_what_we_wrote_that_we_find_out_is_found_before_another_reply() -> None:
    first = await asked_when()
    (owed,) = (s for s in sentences(first.text) if s.startswith("I am finding out"))
    brief = await declined(assignment("return_in_window", followed(first, "And, until when?")))
    assert f"We wrote: “{owed}”" in brief.why and "still open" in brief.why


async def test_whoever_wants_a_reply_all_the_same_gets_one_that_says_it_is_open() -> None:
    first = await asked_when()
    work = replace(assignment("return_in_window", followed(first, "And, until when?")), anyway=True)
    text = (await written(work)).text
    assert "I know that you are waiting for my answer." in text and "I am still finding out until which day" in text
    assert "did not work out" not in text


async def test_what_was_found_out_since_is_all_that_is_told() -> None:
    first = await asked_when()
    known = {"delivered_on": "2026-11-10", "window_closes": "2027-01-31"}
    matter = followed(first, "And, until when?", **known)
    draft = await written(assignment("return_in_window", matter))
    assert "I have looked into it, as I wrote." in draft.text and "January 31" in draft.text
    assert "did not work out" not in draft.text and "Return or replace items" not in draft.text
    assert "repeated" not in {f.rule for f in review(draft, matter, shipped(), "return_in_window")}


async def test_the_next_question_is_answered_without_what_the_first_reply_said() -> None:
    asked = "Do you ship to Hawaii?"
    first = await written(assignment("shipping_policy_question", Matter((Turn(Who.CUSTOMER, asked),), TODAY)))
    turns = (Turn(Who.CUSTOMER, asked), Turn(Who.US, first.text), Turn(Who.CUSTOMER, "What does it cost for $20?"))
    draft = await written(assignment("shipping_policy_question", Matter(turns, TODAY)))
    assert "Thank you for writing again." in draft.text and "$5.95" in draft.text
    assert {*sentences(draft.text)} & {*sentences(first.text)} <= {*sentences(f"Hello,\n\n{CLOSE}")}


async def test_a_heated_customer_is_not_thanked_for_writing_again() -> None:
    threat = Turn(Who.CUSTOMER, "My lawyer will write to you about the lamp.")
    first = await written(assignment("legal_or_chargeback_threat", Matter((threat,), TODAY)))
    turns = (threat, Turn(Who.US, first.text), Turn(Who.CUSTOMER, "The lamp is with you and my lawyer is at it."))
    again = Matter(turns, TODAY, (Fact("received_on", "2026-11-20"),))
    draft = await written(assignment("legal_or_chargeback_threat", again))
    assert "I have read your new message." in draft.text and "Thank you for writing again" not in draft.text


async def test_an_order_that_amazon_fulfilled_is_promised_nothing_of_ours() -> None:
    matter = replace(a_matter("lost_or_late"), fulfilment=Fulfilment.AMAZON)
    brief = await declined(assignment("lost_or_late", matter))
    assert "Orders fulfilled by Amazon" in {o.title for o in brief.offers}
    assert not any(o.citation.source.id.startswith("shipping.lost") for o in brief.offers)


async def test_a_question_about_shipping_is_answered_with_what_was_asked() -> None:
    text = "Do you ship to Hawaii, and is there a surcharge?"
    draft = await written(assignment("shipping_policy_question", a_matter("shipping_policy_question", text)))
    assert "6 to 10 business days" in draft.text
    assert "freight" not in draft.text


@pytest.mark.parametrize(
    ("text", "told", "left"),
    [
        ("Is it DHL or the post that calls at farms in Kansas?", [], "the answer to your question"),
        ("What is the fee for a lamp, and will they ring the bell?", ["$5.95"], "the rest of what you ask"),
        ("How much is shipping for one lamp?", ["$5.95"], ""),
        ("How long does a lamp take to Kansas?", ["3 to 6 business days"], ""),
    ],
)
async def test_a_question_that_no_clause_answers_is_found_out_and_not_answered_with_another_rule(
    text: str, told: list[str], left: str
) -> None:
    draft = await written(
        assignment("shipping_policy_question", Matter((Turn(Who.CUSTOMER, text),), TODAY, marketplace="shopify"))
    )
    assert [rule for rule in ("$5.95", "3 to 6 business days", "50 states") if rule in draft.text] == told
    assert ("I am finding out" in draft.text) is bool(left)
    assert left in draft.text
    assert (CommitmentKind.CALL_BACK in {c.kind for c in draft.commitments}) is True


async def test_a_question_that_came_back_unanswered_is_a_persons() -> None:
    turns = (Turn(Who.CUSTOMER, "Who delivers?"), Turn(Who.US, "A carrier."), Turn(Who.CUSTOMER, "Yes, but who is it?"))
    assert await declined(assignment("shipping_policy_question", Matter(turns, TODAY)))


@pytest.mark.parametrize("text", ["Do orders ship on Monday?", "Do you send parcels out on Saturdays?"])
async def test_whether_orders_leave_on_a_day_is_no_question_where_they_go(text: str) -> None:
    matter = Matter((Turn(Who.CUSTOMER, text),), TODAY)
    draft = await written(assignment("shipping_policy_question", matter))
    assert "within 2 business days" in draft.text
    assert "50 states" not in draft.text


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("I opened the return in my account on Sunday. Where may I hand the boots in?", True),
        ("We've already received the label for the rug. What now?", True),
        ("You emailed me a QR code for the return, and now?", True),
        ("I'd like to return the boots. Do I have a label for that?", False),
        ("I want to return the boots and have no label.", False),
        ("I started to walk in them and they pinch. How do I return them?", False),
        ("I opened it and it is too small. How do I return it?", False),
        ("I got the wrong size, the label says M. How can I return it?", False),
    ],
)
async def test_who_has_begun_a_return_is_not_told_how_to_begin_it(text: str, begun: bool) -> None:
    draft = await written(assignment("return_in_window", Matter((Turn(Who.CUSTOMER, text),), TODAY)))
    assert ("choose the return there" in draft.text) is not begun
    assert ("what comes next for the return" in draft.text) is begun


@pytest.mark.parametrize(
    ("text", "shown"), [("It is too loud, I want to return it.", False), ("Swap it for a red one?", True)]
)
def test_a_brief_shows_what_a_customer_must_wish_for_only_where_they_do(text: str, shown: bool) -> None:
    work = assignment("return_in_window", a_matter("return_in_window", text))
    offers = {o.citation.source.id for o in brief_for(work.situation, work.clauses, work.matter, work.version).offers}
    assert ("orders.exchange" in offers) is shown


async def test_a_greeting_asks_for_nothing() -> None:
    asked = "do you ship to Hawaii, and does it cost extra?"
    texts = [f"Hello, {asked}", f"Good day, {asked}"]
    drafts = [
        await written(assignment("shipping_policy_question", a_matter("shipping_policy_question", t))) for t in texts
    ]
    assert drafts[0].text == drafts[1].text


@pytest.mark.parametrize("situation", ["safety_or_injury", "violence_or_self_harm"])
async def test_what_people_only_answer_is_not_composed_even_when_asked_to_change(situation: str) -> None:
    work = assignment(situation)
    assert "a person only" in (await declined(work)).why
    asked = replace(work, previous=RedactedText("Hello."), instruction=RedactedText("shorter"))
    assert "a person only" in (await declined(asked)).why


@pytest.mark.parametrize(
    "text",
    [
        "Hallo, wo ist meine Bestellung? Ich warte seit zwei Wochen und habe keine Antwort.",
        "Bonjour, je n'ai pas reçu ma commande et je voudrais savoir où elle est.",
        "¿Dónde está mi pedido? No ha llegado y es para un regalo.",
        "Мой заказ не пришёл, где он?",
    ],
)
async def test_a_message_that_is_not_english_gives_a_brief_that_says_so(text: str) -> None:
    assert (
        "nobody has translated it" in (await declined(assignment("lost_or_late", a_matter("lost_or_late", text)))).why
    )


@pytest.mark.parametrize(
    "text", ["Lamp broke. Refund?", "wheres my stuff", "Señor Pérez ordered the bench, where is it?"]
)
async def test_short_or_accented_english_is_english(text: str) -> None:
    await written(assignment("lost_or_late", a_matter("lost_or_late", text)))


async def test_a_message_without_words_is_answered_by_asking_for_them() -> None:
    assert "no words" in (await declined(assignment("lost_or_late", a_matter("lost_or_late", "\U0001f621!!!")))).why


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


def test_a_brief_says_what_is_known_and_asks_only_for_the_rest() -> None:
    work = assignment(
        "after_window_polite", a_matter("after_window_polite", window_closes="", delivered_on="2026-10-10")
    )
    brief = brief_for(work.situation, work.clauses, work.matter, work.version)
    assert "window_closes" in {c.key for c in brief.checks}
    assert "refund_amount" not in {c.key for c in brief.checks}
    assert any(line.startswith("Known already: ") and "refund amount: $51.55" in line for line in brief.known)


def test_a_brief_counts_the_window_on_each_clock_and_leaves_the_choice_to_a_person() -> None:
    facts = {"window_closes": "", "delivered_on": "2026-10-10", "estimated_delivery": "2026-10-13"}
    work = assignment("after_window_polite", a_matter("after_window_polite", **facts))
    brief = brief_for(work.situation, work.clauses, work.matter, work.version)
    line = next(line for line in brief.known if "30 days" in line)
    assert "“estimated delivery”, it ends on Thursday, November 12" in line
    assert "“delivered on”, it ends on Monday, November 9" in line


def test_a_brief_offers_only_what_the_facts_leave_open() -> None:
    work = assignment("no_longer_needed_free_return")
    brief = brief_for(work.situation, work.clauses, work.matter, work.version)
    ids = [o.citation.source.id for o in brief.offers]
    assert "returns.payer_buyer" in ids
    assert "returns.free_returns" not in ids


def test_a_brief_says_why_a_person_writes_what_is_routine_as_a_rule() -> None:
    work = assignment("where_is_my_order")
    reason = "The customer writes “third time”: they had to write again."
    brief = brief_for(work.situation, work.clauses, work.matter, work.version, Lane.DELICATE, reason)
    assert brief.why.endswith(
        f" is routine as a rule; this case is delicate: a person writes the reply, on what follows. {reason}"
    )
    assert "as a rule" not in brief_for(work.situation, work.clauses, work.matter, work.version).why


def test_a_brief_for_people_only_holds_the_line_that_may_go_out() -> None:
    work = assignment("safety_or_injury")
    brief = brief_for(work.situation, work.clauses, work.matter, work.version)
    assert any("only this may go out" in line and "Please stop using the item" in line for line in brief.advice)


async def test_a_reply_about_damage_says_once_that_it_is_put_right() -> None:
    matter = a_matter("damaged_on_arrival", "The shelf has a dent. 20% off would be fair.", photo_received="")
    assert (await written(assignment("damaged_on_arrival", matter))).text.count("right") == 1


async def test_who_waits_for_what_amazon_ships_is_not_answered_as_if_it_had_come() -> None:
    matter = a_matter("fba_complaint", "I have been waiting for the lamp for weeks.", fulfilment_checked="yes")
    assert "reach" not in (await written(assignment("fba_complaint", matter))).text


@pytest.mark.parametrize("text", ["Give me the $64 back.", "I want my 64 euros back.", "My \u00a364 back, please."])
async def test_who_asks_for_their_sum_back_is_not_asked_what_they_prefer(text: str) -> None:
    draft = await written(
        assignment("lost_or_late", a_matter("lost_or_late", f"My parcel is eleven days late. {text}"))
    )
    assert "your money back" in draft.text and "prefer" not in draft.text


async def test_a_day_that_the_customer_names_is_said_back_and_our_word_comes_before_it() -> None:
    text = "My parcel hasn't moved since Monday, and the recital is on Wednesday. Where is it?"
    draft = await written(assignment("where_is_my_order", a_matter("where_is_my_order", text)))
    assert "I see that you need it by Wednesday, November 25." in draft.text
    assert "on Tuesday, November 24" in draft.text


@pytest.mark.parametrize(
    ("stock", "says"),
    [("", "whether the one you would like is in stock"), ("yes", "we have set it aside for you")],
)
async def test_who_wants_another_size_is_answered_about_it(stock: str, says: str) -> None:
    facts = {"window_closes": "2026-12-10"} | ({"exchange_stock": stock} if stock else {})
    matter = a_matter("return_in_window", "Could I exchange the vest for a small one? It came on Monday.", **facts)
    text = (await written(assignment("return_in_window", matter))).text
    assert "you would like a small one instead" in text
    assert says in text


async def test_who_only_returns_is_told_of_no_stock() -> None:
    matter = a_matter("return_in_window", "How do I send the vest back? It came on Monday.")
    assert "in stock" not in (await written(assignment("return_in_window", matter))).text


@pytest.mark.parametrize(
    ("marketplace", "begins"), [("any", "open the order where you bought"), ("amazon.com", "Your Orders")]
)
async def test_how_to_send_it_back_names_the_steps_also_where_the_marketplace_is_not_known(
    marketplace: str, begins: str
) -> None:
    asked = Matter((Turn(Who.CUSTOMER, "How do I send it back?"),), TODAY, (), marketplace)
    text = (await written(assignment("return_in_window", asked))).text
    assert text.count("To start, open") == 1
    assert begins in text
    assert "until which day" in text


async def test_who_wants_the_money_for_damaged_goods_needs_no_word_on_stock() -> None:
    said = Matter((Turn(Who.CUSTOMER, "The vase came in pieces, photos attached. A refund, please."),), TODAY)
    draft = await written(assignment("damaged_on_arrival", said))
    assert "We refund the full price, as you ask" in draft.text and "to confirm the refund" in draft.text
    assert "stock_quantity" not in {c.key for c in draft.checks}
    other = Matter((Turn(Who.CUSTOMER, "The vase came in pieces, photos attached. A new one, please."),), TODAY)
    draft = await written(assignment("damaged_on_arrival", other))
    assert "I am finding out whether we have another one for you" in draft.text


async def test_what_is_found_out_of_amazons_part_names_nobody_whom_the_case_does_not() -> None:
    said = Matter(
        (Turn(Who.CUSTOMER, "I paid for two days and it took nine. The shipping money back, please."),), TODAY
    )
    draft = await written(assignment("fba_complaint", said))
    assert "who packed and sent your order" in draft.text
    assert verdict(review(draft, said, shipped(), "fba_complaint")) is not Verdict.STOP


async def test_nobody_is_sent_to_amazon_on_the_customers_word_alone() -> None:
    said = Matter((Turn(Who.CUSTOMER, "Amazon shipped it and a cup is smashed. I want my money."),), TODAY)
    told = replace(said, marketplace="amazon.com")
    draft = await written(assignment("fba_complaint", told))
    assert "I am finding out who packed and sent your order" in draft.text
    assert "decided by Amazon" not in draft.text
    assert "fulfilment_checked" in {c.key for c in draft.checks}
    known = await written(assignment("fba_complaint", replace(told, fulfilment=Fulfilment.AMAZON)))
    assert "decided by Amazon" in known.text


@pytest.mark.parametrize(
    ("situation", "said", "known", "offered", "left_out"),
    [
        ("faulty_item", "The heater stopped. My money back, not another one.", {}, "refund the full price", "new one"),
        ("faulty_item", "The heater stopped. A new one please, not a refund.", {}, "sending you a new one", "refund"),
        ("faulty_item", "The heater stopped. A refund or another one?", {}, "whichever you prefer", "as you ask"),
        ("faulty_item", "The heater stopped.", {}, "whichever you prefer", "as you ask"),
        ("faulty_item", "The heater stopped.", {"stock_quantity": "0"}, "no other one in stock", "new one"),
        ("damaged_on_arrival", "The vase is in pieces, refund please.", {}, "refund the full price", "replacement"),
        ("damaged_on_arrival", "The vase is in pieces. I'd like a whole one.", {}, "a replacement", "money back"),
        ("damaged_on_arrival", "The vase is in pieces.", {}, "your money back", "as you ask"),
    ],
)
async def test_the_choice_that_they_have_made_is_not_put_to_them_again(
    situation: str, said: str, known: dict[str, str], offered: str, left_out: str
) -> None:
    matter = a_matter(situation, said, **known)
    draft = await written(assignment(situation, matter))
    assert offered in draft.text and left_out not in draft.text
    found = review(draft, matter, shipped(), situation)
    assert verdict(found) is not Verdict.STOP, found


@pytest.mark.parametrize(
    ("said", "understood", "looked_up"),
    [
        ("When will the new one ship?", "when it leaves our warehouse", "the day on which it goes out"),
        ("Hi, what's the tracking number of the lamp?", "the tracking number", "whether your parcel has one yet"),
        ("Where is my tent?", "where your order is", "where your parcel was last scanned"),
    ],
)
async def test_who_asks_when_it_leaves_or_for_its_number_is_told_that_this_is_found_out(
    said: str, understood: str, looked_up: str
) -> None:
    matter = a_matter("where_is_my_order", said)
    bare = replace(matter, facts=(), order_id=None)
    text = (await written(assignment("where_is_my_order", bare))).text
    assert f"you would like to know {understood}" in text and f"I am finding out {looked_up}" in text


@pytest.mark.parametrize(
    "wish",
    [
        "Don't refund me, please.",
        "I want neither a refund nor a new one, I want it repaired.",
        "I don't want my money back, I want it repaired.",
        "I'd never ask for a refund over this.",
        "A refund would be no use to me.",
        "Keep my money, just send the manual.",
        "My husband wants a refund, I would rather have it swapped.",
        "Refund me half and I keep it.",
        "Either a refund or I keep it with a discount.",
        "Can't you just refund the shipping?",
        "I already got a refund for the other one.",
        "Please do not send another one.",
        "I don't need a replacement, I bought one elsewhere.",
        "A new one is not an option, I need to think.",
        "I bought it as a replacement for my old one.",
        "Can you send a replacement bulb for it?",
    ],
)
async def test_what_they_refuse_or_only_speak_of_is_no_choice(wish: str) -> None:
    faulty = (await written(assignment("faulty_item", a_matter("faulty_item", f"The heater stopped. {wish}")))).text
    broken = a_matter("damaged_on_arrival", f"The vase came in pieces. {wish}")
    assert "whichever you prefer" in faulty and "as you ask" not in faulty
    assert "your money back" in (await written(assignment("damaged_on_arrival", broken))).text


@pytest.mark.parametrize(
    ("told", "offered"),
    [
        ("either is fine", "whichever you prefer"),
        ("the money", "We refund the full price, as you ask"),
        ("a new one", "We are sending you a new one, as you ask"),
    ],
)
async def test_what_a_person_finds_out_about_the_choice_counts_in_their_words(told: str, offered: str) -> None:
    matter = a_matter("faulty_item", "The heater stopped.", wish=told)
    assert offered in (await written(assignment("faulty_item", matter))).text
