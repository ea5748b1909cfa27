"""Checking a person's text: by the rules, and by a model for its tone and for circles."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.checks.opinions import as_confirmed
from bot.checks.personal_data.redaction import Vault, redact, redact_text
from bot.checks.review import Reviewed, review_theirs, review_words
from bot.checks.translated import check_translation
from bot.concurrency.priority import computing
from bot.concurrency.slots import away, meanwhile
from bot.desk.parts.circles import UNSEEN, circles_seen
from bot.desk.parts.confirming import refuted
from bot.desk.parts.desk import Desk
from bot.desk.parts.translating import NO_MODEL, Translator, other_tongues, read_in_english, unreadable
from bot.domain.case import Matter
from bot.domain.languages import other
from bot.domain.redacted import RedactedText
from bot.domain.reply import Finding, Severity, Usage, Verdict
from bot.errors import WriterBusy, WriterError, WriterUnreachable
from bot.knowledge.schema.style import ToneRule
from bot.language.segmentation.spans import overlaps
from bot.writers.protocol import CaseReply, Judgement
from bot.writers.quotes import restored

UNHEARD = Finding(
    "tone", Severity.NOTE, "", "Claude couldn't be asked how this sounds; only the house style judged it."
)
_GRAVITY = list(Severity)


@dataclass(frozen=True, slots=True)
class Words:
    """A text and what it answers. `situation` is None for a text of no case; `nonce` marks the case's placeholders."""

    text: str
    matter: Matter
    situation: str | None
    nonce: str


async def check(desk: Desk, words: Words, calls: list[Usage]) -> Reviewed:
    """The findings in the text. Where a model can't be asked, a note says so."""
    if language := other(desk.options.tongue(words.text)):
        async with computing():
            _, vault = redact(words.matter, words.nonce)
        return await _check_theirs(Translator(desk, desk.writer, vault, calls), words, language)
    return await _check(desk, words, calls)


async def _check_theirs(by: Translator, words: Words, language: str) -> Reviewed:
    """A text in another language is reviewed by its English; no better version is offered for it."""
    why, whole = NO_MODEL, None
    try:
        whole = await read_in_english(by, words.text, language, {})
    except WriterError as error:
        why = str(error)
    theirs = review_theirs(words.text, words.matter, by.desk.book)
    if whole is None:
        return Reviewed((unreadable(language, why, of_case=words.situation is not None), *theirs))
    found = await _check(by.desk, replace(words, text=whole.english), by.calls)
    findings = (*found.findings, *check_translation(whole, words.matter.today, None), *theirs)
    return replace(found, findings=tuple(dict.fromkeys(findings)), rewrite=None, translation=whole)


async def _check(desk: Desk, words: Words, calls: list[Usage]) -> Reviewed:
    async with computing():
        found = _checked(desk, words, words.text)
        matter, vault = redact(words.matter, words.nonce)
        reply = CaseReply(redact_text(words.text, vault), matter, desk.book.ears.addressed)
    try:
        async with meanwhile(_judged(desk, words, reply, calls)) as reading:
            found = await _confirmed(desk, reply, vault, found, calls)
            (judged,) = await reading()
        heard = _with_tone(found, judged and _restored(judged, words.text, vault), words, desk)
        return await _circles(desk, words, reply, vault, heard, calls)
    except WriterUnreachable:
        return replace(found, findings=(*found.findings, UNHEARD, *((UNSEEN,) if words.situation else ())))


async def _confirmed(desk: Desk, reply: CaseReply, vault: Vault, found: Reviewed, calls: list[Usage]) -> Reviewed:
    """Without what the model read again and doesn't see; nor is a version offered that would mend that."""
    not_so = await refuted(desk, desk.writer, reply, found.findings, vault, calls)
    if not not_so:
        return found
    return replace(found, findings=as_confirmed(found.findings, not_so), lifted=not_so, rewrite=None)


async def _judged(desk: Desk, words: Words, reply: CaseReply, calls: list[Usage]) -> Judgement | None:
    """What the model hears; None where it declines. Raises WriterUnreachable."""
    message = reply.matter.message or None
    style = tuple((str(rule.rule), rule.why) for rule in desk.book.style.rules)
    try:
        async with away():
            return await desk.writer.judge(reply.text, RedactedText(message) if message else None, style, calls)
    except WriterUnreachable:
        raise
    except WriterError:
        return None


def _with_tone(found: Reviewed, judged: Judgement | None, words: Words, desk: Desk) -> Reviewed:
    if judged is None:
        return replace(found, findings=(*found.findings, UNHEARD))
    return _together(found, judged, words, desk)


async def _circles(
    desk: Desk, words: Words, reply: CaseReply, vault: Vault, heard: Reviewed, calls: list[Usage]
) -> Reviewed:
    """Add the circles a model sees in a reply to a case. A rewrite would keep them, so none is offered then."""
    if words.situation is None:
        return heard
    try:
        seen = await circles_seen(desk, desk.writer, reply, words.text, vault, heard.findings, calls)
    except WriterBusy:
        seen = (UNSEEN,)
    circles = tuple(f for f in seen if f.severity is not Severity.NOTE)
    rewrite = None if circles else heard.rewrite
    return replace(heard, findings=(*heard.findings, *seen), heard=(*heard.heard, *circles), rewrite=rewrite)


def _checked(desk: Desk, words: Words, text: str) -> Reviewed:
    found = review_words(text, words.matter, desk.book, words.situation)
    foreign = other_tongues(desk, text, words.matter) if words.situation else ()
    return replace(found, findings=(*found.findings, *foreign))


def _restored(judged: Judgement, text: str, vault: Vault) -> Judgement:
    heard = tuple(f for f in restored(judged.findings, text, vault) if f.quote)
    return Judgement(heard, judged.rewrite and vault.restore(judged.rewrite))


def _together(found: Reviewed, judged: Judgement, words: Words, desk: Desk) -> Reviewed:
    """Findings of both, each fault once; the model's rewrite, if the checks find nothing in it."""
    heard = tuple(_unknown(judged.findings, found.findings, words.text))
    passes = judged.rewrite and _checked(desk, words, judged.rewrite).verdict is Verdict.OK
    rewrite = judged.rewrite if passes else None if heard else found.rewrite
    return replace(found, findings=(*found.findings, *heard), heard=heard, rewrite=rewrite)


def _unknown(heard: Iterable[Finding], found: Iterable[Finding], text: str) -> Iterable[Finding]:
    """A model's findings where the house style found nothing as grave."""
    tone = [f for f in found if f.quote and f.rule in set(ToneRule)]
    for finding in heard:
        as_grave = [_place(f, text) for f in tone if _GRAVITY.index(f.severity) <= _GRAVITY.index(finding.severity)]
        if not overlaps(_place(finding, text), as_grave):
            yield finding


def _place(finding: Finding, text: str) -> tuple[int, int]:
    start = text.find(finding.quote)
    return start, start + len(finding.quote)
