"""Whether house style and message rules are consistent: known classes, patterns that compile, unique ids."""

import re
from collections.abc import Iterator

from bot.knowledge.schema.agreement import Parts, phrase_problems
from bot.knowledge.schema.clauses import ANY_MARKETPLACE
from bot.knowledge.schema.message_rules import MessageFile, MessageKind, MessageRule
from bot.knowledge.schema.problems import Problem
from bot.knowledge.schema.sheets import Path, Place, Sheet, stands
from bot.knowledge.schema.style import Style

_IN_WORDS = frozenset(
    (
        MessageKind.MARKETING,
        MessageKind.REVIEW_REQUEST,
        MessageKind.REVIEW_MENTION,
        MessageKind.INCENTIVE,
        MessageKind.CANCEL_REQUEST,
        MessageKind.OPT_OUT,
    )
)
"""Kinds of rule that find nothing without phrases."""


def style_disagreements(parts: Parts) -> Iterator[Problem]:
    """Every way in which the house style doesn't hold together."""
    for sheet, style in parts.styles:
        yield from _style(sheet, style)
    for sheet, _ in parts.styles[1:]:
        yield sheet.problem((), f"a house style stands in {parts.styles[0][0].file} already; keep it in one file")


def message_disagreements(parts: Parts) -> Iterator[Problem]:
    """Every way in which the rules of the marketplaces don't hold together."""
    classes = {name for _, file in parts.messages for name in file.classes}
    general = {r.kind for _, f in parts.messages if f.messages == ANY_MARKETPLACE for r in f.rules if _has_words(r)}
    first: dict[str, Place] = {}
    for sheet, file in parts.messages:
        yield from _once(sheet, file, first)
        for i, rule in enumerate(file.rules):
            at: Path = ("rules", i)
            for key in ("heard", "neutral", "unless"):
                yield from phrase_problems(sheet, (*at, key), getattr(rule, key), classes)
            if rule.kind in _IN_WORDS and not (rule.permitted or _has_words(rule) or rule.kind in general):
                yield sheet.problem(at, f"'{rule.id}' needs 'heard': phrases by which {rule.kind} is found")
            if rule.effective and rule.expires and rule.expires < rule.effective:
                yield sheet.problem((*at, "expires"), f"'{rule.id}' expires before it takes effect; exchange the dates")


def _style(sheet: Sheet, style: Style) -> Iterator[Problem]:
    seen: set[str] = set()
    for i, rule in enumerate(style.rules):
        if rule.rule in seen:
            yield sheet.problem(("rules", i, "rule"), f"the rule '{rule.rule}' is here twice; put its signs together")
        seen.add(rule.rule)
        for j, sign in enumerate(rule.signs):
            at: Path = ("rules", i, "signs", j)
            if not (sign.heard or sign.patterns):
                yield sheet.problem(at, "a sign needs 'heard' or 'patterns'")
            for key in ("heard", "unless"):
                yield from phrase_problems(sheet, (*at, key), getattr(sign, key), style.classes)
            for k, pattern in enumerate(sign.patterns):
                yield from _pattern(sheet, (*at, "patterns", k), pattern)
    for key in ("hardship", "unless", "heard"):
        yield from phrase_problems(sheet, ("acknowledging", key), getattr(style.acknowledging, key), style.classes)


def _pattern(sheet: Sheet, path: Path, pattern: str) -> Iterator[Problem]:
    try:
        if re.search(pattern, ""):
            yield sheet.problem(path, f"the pattern '{pattern}' matches every text; make it ask for something")
    except re.error as error:
        yield sheet.problem(path, f"the pattern '{pattern}' can't be used: {error.msg}")


def _once(sheet: Sheet, file: MessageFile, first: dict[str, Place]) -> Iterator[Problem]:
    for i, rule in enumerate(file.rules):
        at = ("rules", i, "id")
        if rule.id in first:
            yield sheet.problem(at, f"the rule '{rule.id}' is here twice; it first stands at {stands(first[rule.id])}")
        first.setdefault(rule.id, (sheet, at))
    for name in file.classes:
        where = f"class {name}"
        if where in first:
            yield sheet.problem(("classes", name), f"the word class '{name}' stands at {stands(first[where])} already")
        first.setdefault(where, (sheet, ("classes", name)))


def _has_words(rule: MessageRule) -> bool:
    return bool(rule.heard or rule.neutral)
