"""Faults of tone, found in their own words; and the many good sentences that look a little like one."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.checks.marketplace import check_marketplace
from bot.checks.tone import check_tone, verified
from bot.checks.tone.examples import style_remarks
from bot.domain.reply import Finding, Severity, Verdict, verdict
from bot.knowledge.schema.style import Style
from tests.growth import in_proportion
from tests.knowledge.small_book import ROOT, shipped
from tests.knowledge.test_style import JULY
from tests.tables import table

DRAFTS: list[dict[str, Any]] = table(Path(__file__).parent / "tone_drafts.yaml")["drafts"]
SHARED = Path(os.environ.get("LEVELHEAD_SHARED", ROOT.parent / "shared"))


def tone(text: str, message: str | None = None) -> list[tuple[str, str]]:
    return [(f.rule, f.quote) for f in check_tone(text, shipped().style, message)]


def all_findings(draft: dict[str, Any]) -> tuple[Finding, ...]:
    found = check_tone(draft["draft"], shipped().style, draft["context"])
    return found + check_marketplace(draft["draft"], shipped().message_rules, "any", JULY)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("You should have tightened the bolts.", "blame"),
        ("You never opened the second box.", "blame"),
        ("Had you told us on Monday, it would be there.", "blame"),
        ("The dent is entirely your own fault.", "blame"),
        ("Your request is ridiculous.", "rude"),
        ("Just deal with it.", "rude"),
        ("Any child can hang this shelf.", "rude"),
        ("As we have clearly explained, the rug stays with you.", "rude"),
        ("The rug stays, as I already told you.", "rude"),
        ("Unfortunately that is company policy.", "evasive"),
        ("Congratulations, you have found the lid.", "sarcastic"),
        ("What a remarkable coincidence that the receipt is gone.", "sarcastic"),
        ('We have seen your "evidence".', "sarcastic"),
        ("I'm exhausted today.", "personal"),
        ("My wife has the flu this week.", "personal"),
        ("You are a very impatient person.", "personal"),
        ("Lemme check, gonna be quick.", "casual"),
        ("Sooooo sorry to hear that.", "casual"),
        ("The tent is ON ITS WAY ALREADY.", "shouting"),
        ("Where is the label???", "shouting"),
        ("Your claim was forwarded to the relevant department.", "evasive"),
        ("This is handled in accordance with our terms.", "evasive"),
        ("We are utterly devastated and beg you to forgive us.", "over_apology"),
    ],
)
def test_a_fault_is_found_in_the_words_that_make_it(text: str, rule: str) -> None:
    found = check_tone(f"Hello Ms. Kim. {text}", shipped().style, None)
    assert [f.rule for f in found] == [rule]
    assert found[0].quote and found[0].quote in f"Hello Ms. Kim. {text}"


@pytest.mark.parametrize(
    "text",
    [
        "You should have received an email with the label yesterday.",
        "If you had any trouble with the link in Your Orders, tell me.",
        "You did not receive the second box, so it leaves again today.",
        "It was not your mistake but ours.",
        "As I wrote on Monday, your refund is on its way.",
        "I have already told the courier to bring it back to you.",
        "Under our policy of 30 days, $40 goes back to your card by Friday.",
        "Please stop using the heater and unplug it.",
        "The sofa may lie flat for two days before it takes its shape.",
        "Congratulations on your new home.",
        "Thank you for pointing out the wrong picture.",
        "I am sorry that your daughter's bike came late.",
        "My colleague packed it, and my lead has approved the refund.",
        "The USB-C hub, the HDMI cable and the XXL shirt left with UPS at 5 PM from NY.",
        "Your A-TO-Z claim for FBA order 113-1234567-1234567 is with Amazon until May 4.",
        "Press the RESET button under the lid.",
        "The window closed on May 2, so we can't take it back.",
        "I was passed your message this morning and answer it myself today.",
        "We do not take back opened software; the key has been used.",
        "Bitte senden Sie uns ein Foto, dann schreibe ich Ihnen am Montag.",
    ],
)
def test_a_good_sentence_is_left_alone(text: str) -> None:
    assert tone(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "You are lying about the parcel.",
        "You broke it on purpose.",
        "We do not believe a word of it.",
        "This is attempted fraud.",
    ],
)
def test_blame_that_accuses_stops(text: str) -> None:
    (found,) = check_tone(text, shipped().style, None)
    assert (found.rule, found.severity) == ("blame", Severity.STOP)


def test_what_the_customer_owed_is_blame_and_what_should_have_reached_them_is_not() -> None:
    assert tone("You should have written within 30 days.") == [("blame", "You should have written within 30 days.")]
    assert tone("You should have received the label on Monday.") == []
    assert tone("You should have been told about the fee.") == []


@pytest.mark.parametrize(
    "text",
    [
        "I can't tell you how long customs will take.",
        "Four calls are too many, and I'm sorry for it.",
        "I'm sorry that the tin arrived in a crushed carton.",
        "Please drop me a line when the driver has been.",
        "When it comes I can't say for sure.",
        "The slip was signed by K. on May 4.",
        "We don't want to raise hopes before the trace ends.",
        "If it isn't scanned today, we take it up with the carrier.",
        "Your question isn't silly, the valve is hard to see.",
        "The delay began in our warehouse, so neither of them was your fault.",
        "You would not be billed for the second one.",
        "You should have been given the keys with the safe.",
    ],
)
def test_words_of_a_fault_in_another_use_are_left_alone(text: str) -> None:
    assert tone(f"{text} The lamp leaves on Monday, and I will write to you that evening.") == []


@pytest.mark.parametrize(
    ("message", "reply"),
    [
        ("We will be nine at the table. How much would the long cloth be", "$48 for the cloth. Napkins come with it."),
        (
            "For the third time, where are the hooks?",
            "The hooks were left out here. That was our slip. They leave today.",
        ),
        (
            "I ordered the same rug twice by accident, stop one",
            "In time: I stopped one of them. The other leaves on Friday.",
        ),
    ],
)
def test_a_bare_answer_and_an_owned_mistake_pass_over_nothing(message: str, reply: str) -> None:
    assert "cold" not in [rule for rule, _ in tone(reply, message)]


def test_to_tell_them_something_plainly_accuses_nobody() -> None:
    assert "blame" not in [rule for rule, _ in tone("I'd rather tell you this plainly than keep you hoping.")]


def test_what_sounds_off_in_two_parts_may_be_chance_in_ten() -> None:
    doubtful = "The drawing shows that to those who open it."
    plain = [f"Parcel {n} left our warehouse on May {n}." for n in range(1, 10)]
    assert [quote for _, quote in tone(f"{plain[0]} {doubtful}")] == [doubtful]
    assert tone(" ".join([*plain, doubtful])) == []


@pytest.mark.parametrize(
    "text",
    [
        "The window closed because you waited 40 days.",
        "We can't refund it because you never told us.",
        "The window closed on May 2, which is your mistake.",
        "It went to the old address, and that is your own oversight.",
    ],
)
def test_naming_the_customer_as_the_cause_is_blame(text: str) -> None:
    assert [rule for rule, _ in tone(text)] == ["blame"]


@pytest.mark.parametrize(
    "text",
    [
        "Because you waited so long, I have refunded the postage.",
        "The postage is refunded because you waited on us.",
        "That is not your mistake.",
        "Everyone else on the order was told too.",
        "We can't help with the carrier's claim, but I will send a new lamp on Monday.",
        "We can't help you further until the lamp is back.",
        "Unscrew it and put it in straight.",
        "Take the lid off, turn the ring and push the tab in.",
    ],
)
def test_a_cause_a_refusal_or_an_instruction_without_a_fault_is_left_alone(text: str) -> None:
    assert tone(text) == []


@pytest.mark.parametrize(
    "text",
    ["Nobody else has complained about this.", "No other customer has had this.", "Everyone else manages to open it."],
)
def test_a_customer_held_against_others_is_told_so(text: str) -> None:
    (finding,) = check_tone(text, shipped().style, None)
    assert finding.rule == "rude" and "against others" in finding.reason


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("A spare key isn't hard to copy, is it.", {"rude", "sarcastic", "blame", "personal"}),
        ("You didn't count the planks, did you?", {"rude", "sarcastic", "blame", "personal"}),
        ("Deadlines are deadlines.", {"evasive"}),
        ("The truck comes when it comes.", {"evasive"}),
        ("Hanging it above the stove was your idea.", {"blame"}),
    ],
)
def test_a_tag_that_wants_no_answer_and_a_thing_that_is_itself_are_found(text: str, rules: set[str]) -> None:
    assert {rule for rule, _ in tone(text)} and {rule for rule, _ in tone(text)} <= rules


@pytest.mark.parametrize(
    "text",
    [
        "You ordered the grey one, is that right?",
        "The screws are in the bag, aren't they?",
        "It leaves when the paint is dry.",
        "The table is the table from your first order, in oak.",
        "The color is your choice.",
    ],
)
def test_a_question_that_wants_an_answer_and_a_thing_that_is_described_are_fine(text: str) -> None:
    assert tone(text) == []


@pytest.mark.parametrize(
    "text", ["There is nothing I can do.", "We can't help you further.", "I can't do anything more."]
)
def test_a_refusal_of_everything_is_a_shut_door_unless_a_way_is_left(text: str) -> None:
    assert [rule for rule, _ in tone(text)] == ["cold"]
    assert tone(f"{text} You can file a claim with the carrier until May 12.") == []


def test_doors_shut_one_after_another_are_one_finding() -> None:
    text = "There is nothing I can do. We can't help you further."
    assert tone(f"{text} The lamp was used.") == [("cold", text)]


@pytest.mark.parametrize("text", ["Turn your brain on.", "Press the button, genius."])
def test_scorn_in_an_instruction_is_still_heard(text: str) -> None:
    assert tone(text)


def test_what_stops_alone_stops_with_a_comma_after_it() -> None:
    for text in ("You are a liar, we will write to you by May 13.", "Hello, you are a liar, I refund it on May 13."):
        (finding,) = check_tone(text, shipped().style, None)
        assert (finding.quote.lower(), finding.severity) == ("you are a liar", Severity.STOP)


def test_one_apology_is_fine_and_four_are_not() -> None:
    once = "I am sorry about the chip. A new cup leaves today."
    assert tone(once) == []
    often = "I am sorry. We apologize for the chip. Sorry for the wait. Again, apologies. A new cup leaves today."
    assert {rule for rule, _ in tone(often)} == {"over_apology"}


def test_a_reply_that_passes_over_a_loss_is_cold_and_one_that_takes_it_up_is_not() -> None:
    message = "My grandmother died on Sunday, so please cancel the walker."
    assert [r for r, _ in tone("Cancellation done. Refund in five days.", message)] == ["cold"]
    assert tone("I am sorry about your grandmother. The order is cancelled and $80 goes back today.", message) == []
    assert tone("Cancellation done. Refund in five days.") == []


@pytest.mark.parametrize(
    ("message", "text"),
    [
        (
            "I am 79 and I can't carry the crate upstairs.",
            "Then it stays in the hall. The driver takes it up on Monday.",
        ),
        ("Our cat pressed the button and ordered two of them.", "That happens. The order was stopped in time."),
        ("How many weeks is an order kept at the counter?", "Two weeks. After that the order goes back to the shelf."),
        (
            "I'm pregnant, what is the paint made of?",
            "The paint holds no solvents. The test report is attached.",
        ),
        (
            "The fourth time that the wrong hinge comes.",
            "Four wrong hinges are too many. I measure the next one myself.",
        ),
    ],
)
def test_a_reply_that_takes_up_what_was_told_or_only_answers_is_not_cold(message: str, text: str) -> None:
    assert tone(text, message) == []


def test_a_sentence_gives_one_finding_for_what_it_says_and_one_for_how_it_is_set() -> None:
    found = tone("You obviously never even bothered to read the manual, you idiot.")
    assert len(found) == 1
    assert [r for r, _ in tone("STOP WASTING OUR TIME!!!")] in (["rude", "shouting"], ["shouting", "rude"])


def test_weak_signs_count_only_together() -> None:
    assert tone("Hello, that is awesome news. The lamp ships on Monday.") == []
    assert {r for r, _ in tone("Hey, awesome, the stuff ships on Monday.")} == {"casual"}


def test_a_quote_that_is_not_in_the_text_is_dropped() -> None:
    real, made_up = (Finding("rude", Severity.WARN, quote, "Why.") for quote in ("calm down", "shut up"))
    missing = Finding("cold", Severity.WARN, "", "Nothing is acknowledged.")
    assert verified((real, made_up, missing), "Please calm down.") == (real, missing)


def test_a_replacement_passes_the_checks_itself() -> None:
    found = [finding for draft in DRAFTS for finding in check_tone(draft["draft"], shipped().style, None)]
    replaced = [finding for finding in found if finding.replacement]
    assert replaced
    for finding in replaced:
        assert check_tone(finding.replacement, shipped().style, None) == (), finding


def test_without_a_house_style_capitals_and_stacked_marks_are_still_found() -> None:
    found = check_tone("Calm down. READ THE LISTING NOW!!!", Style(), None)
    assert [f.rule for f in found] == ["shouting"] and found[0].replacement == "Read the listing now."


def test_the_shipped_style_judges_its_own_examples_as_it_says() -> None:
    assert list(style_remarks(shipped().style)) == []


def test_nothing_that_the_policies_say_to_customers_is_a_fault_of_tone() -> None:
    said = [c.say for c in shipped().clauses.values() if c.say]
    said += [words for s in shipped().situations for words in (*s.acknowledge, s.holding_line or "")]
    assert {text: found for text in said if (found := tone(text))} == {}


@pytest.mark.parametrize(
    "text",
    [
        "you ",
        "NOT ",
        "!?",
        '"a ',
        "you should have your fault ! ",
        "<b ",
        "*a ",
    ],
)
def test_hostile_text_takes_time_in_proportion(text: str) -> None:
    check_tone("Hello.", shipped().style, None)
    assert in_proportion(lambda long: check_tone(long, shipped().style, long), text)


@pytest.mark.deep
def test_of_our_own_drafts_nearly_all_are_judged_right_and_hardly_a_fine_one_is_flagged() -> None:
    right, found, expected, alarms = figures(DRAFTS)
    assert right / len(DRAFTS) >= 0.95 and found / expected >= 0.95 and alarms <= 1


def test_the_shared_drafts_are_judged_right_apart_from_circles_and_promises() -> None:
    path = SHARED / "cases" / "tone.yaml"
    if not path.exists():
        pytest.skip(f"The shared drafts aren't at {path}.")
    others = {"circular", "unsupported_promise"}
    drafts = table(path)["drafts"]
    ours = [d for d in drafts if not others & {f["rule"] for f in d["expect"]["findings"]}]
    right, found, expected, alarms = figures(ours)
    assert right / len(ours) >= 0.85 and found / expected >= 0.8 and alarms <= 1


def figures(drafts: list[dict[str, Any]]) -> tuple[int, int, int, int]:
    """Verdicts that are right, quotes found, quotes expected, fine drafts with any finding."""
    right = found = expected = alarms = 0
    for draft in drafts:
        findings = all_findings(draft)
        right += verdict(findings) == draft["expect"]["verdict"]
        alarms += draft["expect"]["verdict"] == Verdict.OK and bool(findings)
        hits = list(expected_hits(draft, findings))
        found, expected = found + sum(hits), expected + len(hits)
    return right, found, expected, alarms


def expected_hits(draft: dict[str, Any], findings: tuple[Finding, ...]) -> Iterator[bool]:
    for wanted in draft["expect"]["findings"]:
        start = draft["draft"].index(wanted["quote"])
        spans = ((draft["draft"].index(f.quote), len(f.quote)) for f in findings if f.rule == wanted["rule"])
        yield any(at < start + len(wanted["quote"]) and start < at + size for at, size in spans)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("You were in such a hurry that you took the wrong one.", "blame"),
        ("Nobody on your side thought of closing the tap.", "blame"),
        ("Please stop annoying us with your pictures.", "rude"),
        ("We have no time for games like this.", "rude"),
        ("What a surprise, an umbrella that gets wet.", "sarcastic"),
        ("Sure, we will teach the mixer to fly as well.", "sarcastic"),
        ("You are clearly a very anxious woman.", "personal"),
        ("My landlord threw me out, so I am a bit slow.", "personal"),
        ("It will be dealt with by whoever is responsible.", "evasive"),
        ("Such things can take a while and depend on many factors.", "evasive"),
    ],
)
def test_a_fault_is_heard_by_its_likeness_to_others(text: str, rule: str) -> None:
    assert [r for r, _ in tone(f"Hello. {text} The label is attached.")] == [rule]


def test_a_few_words_are_judged_in_their_sentence() -> None:
    assert tone("I've asked the depot, and they have no idea yet; I call again at four.") == []
    assert tone("You get your money sooner, and the carrier accepts the claim.") == []


def test_a_clause_that_offends_is_quoted_out_of_a_plain_sentence() -> None:
    (found,) = tone("The refund was made on April 3, and frankly you talk too much.")
    assert found[1] == "frankly you talk too much."


def test_clauses_that_offend_side_by_side_are_one_quote() -> None:
    both = "such silly questions bore everybody here, and your endless complaints tire us all."
    assert tone(f"The chair ships on Monday; {both}") == [("rude", both)]


@pytest.mark.deep
def test_own_benchmarks_stay_found_and_their_fine_drafts_stay_fine() -> None:
    sets = sorted((ROOT / "benchmarks" / "own").glob("tone_*.yaml"))
    drafts = [d for path in sets for d in table(path)["drafts"]]
    right, found, expected, alarms = figures(drafts)
    fine = sum(d["expect"]["verdict"] == Verdict.OK for d in drafts)
    assert right / len(drafts) >= 0.88 and found / expected >= 0.8 and alarms / fine <= 0.05


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Most buyers find it at a glance.", "rude"),
        ("As you sent it back soaked, a fee was kept.", "blame"),
        ("How anybody breaks a steel bowl is beyond me.", "blame"),
        ("Receipts are not something we deal with.", "evasive"),
        ("Customers like you never read the page.", "personal"),
        ("We could explain it a thousand times.", "rude"),
    ],
)
def test_scorn_and_a_task_that_is_nobodys_are_told_by_their_grammar(text: str, rule: str) -> None:
    assert [r for r, _ in tone(text)] == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "I will resend the lamp.",
        "I understand that this isn't what you expected.",
        "You shouldn't have to ring at doors for it, so a new one leaves today.",
        "Should another bolt be missing, just say so.",
        "I can't see why you were charged twice, so I am asking the bank.",
        "Most customers choose the larger one.",
    ],
)
def test_what_is_meant_well_by_its_grammar_is_left_alone(text: str) -> None:
    assert tone(text) == []


def test_a_cold_reply_is_quoted_after_its_greeting() -> None:
    told = tone("Hello. Another one will be shipped. Order number 2231.", "The urn broke, it was for my mom's funeral.")
    assert told == [("cold", "Another one will be shipped.")]


@pytest.mark.parametrize(
    ("draft", "quote"),
    [
        ("Thank you for the photo. The f***ing label is in your inbox. It goes out on Monday.", "f***ing label"),
        ("Hello. Read the sh** you were sent. It goes out on Monday.", "Read the sh** you were sent."),
        ("You a**hole. The lamp ships on Monday.", "You a**hole."),
        ("F*** you, and goodbye.", "F*** you"),
        ("Sh*t happens, send it back. I send another one on Monday.", "Sh*t happens, send it back."),
        ("Thank you for the photo of the fucking lamp.", "fucking lamp"),
    ],
)
def test_an_oath_with_stars_is_rude(draft: str, quote: str) -> None:
    found = check_tone(draft, shipped().style, None)
    assert any(f.rule == "rude" and quote in f.quote for f in found), found


@pytest.mark.parametrize(
    "draft",
    [
        "Your card **** 1234 was refunded on Monday.",
        "The 4*** rating doesn't count against you.",
        "The parcel was left with S*** at the desk.",
        "Returns are free*. The small star tells from when.",
        "**Label:** it's in your inbox. *Address:* it stands below.",
    ],
)
def test_stars_for_anything_else_are_not_rude(draft: str) -> None:
    assert not {"rude", "casual"} & {rule for rule, _ in tone(draft)}


@pytest.mark.parametrize(
    ("text", "reproach", "door"),
    [
        (
            "You should have read the terms, so there is nothing we can do about it.",
            "You should have read the terms",
            "there is nothing we can do about it.",
        ),
        (
            "You ordered the wrong size and there is nothing we can do.",
            "You ordered the wrong size",
            "there is nothing we can do.",
        ),
        (
            "There's nothing we can do at this point; you should have told us earlier.",
            "you should have told us earlier.",
            "There's nothing we can do at this point",
        ),
    ],
)
def test_a_door_shut_beside_a_reproach_is_told_as_well(text: str, reproach: str, door: str) -> None:
    found = {quote: rule for rule, quote in tone(text)}
    assert found == {reproach: "blame", door: "cold"}


def test_a_reproach_that_shuts_the_door_itself_is_one_fault() -> None:
    text = "There is nothing we can do because you opened the box."
    assert tone(text) == [("blame", text)]


@pytest.mark.parametrize(
    "text",
    [
        'You wrote: "this is the third time and nobody cares". The last scan is from Memphis on Tuesday.',
        'You said "the zipper is total garbage". Please send me a photo of it.',
        "Hello,\n\n> WHY do you idiots never answer?\n\nThe lamp leaves our warehouse on Monday.",
        "In your message you ask \u201care you even real people?\u201d; yes, and my name is Ana.",
    ],
)
def test_what_is_quoted_of_the_customer_is_not_how_we_sound(text: str) -> None:
    assert tone(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "> You are a liar and this is your fault.",
        'You wrote: "It is your own fault, you idiot." The lamp leaves on Monday.',
    ],
)
def test_what_they_never_wrote_is_ours_however_it_is_quoted(text: str) -> None:
    assert check_tone(text, shipped().style, "Hello, the lamp flickers. Can you help?")


def test_a_text_that_is_nothing_but_quoted_lines_is_judged() -> None:
    assert tone("> You are a liar and this is your fault.")


def test_what_is_said_around_their_words_is_judged_and_quoted_whole() -> None:
    text = 'You wrote "it fell apart", and only an idiot would believe that. The refund is on its way.'
    assert ("rude", "only an idiot would believe that.") in [(r, q[-33:]) for r, q in tone(text)]
    assert all(q in text for _, q in tone(text))


def test_what_was_told_before_is_said_once_more_without_the_reproach() -> None:
    found = check_tone("As I already told you, the part comes in on Friday.", shipped().style, None)
    assert [(f.quote, f.replacement) for f in found] == [("As I already told you", "")]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("You have been told this three times.", "You have been told this three times."),
        ("As stated in our previous email, returns are taken within 30 days.", "As stated in our previous email"),
    ],
)
def test_a_reproach_for_asking_again_is_rude_without_naming_us_too(text: str, quote: str) -> None:
    assert tone(text) == [("rude", quote)]


def test_a_chatty_question_is_not_left_out() -> None:
    found = check_tone("Just following up - did you get a chance to look at the pics?", shipped().style, None)
    assert all(f.replacement != "" for f in found)


def test_a_reproach_in_a_long_reply_is_told_as_in_a_shorter_one() -> None:
    reproach = "The shelf was loaded before the brackets sat."
    text = (
        "Thank you for the photo of the shelf. I have asked our warehouse for a second pair of brackets. They are packed"
        " this afternoon and leave tomorrow. UPS brings them within 3 to 6 business days, and nobody has to be at home."
        f" {reproach} Please keep the old ones until then. If a screw is missing, tell me and I will add it. On Thursday"
        " I look at the tracking and write to you."
    )
    assert tone(text) == [("blame", reproach)]
    assert tone(text.replace(f" {reproach}", "")) == []


def test_a_carrier_or_an_acronym_that_the_customer_writes_small_is_not_shouted() -> None:
    def shouted(reply: str, message: str) -> list[str]:
        return [f.quote for f in check_tone(reply, shipped().style, message) if f.rule == "shouting"]

    assert shouted("I ask USPS today. The USB cable is in the box.", "usps has it, where is the usb cable") == []
    assert shouted("FedEx has it. I ask FEDEX today.", "fedex has it") == []
    assert shouted("Your PLANTER is on its way.", "where is my planter") == ["PLANTER"]


def test_whoever_is_called_karen_is_greeted_and_what_we_wrote_is_no_reproach_unless_it_is_put_so() -> None:
    def rude(text: str) -> list[str]:
        return [f.quote for f in check_tone(text, shipped().style, "My desk grinds.") if f.rule == "rude"]

    assert rude("Hi Karen,\n\nthe lamp leaves tomorrow.") == []
    assert rude("As I wrote on Monday, the lamp leaves tomorrow.") == []
    assert rude("You are such a Karen.") == ["You are such a Karen."]
    (said,) = rude("Hi Karen,\n\nas I clearly wrote in my last email, you need to hold the button for 10 seconds.")
    assert said.startswith("as I clearly wrote")
