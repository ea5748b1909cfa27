"""Values and answers that stand in the customer's words: asked for again, and not."""

import pytest

from bot.domain.case import Who
from tests.checks.held_against import stops


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
