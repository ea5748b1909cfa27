"""What a request holds of the policies while Claude is asked."""

import json
from dataclasses import replace

from bot.knowledge.selection import select
from bot.writers.claude.request import draft_request
from bot.writers.claude.settings import ClaudeSettings
from bot.writers.protocol import Assignment
from tests.fakes.claude_usual import task
from tests.knowledge.small_book import shipped
from tests.writers.a_case import matter, prompts, work

SETTINGS = ClaudeSettings(api_key="sk-ant-fake")


def test_the_words_of_the_policies_lie_there_once_for_all_cases_that_are_drafted() -> None:
    one, other = (draft_request(work(matter(said)), SETTINGS, prompts()).documents[0] for said in ("Broken.", "Late."))
    assert len(one) == 2 and all(mine is yours for mine, yours in zip(one, other, strict=True))


def test_a_clause_that_was_changed_is_sent_as_it_stands_now() -> None:
    before = work()
    draft_request(before, SETTINGS, prompts())
    changed = tuple(c.model_copy(update={"text": "Nothing is taken back."}) for c in before.clauses)
    after = draft_request(replace(before, clauses=changed, version="2"), SETTINGS, prompts())
    assert all("Nothing is taken back." in block.text for block in after.documents[0])
    assert {block.citation.source.version for block in after.documents[0]} == {"2"}


def _task_of(said: str, situation: str) -> str:
    """What is asked of Claude for a message under the policies that ship."""
    about, book = matter(said), shipped()
    found = book.situation(situation)
    asked = Assignment(about, found, select(book, about, found, 100_000), book.version, addressed=book.ears.addressed)
    return task(draft_request(asked, SETTINGS, prompts()).body)


def test_only_questions_of_this_case_are_named_as_open() -> None:
    plain, sooner = (
        _task_of(f"The desk came with a deep scratch along the top. {more}", "damaged_on_arrival")
        for more in ("It was for my son's room.", "I'd rather not ship a whole desk back.")
    )
    assert "Is a replacement in stock?" in plain
    assert "send it back" not in plain and "come back to us" not in plain
    assert "Must it come back to us?" in sooner


def test_an_open_question_has_what_the_customer_says_of_it_as_data() -> None:
    asked = _task_of("The desk came cracked. A photo is attached. I want my money back.", "damaged_on_arrival")
    said = [line for line in asked.splitlines() if "sent a photo" in line]
    assert len(said) == 1 and "The customer says" in said[0]
    assert isinstance(json.loads(said[0].removeprefix("- ")), str)
