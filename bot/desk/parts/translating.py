"""Translating messages into English and replies into the customer's language: in redacted words, then checked."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.checks.personal_data.redaction import Vault, redact, redact_text
from bot.checks.review import review_theirs, tone_of
from bot.checks.translated import RULE, check_translation, failed, heard_true
from bot.concurrency.priority import computing
from bot.desk.parts.desk import Desk
from bot.desk.parts.fallback import asked
from bot.desk.parts.view import CaseView
from bot.desk.parts.written import Written
from bot.domain.case import Matter
from bot.domain.languages import ENGLISH, name_of, other
from bot.domain.redacted import RedactedText
from bot.domain.reply import Finding, Severity, Usage
from bot.domain.translation import Pair, Translation
from bot.errors import WriterBusy, WriterError
from bot.language.segmentation.gaps import parted
from bot.language.segmentation.sentences import sentences
from bot.store.case import cases
from bot.store.history import trail
from bot.store.rows.cases import Cause, RevisionRow, TurnRow
from bot.writers.protocol import ToTranslate, Writer

NO_TRANSLATOR = (
    "The offline composer translates nothing: write it in that language in this thread after `reply:`, connect Claude "
    "(ANTHROPIC_API_KEY), or say `language: en` there to answer in English."
)
NO_MODEL = "Nothing here reads other languages without Claude (ANTHROPIC_API_KEY)."
AGAIN = "Have it drafted again, or write it in that language in this thread after `reply:`."
_PLACEHOLDER = re.compile(r"\[[A-Z]+-\w+-\d+\]")
_RUDE = "The translation reads “{}”, and the English doesn't: {}"
_LOST = "A name, address or other personal detail was lost or made up in this sentence; write it by hand."


@dataclass(frozen=True, slots=True)
class Translator:
    """Translates words of one case; `vault` holds the personal data taken out of them."""

    desk: Desk
    by: Writer
    vault: Vault
    calls: list[Usage]

    async def said(self, sentences: Sequence[RedactedText], source: str, target: str) -> tuple[str, ...] | None:
        """Each sentence translated, in redacted words; None where the writer doesn't translate. Raises WriterError."""
        work = ToTranslate(tuple(sentences), source, target)
        return await asked(self.desk, self.by, lambda by: by.translate(work, self.calls))

    def hidden(self, sentences: Iterable[str]) -> tuple[RedactedText, ...]:
        """The sentences without personal data. It is put back first, as a model may have written some itself."""
        return tuple(redact_text(self.vault.restore(s), self.vault) for s in sentences)

    def pairs(self, english: Sequence[str], theirs: Sequence[str], gaps: Sequence[str]) -> tuple[Pair, ...]:
        """Sentences with their translations, with the personal data put back."""
        restore = self.vault.restore
        return tuple(Pair(restore(e), restore(t), g) for e, t, g in zip(english, theirs, gaps, strict=True))


async def into_english(desk: Desk, view: CaseView, row: RevisionRow) -> CaseView:
    """Keep the English of turns in another language, where a model gives it. Raises WriterBusy."""
    unread = [t for t in view.turns if t.english is None and other(desk.options.tongue(t.text))]
    if not unread or not desk.asks_a_model or row.cause is Cause.OFFLINE:
        return view
    calls: list[Usage] = []
    english: dict[int, str] = {}
    try:
        for turn in unread:
            english |= await _heard(desk, view, turn, calls)
    except WriterBusy:
        raise
    except WriterError:
        pass
    finally:
        async with desk.write(view.case.id) as tx:
            await trail.keep_calls(tx, view.case.id, row.id, calls, desk.clock.now(), row.asked_by)
            for turn_id, words in english.items():
                await cases.translated(tx, view.case.id, turn_id, words)
    turns = tuple(replace(t, english=english.get(t.id, t.english)) for t in view.turns)
    return replace(view, turns=turns)


async def _heard(desk: Desk, view: CaseView, turn: TurnRow, calls: list[Usage]) -> dict[int, str]:
    """The turn's English by its id; empty where the answer can't be its translation."""
    async with computing():
        _, vault = redact(view.matter(desk), view.case.nonce)
        parts = parted(redact_text(turn.text, vault))
    language, by = str(desk.options.tongue(turn.text)), Translator(desk, desk.writer, vault, calls)
    theirs, gaps = [RedactedText(s) for _, s in parts], [g for g, _ in parts]
    said = await by.said(theirs, language, ENGLISH)
    if said is None or any(_placeholders(a) != _placeholders(b) for a, b in zip(theirs, said, strict=True)):
        return {}
    whole = Translation(language, by.pairs(said, theirs, gaps))
    return {turn.id: whole.english} if heard_true(whole) else {}


