"""Claude in front of its fake, without attempts of its own."""

from collections.abc import AsyncIterator

import pytest

from bot.writers.claude.writer import Claude, ClaudeSettings
from tests.fakes.claude import FakeClaude
from tests.writers.a_case import prompts


@pytest.fixture
async def fake() -> AsyncIterator[FakeClaude]:
    async with FakeClaude() as started:
        yield started
        assert started.refused == []


@pytest.fixture
async def claude(fake: FakeClaude) -> AsyncIterator[Claude]:
    made = Claude(ClaudeSettings(api_key=fake.key, base_url=fake.url, retries=0), prompts())
    yield made
    await made.close()


@pytest.fixture(scope="session", autouse=True)
def tone(learned: None) -> None:
    """What replies are judged by, learned before the first."""
