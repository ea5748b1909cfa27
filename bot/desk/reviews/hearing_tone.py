"""A person's text, reviewed: by the checks that need no model, and by how it sounds to the configured writer."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.checks.personal_data.personal import Vault, redact, redact_text
from bot.checks.personal_data.plain_text import overlaps
from bot.checks.review import Reviewed, review_words
from bot.desk.parts.desk import Desk
from bot.domain.case import Matter
from bot.domain.reply import Finding, Severity, Usage, Verdict
from bot.errors import WriterError
from bot.knowledge.schema.style import ToneRule
from bot.turns import away, computing
from bot.writers.protocol import Judgement
from bot.writers.quotes import restored

UNHEARD = Finding(
    "tone", Severity.NOTE, "", "Claude couldn't be asked how this sounds; only the house style judged it."
)
_GRAVITY = list(Severity)


@dataclass(frozen=True, slots=True)
class Words:
    """A person's text and what it answers. `situation` is None for a text of no case; `nonce` is the case's own."""

    text: str
    matter: Matter
    situation: str | None
    nonce: str


async def hear(desk: Desk, words: Words, calls: list[Usage]) -> Reviewed:
    """What is found in the text. A writer that can't be asked leaves a note, and the rest as it is."""
    async with computing():
        found = _checked(desk, words, words.text)
        _, vault = redact(words.matter, words.nonce)
        message = redact_text(words.matter.message, vault) if words.matter.message else None
    style = tuple((str(rule.rule), rule.why) for rule in desk.book.style.rules)
    try:
        async with away():
            judged = await desk.writer.judge(redact_text(words.text, vault), message, style, calls)
    except WriterError:
        return replace(found, findings=(*found.findings, UNHEARD))
    return _together(found, _restored(judged, words.text, vault), words, desk)


def _checked(desk: Desk, words: Words, text: str) -> Reviewed:
    return review_words(text, words.matter, desk.book, words.situation)


def _restored(judged: Judgement, text: str, vault: Vault) -> Judgement:
    heard = tuple(f for f in restored(judged.findings, text, vault) if f.quote)
    return Judgement(heard, judged.rewrite and vault.restore(judged.rewrite))


def _together(found: Reviewed, judged: Judgement, words: Words, desk: Desk) -> Reviewed:
    """Both, each fault once; the writer's version where it passes the checks."""
    heard = tuple(_unknown(judged.findings, found.findings, words.text))
    passes = judged.rewrite and _checked(desk, words, judged.rewrite).verdict is Verdict.OK
    rewrite = judged.rewrite if passes else None if heard else found.rewrite
    return replace(found, findings=(*found.findings, *heard), heard=heard, rewrite=rewrite)


def _unknown(heard: Iterable[Finding], found: Iterable[Finding], text: str) -> Iterable[Finding]:
    """What was heard where the house style found nothing as grave."""
    tone = [f for f in found if f.quote and f.rule in set(ToneRule)]
    for finding in heard:
        as_grave = [_place(f, text) for f in tone if _GRAVITY.index(f.severity) <= _GRAVITY.index(finding.severity)]
        if not overlaps(_place(finding, text), as_grave):
            yield finding


def _place(finding: Finding, text: str) -> tuple[int, int]:
    start = text.find(finding.quote)
    return start, start + len(finding.quote)
