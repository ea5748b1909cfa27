"""A form of words that is a fault: its rule, what to write instead, and its exceptions."""

import re
from enum import Enum

from bot.knowledge.schema.style import ToneRule


class Form(Enum):
    """What a part of a reply does to the customer."""

    def __init__(self, rule: ToneRule, why: str, form: str, unless: str) -> None:
        self.rule, self.why = rule, why
        self._form = re.compile(form, re.I)
        self._unless = re.compile(unless, re.I) if unless else None

    def fits(self, words: str) -> bool:
        """Whether the words, with plain apostrophes, have this form."""
        return bool(self._form.search(words)) and not (self._unless and self._unless.search(words))
