"""Claude answers a question in a conversation with tools: what goes out, what comes back, and how it can go wrong."""

from collections.abc import Mapping
from typing import Any

import pytest
from pydantic import BaseModel, ConfigDict, ValidationError

from bot.domain.answer import Said
from bot.domain.redacted import RedactedText
from bot.domain.reply import Usage
from bot.errors import WriterBusy, WriterError, WriterUnreachable
from bot.writers.claude.writer import Claude, ClaudeSettings
from bot.writers.composer.writer import Composer
from bot.writers.protocol import Question, Told, Tool
from tests.fakes.claude import Answers, CutAfter, Fails, FakeClaude, Page, Refuses, Stalls, Uses
from tests.writers.a_case import TODAY, prompts

QUESTION = Question(RedactedText("How many lamps are left?"), TODAY)


class Wanted(BaseModel):
    """Arguments of the one look-up."""

    model_config = ConfigDict(extra="forbid")
    sku: str


class Shelf:
    """A look-up that counts how often it was asked."""

    tools = (Tool("stock", "Gives stock.", Wanted),)

    def __init__(self) -> None:
        self.asked: list[tuple[str, Mapping[str, object]]] = []

    async def look_up(self, name: str, arguments: Mapping[str, object]) -> Told:
        self.asked.append((name, arguments))
        if name != "stock":
            return Told("There is no such look-up.", error=True)
        try:
            Wanted.model_validate(arguments)
        except ValidationError:
            return Told("sku: a word is wanted.", error=True)
        return Told('{"rows": [{"id": "L1.1", "Available": 26}]}')


def says(text: str, *ids: str) -> Answers:
    return Answers({"sentences": [{"text": text, "ids": list(ids)}], "table": [], "chart": ""})


LAMP = Uses([("stock", {"sku": "LAMP"})])
SAYS = says("26 are left.", "L1.1")


async def ask(claude: Claude, shelf: Shelf | None = None, calls: list[Usage] | None = None) -> tuple[Said, ...]:
    return (await claude.answer(QUESTION, shelf or Shelf(), [] if calls is None else calls)).said


async def test_what_is_looked_up_comes_back_in_the_next_turn_and_the_answer_names_it(
    claude: Claude, fake: FakeClaude
) -> None:
    fake.will(LAMP, SAYS)
    shelf, calls = Shelf(), list[Usage]()
    assert await ask(claude, shelf, calls) == (Said("26 are left.", ("L1.1",)),)
    assert shelf.asked == [("stock", {"sku": "LAMP"})]
    first, second = fake.asked("ask")
    assert [m["role"] for m in second["messages"]] == ["user", "assistant", "user"]
    assert second["messages"][:1] == first["messages"] and second["tools"] == first["tools"]
    (result,) = second["messages"][2]["content"]
    assert result["type"] == "tool_result" and "26" in result["content"] and "is_error" not in result
    assert [(c.purpose, c.outcome) for c in calls] == [("ask", "tool_use"), ("ask", "end_turn")]


async def test_several_look_ups_of_one_message_are_answered_together(claude: Claude, fake: FakeClaude) -> None:
    fake.will(Uses([("stock", {"sku": "A"}), ("stock", {"sku": "B"})], text="Both at once."), SAYS)
    shelf = Shelf()
    await ask(claude, shelf)
    assert [given["sku"] for _, given in shelf.asked] == ["A", "B"]
    assert [b["type"] for b in fake.requests[1]["messages"][2]["content"]] == ["tool_result", "tool_result"]


async def test_thinking_between_look_ups_is_sent_back_unchanged(claude: Claude, fake: FakeClaude) -> None:
    fake.will(Uses([("stock", {"sku": "A"})], thinking="A first."), Uses([("stock", {"sku": "B"})], thinking="Now B."))
    fake.will(SAYS)
    await ask(claude)
    thoughts = [b["thinking"] for m in fake.requests[2]["messages"] for b in m["content"] if b["type"] == "thinking"]
    assert thoughts == ["A first.", "Now B."], "the fake refuses a prefix that changed"


async def test_what_is_asked_wrongly_is_said_back_and_can_be_mended(claude: Claude, fake: FakeClaude) -> None:
    fake.will(Uses([("stock", {"item": "LAMP"}), ("sql", {"query": "DROP TABLE orders"})], at_will=True), LAMP, SAYS)
    assert await ask(claude)
    results = fake.requests[1]["messages"][2]["content"]
    assert [r["is_error"] for r in results] == [True, True]


