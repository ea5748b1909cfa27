"""The faults of tone in a text: of all that are heard the most telling of each sentence, and what to write for it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.checks.their_words import without_theirs
from bot.checks.tone.faults import CLOSELY, by_apostrophes, by_shortness, faults_in
from bot.checks.tone.fine.occasion import occasion
from bot.checks.tone.fine.ordinary import states
from bot.checks.tone.mending.asides import asides, stands_alone
from bot.checks.tone.mending.kept import clauses, fact_beside
from bot.checks.tone.mending.mending import carries_matter, mended
from bot.checks.tone.phrases.abroad import abroad
from bot.checks.tone.reading import Reading, read
from bot.checks.tone.telling import Fault, most_telling
from bot.domain.reply import Finding
from bot.knowledge.schema.manners import Manner
from bot.knowledge.schema.style import Style, ToneRule
from bot.knowledge.words.language import has_only_others, reads_as_english
from bot.language.grammar.statements import statements
from bot.language.normalization.apostrophes import Apostrophed, apostrophed
from bot.language.segmentation.spans import Span, overlaps

_LONGEST = 12_000
"""Characters that are read; a reply has fewer."""
_MORE_THAN_NOT = 0.5
_A_FEW = 3
"""Words that tell little by themselves."""
_IN_A_CLAUSE = (ToneRule.BLAME, ToneRule.RUDE, ToneRule.SARCASTIC)
"""Rules that a clause beside the main one may break alone."""
_WITH_A_FACT = (ToneRule.BLAME, ToneRule.RUDE, ToneRule.SARCASTIC, ToneRule.PERSONAL)
"""Rules of what may stand beside a fact in one sentence, or beside a fault of another kind."""
_NAMED = {ToneRule.BLAME: "blaming"}
"""Rules whose name is no adjective."""
_JOINED = re.compile(r"^\W*(?:(?:and|but|or|so|yet)\s+)?", re.I)


def check_tone(
    text: str, style: Style, message: str | None, earlier: str = "", *, drafted: bool = False
) -> tuple[Finding, ...]:
    """What reads badly, in the order of the text. Whether it is cold can't be told without the customer's message.

    `earlier`: what the customer wrote before it. Of a text that the bot `drafted` likeness alone must be surer.
    Of another language only capitals and stacked marks are judged. `replacement` is what to write in the place of the
    quote: nothing where the quote is best left out, None where only a person can say it better.
    """
    said = _as_meant(text[:_LONGEST])
    reading = read(without_theirs(said.text, message))
    on = occasion(message, earlier, drafted=drafted)
    heard = [*faults_in(reading, style, on), *by_shortness(reading), *by_apostrophes(said, reading, style)]
    faults = _apart(most_telling(heard), reading, style)
    return tuple(_finding(fault, faults, reading, style, said) for fault in faults)


def _as_meant(text: str) -> Apostrophed:
    """The text with its apostrophes; in another language `im` is no `I'm`."""
    said = apostrophed(text)
    english = not said.added or (reads_as_english(text) and not has_only_others(text))
    return said if english else Apostrophed(text, text)


def verified(findings: Iterable[Finding], text: str) -> tuple[Finding, ...]:
    """The findings whose quote stands in the text, as a quote that doesn't is no evidence."""
    return tuple(f for f in findings if f.quote in text)


def _finding(fault: Fault, faults: tuple[Fault, ...], reading: Reading, style: Style, said: Apostrophed) -> Finding:
    start, end = fault.span
    span, better = fault.span, None
    if said.text[start:end] == reading.text[start:end] and not _in_their_language(fault, reading):
        span, better = _better(fault, faults, reading, style)
    if fault.rule is ToneRule.CASUAL and not better:
        better = _with_apostrophes(span, said, style) or better
    why = f"{fault.why.rstrip('.')}.{_besides(fault, reading, style)}"
    return Finding(fault.rule, fault.severity, said.as_typed(span), why, better)


def _with_apostrophes(span: Span, said: Apostrophed, style: Style) -> str | None:
    """The same words with the apostrophes they lack, where nothing else is wrong with them."""
    words = said.text[slice(*span)]
    return words if words != said.as_typed(span) and _clean(words, style) else None


