"""One reply for a message with two matters: composed, briefed, and asked of Claude."""

from dataclasses import replace

import pytest

from bot.checks.personal_data.redaction import redact, restore_draft
from bot.checks.review import review
from bot.domain.case import Fact, Further, Matter, Turn, Who
from bot.domain.redacted import RedactedMatter, RedactedText
from bot.domain.reply import Brief, Draft, Verdict, verdict
from bot.knowledge.selection import select
from bot.writers.brief import brief_for
from bot.writers.claude.writer import Claude
from bot.writers.composer.writer import Composer
from bot.writers.protocol import Assignment
from tests.fakes.claude import FakeClaude
from tests.fakes.claude_behaviours import Answers
from tests.fakes.claude_usual import task
from tests.knowledge.small_book import shipped
from tests.writers.a_case import TODAY

CANADA = "Also, do you ship to Canada?"
ELSEWHERE = "And where is my other order 112-9998887-6665554?"
LAMP = "One of the two lamps arrived broken, photo attached."


def work(
    first: str, words: str, *further: tuple[str, str], facts: tuple[Fact, ...] = (), budget: int = 10**6
) -> Assignment:
    message = " ".join((words, *(said for _, said in further)))
    others = tuple(Further(id, said) for id, said in further)
    about = Matter((Turn(Who.CUSTOMER, message),), TODAY, facts, "amazon.com", further=others)
    redacted, _ = redact(about, "0000")
    main = shipped().situation(first)
    clauses = select(shipped(), redacted, main, budget)
    situations = tuple(shipped().situation(id) for id, _ in further)
    return Assignment(redacted, main, clauses, shipped().version, further=situations)


async def written(of: Assignment) -> Draft:
    draft = await Composer().draft(of, [])
    assert isinstance(draft, Draft), draft
    found = review(restore_draft(draft, redact(of.matter, "0000")[1]), of.matter, shipped(), of.situation.id)
    assert verdict(found) is Verdict.OK, found
    return draft


async def test_each_matter_has_its_paragraph_and_its_clause_under_one_greeting_and_close() -> None:
    draft = await written(
        work("damaged_on_arrival", LAMP, ("shipping_policy_question", CANADA), facts=(Fact("stock_quantity", "3"),))
    )
    greeting, damaged, shipping, _ = draft.text.split("\n\n")
    assert greeting == "Hello," and "replacement" in damaged and shipping.startswith("You also asked about shipping.")
    assert "Canada" in shipping and "anything else" not in shipping, "its own step would only repeat a day"
    cited = {c.source.id for c in draft.citations}
    assert {"orders.damaged_replacement", "shipping.destinations"} <= cited


async def test_what_is_asked_for_beside_a_threat_is_asked_for_the_matter_itself() -> None:
    threat = ("bad_review_threat", "Just send another one or I leave one star.")
    draft = await written(work("lost_or_late", "My parcel is lost since the 3rd.", threat))
    assert "what you ask for, the same item sent again" in draft.text
    assert "which you would prefer" not in draft.text
    other = await written(
        work("lost_or_late", "My parcel is lost since the 3rd.", (threat[0], "I will leave one star."))
    )
    assert "which you would prefer" in other.text


@pytest.mark.parametrize("before", range(104, 120))
def test_no_quote_of_a_brief_ends_within_what_stands_for_an_address(before: int) -> None:
    left = "the driver left it all".ljust(before - 4, "l") + " at"
    told = f"The lid is cracked, the cord is frayed, {left} 14 Mill Lane, Denver CO 80203."
    listed = next(line for line in brief_for(work("damaged_on_arrival", told)).known if line.startswith("They say"))
    assert listed.count("[") == listed.count("]") and "the driver left" in listed


async def test_what_is_found_out_for_two_matters_has_one_day() -> None:
    draft = await written(work("damaged_on_arrival", LAMP, ("where_is_my_order", ELSEWHERE)))
    assert draft.text.count("I am finding out") == 1 and draft.text.count("I will write to you by") == 1
    assert "I am also finding out where your parcel was last scanned" in draft.text
    assert "order 112-9998887-6665554" in draft.text


async def test_the_matter_that_was_raised_first_is_answered_first() -> None:
    raised = work(
        "cancel_or_change_address",
        "Please cancel my order 112-9998887-6665554, it was a mistake.",
        ("damaged_on_arrival", LAMP),
    )
    turned = replace(
        raised,
        matter=RedactedMatter(raised.matter.about(f"{LAMP} Besides that, please cancel my order.")),
    )
    for of, first in ((raised, "Thank you for telling me"), (turned, "I am sorry that")):
        assert (await written(of)).text.split("\n\n")[1].startswith(first)


