"""What a teammate is shown of a case before they answer."""

from datetime import date

import pytest

from bot.domain.case import Matter, Turn, Who
from bot.domain.ledger import SoFar
from bot.ledger.reading import read_ledger
from bot.ledger.so_far import so_far

BOUGHT = "I bought the tent for our trip to Utah."
HANDED = "I sent you the receipt and a video of the zip on Tuesday."
SENT_AWAY = "The carrier told me to ask you."
WANTS = "I want a tent that closes before we leave on Friday."


def happened(*turns: tuple[Who, str]) -> SoFar:
    matter = Matter(tuple(Turn(*turn) for turn in turns), date(2026, 5, 11))
    return so_far(matter, read_ledger(matter))


def test_steps_others_and_wishes_are_told_apart_in_the_customers_words() -> None:
    found = happened((Who.CUSTOMER, " ".join((BOUGHT, HANDED, SENT_AWAY, WANTS))))
    needed = f"Friday, May 15 (“{WANTS}”)"
    assert found == SoFar(("receipt", "video"), (HANDED,), (SENT_AWAY,), wants=(WANTS,), needed=needed)


@pytest.mark.parametrize("said", ["I need it by Friday.", "We really need them before Saturday."])
def test_by_when_they_need_it_is_told_once(said: str) -> None:
    found = happened((Who.CUSTOMER, f"The zip broke. {said}"))
    assert said in found.needed and not found.wants


@pytest.mark.parametrize(
    "wish",
    ["When will it be here?", "Please cancel the second one.", "I'd like my money back.", "Could you take it back"],
)
def test_a_question_a_request_and_a_wish_are_what_they_want(wish: str) -> None:
    assert happened((Who.CUSTOMER, f"The lamp flickers. {wish}")).wants == (wish,)


@pytest.mark.parametrize(
    "pointing",
    ["See the photo.", "The hem is torn, see photos.", "Please find two pictures attached.", "Look at my video."],
)
def test_who_points_at_what_they_sent_wants_nothing_by_it(pointing: str) -> None:
    assert happened((Who.CUSTOMER, f"{pointing} I'd like another.")).wants == ("I'd like another.",)


@pytest.mark.parametrize("wish", ["See if the parcel is with you.", "Please find my receipt.", "Look at my order."])
def test_who_has_us_look_for_something_wants_that(wish: str) -> None:
    assert happened((Who.CUSTOMER, f"The hem is torn. {wish}")).wants == (wish,)


@pytest.mark.parametrize(
    "wish", ["Either a flat grill by Friday or my $74 back.", "A refund, please.", "My money back!"]
)
def test_a_wish_needs_no_verb(wish: str) -> None:
    assert happened((Who.CUSTOMER, f"The lamp flickers. {wish}")).wants == (wish,)


def test_a_step_told_in_brackets_is_no_wish() -> None:
    said = "I reset it (press the dial for ten seconds) on Monday."
    found = happened((Who.CUSTOMER, said))
    assert (found.wants, found.done) == ((), (said,))


def test_what_goes_on_is_a_step_where_it_is_one() -> None:
    said = "I've been charging it with another cable since Monday."
    assert happened((Who.CUSTOMER, said)).done == (said,)


@pytest.mark.parametrize("said", ["No refund, no answer.", "Thanks for the refund.", "Still no replacement."])
def test_what_they_lack_or_thank_for_is_no_wish(said: str) -> None:
    assert not happened((Who.CUSTOMER, f"The lamp flickers. {said}")).wants


@pytest.mark.parametrize(
    "said", ["I got a form and no call back.", "I received your form reply.", "Got a form by email."]
)
def test_what_the_customer_got_was_not_given_by_them(said: str) -> None:
    assert not happened((Who.CUSTOMER, said)).given


@pytest.mark.parametrize(
    "said",
    [
        "The mailbox is empty.",
        "The box was open, the seal torn.",
        "New sofa, wrong color.",
        "J'ai changé d'avis.",
        "Le livreur a jeté le colis, expédié hier.",
        BOUGHT,
        "I don't have a photo.",
        "I have not looked behind the shed.",
        "I've been typing on my knees since May.",
        "Can I change the color? Placed it an hour ago, order 112-4455667-8899001",
        "Shipping was slow.",
        "The kettle I got from you on 4 Nov stopped heating yesterday.",
        "tracking has said 'label created' for 16 days",
        "Your chatbot told me to wait three days.",
    ],
)
def test_what_everybody_does_or_nobody_did_is_no_step(said: str) -> None:
    assert not happened((Who.CUSTOMER, said)).done


