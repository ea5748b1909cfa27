"""Steps and desks that the customer has been through: put to them again, and not."""

import pytest

from bot.domain.case import Fact, Matter, Turn, Who
from bot.domain.ledger import EntryKind
from bot.domain.reply import Severity
from bot.ledger.reading import read_ledger
from tests.checks.held_against import TODAY, found, stops

MISSING = "The courier says the planter was delivered. I asked both neighbors and looked around the porch."
OIL = "By our policy, oil can't be returned."
SUN = (Who.US, "Please leave the lantern in the sun for two days.")


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        ("Please check with your neighbors and look around the porch.", MISSING),
        ("Could you ask your neighbors whether they took it in?", MISSING),
        ("Please send us photos of the damage.", "The lamp is cracked, photos are attached."),
        ("To go on, please provide your order number.", "Order 113-1112223-4445556 never came."),
        ("Please contact the courier about it.", "I called the courier and they told me to contact you."),
        ("Kindly reach out to your bank.", "I have spoken to my bank, they sent me to you."),
        (
            "As we already explained, the window for this order closed in March.",
            "You told me that the window closed. I ask whether you can make an exception.",
        ),
    ],
)
def test_asking_again_or_sending_on_stops(reply: str, message: str) -> None:
    assert "circular" in stops(reply, message)


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        ("Thank you for asking the neighbors and for looking around the porch. I open a trace today.", MISSING),
        ("You don't need to ask the neighbors again; I open a trace with the courier today.", MISSING),
        ("If you have not looked in the garage, please do. I write by Wednesday.", MISSING),
        ("Please send us a photo of the box too; I need another one.", "The lamp is cracked, photos are attached."),
        ("Please send us photos of the damage.", "The lamp is cracked."),
        ("Please contact the courier about it.", "Where is my lamp?"),
        ("Please let me know which color you would like.", "I have already told you that the lamp is broken."),
    ],
)
def test_acknowledging_or_asking_for_the_first_time_does_not(reply: str, message: str) -> None:
    assert stops(reply, message) == []


def test_both_passages_are_shown_and_what_is_owed_is_said() -> None:
    (finding,) = [f for f in found("Please ask your neighbors.", MISSING) if f.severity is Severity.STOP]
    assert finding.quote == "Please ask your neighbors" or finding.quote == "Please ask your neighbors."
    assert finding.against is not None and "asked both neighbors" in finding.against
    assert "we do" in finding.reason


@pytest.mark.parametrize(
    ("reply", "turns"),
    [
        ("It would be great if you could clean the filter.", ["I rinsed the filter, same result."]),
        ("The return form has to be filled in first.", ["I filled in the return form on Monday."]),
        ("We'd like you to make sure that the lid is closed.", ["I checked the lid twice, it is closed."]),
        ("Have you tried another outlet?", ["I tried another outlet, nothing."]),
        ("What helps is loosening the bolts.", ["I loosened both bolts, no change."]),
        ("Please give it a few more days.", ["You told me to wait until Friday. It is Monday."]),
        ("Parcels are often left in the garage. Please look there.", ["I turned the garage upside down."]),
        ("May I have your order number?", ["My order number is 113-1112223-4445556."]),
        ("What we still need is a photo of the crack.", ["You have had a photo of the crack since Sunday."]),
        ("Which model is it?", [(Who.US, "Which model is it?"), "It's the Fjord 300."]),
        ("Please leave the lantern in the sun for two days.", ["It stays dark.", SUN, "That's what I did."]),
        ("UPS will be happy to help you.", ["UPS says that only the shipper may ask. They wouldn't talk to me."]),
        ("Returns are handled by Amazon.", ["Amazon's chat told me to write to you."]),
        ("I recommend going over the hinges once more.", ["I oiled both hinges, it still creaks."]),
        ("A fresh cable often does the trick.", ["I swapped the cable for another one, no light."]),
        ("A parasol needs to be closed at night.", ["We kept the parasol closed every night, and it tore."]),
        ("Please give the drain a scrub.", ["I scrubbed the drain, it still smells."]),
        ("A little wax on the rail usually helps.", ["I put wax on the rail, no change."]),
        ("Have you seen our care page?", ["I went through the care page line by line."]),
        ("Let it run empty for a while.", ["I ran it empty for two hours to get rid of the taste."]),
        ("We suggest you get in touch with FedEx.", ["I rang FedEx. The man said only the sender can ask."]),
        ("Please arrange a visit with the plumber.", ["The plumber won't come without an order from you."]),
        ("Our chat is the right place, please try them.", ["Your chat sent me here, this line sent me to the chat."]),
        ("As explained, oil can't be returned.", [(Who.US, OIL), "I've seen that rule. But the can came open!"]),
        ("Please write to our parts desk.", ["Your parts desk sent me to the repair desk, and they sent me here."]),
        ("USPS can search for it, just ask them.", ["USPS gave me a slip saying that the sender has to ask."]),
        ("Under our policy oil can't be returned.", [(Who.US, OIL), "I have read the policy. The can came open!"]),
    ],
)
def test_what_was_done_is_asked_for_again_in_any_form(reply: str, turns: list[str | tuple[Who, str]]) -> None:
    assert "circular" in stops(reply, *turns)


