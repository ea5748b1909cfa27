"""Replies that send the customer in circles, and those that don't."""

from datetime import date

import pytest

from bot.checks.circles import check_circles
from bot.checks.circles.rhetorical import rhetorical
from bot.domain.case import Fact, Matter, Turn, Who
from bot.domain.ledger import EntryKind
from bot.domain.reply import Finding, Passage, Severity
from bot.ledger.reading import read_ledger

TODAY = date(2026, 5, 11)
MISSING = "The courier says the planter was delivered. I asked both neighbors and looked around the porch."


def found(reply: str, *turns: str | tuple[Who, str], **facts: str) -> tuple[Finding, ...]:
    said = tuple(Turn(Who.CUSTOMER, t) if isinstance(t, str) else Turn(*t) for t in turns)
    matter = Matter(said, TODAY, tuple(Fact(k, v) for k, v in facts.items()))
    return check_circles((Passage(reply),), read_ledger(matter), matter)


def stops(reply: str, *turns: str | tuple[Who, str], **facts: str) -> list[str]:
    return [f.rule for f in found(reply, *turns, **facts) if f.severity is Severity.STOP]


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


def test_a_third_partys_failure_that_a_fact_confirms_stops_when_it_is_passed_over() -> None:
    message = "The fulfilment center never weighed the three units that are there."
    reply = "Fees follow the measured size. Please see the help page."
    known = {"note": "three units at the fulfilment center were never weighed"}
    assert "third_party_failure" in stops(reply, message, **known)
    assert [f.severity for f in found(reply, message) if f.rule == "third_party_failure"] == [Severity.WARN]
    assert not stops(
        "The units were never weighed; I ask the center to weigh them and write by May 13.", message, **known
    )


def test_a_yes_with_what_to_bring_and_what_they_had_to_do_before_leave_no_step_to_them_alone() -> None:
    where = "Can I pick it up myself?"
    yes = "Yes, from Monday, at 12 Dock Road, between 8 and 4. Please bring the order number."
    assert "all_on_customer" not in {f.rule for f in found(yes, where)}
    assert "all_on_customer" in {f.rule for f in found(yes, "I waited all day and it never came.")}
    twice = "It is hard that you had to ask twice. The warranty covers the motor for five years."
    assert "all_on_customer" not in {f.rule for f in found(twice, "I never got an answer about the warranty.")}


@pytest.mark.parametrize(
    "reply",
    [
        "The $12 were for the fitting. If they were taken by mistake, I'll give them back.",
        "The frame can't be cut shorter, because its ends carry the weight.",
        "It measures 40 by 60 centimetres, as the sketch on the page shows.",
        "Press the silver knob and hold it, then turn it to the left.",
        "I'll carry it to the depot myself at noon.",
    ],
)
def test_a_first_message_that_is_answered_leaves_no_step_open(reply: str) -> None:
    open_steps = {"no_next_step", "all_on_customer"}
    assert not open_steps & {f.rule for f in found(reply, "The shelf I put up came down again.")}


def test_what_is_merely_looked_into_and_a_refusal_to_who_wrote_before_leave_one_open() -> None:
    trouble = "The shelf I put up came down again."
    assert "no_next_step" in {f.rule for f in found("We are looking into it.", trouble)}
    refusal = "The shelf can't be returned, as the policy says."
    before = (Who.US, "Please see our help page.")
    assert "no_next_step" in {f.rule for f in found(refusal, trouble, before, "I saw it. The shelf still comes down.")}


@pytest.mark.parametrize("blame", ["You should have read the page first.", "You must have opened it yourself."])
def test_what_they_should_have_done_is_no_step_of_theirs(blame: str) -> None:
    assert "all_on_customer" not in {f.rule for f in found(blame, "My rug is too small, what now?")}
    assert "all_on_customer" in {f.rule for f in found("You should read the page first.", "My rug is too small?")}


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        ("I would like to speak with a supervisor about the rug.", "They ask for a person."),
        ("Nobody answers me about the rug.", "They say that they weren't heard before."),
        ("This is the fourth time that I write about the rug.", "They say that they weren't heard before."),
        ("I keep getting the same automatic replies.", "They say that they weren't heard before."),
    ],
)
def test_the_note_for_a_lead_says_what_the_customer_wrote(message: str, reason: str) -> None:
    told = [f.reason for f in found("I look into it and write by May 13.", message) if f.rule == "many_messages"]
    assert told == [f"{reason} A lead should read this one."]


