"""The policies that ship: complete, sourced, and recognised by their own examples."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.case import Fulfilment, Lane, Matter, Role, Turn, Who
from bot.knowledge.schema.situations import Situation
from tests.knowledge.small_book import recognition, shipped

TODAY = date(2026, 11, 24)
LANES = {
    Lane.ROUTINE: {
        "shipping_policy_question",
        "where_is_my_order",
        "return_in_window",
        "damaged_on_arrival",
        "wrong_or_missing_part",
        "fba_complaint",
        "cancel_or_change_address",
        "faulty_item",
        "only_thanks",
        "subscription",
        "parcel_wish",
        "gift_card_question",
    },
    Lane.DELICATE: {
        "no_longer_needed_free_return",
        "reason_code_mismatch",
        "after_window_polite",
        "delivered_not_received",
        "delivered_not_received_again",
        "sent_in_circles",
        "lost_or_late",
        "returned_used",
        "off_platform_or_warranty",
        "invoice_or_receipt",
        "support_loop",
        "a_to_z_filed",
        "refund_overdue",
        "product_question",
        "product_safety_question",
        "other",
        "not_as_listed",
        "price_or_code",
        "wrong_charge",
        "gift_card_or_credit",
        "damage_to_their_things",
        "cancelled_by_us",
        "spare_part",
        "held_at_customs",
        "kept_for_part",
    },
    Lane.HOSTILE: {
        "after_window_hostile",
        "wrong_item_returned",
        "bad_review_threat",
        "legal_or_chargeback_threat",
    },
    Lane.PERSON_ONLY: {"safety_or_injury", "violence_or_self_harm"},
}


def asked(situation: Situation, text: str) -> Matter:
    """The example as a case: somebody who comes back has heard from us, and an FBA complaint is about an FBA order."""
    before = (Turn(Who.US, "Thank you for your message."),) if situation.signals.repeated else ()
    turns = (*before, Turn(Who.CUSTOMER, text))
    return Matter(turns, TODAY, fulfilment=situation.signals.fulfilment or Fulfilment.SELLER)


def test_every_situation_is_there_in_its_lane() -> None:
    lanes = {lane: {s.id for s in shipped().situations if s.lane is lane} for lane in Lane}
    assert lanes == LANES


def test_what_people_only_answer_is_for_the_owner_and_has_a_holding_line() -> None:
    people_only = [s for s in shipped().situations if s.lane is Lane.PERSON_ONLY]
    assert all(s.approver is Role.OWNER and s.holding_line for s in people_only)


@pytest.mark.parametrize("situation", shipped().situations, ids=lambda s: s.id)
def test_every_situation_says_how_to_answer_it(situation: Situation) -> None:
    assert situation.clauses
    assert situation.advice
    assert len(situation.examples) >= 4 or situation.id == shipped().fallback
    assert situation.lane is Lane.PERSON_ONLY or (situation.acknowledge and (situation.next_step or situation.no_step))


@pytest.mark.parametrize("id", shipped().clauses)
def test_every_clause_names_its_source_and_the_day_it_was_verified(id: str) -> None:
    clause = shipped().clauses[id]
    assert clause.source
    assert clause.verified_on


def test_every_clause_belongs_to_a_marketplace_and_none_overlaps_another() -> None:
    assert all(c.marketplace for c in shipped().clauses.values())
    assert shipped().overlapping(TODAY) == ()


@pytest.mark.parametrize("every", [pytest.param(1, id="all", marks=pytest.mark.deep), pytest.param(40, id="some")])
@pytest.mark.parametrize("situation", shipped().situations, ids=lambda s: s.id)
def test_each_example_is_found_as_its_own_situation_by_words_of_the_customer(situation: Situation, every: int) -> None:
    """In one test for all of a situation: there are a thousand."""
    found = {text: recognition().triage(asked(situation, text)) for text in situation.examples[::every]}
    assert {text: f.situation for text, f in found.items() if f.situation != situation.id} == {}
    assert {text: f.signals for text, f in found.items() if any(signal not in text for signal in f.signals)} == {}
    assert {text: f.reason for text, f in found.items() if not f.reason.endswith(".")} == {}


@pytest.mark.parametrize(
    "text", ["Do you sell timetables?", "Are you hiring this winter?", "???", "hello?", "the blue", "ok thanks"]
)
def test_what_fits_nothing_is_for_the_fallback(text: str) -> None:
    assert recognition().triage(Matter((Turn(Who.CUSTOMER, text),), TODAY)).situation == shipped().fallback


def test_danger_decides_whatever_else_the_message_says() -> None:
    text = "How do I return the lamp? My son got stitches from it, and my lawyer knows. Also, where is my other order?"
    assert recognition().triage(Matter((Turn(Who.CUSTOMER, text),), TODAY)).situation == "safety_or_injury"


def test_danger_named_in_an_earlier_message_stays_a_matter_for_people() -> None:
    turns = (Turn(Who.CUSTOMER, "The plug sparked and burned my hand."), Turn(Who.CUSTOMER, "So where is my refund?"))
    assert recognition().triage(Matter(turns, TODAY)).situation == "safety_or_injury"


@pytest.mark.parametrize(
    "text",
    [
        "You shipped a left-hand glove though I chose right-hand. How do I return it?",
        "I got the plain door mat but ordered the striped one. Can you send it now and I'll send the plain back?",
    ],
)
def test_who_got_another_than_they_ordered_is_no_ordinary_return(text: str) -> None:
    found = recognition().triage(Matter((Turn(Who.CUSTOMER, text),), TODAY, fulfilment=Fulfilment.SELLER))
    assert found.situation == "wrong_or_missing_part"


def test_who_sends_one_of_two_back_returns_it() -> None:
    text = "I ordered two pillows but I only need one, how do I return the other?"
    found = recognition().triage(Matter((Turn(Who.CUSTOMER, text),), TODAY, fulfilment=Fulfilment.SELLER))
    assert found.situation == "return_in_window"


@pytest.mark.parametrize(
    ("text", "situation"),
    [
        ("The pole of the tent broke on night two, after 6 weeks. I teach at a school and it was our one trip.", None),
        ("You signed for my returned headset on the 4th. It's the 24th, where are my $75?", "refund_overdue"),
        ("Has the glaze any cadmium in it? My son eats his soup from the bowl.", "product_safety_question"),
        ("Do the bath beads have any phthalates or similar in them?", "product_safety_question"),
        ("How thick is the mattress, and does the cover come off?", "product_question"),
    ],
)
def test_everyday_questions_and_faults_are_no_routine_and_alarm_nobody(text: str, situation: str | None) -> None:
    found = recognition().triage(Matter((Turn(Who.CUSTOMER, text),), TODAY, fulfilment=Fulfilment.SELLER))
    assert found.lane is Lane.DELICATE
    assert situation is None or found.situation == situation


def test_our_own_words_decide_nothing() -> None:
    turns = (Turn(Who.US, "Our attorney says hello."), Turn(Who.CUSTOMER, "How do I start a return for the tray?"))
    assert recognition().triage(Matter(turns, TODAY)).situation == "return_in_window"


def test_a_case_for_those_who_come_back_needs_somebody_who_comes_back() -> None:
    first = Matter((Turn(Who.CUSTOMER, "Tracking says delivered, but there is no package."),), TODAY)
    again = replace(first, turns=(Turn(Who.CUSTOMER, "Waited three days, the missing parcel is still not here."),))
    assert recognition().triage(first).situation == "delivered_not_received"
    assert recognition().triage(again).situation == "delivered_not_received_again"


def test_a_complaint_about_an_order_that_amazon_fulfilled_takes_amazons_route() -> None:
    text = "The parcel was badly packed and came late. I want my money back."
    matter = Matter((Turn(Who.CUSTOMER, text),), TODAY, fulfilment=Fulfilment.AMAZON)
    assert recognition().triage(matter).situation == "fba_complaint"
    assert recognition().triage(replace(matter, fulfilment=Fulfilment.SELLER)).situation != "fba_complaint"


def test_the_way_to_start_a_return_is_no_promise_of_a_label() -> None:
    """Where the marketplace makes the label, the customer may pay for it."""
    steps = shipped().clauses["returns.steps"]
    made = [o for s in shipped().situations for o in s.offer if o.clause == steps.id]
    assert not steps.allows and made and not any(o.makes for o in made)
