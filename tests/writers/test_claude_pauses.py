"""What a writer does with a pause that Claude asks for, where all workers share it and where nobody does."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest

from bot.domain.reply import Usage
from bot.errors import WriterBusy, WriterUnreachable
from bot.writers.claude.failures import retry_after
from bot.writers.claude.writer import Claude, ClaudeSettings
from tests.fakes.claude import Fails, FakeClaude
from tests.fakes.claude_behaviours import Behaviour
from tests.writers.a_case import book, matter, prompts, work


@dataclass
class Shared:
    """The limits of two models, as several workers keep them."""

    pauses: dict[str, float] = field(default_factory=dict)
    told: list[tuple[str, float | None]] = field(default_factory=list)

    async def paused(self, name: str) -> float:
        return self.pauses.get(name, 0)

    async def refused(self, name: str, seconds: float | None = None) -> float:
        self.told.append((name, seconds))
        return (seconds or 0) + 5


@pytest.fixture
def shared() -> Shared:
    return Shared()


@pytest.fixture
async def patient(fake: FakeClaude, shared: Shared) -> AsyncIterator[Claude]:
    """With the attempts that the SDK makes by itself."""
    made = Claude(ClaudeSettings(api_key=fake.key, base_url=fake.url), prompts(), shared)
    yield made
    await made.close()


@pytest.mark.parametrize(
    ("behaviour", "asked"),
    [(Fails(429, retry_after=70), 70), (Fails(529), None)],
    ids=["limited", "overloaded"],
)
async def test_a_pause_is_shared_and_not_waited_for(
    fake: FakeClaude, shared: Shared, patient: Claude, behaviour: Behaviour, asked: float | None
) -> None:
    fake.will(behaviour)
    calls: list[Usage] = []
    with pytest.raises(WriterBusy) as busy:
        await patient.draft(work(), calls)
    assert busy.value.seconds == (asked or 0) + 5, "the wait is what the workers agreed on"
    assert shared.told == [("claude claude-sonnet-5-5", asked)]
    assert len(fake.requests) == len(calls) == 1


async def test_a_model_that_pauses_is_not_asked_and_another_one_is(
    fake: FakeClaude, shared: Shared, patient: Claude
) -> None:
    shared.pauses["claude claude-sonnet-5-5"] = 12
    with pytest.raises(WriterBusy) as busy:
        await patient.draft(work(), [])
    assert busy.value.seconds == 12 and fake.requests == []
    await patient.triage(matter(), book(), [])
    assert len(fake.asked("triage")) == 1


async def test_other_failures_are_still_tried_again_at_once(fake: FakeClaude, shared: Shared, patient: Claude) -> None:
    fake.will(Fails(500, retry_after=0.001), Fails(502, retry_after=0.001))
    await patient.triage(matter(), book(), [])
    assert len(fake.requests) == 3 and shared.told == []


async def test_a_command_that_runs_by_itself_tries_again_and_then_gives_up(fake: FakeClaude) -> None:
    alone = Claude(ClaudeSettings(api_key=fake.key, base_url=fake.url), prompts())
    fake.will(*[Fails(529, retry_after=0.001)] * 3)
    with pytest.raises(WriterUnreachable) as error:
        await alone.triage(matter(), book(), [])
    assert not isinstance(error.value, WriterBusy) and len(fake.requests) == 3
    await alone.close()


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "7"}, 7),
        ({"retry-after": "0.5"}, 0.5),
        ({"retry-after-ms": "250", "retry-after": "1"}, 0.25),
        ({"retry-after": "-3"}, 0),
        ({"retry-after": "Wed, 25 Nov 2026 09:00:00 GMT"}, None),
        ({}, None),
    ],
)
def test_the_pause_is_read_from_the_headers(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after(headers) == seconds