def test_saying_the_same_again_is_told() -> None:
    ours = (Who.US, "Your parcel was handed to the courier on Monday and should move within two days.")
    again = "Your parcel was handed to the courier on Monday and should move within two days."
    assert "repeated" in {f.rule for f in found(again, "Where is it?", ours, "Still nothing, where is it?")}


def test_steps_that_are_all_the_customers_are_told() -> None:
    assert "all_on_customer" in {f.rule for f in found("Please wait two days and look outside.", "Where is my rug?")}


def test_a_question_that_is_passed_over_is_told() -> None:
    rules = {f.rule for f in found("I refund the lamp today.", "Which voltage does the replacement transformer need?")}
    assert "unanswered" in rules


@pytest.mark.parametrize(
    ("reply", "message", "left"),
    [
        (
            "We ship to all states and to Canada.",
            "Where is my parcel? Also do you ship to Canada?",
            "Where is my parcel",
        ),
        ("Your order is shipped from Reno.", "Where is my order? Also do you ship to Canada?", "do you ship to Canada"),
        ("I will replace the mug.", "Can you replace the mug? And do you engrave names on glass?", "engrave names"),
        (
            "Yes, the mug will be replaced.",
            "Can you replace the mug? And do you engrave names on glass?",
            "engrave names",
        ),
    ],
)
def test_a_second_question_that_is_passed_over_warns_with_the_customers_words(
    reply: str, message: str, left: str
) -> None:
    [told] = [f for f in found(reply, message) if f.rule == "unanswered"]
    assert told.severity is Severity.WARN
    assert left in (told.against or "")


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        ("UPS has it in Reno. We ship to Canada.", "Where is my parcel? Also do you ship to Canada?"),
        ("Yes, I will replace the mug. No, glass we do not paint.", "Can you replace it? And do you engrave names?"),
        ("I am checking the cost for Hawaii.", "Do you ship to Hawaii, and does it cost extra?"),
        ("It left on Monday with UPS.", "Where is my parcel?"),
    ],
)
def test_questions_that_are_taken_up_are_left_alone(reply: str, message: str) -> None:
    assert "unanswered" not in {f.rule for f in found(reply, message)}


def test_an_order_number_is_no_figure_that_wants_an_answer_and_a_size_is_taken_up_by_its_letter() -> None:
    reply = "I'm sorry that a grey one came. The right one leaves on Monday."
    ordered = "I ordered the tall blue pitcher (112-4455667-1122334) and what came is grey."
    assert "unanswered" not in {f.rule for f in found(reply, ordered)}
    assert "unanswered" not in {
        f.rule for f in found("An XL is here; I'll send it.", "Can I swap the M coat for an XL?")
    }
    assert "unanswered" in {f.rule for f in found("It's a lovely coat.", "Can I swap the M parka for an XL?")}


def test_the_third_message_and_the_wish_for_a_person_call_for_a_lead() -> None:
    many = found("I look into it and write by May 13.", "Where?", "Hello?", "Is anybody there?")
    wish = found("I look into it and write by May 13.", "Nobody reads this. I want to speak to a manager.")
    assert "many_messages" in {f.rule for f in many} and "many_messages" in {f.rule for f in wish}


OIL = "By our policy, oil can't be returned."
SUN = (Who.US, "Please leave the lantern in the sun for two days.")


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


def test_a_failure_that_only_the_request_names_is_passed_over() -> None:
    reply = "Please send a new carton to the warehouse for weighing."
    message = "Your warehouse has the pallet and no one has weighed a single carton."
    assert "third_party_failure" in stops(reply, message, weighed="no carton has been weighed by the warehouse")


def test_the_lead_is_named_and_nothing_is_left_to_warn_of() -> None:
    rules = {f.rule for f in found("My lead has your message and writes to you today.", "I want to talk to a manager.")}
    assert "many_messages" not in rules


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


@pytest.mark.parametrize(
    ("ask", "answer", "reply"),
    [
        ("How tall is the gap?", "Just under two fingers.", "How tall is the gap, please?"),
        ("Where exactly is the stain?", "On the left armrest.", "Could you tell us where the stain is?"),
        ("Which color did you get?", "I got the grey one.", "Please tell us which color it is that you got."),
        ("Please wait until Thursday.", "Thursday has come and gone.", "Please give it a few more days."),
        ("Please put the sack on a scale.", "It's 11.2 pounds.", "Could you weigh the sack?"),
    ],
)
def test_what_we_asked_and_they_answered_is_not_asked_again(ask: str, answer: str, reply: str) -> None:
    assert "circular" in stops(reply, (Who.US, ask), answer)