@pytest.mark.parametrize(
    ("reply", "turns"),
    [
        ("UPS is right, I asked them this morning.", ["UPS told me to contact you."]),
        ("Please send a photo of the back leg.", ["Here is a photo of the front leg."]),
        ("Please send the lamp back.", ["I sent you a photo of the lamp."]),
        ("You needn't look in the garage again.", ["I looked in the garage."]),
        ("Please hand the box in at UPS.", ["I have printed the label and packed the chair."]),
        ("Thank you, the photo shows all I need.", ["Here is a photo of the leg."]),
        ("Shall we send it to the same address?", ["I mailed the cushion to your repair address on Monday."]),
        ("That is everything we need from you.", ["My order number is 113-1112223-4445556."]),
        ("Changes after dispatch are made by the carrier. I've asked them for it.", ["UPS told me to ask you."]),
        ("Please write to our parts desk.", ["I don't know which desk is the right one."]),
        (
            "With two new batteries tried there's nothing left to test. You can have a new one, whichever you prefer.",
            ["It speeds up by itself, changed the battery twice."],
        ),
        (
            "Twins are a very good reason to lose track, and the answer is yes.",
            ["We lost track of days with the twins."],
        ),
        (
            "I have read your note. The policy covers it, and I'm sending a new can.",
            [(Who.US, OIL), "I read the policy."],
        ),
    ],
)
def test_another_step_or_our_own_is_no_circle(reply: str, turns: list[str | tuple[Who, str]]) -> None:
    assert stops(reply, *turns) == []


def test_a_fact_says_what_the_customer_gave() -> None:
    assert "circular" in stops("Please send us a photo.", "The leg is broken.", photo_received="yes")
    assert stops("Please send us a photo.", "The leg is broken.", photo_received="no") == []


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        ("You can have a look in the garage.", "I looked in the garage."),
        ("You have every reason to ask your bank.", "I asked my bank, they sent me to you."),
        ("Please keep track of the parcel.", "I have tracked the parcel, it says delivered."),
    ],
)
def test_a_step_in_such_words_is_one(reply: str, message: str) -> None:
    assert "circular" in stops(reply, message)


def test_whoever_says_that_it_is_ours_has_sent_them_on() -> None:
    sent = "The plumber you work with says that I have to get the valve from you."
    assert stops("The plumber is the right person for the valve.", sent) == ["circular"]
    assert stops("I have asked the plumber, and write by Friday.", sent) == []


def test_what_went_back_at_the_counter_is_what_was_spoken_of() -> None:
    said = "The coat had a stain. I wrapped the coat and dropped it at the post office on Friday."
    assert stops("Please send the coat back to us.", said) == ["circular"]


@pytest.mark.parametrize(
    "reply",
    [
        "You need not do, send or explain anything again.",
        "You need not film it, nor send anything.",
        "There is no need to call us or send another photo.",
        "We don't need you to call us or send photos.",
        "Neither a photo nor a receipt has to be sent.",
        "Nothing needs to be sent, photographed or explained again.",
    ],
)
def test_what_the_customer_need_not_do_is_asked_in_no_word_of_a_list(reply: str) -> None:
    given = "I sent you photos and the receipt, and I explained it twice."
    assert not [f for f in found(f"{reply} I write by May 13.", given) if f.rule in ("circular", "all_on_customer")]


@pytest.mark.parametrize(
    "reply",
    ["You don't need to call us, just send us a photo.", "You need not return it, but please send a photo."],
)
def test_what_comes_after_a_list_that_is_not_needed_is_asked(reply: str) -> None:
    assert "circular" in stops(reply, "I sent you photos of the crack on Monday.")


@pytest.mark.parametrize(
    ("reply", "sends"),
    [
        ("Because Amazon shipped it, your case is decided by Amazon's own customer service.", True),
        ("Refunds are decided by Amazon. If they don't settle it, tell me and I will ask them.", True),
        ("Please ask Amazon again. I have written to them too.", True),
        ("The refund is decided by Amazon. I have asked Amazon today and will write by May 13.", False),
        ("Amazon decides on it. You need not write to them again; I have written to them today.", False),
    ],
)
def test_who_decides_sends_them_back_unless_we_go_there_ourselves(reply: str, sends: bool) -> None:
    message = "I contacted Amazon about the frother, they told me to contact you."
    assert bool(stops(reply, message)) is sends


@pytest.mark.parametrize(
    "reply",
    ["Thanks for trying new batteries already. We send a new scale.", "Trying new batteries is fine. We send a scale."],
)
def test_thanks_for_a_step_and_its_being_fine_ask_for_nothing(reply: str) -> None:
    assert "circular" not in stops(reply, "The scale is off. I tried new batteries.")


@pytest.mark.parametrize("message", ["Not opened, so where do I send it?", "It isn't for me. Still not unpacked."])
def test_what_they_say_they_did_not_do_is_no_step_of_theirs(message: str) -> None:
    reply = "Open the order and choose the vase. Please unpack it before you decide."
    assert "circular" not in stops(reply, message)


@pytest.mark.parametrize(
    "reply",
    [
        "The search couldn't confirm that the clock was left at your door.",
        "Our buyer has to check whether the clock still comes in oak.",
        "The carrier will specify when the clock was left.",
    ],
)
def test_what_somebody_else_confirms_or_checks_is_no_question(reply: str) -> None:
    assert stops(reply, "Still no clock at my door. The clock comes in oak. The clock was left on Monday.") == []


def test_what_is_put_to_them_to_confirm_is_a_question() -> None:
    message = "The water is on and the lamp is plugged in."
    assert "circular" in stops("Please make sure that the lamp is plugged in.", message)
    assert "circular" in stops("Please confirm that the lamp is plugged in.", message)


def test_what_we_did_by_a_fact_is_no_step_of_theirs() -> None:
    done = (Fact("what_was_done", "price list and weights sent on May 2"), Fact("search_done", "yes"))
    ledger = read_ledger(Matter((Turn(Who.CUSTOMER, "Hello?"),), TODAY, done))
    assert [e.quote for e in ledger.of(EntryKind.DONE)] == ["search done: yes"]