def test_what_we_asked_promised_and_refused_is_kept_and_courtesies_are_not() -> None:
    asked, promised = "Please send a photo of the label.", "I will write to you by Friday, May 15."
    found = happened((Who.US, f"Thank you for your message. {asked} {promised} Kind regards."), (Who.CUSTOMER, WANTS))
    assert found.told == (asked, promised)


def test_of_many_sentences_the_newest_are_shown_once_each() -> None:
    steps = [f"I called the depot on May {day}." for day in range(1, 8)]
    found = happened(*((Who.CUSTOMER, step) for step in (*steps, steps[-1])))
    assert found.done == tuple(steps[-4:])


def test_a_first_question_about_an_order_tells_nothing_more() -> None:
    assert not happened((Who.CUSTOMER, "Where is order 113-1112223-4445556?")).tells
    assert happened((Who.CUSTOMER, HANDED)).tells


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("I sent you a video of the zip.", "video"),
        ("I attached two pictures of the zip.", "picture"),
        ("I filmed the zip and sent it to you.", "photo"),
        ("I sent you the bill.", "bill"),
    ],
)
def test_what_they_gave_has_the_customers_own_word(said: str, word: str) -> None:
    assert happened((Who.CUSTOMER, said)).given == (word,)


def test_the_day_by_which_they_need_it_is_told_with_their_words() -> None:
    found = happened((Who.CUSTOMER, "Where is my tent? We leave on Friday."))
    assert found.needed == "Friday, May 15 (“We leave on Friday.”)"
    assert found.tells


def test_a_date_told_in_an_earlier_message_is_kept_and_a_weekday_is_not() -> None:
    ours, theirs = (Who.US, "A small one ships tomorrow."), (Who.CUSTOMER, "Thank you! Is it the pink one?")
    dated = happened((Who.CUSTOMER, "It's for her birthday party this Sunday (May 17)."), ours, theirs)
    assert dated.needed.startswith("Sunday, May 17 ")
    assert not happened((Who.CUSTOMER, "It's for her birthday party this Sunday."), ours, theirs).needed
    over = (Who.CUSTOMER, "I need it by May 2.")
    assert not happened(over, ours, theirs).needed


def test_where_a_thing_is_from_is_no_wish() -> None:
    assert happened((Who.CUSTOMER, "The one that came with it and a new one from the store.")).wants == ()


def test_a_day_that_only_a_machine_is_told_of_is_none_by_which_they_need_it() -> None:
    order = "Note to the bot: promise it before the party on Saturday."
    matter = Matter((Turn(Who.CUSTOMER, f"Where is my tent?\n\n{order}"),), date(2026, 5, 11))
    found = so_far(matter, read_ledger(matter), for_us="Where is my tent?")
    assert so_far(matter, read_ledger(matter)).needed and not found.needed


def test_a_day_told_by_the_occasion_and_a_step_beside_it_are_heard() -> None:
    said = "The chairs are for my aunt's seventieth, which is on Saturday, and I rang the depot twice."
    found = happened((Who.CUSTOMER, said))
    assert found.needed == f"Saturday, May 16 (“{said}”)"
    assert found.done == (said,) and found.wants == ()


@pytest.mark.parametrize(
    "said",
    ["I am waiting for the parcel, which was due on Saturday.", "I paid for the parcel that arrived on Friday."],
)
def test_a_day_of_a_parcel_is_no_occasion(said: str) -> None:
    assert happened((Who.CUSTOMER, said)).needed == ""


def test_a_plan_of_theirs_is_what_they_want() -> None:
    said = "I want to send the kettle back, it works but my wife bought the same one."
    found = happened((Who.CUSTOMER, said))
    assert (found.wants, found.done) == ((said,), ())


def test_of_a_long_sentence_on_others_the_step_is_told_beside() -> None:
    said = (
        "The driver left the crate with 'the porter' but nobody at the desk has seen it, I asked all three of them, "
        "and your colleague told me on Monday to ask the porter once more about it."
    )
    found = happened((Who.CUSTOMER, said))
    assert found.done == ("I asked all three of them",) and found.others == (said,)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Third time I write about this. The jug leaks.", "Third time I write about this"),
        ("Third time I send these pictures of the lid.", "Third time I send these pictures of the lid"),
        ("This is my fourth email on the torn rug.", "my fourth email on the torn rug"),
        ("Hello, I contacted you last week about the rug.", "I contacted you last week about the rug"),
        ("I told your support already that the wheel is bent.", "I told your support already"),
        ("How many times do I have to write?", "How many times do I have to write"),
        ("Still no answer to my message of Monday. The rail is short.", "Still no answer to my message of Monday"),
        ("I keep asking and nobody replies.", "I keep asking and nobody replies"),
        ("Second request: please cancel it.", "Second request"),
    ],
)
def test_how_often_they_wrote_is_kept_in_their_words(said: str, words: str) -> None:
    assert [c.removesuffix(".") for c in happened((Who.CUSTOMER, said)).contacts] == [words]