@pytest.mark.parametrize(
    ("ask", "answer", "reply"),
    [
        ("How tall is the gap?", "Just under two fingers.", "How wide is the door?"),
        ("Please send a photo of the plate.", "What plate?", "Please send a photo of the plate under the seat."),
        ("Please send a photo of the plate.", "I'll take one tonight.", "Please send it when you have it."),
        ("Can you read me the code on the back?", "I can't get to it.", "Could you read me the code in the door?"),
        ("What is your full name?", "Ruth Okonkwo", "What is your full address?"),
        ("How may I help you today?", "hello", "How may I help you today?"),
    ],
)
def test_what_is_still_open_may_be_asked(ask: str, answer: str, reply: str) -> None:
    assert stops(reply, (Who.US, ask), answer) == []


@pytest.mark.parametrize(
    ("message", "reply"),
    [
        ("It was delivered on the 3rd and it broke on the 6th.", "When did it break?"),
        ("There are nine tiles broken out of forty.", "How many tiles are broken?"),
        ("I want my money back, please, no replacement.", "Do you prefer a refund or a replacement?"),
        ("The water is turned on, and the hose is straight.", "Please make sure that the water is turned on."),
        ("There's a new fuse in the plug.", "Could you put a new fuse in the plug?"),
        ("The battery was charged overnight.", "Please charge the battery fully."),
        ("I took the shelves out and put the screws back in.", "Please put the screws back in."),
        ("My kettle leaks. I attached two photos.", "Please send photos of the kettle."),
        ("Call me at 415-555-0186.", "Please provide your phone number."),
        ("The drawer is shut all the way.", "Please close the drawer."),
        ("Two resets and a new cable. Nothing helps.", "A reset usually clears up such faults."),
        ("I let the belt out by two holes.", "Loosening the belt will take the strain off."),
        ("I pulled the plug last night.", "Please unplug the oven."),
        ("We lifted the mirror out of its wrap on Monday.", "Please unwrap the mirror."),
        ("The boots went back to you on Friday.", "As soon as you have mailed the boots, I can refund them."),
        ("The saw has been sharpened twice by a joiner.", "It helps to have the saw sharpened by a joiner."),
        ("I rubbed soap into the zipper.", "Soaping the zipper makes it run."),
        ("It's the maple one, not the birch.", "Is it the maple or the birch one?"),
        ("My daughter is nine, the vest is too long.", "How old is the child who wears the vest?"),
        ("It drips only when the kettle is above 80 degrees.", "At what temperature does it drip?"),
        ("I paid by transfer.", "How did you pay for the order?"),
        ("There's no elevator in our building.", "Is there an elevator?"),
        ("The lamp blinks red all the time.", "What does the lamp do?"),
        ("Money back. No exchange.", "Shall we send a new one, or do you prefer a refund?"),
        ("Walmart support: not our item, talk to the shop.", "Please ask Walmart's support."),
        ("I asked the plumber in town. He sent me home.", "Your plumber will be glad to help."),
        ("Bosch sent me away because I bought it through you.", "For tools by Bosch, please contact Bosch."),
    ],
)
def test_what_is_in_their_words_is_not_asked(message: str, reply: str) -> None:
    assert "circular" in stops(reply, message)


