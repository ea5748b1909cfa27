"""What lies near to what no longer raises a case is heard as before, and everyday matters near to it aren't raised."""

from datetime import date

import pytest

from bot.domain.case import Lane, Matter, Turn, Who
from bot.knowledge.triage.circles.we_asked_again import asked_again
from tests.knowledge.small_book import recognition


def lane(text: str) -> Lane | None:
    return recognition().triage(Matter((Turn(Who.CUSTOMER, text),), date(2026, 11, 24))).lane


@pytest.mark.parametrize(
    "text",
    [
        "The leg came off and my mother landed on the floor.",
        "The arm fell off and my wife went down on the floor.",
        "A tooth came out when I bit on the nut bar.",
        "The skin came off my heel, that shoe is a knife.",
        "The hip operation was needed when your stool slipped.",
        "My brother works near your warehouse. My bat will be with him.",
        "Our bat is waiting for your driver.",
        "My knife is sharper than the one you sold me, tell the driver that.",
        "I'll sh**t the courier next time.",
        "I'd like to sh**t your manager.",
        "My ex has my account details and is coming for me, please delete my address.",
        "It broke to splinters and one's stuck in my foot.",
        "the shelf came wednesday and fell on me",
        "the shelf came today and dropped right on my sister",
        "it came yesterday and then it came down on me",
        "i was in hospital from august because your grinder took my finger",
        "My wife is in the hospital from the shards of your vase",
        "my son is in hospital with burns from your heater",
        "my thumb went numb after the shock from the plug",
        "It shorted my socket and now there's a burn on the counter.",
        "I'll find out who packed this and make them sorry.",
        "Been in hospital with my stomach since I drank your tea.",
        "Held the sander until my hand went numb and it hasn't come back in a week.",
        "we put your name and address on posters all over town so everybody can find you",
        "The ladder collapsed and I fell.",
        "One leg snapped and my mother fell.",
        "The rung broke so I fell two meters.",
        "My son is allergic to nuts, the label on the granola doesn't list any, but he had a reaction.",
        "She had a bad reaction to the cream yesterday.",
        "Mein Sohn hat sich geschnitten und blutet.",
        "L'échelle a cassé et je suis tombé.",
    ],
)
def test_danger_and_threats_are_for_people_only(text: str) -> None:
    assert lane(text) is Lane.PERSON_ONLY


@pytest.mark.parametrize(
    "text",
    [
        "The glass was in splinters in the baby food.",
        "No safety valve in this cooker, the steam blew up.",
        "There is no earth wire in the plug, it's metal all round.",
        "One finger tip is gone since I used your mandoline.",
        "The chair lost a leg on its way and dropped my mother.",
        "Bought it 8 months ago, had it 5 days in the workshop, please let me return it.",
        "I've left five stars, but a negative review follows tomorrow without a refund.",
        "Already tossed the box, it came with a broken lid.",
        "Vase broken. Threw the packaging.",
        "The mirror is cracked. The kids trashed the box.",
        "I never asked you to cancel my order of the tent.",
    ],
)
def test_what_is_near_to_an_everyday_matter_is_no_routine(text: str) -> None:
    assert lane(text) is not Lane.ROUTINE


@pytest.mark.parametrize(
    "text",
    [
        "How do I return this? I just ordered two shirts and one doesn't fit.",
        "I bought only one lamp and it's too bright for the room, how can I return it?",
        "Did you cancel my order as I asked this morning?",
        "Please change the delivery address before it gets returned to sender.",
        "The foot bath came without its plug.",
    ],
)
def test_everyday_matters_near_to_it_are_routine(text: str) -> None:
    assert lane(text) is Lane.ROUTINE


@pytest.mark.parametrize(
    "ours",
    [
        "Thank you. Please send us a photo of the crate it stood on.",
        "Thank you. If you write again, please give us the photo.",
    ],
)
def test_what_is_asked_of_something_else_or_for_later_is_no_second_request(ours: str) -> None:
    said = ("The lamp came broken.", "Please send a photo.", "Photo of the lamp attached.", ours, "Fine.")
    turns = tuple(Turn((Who.CUSTOMER, Who.US)[i % 2], text) for i, text in enumerate(said))
    assert asked_again(Matter(turns, date(2026, 11, 24))) is None


