"""What a request holds of the policies while Claude is asked."""

from dataclasses import replace

from bot.writers.claude.request import draft_request
from bot.writers.claude.settings import ClaudeSettings
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