def _better(fault: Fault, faults: tuple[Fault, ...], reading: Reading, style: Style) -> tuple[Span, str | None]:
    """What to quote, and the words for its place: only the clause at fault, or all of it with the fact kept."""
    better = mended(fault, faults, reading, style)
    if better and (fault.whole or not _clean(better, style)):
        better = None
    if fault.whole:
        return fault.span, better
    if aside := _aside(fault, reading, style, better):
        return aside, ""
    if not better and fault.rule in _WITH_A_FACT:
        quote = reading.text[slice(*fault.span)]
        better = fact_beside(quote, lambda said: states(said) or _sounds_fine(said, style)) or better
    return (fault.span, better) if better != "" else _with_what_hangs_on(fault.span, reading)


def _with_what_hangs_on(span: Span, reading: Reading) -> tuple[Span, str | None]:
    """What is left out takes along what is no sentence without it: `My heart bleeds for you` and `your kettle`."""
    end = reading.sentence(span[0])[1]
    rest = reading.text[span[1] : end]
    if not rest.strip(" ,;.!?") or stands_alone(_JOINED.sub("", rest)) or statements(rest):
        return span, ""
    return (span[0], end), None if carries_matter(rest) else ""


def _in_their_language(fault: Fault, reading: Reading) -> bool:
    """Whether only a person can say it better, as the words aren't English."""
    return any(span == fault.span for _, span in abroad(reading)) and fault.rule is not ToneRule.SHOUTING


def _besides(fault: Fault, reading: Reading, style: Style) -> str:
    """What other words of the quote do, where they are a fault by themselves as the rest is."""
    others = list(_beside(fault, reading, style))
    if any(o.rule is fault.rule for o in others):
        for other in others:
            if other.rule is not fault.rule and other.evidence and overlaps(other.span, [fault.span]):
                words = reading.text[slice(*other.span)].rstrip(".!")
                why = other.why.rstrip(".")
                return f" “{words}” is {_NAMED.get(other.rule, other.rule)} too: {why[:1].lower()}{why[1:]}."
    return ""


def _apart(faults: tuple[Fault, ...], reading: Reading, style: Style) -> tuple[Fault, ...]:
    """The faults, with those that other clauses of their sentences give away by words outside the quotes."""
    spans = [f.span for f in faults]
    others = (o for f in faults for o in _beside(f, reading, style) if o.evidence and not overlaps(o.span, spans))
    return tuple(sorted({*faults, *others}, key=lambda f: f.span))


def _beside(fault: Fault, reading: Reading, style: Style) -> Iterator[Fault]:
    """The gravest fault of each clause in the sentence of a fault, judged alone."""
    start, end = reading.sentence(fault.span[0])
    for first, last in clauses(reading.text[start : min(end, start + CLOSELY)]) if fault.rule in _WITH_A_FACT else ():
        told = most_telling(faults_in(read(reading.text[start + first : start + last]), style))
        if told and told[0].rule in _WITH_A_FACT:
            yield replace(told[0], span=(start + first, start + last))


def _clean(words: str, style: Style) -> bool:
    return not most_telling(faults_in(read(words), style))


def _aside(fault: Fault, reading: Reading, style: Style, better: str | None) -> Span | None:
    """The clause that alone carries the fault, where the rest of the quote stands without it."""
    start, end = fault.span
    if fault.rule not in _IN_A_CLAUSE:
        return None
    for (first, last), rest in asides(reading.text[start : min(end, start + CLOSELY)]):
        same = not better or better.casefold() == rest.casefold()
        clause = reading.text[start + first : start + last]
        if same and not carries_matter(clause) and _sounds_fine(rest, style) and _carries(clause, style):
            return start + first, start + last
    return None


def _sounds_fine(rest: str, style: Style) -> bool:
    """Whether it is clean, and more like fine sentences than like faults that are only not sure enough to be told."""
    return _clean(rest, style) and style.manners.likelihoods(rest).get(Manner.FINE, 1.0) >= _MORE_THAN_NOT


def _carries(clause: str, style: Style) -> bool:
    """Whether a clause may be what is wrong with its sentence: a few plain words aren't."""
    return len(clause.split()) > _A_FEW or not _clean(clause, style)
