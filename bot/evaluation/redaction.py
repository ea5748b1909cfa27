"""Which of a case's personal data a model could still read. Pure."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

from bot.checks.personal_data.redaction import new_nonce, redact
from bot.domain.case import Fact, Matter, Turn, Who
from bot.knowledge.case_file import CaseFile

_WORD = re.compile(r"\w+")


def left_standing(case: CaseFile, personal: Iterable[str]) -> tuple[str, ...]:
    """Values of which a word or digit is still in the redacted case beyond its other occurrences."""
    values = sorted(personal, key=len, reverse=True)
    matter = _matter(case)
    apart = Counter(_words(_without(text, values) for text in _texts(matter)))
    redacted, vault = redact(matter, new_nonce())
    read = Counter(_words(_without(text, vault.values) for text in _texts(redacted)))
    return tuple(value for value in values if any(read[word] > apart[word] for word in _words([value])))


def _matter(case: CaseFile) -> Matter:
    turns = (*(Turn(t.who, t.text) for t in case.context), Turn(Who.CUSTOMER, case.message))
    facts = tuple(Fact(key, value) for key, value in case.known)
    return Matter(turns, case.today or date.min, facts, order_id=case.order_id)  # redaction asks for no day


def _texts(matter: Matter) -> list[str]:
    return [*(t.text for t in matter.turns), *(f.value for f in matter.facts), matter.order_id or ""]


def _without(text: str, values: Iterable[str]) -> str:
    for value in values:
        text = text.replace(value, " ")
    return text


def _words(texts: Iterable[str]) -> list[str]:
    return [word.casefold() for text in texts for word in _WORD.findall(text)]
