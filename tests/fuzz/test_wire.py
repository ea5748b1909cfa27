"""Whatever comes back over the wire from Claude's address is an answer, or a WriterError with a sentence."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.redacted import RedactedText
from bot.errors import WriterError
from bot.writers.claude.writer import Claude, ClaudeSettings
from bot.writers.protocol import CaseReply, Claim, ToTranslate
from tests.fakes import claude_wire as wire
from tests.fakes.raw import Raw
from tests.fuzz.made import values, words
from tests.writers.a_case import book, matter, prompts, work
from tests.writers.test_claude_asking import QUESTION, Shelf
from tests.writers.test_claude_compare import work as listings

USAGE = {"input_tokens": 1, "output_tokens": 1, "cache_read_input_tokens": 0, "cache_creation_input_tokens": 0}
TEXT = RedactedText("You broke it. We can take it back within 30 days.")
Asked = Callable[[Claude], Awaitable[object]]
ASKED: dict[str, tuple[Asked, dict[str, Any]]] = {
    "triage": (
        lambda claude: claude.triage(matter(), book(), []),
        {"situation": "damaged", "short_explanation": "It broke.", "quotes": ["broken"]},
    ),
    "read": (
        lambda claude: claude.read((Claim(TEXT, (RedactedText("30 days."),)),), []),
        {"sentences": [{"number": 1, "verdict": "supported", "short_explanation": "It does.", "quote": ""}]},
    ),
    "tone": (
        lambda claude: claude.judge(TEXT, None, (("blame", "No blame"),), []),
        {
            "findings": [
                {
                    "quote": "You broke it.",
                    "rule": "blame",
                    "accusation": True,
                    "short_explanation": "x",
                    "replacement": "",
                }
            ],
            "rewrite": "It broke.",
        },
    ),
    "circles": (
        lambda claude: claude.circles(CaseReply(TEXT, matter()), []),
        {
            "circles": [
                {
                    "signal": 1,
                    "short_explanation": "x",
                    "sentence": "S1",
                    "words": "You broke it.",
                    "passage": "M1",
                    "shown": "broken",
                }
            ]
        },
    ),
    "rules": (
        lambda claude: claude.rules_in(TEXT, []),
        {"rules": [{"title": "Returns", "words": "We can take it back within 30 days."}]},
    ),
    "translate": (
        lambda claude: claude.translate(ToTranslate((TEXT,), "en", "de"), []),
        {"sentences": [{"id": "S1", "text": "Es ist zerbrochen."}]},
    ),
    "compare": (
        lambda claude: claude.compare(listings(), []),
        {
            "stated": [{"attribute": "Dimming", "listing": "theirs 1", "value": "any", "quotes": ["Dimmable"]}],
            "claims": [],
            "title": "Brass lamp",
            "bullets": ["x"],
            "description": ["y"],
        },
    ),
    "draft": (lambda claude: claude.draft(work(), []), {}),
    "probe": (lambda claude: claude.probe(), {}),
    "ask": (
        lambda claude: claude.answer(QUESTION, Shelf(), []),
        {"sentences": [{"text": "26 are left.", "ids": ["L1.1"]}], "table": [], "chart": ""},
    ),
}


@pytest.fixture
async def raw() -> AsyncIterator[Raw]:
    async with Raw() as started:
        yield started


@pytest.fixture
async def claude(raw: Raw) -> AsyncIterator[Claude]:
    made = Claude(ClaudeSettings(api_key="sk-ant-fake", base_url=raw.url, retries=0, deadline_seconds=5), prompts())
    yield made
    await made.close()


async def _asked(claude: Claude, what: str) -> None:
    try:
        await ASKED[what][0](claude)
    except WriterError as refused:
        assert str(refused)[:1].isupper() and "." in str(refused)


def _sent(raw: Raw, whole: Any) -> None:
    raw.status, raw.kind, raw.body = 200, "application/json", json.dumps(whole).encode()


def _message(text: str) -> dict[str, Any]:
    return wire.message("claude", [{"type": "text", "text": text, "citations": None}], "end_turn", USAGE)


kinds = st.sampled_from(["application/json", "text/event-stream", "text/html", "application/octet-stream"])
lines = st.lists(
    st.sampled_from(
        [
            b"event: message_start\n",
            b"data: {}\n",
            b"data: null\n",
            b"\n",
            b"data: [1]\n\n",
            b"event: error\n",
            b": x\n",
            b"\xff",
        ]
    ),
    max_size=8,
).map(b"".join)


@pytest.mark.parametrize("what", ASKED)
@given(body=st.one_of(st.binary(max_size=200), lines, values.map(lambda value: json.dumps(value).encode())), kind=kinds)
async def test_any_bytes_are_an_answer_or_an_error_in_words(
    raw: Raw, claude: Claude, what: str, body: bytes, kind: str
) -> None:
    raw.body, raw.kind, raw.status = body, kind, 200
    await _asked(claude, what)


@given(
    what=st.sampled_from(list(ASKED)),
    body=st.binary(max_size=80),
    status=st.sampled_from([204, 302, 400, 401, 413, 418, 429, 500, 529]),
)
async def test_any_bytes_with_any_status(raw: Raw, claude: Claude, what: str, body: bytes, status: int) -> None:
    raw.body, raw.kind, raw.status = body, "application/json", status
    await _asked(claude, what)


@pytest.mark.parametrize("what", [name for name in ASKED if name != "probe"])
@given(text=st.one_of(words, values.map(json.dumps)))
async def test_any_words_in_a_message_that_is_right(raw: Raw, claude: Claude, what: str, text: str) -> None:
    _sent(raw, _message(text))
    await _asked(claude, what)


@pytest.mark.parametrize("what", [name for name, (_, right) in ASKED.items() if right])
@given(data=st.data())
async def test_an_answer_that_is_right_but_for_one_value(
    raw: Raw, claude: Claude, what: str, data: st.DataObject
) -> None:
    _sent(raw, _message(json.dumps(_harmed(ASKED[what][1], data))))
    await _asked(claude, what)


@pytest.mark.parametrize("what", [name for name in ASKED if name != "probe"])
@given(data=st.data())
async def test_a_message_that_is_right_but_for_one_value(
    raw: Raw, claude: Claude, what: str, data: st.DataObject
) -> None:
    right = ASKED[what][1]
    _sent(raw, _harmed(_message(json.dumps(right) if right else "We will pay for the return."), data))
    await _asked(claude, what)


def _harmed(value: Any, data: st.DataObject) -> Any:
    """The same with one value, somewhere in it, replaced or left out."""
    if isinstance(value, dict) and value and data.draw(st.booleans() if value else st.just(False)):
        key = data.draw(st.sampled_from(sorted(value)))
        if data.draw(st.integers(0, 4)) == 0:
            return {k: v for k, v in value.items() if k != key}
        return value | {key: _harmed(value[key], data)}
    if isinstance(value, list) and value and data.draw(st.booleans()):
        at = data.draw(st.integers(0, len(value) - 1))
        return [_harmed(v, data) if n == at else v for n, v in enumerate(value)]
    return data.draw(values)
