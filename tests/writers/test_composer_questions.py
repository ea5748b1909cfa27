"""What the offline composer answers, and what it leaves to people."""

from dataclasses import replace

import pytest

from bot.domain.case import Matter, Turn, Who
from bot.domain.commitments import CommitmentKind
from bot.writers.protocol import RedactedText
from tests.writers.composing import (
    TODAY,
    a_matter,
    assignment,
    declined,
    written,
)


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