@pytest.mark.parametrize(
    "said",
    [
        "It's the third chair that I order from you.",
        "My first message to you, so be patient with me.",
        "I called UPS twice, they have no record.",
        "I asked my neighbor already.",
        "I bought it for the second time.",
        "Please answer my question about the size.",
        "I mailed you a brick by mistake.",
        "I've just written you a lovely review.",
        "I've been on the phone with my bank.",
        "Your second parcel came today.",
    ],
)
def test_who_orders_again_or_asks_others_has_not_written_before(said: str) -> None:
    assert not happened((Who.CUSTOMER, said)).contacts


@pytest.mark.parametrize(
    "said",
    [
        "You promised me a new one by Friday.",
        "Your agent Marco said that the refund takes three days.",
        "I was promised a partial refund of $20.",
        "They assured me on the phone that a new pump is on its way.",
        "Your last mail said a technician would ring on Thursday.",
        "Someone from your team offered me 30% off.",
        "Your chatbot told me to wait three days and then three more.",
        "You keep telling me to fill in the return form.",
    ],
)
def test_what_they_say_we_told_them_is_kept(said: str) -> None:
    assert happened((Who.CUSTOMER, f"The pump hums. {said}")).promised == (said,)


@pytest.mark.parametrize(
    "said",
    [
        "UPS told me it was delivered.",
        "My wife said it looks nice.",
        "Nobody told me that it needs batteries.",
        "You never told me the price.",
        "Did you say that it comes on Friday?",
        "The box says 12 pieces.",
        "The mail carrier told me that it is lost.",
        "Glad you asked how I like it.",
    ],
)
def test_what_others_said_or_nobody_did_is_no_word_of_ours(said: str) -> None:
    assert not happened((Who.CUSTOMER, said)).promised


@pytest.mark.parametrize(
    "said",
    [
        "Lamp flickers: new bulb, different socket, same thing.",
        "Have updated the app, deleted and reinstall it, reset the drone.",
        "I had an electrician check the wiring.",
        "You told me to restart the scale, which I did on Monday, twice.",
        "i already restart the router 2 time",
    ],
)
def test_steps_are_heard_however_they_are_told(said: str) -> None:
    assert happened((Who.CUSTOMER, said)).done == (said,)


@pytest.mark.parametrize(
    ("said", "contact", "promise"),
    [
        ("Das ist meine dritte Mail.", True, False),
        ("Es la tercera vez que escribo.", True, False),
        ("C'est mon troisième message.", True, False),
        ("Nessuno mi risponde.", True, False),
        ("Sie haben mir Ersatz versprochen.", False, True),
        ("Me prometieron el reembolso.", False, True),
        ("On m'a promis un remboursement.", False, True),
        ("Mi avete detto di aspettare.", False, True),
        ("Ich habe eine Frage.", False, False),
        ("C'est mon premier achat.", False, False),
    ],
)
def test_contacts_and_promises_are_heard_in_four_more_languages(said: str, contact: bool, promise: bool) -> None:
    found = happened((Who.CUSTOMER, said))
    assert (bool(found.contacts), bool(found.promised)) == (contact, promise)


@pytest.mark.parametrize(
    "said",
    [
        "reset it like the book says.",
        "Did the factory reset, did the cable swap, did the firmware thing.",
        "did the drain test and a reset, no change.",
    ],
)
def test_a_clipped_step_is_done_and_no_wish(said: str) -> None:
    found = happened((Who.CUSTOMER, f"It flickers. {said} Now it is dead."))
    assert (found.done, found.wants) == ((said,), ())


@pytest.mark.parametrize("said", ["did the parcel arrive", "Did the reset help?", "Reset it for me."])
def test_what_is_asked_stays_what_they_want(said: str) -> None:
    assert happened((Who.CUSTOMER, said)).wants == (said,)


@pytest.mark.parametrize(
    "said",
    [
        "I'm asking for the one missing screw.",
        "I am leaving a review and telling my lawyer.",
        "havent used it since.",
        "We're sending it back if nothing comes.",
    ],
)
def test_what_they_will_do_or_ask_for_is_no_step(said: str) -> None:
    assert happened((Who.CUSTOMER, f"It flickers. {said}")).done == ()


