"""Which faults are none, as the words take up what the customer wrote or the reply says where the matter stands."""

from bot.checks.tone.fine.occasion import Occasion
from bot.checks.tone.fine.taken_up import (
    acknowledges,
    glad,
    hopes,
    in_vain,
    no_more_steps,
    puts_down,
    retells,
    sorry_they_had_to,
    was_told,
    where_we_stand,
)
from bot.checks.tone.grammar.grammar import ours_ahead
from bot.checks.tone.reading import Reading
from bot.checks.tone.signs.signs import Heard, dated_after
from bot.checks.tone.telling import Fault
from bot.domain.reply import Severity
from bot.knowledge.schema.style import ToneRule

_STINGING = (ToneRule.BLAME, ToneRule.RUDE, ToneRule.SARCASTIC)
"""Rules of what a sentence about our own state of knowledge, or the end of their efforts, isn't meant to do."""


def answered(sign: Heard, reading: Reading, on: Occasion) -> bool:
    """Whether words that often offend take up what the customer did or bore, or are answered by a day of ours."""
    words = reading.text[slice(*sign.span)]
    sentence = reading.text[slice(*reading.sentence(sign.span[0]))]
    if sign.rule.rule is ToneRule.BLAME:
        rightly = in_vain(sentence) and (not on.clauses or retells(words, on))
        return acknowledges(words) or was_told(words, on) or rightly
    if sign.rule.rule is ToneRule.EVASIVE and sign.sign.vague and not sign.sign.why:
        return dated_after(reading, sign.span)
    return sign.rule.rule is ToneRule.RUDE and sorry_they_had_to(words)


def meant_well(fault: Fault, reading: Reading, on: Occasion) -> bool:
    """Whether what sounds like this fault takes up the customer's words, or says where the matter stands."""
    words = reading.text[slice(*fault.span)]
    if fault.severity is Severity.STOP:
        return acknowledges(words) or puts_down(words)
    if fault.rule in (ToneRule.BLAME, ToneRule.PERSONAL, ToneRule.WORDY) and retells(words, on):
        return True
    if fault.rule is ToneRule.EVASIVE and dated_after(reading, fault.span):
        return True
    return (
        hopes(words)
        or (fault.rule is ToneRule.BLAME and acknowledges(words))
        or (fault.rule in (ToneRule.WORDY, ToneRule.EVASIVE) and glad(words))
        or (fault.rule in _STINGING and _open_or_over(words, reading))
    )


def _open_or_over(words: str, reading: Reading) -> bool:
    """Whether it says what is still open with us, or that the customer has no more to do while we do something."""
    return where_we_stand(words) or sorry_they_had_to(words) or (no_more_steps(words) and ours_ahead(reading))
