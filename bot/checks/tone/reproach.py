"""What reproaches the customer by its grammar, whatever words it has."""

import re

from bot.language.content import stem_set
from bot.language.statements import Actor, statements
from bot.language.stems import stem

_DUTY = re.compile(r"\b(?:should|ought to)(?: \w+)? have\b", re.I)
BEFELL = stem_set("receive get have hear see be find reach arrive experience")
"""What happens to people, so that its absence is no fault of theirs: `you should have received the label`."""


def reproaches(words: str) -> bool:
    """Whether it names an act that the customer owed and didn't do: `you should have written within 30 days`."""
    return any(
        said.actor is Actor.READER
        and not (said.passive or said.negated)
        and stem(said.verb) not in BEFELL
        and bool(_DUTY.search(said.text))
        for said in statements(words)
    )