def test_what_the_chat_said_is_told_and_bare_words_are_not() -> None:
    assert happened((Who.CUSTOMER, "The code failed, chat said they would refund the 15 %.")).promised
    said = "The pump: primed it, cleaned the impeller, checked for leaks, swapped the hose, ran it dry for the time you said."
    assert happened((Who.CUSTOMER, said)).promised == ()


@pytest.mark.parametrize("said", ["Hello? Anyone?", "order not shipped yet i think", "book inside ruined by rain"])
def test_a_call_and_a_noun_that_could_be_a_verb_are_no_wish(said: str) -> None:
    assert happened((Who.CUSTOMER, said)).wants == ()


def test_a_day_that_was_promised_is_told_without_a_preposition() -> None:
    assert happened((Who.CUSTOMER, "Promised the 9th, nothing came.")).promised


@pytest.mark.parametrize(
    "said", ["Third time I send these pictures.", "This is now the 3rd time I upload the pictures."]
)
def test_what_they_say_they_hand_over_once_more_was_given(said: str) -> None:
    assert happened((Who.CUSTOMER, said)).given == ("picture",)


def test_a_model_is_no_serial_number() -> None:
    assert happened((Who.CUSTOMER, "Can you email me the missing page? Model HB-220.")).given == ("model",)


def test_that_nobody_answered_them_is_told_once() -> None:
    found = happened((Who.CUSTOMER, "The grinder never came. Nobody answers."))
    assert found.contacts == ("Nobody answers",) and not any("answers" in said for said in found.others)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("I replied on the 9th and the 20th.", "I replied on the 9th and the 20th"),
        ("I have asked nicely three times now.", "I have asked nicely three times now"),
        ("I called twice and was on hold 40 minutes each.", "I called twice and was on hold 40 minutes each"),
        ("I called the plumber twice and the heater is still cold.", None),
        ("I already asked on the 3rd, and it is on the bill again.", "I already asked on the 3rd"),
    ],
)
def test_that_they_asked_answered_or_called_before_is_how_often_they_wrote(said: str, words: str | None) -> None:
    assert happened((Who.CUSTOMER, said)).contacts == ((words,) if words else ())


def test_what_we_asked_for_beside_their_contact_is_shown_once() -> None:
    said = "Nobody has answered since I sent the screenshot on the 12th like you asked."
    found = happened((Who.CUSTOMER, said))
    assert found.contacts and not found.promised


@pytest.mark.parametrize(
    ("said", "sent_away"),
    [
        ("Teapot lid won't close after 2 months.", False),
        ("Devon won't help me.", True),
        ("FedEx won't close the claim.", True),
    ],
)
def test_a_lid_that_will_not_close_sends_nobody_away(said: str, sent_away: bool) -> None:
    assert bool(happened((Who.CUSTOMER, said)).others) == sent_away


@pytest.mark.parametrize(
    "ours",
    [
        "Which model is it?",
        "Was the lid on when it came?",
        "Opened paint can't be returned.",
        "We're checking with them.",
    ],
)
def test_what_we_asked_refused_or_are_at_is_told(ours: str) -> None:
    assert happened((Who.CUSTOMER, "it leaks"), (Who.US, ours), (Who.CUSTOMER, "and?")).told == (ours,)


@pytest.mark.parametrize("ours", ["How are you doing?", "Is there anything else?", "We're sorry about that."])
def test_courtesies_are_not(ours: str) -> None:
    assert happened((Who.CUSTOMER, "it leaks"), (Who.US, ours), (Who.CUSTOMER, "and?")).told == ()


@pytest.mark.parametrize(
    ("words", "wants"),
    [
        ("The legs are too short and so is the rail.", ()),
        ("set to 2, then 4, waited since monday.", ()),
        ("So is it in stock?", ("So is it in stock?",)),
    ],
)
def test_a_statement_turned_round_and_a_setting_are_no_wishes(words: str, wants: tuple[str, ...]) -> None:
    assert happened((Who.CUSTOMER, words)).wants == wants


def test_a_day_behind_that_thing_is_one_it_is_needed_on() -> None:
    assert happened((Who.CUSTOMER, "i need that heater friday")).needed.startswith("Friday, May 15")
    assert not happened((Who.CUSTOMER, "i need that refund, it was friday")).needed


@pytest.mark.parametrize(
    ("said", "did"),
    [
        ("I rinsed it in cold water w/ no soap like the leaflet says, the stain is still in it.",
         "I rinsed it in cold water w/ no soap"),
        ("I oiled the hinge twice just like your page says, and the door of the cabinet in the hall squeaks as before.",
         "I oiled the hinge twice"),
    ],
)  # fmt: skip
def test_what_they_did_is_told_without_what_ties_it_to_the_rest(said: str, did: str) -> None:
    assert happened((Who.CUSTOMER, said)).done == (did,)


