"""A form of words that gives a fault away: the rule it breaks, what to write instead, and what spares it."""

from enum import Enum

from bot.knowledge.schema.style import ToneRule
from bot.language.any_of import in_small_letters


class Form(Enum):
    """What a part of a reply does to the customer."""

    def __init__(self, rule: ToneRule, why: str, form: str, unless: str) -> None:
        self.rule, self.why = rule, why
        self._form = in_small_letters(form)
        self._unless = in_small_letters(unless) if unless else None

    def fits(self, words: str) -> bool:
        """Whether words in small letters, with plain apostrophes, have this form."""
        return bool(self._form.search(words)) and not (self._unless and self._unless.search(words))
