"""The faults of tone in a text: every sign gathered, the most telling one of each sentence kept."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.checks.their_words import without_theirs
from bot.checks.tone.alike import Likeness
from bot.checks.tone.fine.harmless import admits, eases, introduces, offers, only_offered, spares, thanks_for_waiting
from bot.checks.tone.fine.meant_well import answered, meant_well
from bot.checks.tone.fine.occasion import NO_OCCASION, Occasion, occasion
from bot.checks.tone.fine.ordinary import cites, handled, ordinary, states
from bot.checks.tone.fine.taken_up import retells
from bot.checks.tone.grammar.grammar import Told, instructs_only, leaves_a_way, told
from bot.checks.tone.grammar.reproach import reproaches
from bot.checks.tone.mending.asides import asides, stands_alone
from bot.checks.tone.mending.kept import clauses, fact_beside
from bot.checks.tone.mending.mending import acts, carries_matter, long_winded, mended
from bot.checks.tone.phrases.abroad import abroad, severity
from bot.checks.tone.phrases.curt import curt
from bot.checks.tone.phrases.dry import dry, says_it_all, threatens
from bot.checks.tone.reading import Reading, read
from bot.checks.tone.signs.apologies import repeated
from bot.checks.tone.signs.capitals import shouted
from bot.checks.tone.signs.coldness import passed_over
from bot.checks.tone.signs.signs import Heard, heard, means_else
from bot.checks.tone.telling import Fault, most_telling
from bot.domain.reply import Finding, Severity
from bot.knowledge.schema.manners import Manner
from bot.knowledge.schema.style import Style, StyleRule, ToneRule
from bot.knowledge.words.language import has_only_others, reads_as_english
from bot.language.grammar.parties import COMPANIES
from bot.language.grammar.statements import statements
from bot.language.normalization.apostrophes import Apostrophed, apostrophed
from bot.language.segmentation.spans import Span, overlaps

_LONGEST = 12_000
"""Characters that are read; a reply has fewer."""
_CLOSELY = 500
"""Characters of a part whose grammar is read."""
_BY_FORM = (ToneRule.CASUAL, ToneRule.OVER_APOLOGY)
"""Rules whose words are a fault whatever the sentence is like otherwise."""
_EASED = (ToneRule.RUDE, ToneRule.SARCASTIC, ToneRule.PERSONAL, ToneRule.EVASIVE)
"""Rules that nobody breaks who takes something off the customer or owns a fault."""
_MORE_THAN_NOT = 0.5
_A_FEW = 3
"""Words that tell little by themselves."""
_IN_A_CLAUSE = (ToneRule.BLAME, ToneRule.RUDE, ToneRule.SARCASTIC)
"""Rules that a clause beside the main one may break alone."""
_WITH_A_FACT = (ToneRule.BLAME, ToneRule.RUDE, ToneRule.SARCASTIC, ToneRule.PERSONAL)
"""Rules of what may stand beside a fact in one sentence, or beside a fault of another kind."""
_NAMED = {ToneRule.BLAME: "blaming"}
"""Rules whose name is no adjective."""
_BY_GRAMMAR = 2
"""Signs that a form of the whole sentence counts for: its reason fits better than that of a word."""
_LONG_WINDED = 0.6
"""What a long sentence without a fact counts: with padding in it, it is wordy."""
_ENDLESS = 40
"""Words of a sentence without a fact from which it is wordy by itself."""
_JOINED = re.compile(r"^\W*(?:(?:and|but|or|so|yet)\s+)?", re.I)
_NO_ACRONYM = 5
"""Letters from which a word that the customer writes small is an ordinary one: *usb* and *dvd* are written so too."""
_A_SLIP = 0.5
"""What one missing apostrophe counts: two show haste."""
_DASHED_OFF = "Apostrophes are missing, which reads as dashed off; the same words with them"
_DEFAULT = {
    ToneRule.WORDY: "It is long and holds nothing that the customer needs; say that first",
    ToneRule.SHOUTING: "Capitals and stacked marks read as shouting; write it in ordinary type",
    ToneRule.OVER_APOLOGY: "The apology is repeated until it covers the answer; one is enough",
    ToneRule.COLD: "Nothing of what the customer told us is acknowledged; name it before the answer",
}


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
    heard = [*_faults(reading, style, on), *_by_shortness(reading), *_by_apostrophes(said, reading, style)]
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


def _faults(reading: Reading, style: Style, on: Occasion = NO_OCCASION) -> Iterator[Fault]:
    yield from _by_type(reading, style, on.message)
    for form, span in abroad(reading):
        yield Fault(form.rule, severity(form), span, form.why, evidence=_BY_GRAMMAR)
    if reads_as_english(reading.text) and not has_only_others(reading.text):
        by_words = tuple(_by_words(reading, style, on))
        yield from by_words
        yield from _by_length(reading, style, on, [f.span for f in by_words if f.rule is ToneRule.WORDY])
        yield from _by_absence(reading, style, on.message)


def _by_type(reading: Reading, style: Style, message: str | None) -> Iterator[Fault]:
    """Capitals and stacked marks."""
    allowed = frozenset(w.lower() for w in style.capitals.allowed)
    known = _in_small_letters(reading.text) | _in_small_letters(message or "", _NO_ACRONYM)
    for span in shouted(reading, allowed | COMPANIES, known):
        yield _fault(ToneRule.SHOUTING, span, style)


def _by_words(reading: Reading, style: Style, on: Occasion) -> Iterator[Fault]:
    """By the form of a sentence, by the signs of the style, by likeness to its examples."""
    by_grammar, by_form = tuple(told(reading)), tuple(dry(reading))
    apart = {span for said, span in by_grammar if said is Told.DEAD_END}
    apart |= {span for form, span in by_form if says_it_all(form)}
    likeness = Likeness(reading, style, on.told, frozenset(apart), drafted=on.drafted)
    for said, span in by_grammar:
        yield Fault(said.rule, Severity.WARN, span, said.why, evidence=_BY_GRAMMAR)
    for form, span in by_form:
        evidence = _BY_GRAMMAR if says_it_all(form) else 0
        yield Fault(form.rule, Severity.WARN, span, form.why, evidence=evidence, whole=threatens(form))
    yield from _by_signs(reading, style, likeness, on)
    yield from _by_likeness(reading, style, likeness, on)


def _by_signs(reading: Reading, style: Style, likeness: Likeness, on: Occasion) -> Iterator[Fault]:
    for sign in heard(reading, style):
        words = reading.text[slice(*sign.span)]
        if answered(sign, reading, on):
            continue
        if sign.rule.rule is ToneRule.BLAME and (spares(words) or only_offered(words) or admits(words)):
            continue
        if sign.rule.rule is ToneRule.COLD and leaves_a_way(reading, sign.span):
            continue
        if (sign.rule.rule is ToneRule.EVASIVE and (cites(words) or handled(words))) or (
            sign.rule.rule is ToneRule.RUDE and admits(words)
        ):
            continue
        sure = sign.rule.rule in _BY_FORM or sign.sign.always or _owed(sign, reading)
        if sure or not likeness.fine(sign.span):
            yield Fault(sign.rule.rule, sign.severity, sign.span, sign.why, sign.sign.weight)


def _by_likeness(reading: Reading, style: Style, likeness: Likeness, on: Occasion) -> Iterator[Fault]:
    for fault in likeness.faults():
        words = reading.text[slice(*fault.span)]
        kind = instructs_only(words) or offers(words) or thanks_for_waiting(words) or ordinary(words)
        kind = kind or meant_well(fault, reading, on)
        kind = kind or (fault.rule is ToneRule.CASUAL and means_else(fault.rule, fault.span, reading, style))
        if not (kind or _spared(fault, reading) or leaves_a_way(reading, fault.span)):
            yield fault


def _spared(fault: Fault, reading: Reading) -> bool:
    """Whether what sounds like this fault is meant well by its grammar; a fault is often owned after a comma."""
    words = reading.text[slice(*fault.span)]
    if fault.rule is ToneRule.BLAME:
        sentence = reading.text[slice(*reading.sentence(fault.span[0]))]
        return spares(words) or eases(words) or admits(sentence)
    if fault.rule in (ToneRule.EVASIVE, ToneRule.RUDE) and cites(words):
        return True
    return (fault.rule in _EASED and eases(words)) or (fault.rule is ToneRule.PERSONAL and introduces(words))


def _by_length(reading: Reading, style: Style, on: Occasion, padded: list[Span]) -> Iterator[Fault]:
    """Long sentences that say nothing: endless ones, and those with padding in them; and too many apologies."""
    for span in long_winded(reading):
        words = reading.text[slice(*span)]
        alone = len(words.split()) >= _ENDLESS and not (acts(words) or retells(words, on))
        if alone or overlaps(span, padded):
            yield replace(_fault(ToneRule.WORDY, span, style), weight=1.0 if alone else _LONG_WINDED)
    for span in repeated(reading, style.apologies.most):
        yield _fault(ToneRule.OVER_APOLOGY, span, style)


def _by_absence(reading: Reading, style: Style, message: str | None) -> Iterator[Fault]:
    """What the customer told, and nothing here takes up."""
    cold = passed_over(reading, message, style) if message and reads_as_english(message) else None
    if cold and not admits(reading.text[slice(*cold)]):
        yield _fault(ToneRule.COLD, cold, style)


def _by_apostrophes(said: Apostrophed, reading: Reading, style: Style) -> Iterator[Fault]:
    """Contractions without their apostrophe that the style has other words for; one alone is a slip."""
    own = style.rule(ToneRule.CASUAL)
    for word, place in zip(said.words, said.added, strict=True):
        if own and word.lower() in own.swaps:
            span = reading.around((place, place + 1))
            yield Fault(ToneRule.CASUAL, own.severity, span, _DASHED_OFF, weight=_A_SLIP, evidence=0)


def _by_shortness(reading: Reading) -> Iterator[Fault]:
    """What makes the whole of a short reply curt: no part of a longer one is judged so."""
    for form, span in curt(reading):
        yield Fault(form.rule, Severity.WARN, span, form.why, evidence=_BY_GRAMMAR)


def _owed(sign: Heard, reading: Reading) -> bool:
    start, end = sign.span
    return sign.rule.rule is ToneRule.BLAME and reproaches(reading.text[start : min(end, start + _CLOSELY)])


def _in_small_letters(text: str, least: int = 3) -> frozenset[str]:
    return frozenset(w for w in text.split() if w.isalpha() and w.islower() and len(w) >= least)


def _fault(rule: ToneRule, span: Span, style: Style) -> Fault:
    own = style.rule(rule) or StyleRule(rule=rule, why=_DEFAULT[rule])
    return Fault(rule, own.severity, span, own.why)


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
    for first, last in clauses(reading.text[start : min(end, start + _CLOSELY)]) if fault.rule in _WITH_A_FACT else ():
        told = most_telling(_faults(read(reading.text[start + first : start + last]), style))
        if told and told[0].rule in _WITH_A_FACT:
            yield replace(told[0], span=(start + first, start + last))


def _clean(words: str, style: Style) -> bool:
    return not most_telling(_faults(read(words), style))


def _aside(fault: Fault, reading: Reading, style: Style, better: str | None) -> Span | None:
    """The clause that alone carries the fault, where the rest of the quote stands without it."""
    start, end = fault.span
    if fault.rule not in _IN_A_CLAUSE:
        return None
    for (first, last), rest in asides(reading.text[start : min(end, start + _CLOSELY)]):
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
