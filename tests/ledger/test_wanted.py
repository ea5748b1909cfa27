"""What customers want, named without a verb or beside other things; and what befell them, which is no step."""

import pytest

from bot.domain.case import Who
from tests.ledger.test_so_far import happened


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        (
            "fourth message about the mixer: cleaned it, sent you a video, whisk missing, you said Monday, then Thursday;"
            " rather my money back than one more promise",
            "rather my money back than one more promise",
        ),
        ("Money back please, the bench never came.", "Money back please"),
        ("never got my order so please return my money", "please return my money"),
        ("new lid or $24 by monday or i call my card", "new lid or $24 by monday or i call my card"),
        ("our trip starts friday so either post a new tent or refund us", "either post a new tent or refund us"),
        ("kettle broken, want refund not a new one", "want refund not a new one"),
        (
            "The rug never arrived, I'd rather have my money back than another",
            "I'd rather have my money back than another",
        ),
        ("The heater died after a week - replacement please", "replacement please"),
        ("The heater works. and please delete my account", "and please delete my account"),
        (
            "The hinge is bent. Only the hinge, please, or say where to buy it.",
            "Only the hinge, please, or say where to buy it.",
        ),
        (
            "The spout leaks. I'd rather have a new spout than mail the pot.",
            "I'd rather have a new spout than mail the pot.",
        ),
        ("It is torn. We would sooner keep it with some money off.", "We would sooner keep it with some money off."),
    ],
)
def test_a_remedy_beside_other_things_is_what_they_want(said: str, wish: str) -> None:
    assert happened((Who.CUSTOMER, said)).wants == (wish,)


@pytest.mark.parametrize(
    "said",
    [
        "The refund never came.",
        "I have my money back, thanks.",
        "They said a refund, then a replacement, then nothing.",
        "I got a replacement and the replacement is broken too.",
        "I returned it, refund denied.",
        "I was charged twice for one order, $64.20 on the 20th and again on the 21st.",
        "Third replacement and the third one with a cracked rim.",
        "Here's the photo again, third time.",
        "I'd like to thank Nora in your team.",
        "Expect a letter from my lawyer.",
        "Be ready for a chargeback.",
    ],
)
def test_a_remedy_that_is_only_told_of_is_no_wish(said: str) -> None:
    assert happened((Who.CUSTOMER, said)).wants == ()


@pytest.mark.parametrize(
    ("said", "done"),
    [
        ("I cut my thumb on the rim twice.", ()),
        ("My son fell over the cord twice.", ()),
        ("It smells since I opened it twice.", ()),
        ("My husband passed away last week.", ()),
        ("I passed the screw through twice.", ("I passed the screw through twice.",)),
        ("I cut the cable tie twice.", ("I cut the cable tie twice.",)),
        ("I slipped the cover off and cleaned it.", ("I slipped the cover off and cleaned it.",)),
    ],
)
def test_what_befell_somebody_is_no_step(said: str, done: tuple[str, ...]) -> None:
    assert happened((Who.CUSTOMER, said)).done == done


def test_a_fall_beside_a_step_is_not_shown_with_it() -> None:
    said = "I mopped the floor twice, then my son slipped on the water."
    assert happened((Who.CUSTOMER, said)).done == ("I mopped the floor twice",)


@pytest.mark.parametrize(
    ("said", "given"),
    [
        ("Is the grate for model K200 in stock?", ()),
        ("Does the grate fit my model K200?", ("model",)),
        ("It is model K200. Do you have the grate?", ("model",)),
        ("Where do I find the serial number on the mixer, I want to register it", ()),
    ],
)
def test_a_model_that_is_only_asked_about_is_not_given(said: str, given: tuple[str, ...]) -> None:
    assert happened((Who.CUSTOMER, said)).given == given


@pytest.mark.parametrize(
    ("said", "wants"),
    [
        ("I don't want to carry a 40 lb bench to the post office.", True),
        ("I don't want another voucher.", True),
        ("I won't send the kettle back at my own cost.", True),
        ("I won't drag 80 lbs to a depot.", True),
        ("I'm not dragging 90 lbs to a store again.", True),
        ("I'm not paying for the return.", True),
        ("I don't want to start over with another person.", True),
        ("I don't want to complain.", False),
        ("I can't wait to use it.", False),
        ("I will never buy here again.", False),
    ],
)
def test_what_they_will_not_do_is_wanted_and_what_is_only_said_is_not(said: str, wants: bool) -> None:
    assert happened((Who.CUSTOMER, said)).wants == ((said,) if wants else ())


@pytest.mark.parametrize(
    "said",
    [
        "One came with the pump already leaking oil onto our deck.",
        "The mug came already opened.",
        "Both boxes came opened and dirty.",
        "Three bowls came, one with the handle loosened.",
    ],
)
def test_how_the_goods_came_is_no_step_of_theirs(said: str) -> None:
    assert happened((Who.CUSTOMER, said)).done == ()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("I got a reply that told me to be patient.", True),
        ("Then I received an automated email saying my claim was closed.", True),
        ("Your assistant says the return has expired.", True),
        ("Now the answer is to call the carrier.", True),
        ("I got a message from UPS saying it was delivered.", False),
        ("I got a letter from my bank.", False),
    ],
)
def test_what_a_reply_of_ours_said_was_told(said: str, told: bool) -> None:
    assert happened((Who.CUSTOMER, said)).promised == ((said,) if told else ())


