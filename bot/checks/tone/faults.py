"""Every fault heard in a text: by type, by words and form, by likeness, by length, and by what it lacks."""

from collections.abc import Iterator
from dataclasses import replace

from bot.checks.tone.alike import Likeness
from bot.checks.tone.fine.harmless import admits, eases, introduces, offers, only_offered, spares, thanks_for_waiting
from bot.checks.tone.fine.meant_well import answered, meant_well
from bot.checks.tone.fine.occasion import NO_OCCASION, Occasion
from bot.checks.tone.fine.ordinary import cites, handled, ordinary
from bot.checks.tone.fine.taken_up import retells
from bot.checks.tone.grammar.grammar import Told, instructs_only, leaves_a_way, told
from bot.checks.tone.grammar.reproach import reproaches
from bot.checks.tone.mending.mending import acts, long_winded
from bot.checks.tone.phrases.abroad import abroad, severity
from bot.checks.tone.phrases.curt import curt
from bot.checks.tone.phrases.dry import dry, says_it_all, threatens
from bot.checks.tone.reading import Reading
from bot.checks.tone.signs.apologies import repeated
from bot.checks.tone.signs.capitals import shouted
from bot.checks.tone.signs.coldness import passed_over
from bot.checks.tone.signs.signs import Heard, heard, means_else
from bot.checks.tone.telling import Fault
from bot.domain.reply import Severity
from bot.knowledge.schema.style import Style, StyleRule, ToneRule
from bot.knowledge.words.language import has_only_others, reads_as_english
from bot.language.grammar.parties import COMPANIES
from bot.language.normalization.apostrophes import Apostrophed
from bot.language.segmentation.spans import Span, overlaps

CLOSELY = 500
"""Characters of a part whose grammar is read."""
_BY_FORM = (ToneRule.CASUAL, ToneRule.OVER_APOLOGY)
"""Rules whose words are a fault whatever the sentence is like otherwise."""
_EASED = (ToneRule.RUDE, ToneRule.SARCASTIC, ToneRule.PERSONAL, ToneRule.EVASIVE)
"""Rules that nobody breaks who takes something off the customer or owns a fault."""
_BY_GRAMMAR = 2
"""Signs that a form of the whole sentence counts for: its reason fits better than that of a word."""
_LONG_WINDED = 0.6
"""What a long sentence without a fact counts: with padding in it, it is wordy."""
_ENDLESS = 40
"""Words of a sentence without a fact from which it is wordy by itself."""
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


def faults_in(reading: Reading, style: Style, on: Occasion = NO_OCCASION) -> Iterator[Fault]:
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


def by_apostrophes(said: Apostrophed, reading: Reading, style: Style) -> Iterator[Fault]:
    """Contractions without their apostrophe that the style has other words for; one alone is a slip."""
    own = style.rule(ToneRule.CASUAL)
    for word, place in zip(said.words, said.added, strict=True):
        if own and word.lower() in own.swaps:
            span = reading.around((place, place + 1))
            yield Fault(ToneRule.CASUAL, own.severity, span, _DASHED_OFF, weight=_A_SLIP, evidence=0)


def by_shortness(reading: Reading) -> Iterator[Fault]:
    """What makes the whole of a short reply curt: no part of a longer one is judged so."""
    for form, span in curt(reading):
        yield Fault(form.rule, Severity.WARN, span, form.why, evidence=_BY_GRAMMAR)


def _owed(sign: Heard, reading: Reading) -> bool:
    start, end = sign.span
    return sign.rule.rule is ToneRule.BLAME and reproaches(reading.text[start : min(end, start + CLOSELY)])


def _in_small_letters(text: str, least: int = 3) -> frozenset[str]:
    return frozenset(w for w in text.split() if w.isalpha() and w.islower() and len(w) >= least)


def _fault(rule: ToneRule, span: Span, style: Style) -> Fault:
    own = style.rule(rule) or StyleRule(rule=rule, why=_DEFAULT[rule])
    return Fault(rule, own.severity, span, own.why)
