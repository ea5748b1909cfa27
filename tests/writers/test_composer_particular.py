"""What the offline composer takes up of a particular message: the choice made, the day named, the size wanted."""

from dataclasses import replace

import pytest

from bot.checks.review import review
from bot.domain.case import Fact, Fulfilment, Matter, Turn, Who
from bot.domain.reply import Verdict, verdict
from tests.knowledge.small_book import shipped
from tests.writers.composing import (
    TODAY,
    a_matter,
    assignment,
    written,
)


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


async def test_a_day_that_they_set_us_is_noted_and_is_none_that_they_need_goods_by() -> None:
    text = "I will dispute this with my bank if I don't get my refund by Friday."
    draft = await written(assignment("legal_or_chargeback_threat", a_matter("legal_or_chargeback_threat", text)))
    assert "I have noted Friday, November 27 as the day that you name." in draft.text
    assert "you need it" not in draft.text


@pytest.mark.parametrize(
    ("text", "told"),
    [("How do I return the blanket?", False), ("Can I return the lamp without the manual?", True)],
)
async def test_what_goes_back_with_an_item_is_told_to_who_asks_for_a_part_of_it(text: str, told: bool) -> None:
    draft = await written(assignment("return_in_window", a_matter("return_in_window", text)))
    assert ("Whatever came with it" in draft.text) is told


LATE = "would most likely come after that day"


@pytest.mark.parametrize(
    ("text", "late"),
    [
        ("Do you ship to Hawaii? I need it by Friday.", True),
        ("If I order the lamp today, does it get to Ohio by Friday?", True),
        ("Do you ship to Hawaii? I need it by December 20.", False),
        ("How long does it take to get to Ohio? The party is on Saturday.", False),
    ],
)
async def test_before_an_order_it_says_whether_the_times_end_after_the_day(text: str, late: bool) -> None:
    estimated = {"estimated_delivery": "2026-11-30" if "Ohio" in text and late else ""}
    matter = a_matter("shipping_policy_question", text, **estimated)
    draft = await written(assignment("shipping_policy_question", matter))
    assert "I see that you need it by" in draft.text
    assert (LATE in draft.text) is late


async def test_of_an_order_no_time_of_travel_begins_today() -> None:
    text = "I ordered the lamp on Friday and need it by Tuesday. How long does shipping to Hawaii take, where is it?"
    assert LATE not in (await written(assignment("where_is_my_order", a_matter("where_is_my_order", text)))).text


@pytest.mark.parametrize(
    ("leaves", "late"), [("2026-11-27", True), ("2026-11-25", False), ("soon", False)], ids=["after", "before", "open"]
)
@pytest.mark.parametrize("key", ["leaves_on", "leaves_by"])
async def test_of_an_order_that_leaves_too_late_it_is_said_plainly(key: str, leaves: str, late: bool) -> None:
    facts = {"shipping_status": "not_shipped", key: leaves}
    matter = a_matter("where_is_my_order", "When does my rug ship? I need it by Friday.", **facts)
    draft = await written(assignment("where_is_my_order", matter))
    assert ("it may not be with you by then" in draft.text) is late


async def test_the_day_of_an_earlier_message_counts_until_we_have_written() -> None:
    first = Turn(Who.CUSTOMER, "Do you ship to Hawaii? I need it by Friday.")
    again = "Also, how much is shipping to Hawaii?"
    open_ = a_matter("shipping_policy_question", again, before=(first,))
    assert "I see that you need it by Friday" in (await written(assignment("shipping_policy_question", open_))).text
    answered = a_matter(
        "shipping_policy_question", again, before=(first, Turn(Who.US, "Yes, we do, but not by Friday."))
    )
    assert "by Friday" not in (await written(assignment("shipping_policy_question", answered))).text


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


@pytest.mark.parametrize(
    ("situation", "message", "says"),
    [
        ("wrong_or_missing_part", "You forgot the tassels.", "how soon the tassels can leave our warehouse"),
        ("wrong_or_missing_part", "You sent a queen sheet, I ordered king", "how soon the right size can leave"),
        ("wrong_or_missing_part", "got the green one, wanted grey", "how soon the right color can leave"),
        ("wrong_or_missing_part", "I ordered a clock and got a kettle.", "how soon the right item can leave"),
        ("wrong_or_missing_part", "only 5 spoons in my set of 8", "how soon the rest of the set can leave"),
        ("where_is_my_order", "wondering when my coat ships", "you would like to know when it leaves our warehouse"),
        ("where_is_my_order", "the tracking number says not found", "why the tracking number shows nothing"),
        ("return_in_window", "Return is started but no label shows", "the return label does not come up for you"),
        ("return_in_window", "started my return, the QR code never came", "the QR code does not come up for you"),
        ("return_in_window", "How do I return it? No label in the box", "I am sorry that it did not work out for you"),
        ("invoice_or_receipt", "can i get a receipt", "your message about the receipt"),
        ("price_or_code", "your coupon was rejected at checkout", "about the code that was not taken"),
        ("price_or_code", "it is cheaper at costco", "about a lower price elsewhere"),
        ("price_or_code", "I paid 60 on Monday and now it is 45", "about the price that has fallen since"),
    ],
)
async def test_what_they_ask_is_said_in_the_reply(situation: str, message: str, says: str) -> None:
    matter = Matter((Turn(Who.CUSTOMER, message),), TODAY)
    assert says in (await written(assignment(situation, matter))).text


