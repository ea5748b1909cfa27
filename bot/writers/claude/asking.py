"""A teammate's question to Claude: what is sent, what follows each look-up, what is believed at the end."""

import json
from functools import cache
from typing import Any

from anthropic import transform_schema
from anthropic.types import ContentBlock, Message, ToolUseBlock
from pydantic import BaseModel

from bot.domain.answer import Said, Spoken
from bot.errors import WriterError
from bot.knowledge.prompts import Prompts
from bot.writers.claude.answer import read_structured
from bot.writers.claude.request import Request, hashed
from bot.writers.claude.settings import ClaudeSettings
from bot.writers.protocol import LookUps, Question, Tool

ASK_SYSTEM, ASK_TASK = "ask_system.md", "ask_task.md"
_DECLINED = "Claude declined to answer this question."
_UNEXPECTED = "Claude answered with something that was not asked for. Ask again."
_ENDLESS = "Claude looked up {rounds} times without coming to an answer."
_KEPT = {"thinking": ("thinking", "signature"), "redacted_thinking": ("data",), "tool_use": ("id", "name", "input")}
"""What is sent back of each kind of block."""


class Sentence(BaseModel):
    """One sentence, with the ids of the rows it rests on."""

    text: str
    ids: list[str]


class AskedAnswer(BaseModel):
    """The final answer. `table` are ids of rows to show; `chart` is a look-up's id, or empty."""

    sentences: list[Sentence]
    table: list[str]
    chart: str


def asking_request(question: Question, tools: tuple[Tool, ...], settings: ClaudeSettings, prompts: Prompts) -> Request:
    """Tools and system prompt are the same for every question, and cached; only the end grows."""
    system = prompts.render(ASK_SYSTEM)
    cached = {"type": "text", "text": system, "cache_control": {"type": "ephemeral", "ttl": settings.cache_ttl}}
    today, words = question.today, json.dumps(question.words, ensure_ascii=False)
    earlier = [json.dumps({"question": q, "answer": a}, ensure_ascii=False) for q, a in question.earlier]
    task = prompts.render(ASK_TASK, today=f"{today:%A} {today.isoformat()}", question=words, earlier=earlier)
    config: dict[str, Any] = {"format": {"type": "json_schema", "schema": _schema(AskedAnswer)}}
    body = {
        "model": settings.draft_model,
        "max_tokens": settings.max_tokens,
        "tools": [_tool(tool) for tool in tools],
        "system": [cached],
        "output_config": config | ({"effort": settings.effort} if settings.effort else {}),
        "cache_control": {"type": "ephemeral"},
        "messages": [{"role": "user", "content": [{"type": "text", "text": task}]}],
    }
    return Request(body, hashed(system))


def check_asking_prompts(prompts: Prompts) -> None:
    """Raises PolicyError at start for a prompt that is missing or takes other values than these."""
    prompts.render(ASK_SYSTEM)
    prompts.render(ASK_TASK, today="", question="", earlier=[])


async def told(message: Message, look_ups: LookUps) -> list[dict[str, Any]]:
    """The next two turns: Claude's, unchanged, and a result for each look-up."""
    results = [await _result(block, look_ups) for block in message.content if isinstance(block, ToolUseBlock)]
    if not results:
        raise WriterError(_UNEXPECTED)
    said = [_again(block) for block in message.content if block.type != "text" or block.text.strip()]
    return [{"role": "assistant", "content": said}, {"role": "user", "content": results}]


def read_asked(message: Message) -> Spoken:
    """Its answer. Raises WriterError unless it is complete."""
    answer = read_structured(message, AskedAnswer, _DECLINED)
    said = tuple(Said(s.text, tuple(s.ids)) for s in answer.sentences)
    return Spoken(said, tuple(answer.table), answer.chart.strip())


def endless(rounds: int) -> WriterError:
    """The error after so many calls without an answer."""
    return WriterError(_ENDLESS.format(rounds=rounds))


async def _result(block: ToolUseBlock, look_ups: LookUps) -> dict[str, Any]:
    found = await look_ups.look_up(block.name, block.input)
    result = {"type": "tool_result", "tool_use_id": block.id, "content": found.text}
    return result | ({"is_error": True} if found.error else {})


def _again(block: ContentBlock) -> dict[str, Any]:
    """A block of Claude's, to be sent back unchanged: changed thinking is refused."""
    if block.type == "text":
        return {"type": "text", "text": block.text}
    if block.type not in _KEPT:
        raise WriterError(_UNEXPECTED)
    return {"type": block.type, **{name: getattr(block, name) for name in _KEPT[block.type]}}


def _tool(tool: Tool) -> dict[str, Any]:
    return {
        "name": tool.name,
        "description": tool.description,
        "input_schema": _schema(tool.arguments),
        "strict": True,
    }


@cache
def _schema(form: type[BaseModel]) -> dict[str, Any]:
    return transform_schema(form)