def test_of_what_ours_said_in_a_long_sentence_what_it_said_is_kept() -> None:
    said = "Your agent says the return has expired and I should open a new one, the site says I can't and I don't know why."
    assert happened((Who.CUSTOMER, said)).promised == ("Your agent says the return has expired",)


def test_what_was_done_by_mistake_is_no_step() -> None:
    assert happened((Who.CUSTOMER, "I typed my old street by mistake.")).done == ()


def test_a_photo_of_the_carrier_was_not_given_by_the_customer() -> None:
    said = "It says delivered at 3pm, photo shows a green gate."
    assert happened((Who.CUSTOMER, said)).given == ()


def test_words_in_brackets_are_shown_to_their_end() -> None:
    said = "I returned the mixer on May 3 (UPS, from the shop), you have it since the 6th, and I still miss my money."
    assert happened((Who.CUSTOMER, said)).done[0].startswith("I returned the mixer on May 3 (UPS, from the shop)")


@pytest.mark.parametrize(
    "said",
    [
        "The new one you sent is dented as well.",
        "Refund shows in my account but not at the bank.",
        "Contact lens fluid, the seal was broken.",
        "Buckle snapped, had it two weeks.",
    ],
)
def test_what_only_names_such_a_thing_is_no_wish(said: str) -> None:
    assert not happened((Who.CUSTOMER, said)).wants


@pytest.mark.parametrize("said", ["contact me by phone", "New one please.", "Return label?"])
def test_what_asks_for_it_is(said: str) -> None:
    assert happened((Who.CUSTOMER, said)).wants == (said,)


@pytest.mark.parametrize("said", ["Drain the tank, did that.", "unplug it, tried that."])
def test_what_they_were_told_and_did_is_done_and_no_wish(said: str) -> None:
    found = happened((Who.CUSTOMER, f"{said} Same error."))
    assert found.done == (said,)
    assert not found.wants


@pytest.mark.parametrize("said", ["billed me twice for one jug", "Carefully packed too, a pity."])
def test_what_a_shop_did_is_no_step_of_theirs(said: str) -> None:
    assert not happened((Who.CUSTOMER, said)).done


@pytest.mark.parametrize("said", ["I did?", "Um, I have already?", "but we did that??"])
def test_what_they_answer_whoever_asks_again_is_no_wish(said: str) -> None:
    assert not happened((Who.CUSTOMER, f"{said} It is in my first mail.")).wants


def test_a_short_question_about_themselves_is_one() -> None:
    assert happened((Who.CUSTOMER, "Am I covered?")).wants == ("Am I covered?",)


@pytest.mark.parametrize(
    "said",
    [
        "The puppy chewed it, came up in spots and been scratching since.",
        "Refund just cleared and it is nine pounds too little.",
        "I sent you the model number in my first message??",
        "Are you kidding me.",
        "Is this a joke?",
        "Sent it on Friday by courier, cost me 11 euros.",
    ],
)
def test_a_participle_a_price_and_scorn_are_no_wish(said: str) -> None:
    assert happened((Who.CUSTOMER, said)).wants == ()


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        (
            "hiya picked the wrong colour about an hour ago can you make order 8123 the navy one before its packed",
            "can you make order 8123 the navy one before its packed",
        ),
        (
            "I really don't mind about the postage I need to know if the 30cm tray fits the small oven.",
            "I need to know if the 30cm tray fits the small oven",
        ),
        (
            "Could you be so good as to let me know what I must write on the parcel, and by which day it has to be sent?",
            "Could you be so good as to let me know what I must write on the parcel, and by which day it has to be sent?",
        ),
        (
            "The lamp hums a little and my husband says keep it but can I send it back even if the box is gone?",
            "can I send it back even if the box is gone?",
        ),
    ],
)
def test_a_wish_amid_words_without_a_mark_is_quoted_whole(said: str, wish: str) -> None:
    assert wish in happened((Who.CUSTOMER, said)).wants


def test_when_something_comes_is_asked_without_its_mark_too() -> None:
    said = "And when will the proper cable get here, my telly is off"
    assert happened((Who.CUSTOMER, said)).wants == (said,)
    assert happened((Who.CUSTOMER, "When it comes I'll test it.")).wants == ()


def test_a_question_is_quoted_with_the_word_that_asks() -> None:
    said = "the first box of tiles came on Monday and the second with the grout did not, same order 4471. when is that one due"
    assert happened((Who.CUSTOMER, said)).wants == ("when is that one due",)


def test_who_marks_with_a_question_what_they_were_told_asks_nothing() -> None:
    assert not happened((Who.CUSTOMER, "I filmed it on Monday and got told to film it again??")).wants


def test_a_wish_that_hangs_on_a_condition_is_quoted_with_it() -> None:
    said = (
        "My sister flies in on Saturday morning and we wanted to surprise her, so if you can't get the cot to us by"
        " then please cancel it and pay me back the money because there is one in the village shop"
    )
    wants = happened((Who.CUSTOMER, said)).wants
    assert any(w.startswith("if you can't get the cot to us by then please cancel it") for w in wants)


def test_how_long_they_had_it_is_no_question() -> None:
    assert happened((Who.CUSTOMER, "It died. Only had it since the 3rd. Just had it a week.")).wants == ()


@pytest.mark.parametrize(
    "said", ["I paid $20 or $30 for it.", "The lamp or the shade was $24.", "Whether lid or jug, $9 each."]
)
def test_a_price_beside_an_or_is_no_choice(said: str) -> None:
    assert not happened((Who.CUSTOMER, said)).wants