async def test_who_has_started_a_return_without_naming_themselves_is_not_told_to_start_it() -> None:
    matter = Matter((Turn(Who.CUSTOMER, "Started my return but the label page is blank."),), TODAY)
    assert "To start, open the order" not in (await written(assignment("return_in_window", matter))).text


async def test_of_damaged_goods_the_part_that_is_asked_for_is_named() -> None:
    said = Matter((Turn(Who.CUSTOMER, "One leg came cracked, photo attached. Could you send just a new leg?"),), TODAY)
    draft = await written(assignment("damaged_on_arrival", said))
    assert "I am finding out whether we have a new leg for you" in draft.text


UNWILLING = "The seam of the tent tore last night, it came on Friday. Do I really have to mail the whole tent back?"


async def test_whether_the_goods_have_to_come_back_is_found_out_for_who_would_sooner_keep_them() -> None:
    asked = Matter((Turn(Who.CUSTOMER, UNWILLING),), TODAY)
    draft = await written(assignment("faulty_item", asked))
    assert "whether it has to come back to us" in draft.text and "To start" not in draft.text
    assert "goes_back" in {c.key for c in draft.checks}
    plain = await written(assignment("faulty_item", Matter((Turn(Who.CUSTOMER, "The seam tore last night."),), TODAY)))
    assert "come back to us" not in plain.text and "goes_back" not in {c.key for c in plain.checks}


@pytest.mark.parametrize(
    ("goes_back", "says"),
    [("no", "You don't need to send it back."), ("yes", "comes back to us, and its return costs you nothing.")],
)
async def test_who_asked_whether_it_must_come_back_is_told(goes_back: str, says: str) -> None:
    known = (Fact("delivered_on", "2026-11-20"), Fact("goes_back", goes_back))
    asked = Matter((Turn(Who.CUSTOMER, UNWILLING),), TODAY, known)
    draft = await written(assignment("faulty_item", asked))
    assert says in draft.text and "I am finding out" not in draft.text
    assert verdict(review(draft, asked, shipped(), "faulty_item")) is not Verdict.STOP


@pytest.mark.parametrize("text", ["Could you make it a size 9 before it ships?", "Please switch the color to grey."])
async def test_who_wants_another_size_of_what_is_still_here_is_told_that_it_is_changed(text: str) -> None:
    facts = {"request": "", "exchange_stock": "yes"}
    draft = await written(assignment("cancel_or_change_address", a_matter("cancel_or_change_address", text, **facts)))
    assert "changed to the one you would like" in draft.text
    assert "orders.change_item_before_dispatch" in {c.source.id for c in draft.citations}


@pytest.mark.parametrize("text", ["Please change it to my office.", "Cancel it, I picked the wrong color."])
async def test_an_address_or_a_cancellation_is_no_other_item(text: str) -> None:
    draft = await written(
        assignment("cancel_or_change_address", a_matter("cancel_or_change_address", text, request=""))
    )
    assert "the one you would like" not in draft.text


@pytest.mark.parametrize(
    ("stock", "wish", "says"),
    [
        ("6", "refund", "We refund its share of the price for what is damaged"),
        ("6", "", "the money for what is damaged"),
        ("0", "", "or we refund its share of the price"),
        ("6", "replacement", "We are sending you a replacement"),
    ],
)
async def test_of_a_set_only_what_came_damaged_is_put_right(stock: str, wish: str, says: str) -> None:
    text = "Two of the six bowls are in pieces, photos attached."
    known = {"photo_received": "yes", "stock_quantity": stock} | ({"wish": wish} if wish else {})
    draft = await written(assignment("damaged_on_arrival", a_matter("damaged_on_arrival", text, **known)))
    assert "What came whole is yours to keep" in draft.text and says in draft.text
    assert "full price" not in draft.text


@pytest.mark.parametrize(
    "text", ["I threw the carton away, can I still return the blender?", "do i need the original box"]
)
async def test_who_has_no_box_any_more_is_told_that_another_will_do(text: str) -> None:
    draft = await written(assignment("return_in_window", a_matter("return_in_window", text)))
    assert "any sturdy box" in draft.text


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("I am recovering from hip surgery and the lamp came without the shade.", "I wish you a good recovery."),
        (
            "We buried my dad last week. The lamp came without the shade.",
            "Hello,\n\nI am sorry for your loss. I am sorry that",
        ),
        ("My wife is going through chemo and the lamp came without the shade.", "what your wife is going through."),
    ],
)
async def test_a_hard_place_in_their_life_gets_a_word_and_a_look_whether_it_goes_first(text: str, word: str) -> None:
    draft = await written(assignment("wrong_or_missing_part", a_matter("wrong_or_missing_part", text)))
    assert word in draft.text
    assert draft.checks[0].key == "hard_place"


async def test_both_faults_of_one_order_are_found_out() -> None:
    text = "My lamp came without the shade, and the power cord is for the EU."
    matter = a_matter("wrong_or_missing_part", text, stock_quantity="", part="")
    assert "the shade and the right power cord" in (await written(assignment("wrong_or_missing_part", matter))).text