async def in_their_language(by: Translator, written: Written, language: str | None, matter: Matter) -> Written:
    """The checked English with its translation and the findings in that. Raises WriterBusy.

    A reply that can't be translated and back is not ready.
    """
    if language is None or not written.text:
        return written
    try:
        return await _translated(by, written, language, matter)
    except WriterBusy:
        raise
    except WriterError as error:
        return joined_with(written, failed(language, f"{error} {AGAIN}"))


async def _translated(by: Translator, written: Written, language: str, matter: Matter) -> Written:
    parts = parted(str(written.text))
    english = by.hidden(s for _, s in parts)
    said = await by.said(english, ENGLISH, language)
    if said is None:
        return joined_with(written, failed(language, NO_TRANSLATOR))
    whole = Translation(language, by.pairs(english, said, [g for g, _ in parts]))
    back = await by.said(by.hidden(said), language, ENGLISH)
    if back is None:
        return joined_with(written, failed(language, NO_TRANSLATOR))
    lost = [p for e, t, p in zip(english, said, whole.pairs, strict=True) if _placeholders(e) != _placeholders(t)]
    personal = (Finding(RULE, Severity.STOP, p.theirs, _LOST, against=p.english) for p in lost)
    read = tuple(map(by.vault.restore, back))
    async with computing():
        compared = _compared(by.desk, written, whole, read, matter)
    return joined_with(written, *personal, *compared, translation=whole)


def _compared(
    desk: Desk, written: Written, whole: Translation, read: tuple[str, ...], matter: Matter
) -> tuple[Finding, ...]:
    """Findings in a translation: against the English, by rules for any language, and in its back-translation's tone."""
    found = check_translation(whole, matter.today, desk.options.tongue(whole.text), read)
    known = {f.rule for f in written.findings}
    sounds = (f for f in tone_of(" ".join(read), matter, desk.book) if f.quote and f.rule not in known)
    rude = (Finding(RULE, f.severity, "", _RUDE.format(f.quote, f.reason)) for f in sounds)
    return (*found, *rude, *review_theirs(whole.text, matter, desk.book))


async def read_in_english(by: Translator, text: str, language: str, known: dict[str, str]) -> Translation | None:
    """A person's text with its English. `known` are translations from before, by sentence.

    None where the writer doesn't translate. Raises WriterError.
    """
    parts = parted(text)
    new = [s for _, s in parts if s not in known]
    said = await by.said(by.hidden(new), language, ENGLISH) if new else ()
    if said is None:
        return None
    read = known | dict(zip(new, map(by.vault.restore, said), strict=True))
    return Translation(language, tuple(Pair(read[s], s, gap) for gap, s in parts))


def unreadable(language: str, why: str, of_case: bool = True) -> Finding:
    """A finding for a text that can't be read. It stops the reply to a case; elsewhere it warns."""
    named = name_of(language)
    reason = f"This is in {named}, so promises, figures, circles and tone can't be checked. {why}"
    if not of_case:
        return Finding(RULE, Severity.WARN, "", reason)
    return Finding(RULE, Severity.STOP, "", f"{reason} In a case, a lead who reads {named} can release it.")


def other_tongues(desk: Desk, english: str, matter: Matter) -> Iterator[Finding]:
    """A stop for each sentence of an English text that is in another language, which the checks don't read.

    The customer's own words are quoted in it, not said by it.
    """
    said = " ".join(t.text for t in (*matter.turns, *matter.as_written.turns))
    for sentence in sentences(english):
        if (language := other(desk.options.tongue(sentence))) and sentence.strip() not in said:
            reason = f"This is in {name_of(language)}, and the rest in English, so what it says isn't checked."
            yield Finding(RULE, Severity.STOP, sentence.strip(), f"{reason} Say it in English, or all of it in one.")


def unheard(matter: Matter, severity: Severity = Severity.WARN) -> Iterator[Finding]:
    """A finding for each language of the case that nobody translated, so that the checks don't know what was said."""
    for language in dict.fromkeys(t.language for t in matter.turns if t.unread and t.language):
        reason = f"Words in {name_of(language)} could not be translated, so nothing is checked against them. {AGAIN}"
        yield Finding(RULE, severity, "", reason)


def joined_with(written: Written, *found: Finding, translation: Translation | None = None) -> Written:
    """The same with more findings, each once."""
    written = replace(written, translation=translation or written.translation)
    known = {(f.rule, f.quote or f.reason) for f in written.findings}
    new = tuple(f for f in found if (f.rule, f.quote or f.reason) not in known)
    return replace(written, findings=(*written.findings, *dict.fromkeys(new)))


def _placeholders(text: str) -> Counter[str]:
    return Counter(_PLACEHOLDER.findall(text))