@pytest.mark.parametrize(
    ("message", "reply"),
    [
        ("Two screws are missing.", "How many screws are in the bag?"),
        ("I just want the refund.", "Would you like us to pick the old one up, or will you give it away?"),
        (
            "I rinsed the tank. I haven't touched the nozzle.",
            "The tank is clean. Please pull the nozzle out and rinse it.",
        ),
        ("I got the grey one. I ordered the teal one.", "Teal leaves tomorrow. Please keep the grey one."),
        ("I filled in the form for the mug.", "Please fill in the form for the tray as well."),
        ("I wiped the lens with a dry cloth.", "Please wipe the lens with alcohol."),
        ("I tried two cables, but both are old.", "Please try a cable that is known to work."),
        ("I rinsed the jug, the lid is at my aunt's.", "Please rinse the lid too, once you have it."),
        ("I loosened the belt.", "Please tighten the belt again by one hole."),
        ("I've waited since Monday.", "Please wait for the call of our workshop today at three."),
        ("The oven is above 200 and fine.", "Is the oven white or black?"),
        ("I have the recorded delivery slip.", "Please send a photo of the crack."),
        ("The maple table came. Now I want a chair.", "Should the chair be maple or birch?"),
        ("GLS won't talk to recipients.", "I was on the line with GLS. They redeliver tomorrow; I'll look at six."),
    ],
)
def test_what_is_new_may_be_asked(message: str, reply: str) -> None:
    assert stops(reply, message) == []


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        ("Where shall we deliver the carton?", "Bring it to 14 Quay Road, Salem, OR 97301 from now on."),
        ("What is the number of your purchase?", "I bought it as 113-1112223-4445556."),
        ("On what number can our fitter ring you?", "My phone is 503-555-0144."),
        ("I would like to know how wide it is.", "The opening is 76 cm wide and it doesn't fit."),
        ("At which level does the fan rattle?", "The fan rattles on the highest level."),
        ("Would you rather get a refund or an exchange?", "Exchange it for a smaller one. I keep the box."),
        ("How many tiles are cracked?", "Four tiles of the box cracked."),
        ("Which finish did you order?", "I ordered the brass one and got chrome."),
        ("How long are the scratches?", "The scratches are about 2 inches, on the lid."),
        ("Which code does the panel show?", "The panel shows F12 and beeps."),
        ("Can you say where it drips?", "It drips at the lower valve."),
        ("In which country do you live?", "I'm in Canada and can't find a plug that fits."),
        ("Which color would you like to get?", "The teal one I want has gone up in price."),
        ("When was the parcel delivered?", "It arrived on the 4th and was wet."),
        ("Since when does it drip?", "It drips from the valve since day one."),
    ],
)
def test_a_value_asked_for_in_a_way_of_its_own_is_known_to_be_given(reply: str, message: str) -> None:
    assert set(stops(reply, message)) == {"circular"}


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        ("Where shall we send it instead?", "Bring it to 14 Quay Road, Salem, OR 97301 from now on."),
        ("How wide is the niche?", "The opening is 76 cm wide and it doesn't fit."),
        ("How wide should the new one be?", "The opening is 76 cm wide and it doesn't fit."),
        ("Which level do you use at night?", "The fan rattles on the highest level."),
        ("Which size shall I exchange it for?", "Exchange it for a smaller one. I keep the box."),
        ("Please tell me the color of the lid.", "The jug is cracked."),
        ("How long is the cord?", "The scratches are about 2 inches, on the lid."),
        ("Which finish did you get?", "I ordered the brass one."),
        ("Where does it drip from when it is off?", "It drips at the lower valve."),
        ("How long have you had it?", "It has a crack of 2 inches."),
    ],
)
def test_a_value_of_another_thing_is_asked_for_the_first_time(reply: str, message: str) -> None:
    assert stops(reply, message) == []


def test_the_same_question_of_another_thing_is_no_circle() -> None:
    asked = (Who.US, "Which color does the jug have?")
    assert stops("Please tell me the color of the lid.", "It's cracked.", asked, "The jug is green.") == []
    assert stops("Please tell me the color.", "It's cracked.", asked, "The jug is green.") == ["circular"]


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
    "question",
    [
        "How many times do I have to explain it?",
        "Do you think I am made of money?",
        "Do you expect me to wait another week?",
        "Is this a joke?",
        "What kind of shop is this?",
    ],
)
def test_a_reproach_put_as_a_question_needs_no_answer(question: str) -> None:
    reply = "I am sending a new lamp on Monday, May 18."
    assert "unanswered" not in {f.rule for f in found(reply, f"The lamp is dead. {question} Can you replace the lamp?")}


@pytest.mark.parametrize(
    "question",
    [
        "How many times can I wash it?",
        "How often do I have to charge it?",
        "Do you think I can use it outside?",
        "Do you think it will arrive by Friday?",
        "What kind of screws fit it?",
        "Is it normal that it hums?",
    ],
)
def test_a_question_about_the_item_is_no_reproach(question: str) -> None:
    assert not rhetorical(question)