@pytest.mark.parametrize(
    "text",
    [
        "i want to give back the bathrobe it came wednesday and its enormous on me",
        "The cardigan came yesterday and it's like a tent on him, can I send it back?",
        "i was in hospital from august and the coffee grinder is in its box since then, maybe you can still take it",
        "The music box plays three notes and gives up, and we have wound it gently.",
        "After two loads one of the dryer balls came unravelled and wound itself round a shirt.",
        "The camera won't join the wifi, I've held the reset button until my thumb went numb.",
        "our school makes a raffle and asks all the shops for one small thing, we put your name on the poster",
    ],
)
def test_what_only_sounds_like_danger_is_for_the_team(text: str) -> None:
    assert lane(text) is not Lane.PERSON_ONLY


@pytest.mark.parametrize(
    "text",
    [
        "Since the tea my heart has been pounding after every cup.",
        "Two of the capsules made my heart race for an hour.",
        "I had palpitations all night, is it the powder?",
        "My blood sugar spiked after the drops.",
    ],
)
def test_what_a_body_does_after_the_goods_is_for_people(text: str) -> None:
    assert lane(text) is Lane.PERSON_ONLY


@pytest.mark.parametrize(
    "text",
    [
        "My heart skipped a beat when I saw the box, lovely rug. Can I return the second one?",
        "How do I return the blood pressure cuff?",
        "Can I return the ladder? It is too tall for the closet.",
    ],
)
def test_what_only_sounds_like_it_is_not(text: str) -> None:
    assert lane(text) is not Lane.PERSON_ONLY


@pytest.mark.parametrize(
    "text",
    [
        "How do I send the stepladder back? The left catch doesn't lock.",
        "I'd like to return the bike helmet, the strap is frayed at the buckle.",
        "Can I return the baby gate? It came last week and won't latch.",
    ],
)
def test_what_keeps_people_safe_and_fails_is_not_routine_though_it_only_goes_back(text: str) -> None:
    assert lane(text) is not Lane.ROUTINE


@pytest.mark.parametrize(
    "text",
    [
        "The crib rail is cracked right where my baby would grab it.",
        "The high chair's buckle snapped, my daughter is 10 months.",
        "There's a sharp edge on the play kitchen where our toddler puts her hands.",
        "The latch of the baby gate won't lock. Our twins are one.",
        "The swing's seat is split, and the kids could fall.",
        "The stroller's brake doesn't hold. Our son sits in it on hills.",
    ],
)
def test_what_is_broken_where_a_child_comes_to_it_is_for_people(text: str) -> None:
    assert lane(text) is Lane.PERSON_ONLY


@pytest.mark.parametrize(
    "text",
    [
        "The crib has a scratch on the side, our baby arrives in May.",
        "The crib is late, and our baby is due on Friday.",
        "The crib's box was torn, but nothing is broken. The baby likes it.",
        "The stroller came in two split shipments, my baby has only the seat.",
        "The mug came cracked. It was a gift for my daughter.",
        "The bike has a broken bell. My son will ride it on Saturday.",
        "My toddler cracked the screen. Can I buy a new one?",
        "We got the crib and it isn't cracked, the baby sleeps well in it.",
        "The crib sheet has a loose thread. Our baby likes it anyway.",
    ],
)
def test_a_child_beside_other_trouble_is_no_danger(text: str) -> None:
    assert lane(text) is not Lane.PERSON_ONLY


@pytest.mark.parametrize(
    "text",
    [
        "Please stop sending me the PDF about cleaning the filter. I cleaned it. I sent you pictures of the clean filter. The"
        " vacuum has no suction because the hose is split, like I said in my first mail.",
        "They keep telling me to fill in the form. The form doesn't know my order.",
    ],
)
def test_who_is_told_the_same_again_and_again_is_sent_in_circles(text: str) -> None:
    found = recognition().triage(Matter((Turn(Who.CUSTOMER, text),), date(2026, 11, 24)))
    assert found.situation == "sent_in_circles"