async def test_the_tools_and_rules_are_read_from_the_cache_by_the_next_question(
    claude: Claude, fake: FakeClaude
) -> None:
    fake.will(SAYS, LAMP, SAYS)
    calls: list[Usage] = []
    await ask(claude, calls=calls)
    await ask(claude, calls=calls)
    assert calls[0].cache_read_tokens == 0 and calls[1].cache_read_tokens > 0


async def test_at_the_last_call_it_can_only_answer(fake: FakeClaude) -> None:
    fake.will(LAMP, LAMP, SAYS)
    claude = Claude(ClaudeSettings(api_key=fake.key, base_url=fake.url, ask_rounds=3), prompts())
    assert await ask(claude)
    assert [r.get("tool_choice", {}).get("type") for r in fake.requests] == [None, None, "none"]
    await claude.close()


FAILURES: dict[str, tuple[Any, type[WriterError], str]] = {
    "429": (Fails(429, retry_after=0.01), WriterError, "limiting"),
    "529": (Fails(529, retry_after=0.01), WriterError, "overloaded"),
    "500": (Fails(500), WriterUnreachable, "failed to answer"),
    "413": (Fails(413), WriterError, "too long"),
    "401": (Fails(401), WriterError, "refused the key"),
    "cut": (CutAfter(40), WriterUnreachable, "can't be reached"),
    "a page": (Page(), WriterError, "other than Claude"),
    "a refusal": (Refuses(), WriterError, "declined to answer"),
    "no room": (Answers({"sentences": [], "table": [], "chart": ""}, stop="max_tokens"), WriterError, "ran out of room"),
    "a look-up without room": (Uses([("stock", {})], at_will=True, stop="max_tokens"), WriterError, "room"),
    "a pause": (Answers({"sentences": [], "table": [], "chart": ""}, stop="pause_turn"), WriterError, "pause_turn"),
    "a full window": (
        Answers({"sentences": [], "table": [], "chart": ""}, stop="model_context_window_exceeded"), WriterError, "too long"
    ),
    "no form": (Answers("I think 26."), WriterUnreachable, "could not be read"),
    "a broken input": (Uses([("stock", '{"sku": nope}')], at_will=True), WriterError, "other than Claude"),
    "no look-up after all": (Uses([]), WriterError, "not asked for"),
}  # fmt: skip


@pytest.mark.parametrize("first", [True, False], ids=["at once", "after a look-up"])
@pytest.mark.parametrize("name", FAILURES)
async def test_every_failure_is_an_error_with_a_sentence_and_is_recorded(
    claude: Claude, fake: FakeClaude, name: str, first: bool
) -> None:
    fails, kind, words = FAILURES[name]
    fake.will(*([fails] if first else [LAMP, fails]))
    calls: list[Usage] = []
    with pytest.raises(kind, match=words):
        await ask(claude, calls=calls)
    assert len(calls) == (1 if first else 2) and all(c.purpose == "ask" for c in calls)


async def test_it_has_so_much_time_for_all_its_calls_together(fake: FakeClaude) -> None:
    fake.will(LAMP, Stalls())
    claude = Claude(ClaudeSettings(api_key=fake.key, base_url=fake.url, ask_deadline_seconds=0.5), prompts())
    with pytest.raises(WriterUnreachable, match="in time"):
        await ask(claude)
    await claude.close()


async def test_a_pause_that_all_workers_keep_ends_the_question_at_once(fake: FakeClaude) -> None:
    class Paused:
        async def paused(self, name: str) -> float:
            return 30.0

        async def refused(self, name: str, seconds: float | None = None) -> float:
            return 30.0

    claude = Claude(ClaudeSettings(api_key=fake.key, base_url=fake.url), prompts(), Paused())
    with pytest.raises(WriterBusy):
        await ask(claude)
    assert fake.requests == []
    await claude.close()


async def test_a_model_that_only_looks_up_ends(fake: FakeClaude) -> None:
    fake.will(*[Uses(LAMP.calls, at_will=True)] * 3)
    claude = Claude(ClaudeSettings(api_key=fake.key, base_url=fake.url, ask_rounds=2, retries=0), prompts())
    with pytest.raises(WriterError, match="looked up 2 times"):
        await ask(claude)
    assert len(fake.requests) == 2
    await claude.close()


async def test_the_composer_reads_no_questions() -> None:
    assert await Composer().answer(QUESTION, Shelf(), []) is None