def test_a_refusal_takes_up_the_demand_and_a_boundary_is_no_step_of_theirs() -> None:
    demand = "You refused my return because of two days! Refund me today or you will regret it."
    reply = "The window closed on May 2, so the return can't be approved. Please keep the messages respectful."
    assert {f.rule for f in found(reply, demand)} <= {"same_clause"}
    assert "all_on_customer" in {f.rule for f in found("Please keep the box.", demand)}
    assert "all_on_customer" not in {f.rule for f in found("I would ask you to leave out the insults.", demand)}


@pytest.mark.parametrize(
    "reply",
    [
        "Our colleague Priya takes it from here and writes to you today.",
        "I've passed this to Tom in logistics, who answers by May 13.",
        "I've asked Mr. Boyd, who is responsible for returns. He writes to you today.",
        "I'm Jonas, and I'm looking into it myself today.",
    ],
)
def test_somebody_named_who_takes_it_over_is_who_they_asked_for(reply: str) -> None:
    assert "many_messages" not in {f.rule for f in found(reply, "I want to speak to a real person.")}


@pytest.mark.parametrize(
    "reply",
    [
        "Dear Ana, I look into it and write by May 13.",
        "I've spoken with Marta, and she had read another date. I write by May 13.",
        "I look into it and write by May 13.\nBest,\nJonas",
    ],
)
def test_a_name_alone_takes_nothing_over(reply: str) -> None:
    assert "many_messages" in {f.rule for f in found(reply, "I want to speak to a real person.")}


def test_a_reply_that_settles_the_matter_needs_no_lead() -> None:
    again = ("Where?", "Hello?", "Is anybody there?")
    assert "many_messages" not in {f.rule for f in found("Your order is refunded in full today.", *again)}
    assert "many_messages" in {f.rule for f in found("I look into it and write by May 13.", *again)}


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


def test_what_somebody_does_by_habit_is_no_failure_of_theirs() -> None:
    reply = "I can't call it safe without the maker's papers, so please keep it away from him."
    message = "Is the clay fine for a toddler? He bites toys."
    assert "third_party_failure" not in stops(reply, message, question="clay for a toddler who bites toys")


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        ("A new lid comes to you for nothing. Please put the old one in the bin.", "The lid is cracked."),
        (
            "That takes the kiln's maker to judge. My lead tells you on Friday. Please describe the crack.",
            "It cracked.",
        ),
        ("We ship there. Please reckon with ten days.", "Do you ship to Guam"),
        ("It is on its way. Should a part be missing, please mention it.", "The wrong lid came."),
        ("I'm sorry that it broke. Is the base in order?", "The lamp broke on the first day."),
        ("It broke, I'm sorry. A new one or your money: tell me which you prefer.", "The lamp broke."),
    ],
)
def test_what_is_in_hand_or_waits_for_their_choice_leaves_nothing_open(reply: str, message: str) -> None:
    told = {f.rule for f in found(reply, message) if f.severity is Severity.WARN}
    assert not told & {"all_on_customer", "no_next_step"}


def test_steps_that_are_all_theirs_and_work_without_a_day_are_told() -> None:
    message = "The lamp broke on the first day."
    assert "all_on_customer" in {f.rule for f in found("Sorry. Please pack it and take it to a shop.", message)}
    assert "no_next_step" in {f.rule for f in found("I'm sorry. We are looking into it.", message)}


def test_what_is_passed_over_is_told_without_half_a_bracket() -> None:
    said = (
        "The left leg motor grinds and stops halfway, I did the reset your colleague wrote (hold down 10 seconds, "
        "twice), and since then the display says E08."
    )
    told = [f.against for f in found("I write to you by Friday.", said) if f.rule == "unanswered" and f.against]
    assert told and all(quote.count("(") == quote.count(")") for quote in told)


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        (
            "Kindly send three more boxes in order to measure the height.",
            "Kindly send three more boxes in order to measure the height",
        ),
        (
            "A parcel shown as handed over on the 7th never reached us.",
            "A parcel shown as handed over on the 7th never reached us",
        ),
        ("It's for my niece, so please leave the price off.", "It's for my niece, so please leave the price off"),
        ("Does it fit a 30 mm rail, and is it 12 V?", "Does it fit a 30 mm rail"),
    ],
)
def test_what_is_passed_over_is_shown_as_a_whole_clause(message: str, shown: str) -> None:
    told = [f.against for f in found("I write to you by Friday.", message) if f.rule == "unanswered" and f.against]
    assert told and told[0].rstrip(".") == shown
