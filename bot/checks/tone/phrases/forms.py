"""A form of words that is a fault: its rule, what to write instead, and its exceptions."""

from collections.abc import Iterable
from enum import Enum
from typing import Generic, TypeVar

from bot.knowledge.schema.patterns import sieves
from bot.knowledge.schema.style import ToneRule
from bot.language.patterns.any_of import for_lower_case


class Form(Enum):
    """What a part of a reply does to the customer."""

    def __init__(self, rule: ToneRule, why: str, form: str, unless: str) -> None:
        self.rule, self.why, self.form = rule, why, form
        self._form = for_lower_case(form)
        self._unless = for_lower_case(unless) if unless else None

    def fits(self, words: str) -> bool:
        """Whether the words, in lower case and with plain apostrophes, have this form."""
        return bool(self._form.search(words)) and not (self._unless and self._unless.search(words))


Kind = TypeVar("Kind", bound=Form)


class Forms(Generic[Kind]):
    """Several forms. Most words have none of them, which one search tells."""

    def __init__(self, forms: Iterable[Kind]) -> None:
        self._forms = tuple(forms)
        self._any = sieves(form.form for form in self._forms)

    def first(self, words: str) -> Kind | None:
        """The first that fits the words, which may have capitals and curly apostrophes."""
        plain = words.replace("\u2019", "'").lower()
        if not any(sieve.search(plain) for sieve in self._any):
            return None
        return next((form for form in self._forms if form.fits(plain)), None)
