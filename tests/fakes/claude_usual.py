"""What a fake Claude answers by itself, for each purpose a request can have."""

import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from tests.fakes.claude_behaviours import Answers, Reply
from tests.fakes.claude_rules import Refused, content_blocks, documents
from tests.fakes.claude_tongue import into_english, into_german

_MENDS = "Our checks found these faults"
_FORMS = {
    frozenset({"situation", "short_explanation", "quotes", "further"}): "triage",
    frozenset({"claims"}): "read",
    frozenset({"findings", "rewrite"}): "tone",
    frozenset({"circles"}): "circles",
    frozenset({"judgements"}): "confirm",
    frozenset({"rules"}): "rules",
    frozenset({"sentences"}): "translate",
    frozenset({"sentences", "table", "chart"}): "ask",
    frozenset({"stated", "claims", "title", "bullets", "description"}): "compare",
}
"""The purpose of a structured request, by the properties of the answer it asks for."""


def purpose(body: dict[str, Any]) -> str:
    """draft, repair, or by the form of the answer what it is for. Raises Refused for a form it doesn't know."""
    if documents(body):
        return "repair" if _MENDS in task(body) else "draft"
    asked = ((body.get("output_config") or {}).get("format") or {}).get("schema", {}).get("properties", {})
    known = _FORMS.get(frozenset(asked))
    if known is None:
        raise Refused(f"the fake knows no answer of the form {sorted(asked)}")
    return "english" if known == "translate" and "into English" in task(body) else known


def usual(body: dict[str, Any], situation: str | None) -> Reply | Answers:
    """A draft that cites, a mended draft, the situation given or the first, every claim supported, a fine tone, no circle,
    every finding confirmed, no rule; and on what the company knows, nothing."""
    answers: dict[str, Callable[[], Reply | Answers]] = {
        "draft": lambda: _reply(body),
        "repair": lambda: _mended(body),
        "triage": lambda: _triage(body, situation),
        "read": lambda: Answers({"claims": [supported(c["claim"]) for c in data(body)["claims"]]}),
        "tone": lambda: Answers({"findings": [], "rewrite": ""}),
        "circles": lambda: Answers({"circles": []}),
        "confirm": lambda: Answers({"judgements": [judged(f["id"]) for f in data(body)["findings"]]}),
        "rules": lambda: Answers({"rules": []}),
        "translate": lambda: Answers(translations(into_german(sentences(body)))),
        "english": lambda: Answers(translations(into_english(sentences(body)))),
        "ask": lambda: Answers({"sentences": [], "table": [], "chart": ""}),
        "compare": lambda: Answers(_compared(body)),
    }
    return answers[purpose(body)]()


def supported(claim: str) -> dict[str, str]:
    """What the reader says of a sentence that is borne out."""
    return {"claim": claim, "short_explanation": "", "verdict": "supported", "words": "", "source": ""}


def judged(id: str, *, holds: bool = True) -> dict[str, Any]:
    """What is said of a finding that the rules made."""
    return {"id": id, "short_explanation": "", "holds": holds}


def sentences(body: dict[str, Any]) -> list[str]:
    """What is to be translated."""
    return [s["text"] for s in data(body)["sentences"]]


def translations(texts: list[str]) -> dict[str, Any]:
    """An answer that gives each sentence in its place."""
    return {"sentences": [{"id": f"S{n}", "text": text} for n, text in enumerate(texts, 1)]}


def task(body: dict[str, Any]) -> str:
    """The last words of a request: what is asked."""
    return str(list(content_blocks(body))[-1]["text"])


def data(body: dict[str, Any]) -> Any:
    """Others' words in a request, whichever way they travelled."""
    block = list(content_blocks(body))[-2]
    return json.loads(
        block["content"] if block["type"] == "tool_result" else json.loads(block["text"].split("\n", 1)[1])
    )


def _compared(body: dict[str, Any]) -> dict[str, Any]:
    """Our own listing as it stands."""
    title, *rest = str(data(body)["ours"]).splitlines()
    return {"stated": [], "claims": [], "title": title, "bullets": rest, "description": []}


def _triage(body: dict[str, Any], situation: str | None) -> Answers:
    listed = re.findall(r"^- id: (\S+)", json.dumps(body["system"]).replace("\\n", "\n"), re.M)
    named = situation or listed[0]
    return Answers({"situation": named, "short_explanation": "The message reads like it.", "quotes": []})


def _reply(body: dict[str, Any]) -> Reply:
    today = re.search(r"\d{4}-\d{2}-\d{2}", task(body))
    by = (date.fromisoformat(today[0]) if today else date(2026, 1, 1)) + timedelta(days=2)
    opening = (
        "Thank you for your patience. " if "asks for this change" in task(body) else "Thank you for writing to us. "
    )
    step = f"I will write to you by {by:%d %B %Y} with the next step."
    return Reply([(opening, []), ("I have looked at what applies here.", clauses(body)[:2]), (" " + step, [])])


def _mended(body: dict[str, Any]) -> Reply:
    """The text without the words at fault."""
    lines = task(body).splitlines()
    text = next(json.loads(x.split(": ", 1)[1]) for x in lines if x.startswith("The reply as it stands"))
    for fault in (json.loads(line[2:]) for line in lines if line.startswith('- {"quote"')):
        text = text.replace(fault["quote"], "") if fault["quote"] else text
    return Reply([(text, clauses(body)[:1])])


def clauses(body: dict[str, Any]) -> list[str]:
    return [b["text"].split(":", 1)[0] for b in documents(body)[0]["source"]["content"]]