async def test_a_fact_that_may_be_of_the_first_matter_is_asked_for_the_second_by_its_own_name() -> None:
    lid = "And the lid of the jar is missing."
    of = work("damaged_on_arrival", LAMP, ("wrong_or_missing_part", lid), facts=(Fact("stock_quantity", "3"),))
    draft = await written(of)
    asked = {c.key: c.question for c in draft.checks}
    assert asked["wrong_or_missing_part.stock_quantity"].startswith("Wrong or missing part:")
    assert "replacement" in draft.text and "We are sending you the right part" not in draft.text
    named = (*of.matter.facts, Fact("wrong_or_missing_part.stock_quantity", "9"))
    both = await written(replace(of, matter=RedactedMatter(replace(of.matter, facts=named))))
    assert "We are sending you the right part" in both.text


@pytest.mark.parametrize(
    ("first", "words"),
    [("a_to_z_filed", "I opened an A-to-z claim."), ("safety_or_injury", "The heater smelled burnt.")],
)
async def test_a_brief_names_each_matter_and_what_each_asks_for(first: str, words: str) -> None:
    brief = await Composer().draft(work(first, words, ("shipping_policy_question", CANADA)), [])
    assert isinstance(brief, Brief)
    titles = [shipped().situation(id).title for id in (first, "shipping_policy_question")]
    assert f"two matters, and each needs an answer: “{titles[0]}”; “{titles[1]}”." in brief.why
    assert any(c.question.startswith("Question about shipping") for c in brief.checks)
    offered = {o.citation.source.id for o in brief.offers}
    assert {"shipping.destinations", shipped().situation(first).own_clauses[0]} <= offered


async def test_a_changed_reply_still_answers_both() -> None:
    of = work("damaged_on_arrival", LAMP, ("shipping_policy_question", CANADA), facts=(Fact("stock_quantity", "3"),))
    previous = (await written(of)).text
    shorter = await written(
        replace(of, previous=RedactedText(f"{previous} I'll be here."), instruction=RedactedText("more formal"))
    )
    assert "You also asked about shipping." in shorter.text


def test_the_own_clauses_of_every_matter_are_within_any_budget() -> None:
    few = {c.id for c in work("damaged_on_arrival", LAMP, ("shipping_policy_question", CANADA), budget=1).clauses}
    assert {"orders.damaged_replacement", "shipping.canada"} <= few


async def test_claude_is_told_which_matters_there_are(fake: FakeClaude, claude: Claude) -> None:
    of = work("damaged_on_arrival", LAMP, ("shipping_policy_question", CANADA))
    await claude.draft(of, [])
    asked = task(fake.requests[-1])
    assert "holds 2 matters" in asked and f'Question about shipping, before or apart from an order: "{CANADA}"' in asked


@pytest.mark.parametrize(
    ("named", "kept"),
    [
        ({"situation": "Shipping_Policy_Question", "quote": CANADA}, [Further("shipping_policy_question", CANADA)]),
        ({"situation": "shipping_policy_question", "quote": "Do you ship to Mars?"}, []),
        ({"situation": "a_spell", "quote": CANADA}, []),
        ({"situation": "damaged_on_arrival", "quote": LAMP}, []),
    ],
)
async def test_a_matter_that_claude_names_counts_where_the_policies_and_the_message_have_it(
    fake: FakeClaude, claude: Claude, named: dict[str, str], kept: list[Further]
) -> None:
    answer = {"situation": "damaged_on_arrival", "short_explanation": "Broken.", "quotes": [], "further": [named]}
    fake.will(Answers(answer))
    of = work("damaged_on_arrival", LAMP, ("shipping_policy_question", CANADA))
    found = await claude.triage(of.matter, shipped(), [])
    assert list(found.further) == kept


def test_what_a_complaint_of_circles_tells_of_the_order_counts_for_the_matter_beside_it() -> None:
    circle = "You keep sending me to the return page. It says the order is not eligible."
    of = work("sent_in_circles", circle, ("return_in_window", "I want to return the vase."))
    asked = " ".join(check.question for check in brief_for(of).checks)
    assert "Why does the return page refuse it" in asked
    calm = work("sent_in_circles", "You keep sending me to Amazon.", ("return_in_window", "I want to return the vase."))
    assert "Why does the return page refuse it" not in " ".join(c.question for c in brief_for(calm).checks)
