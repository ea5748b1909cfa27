"""A model's answer with characters that no database keeps: the draft comes, on both databases, with a mark in their place."""

from pathlib import Path

import pytest

from tests.fakes.claude import Answers, FakeClaude, Reply
from tests.trust.people import at_work

SOUND = "Orders to Alaska, Hawaii and Puerto Rico travel by USPS in 6 to 10 business days, at no extra charge."
TRIAGED = {
    "situation": "shipping_policy_question",
    "short_explanation": "They\x00 ask.",
    "quotes": ["\x00"],
    "further": [],
}
QUESTION = "Do you ship to Hawaii, and does it cost extra?"


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{request.getfixturevalue('sqlite_file')}"
    return str(request.getfixturevalue("postgres_url"))


@pytest.mark.parametrize("broken", ["\x00", "\ud83d"], ids=["NUL", "half a character"])
async def test_a_draft_with_what_no_database_keeps_is_kept_and_shown(url: str, broken: str, tmp_path: Path) -> None:
    async with FakeClaude() as claude, at_work(tmp_path, database_url=url, **claude.settings) as team:
        claude.will(Answers(TRIAGED), to="triage")
        claude.will(Reply([(f"Hello,{broken} {SOUND}", ["shipping.alaska_hawaii"])]), to="draft")
        case = await team.draft(QUESTION)
        assert f"Hello,\ufffd {SOUND}" in team.last(case).plain
        assert len(claude.asked("draft")) == 1