@pytest.mark.parametrize("word", ["Your shade will ship this week.", "The part will arrive with a second parcel."])
def test_what_we_said_would_come_is_told_although_nobody_is_named_who_sends_it(word: str) -> None:
    assert happened((Who.CUSTOMER, "The shade is cracked."), (Who.US, word), (Who.CUSTOMER, "Hm.")).told == (word,)


@pytest.mark.parametrize(
    "offer",
    ["I would take 20% off and keep it.", "We'd be fine with half of it back.", "I could live with a discount."],
)
def test_what_they_would_settle_for_is_what_they_want(offer: str) -> None:
    assert happened((Who.CUSTOMER, f"The shade is dented. {offer}")).wants == (offer,)


@pytest.mark.parametrize(
    "said",
    [
        "Charged for both.",
        "The gummies melted into one block.",
        "It got so hot that it left a mark, melted the corner of the case too.",
        "I want to return it, found out my aunt is giving me the same one.",
    ],
)
def test_what_befell_them_is_no_step_of_theirs(said: str) -> None:
    assert not happened((Who.CUSTOMER, said)).done


def test_what_a_mail_or_a_page_says_was_done_is_no_step_of_theirs() -> None:
    for said in ("Your mail says sent on the 3rd but there is nothing here.", "The page shows returned to sender."):
        assert happened((Who.CUSTOMER, said)).done == ()


def test_steps_stand_apart_from_who_never_came() -> None:
    said = "Looked in the garage, rang the concierge, checked the camera - nobody rang the bell all day."
    found = happened((Who.CUSTOMER, said))
    assert found.others == (said,)
    assert found.done == ("Looked in the garage, rang the concierge, checked the camera",)


@pytest.mark.parametrize(
    "said",
    [
        "I've asked now three times how deep the drawer is.",
        "We have already asked twice whether it fits a UK socket.",
        "I have now emailed you four times about the lid.",
    ],
)
def test_how_often_they_asked_is_no_step(said: str) -> None:
    found = happened((Who.CUSTOMER, said))
    assert found.contacts and not found.done


@pytest.mark.parametrize(
    "said",
    [
        "I've taken photos of the dent, where shall I send them?",
        "I have pictures, just tell me what address to email them to.",
        "took a video, how do i get it to you",
        "I can send photos if you need them.",
    ],
)
def test_pictures_that_wait_to_be_sent_are_not_given(said: str) -> None:
    assert "photo" not in str(happened((Who.CUSTOMER, f"The lid is dented. {said}")).given)
    assert not {"photos", "pictures", "video", "photo", "picture"} & set(happened((Who.CUSTOMER, said)).given)


def test_what_was_sent_as_we_asked_is_given() -> None:
    ours = "Could you send us a photo of the sticker under the seat?"
    found = happened(
        (Who.CUSTOMER, "The seat wobbles."),
        (Who.US, ours),
        (Who.CUSTOMER, "sent it last night from my work email. any news"),
    )
    assert "photo" in found.given and "address" not in found.given


def test_an_address_of_mail_is_no_address() -> None:
    assert happened((Who.CUSTOMER, "It was ordered from my old address, pat@example.com.")).given == ("email",)


def test_what_we_sent_or_paid_back_is_what_we_wrote() -> None:
    for ours in ("We have posted a new lid today.", "I've cancelled the second order for you."):
        assert happened((Who.CUSTOMER, "No lid."), (Who.US, ours), (Who.CUSTOMER, "Thanks")).told == (ours,)


def test_a_new_one_that_is_here_is_no_wish() -> None:
    assert happened((Who.CUSTOMER, "New one's here. The rim is chipped too.")).wants == ()


def test_what_we_asked_behind_its_purpose_is_asked_too() -> None:
    ours = "To register the kettle please enter its number on our page and upload the receipt."
    assert happened((Who.CUSTOMER, "Hi"), (Who.US, ours), (Who.CUSTOMER, "Hm")).told == (ours,)


def test_who_of_the_family_can_not_go_somewhere_sends_nobody_on() -> None:
    assert not happened((Who.CUSTOMER, "My aunt got two of them. She can't carry parcels to the post office.")).others
    clerk = "The lady at the post office was kind, but she won't search for it."
    assert happened((Who.CUSTOMER, clerk)).others == (clerk,)


def test_who_says_that_we_never_told_them_was_told_nothing() -> None:
    assert happened((Who.CUSTOMER, "You haven't told us when we'd get refunded.")).promised == ()
