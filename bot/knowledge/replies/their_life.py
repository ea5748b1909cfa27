"""A word on the hard place in a customer's life that they tell of, and a look whether it goes first. Pure."""

from dataclasses import replace
from typing import Final

from bot.domain.case import Matter
from bot.domain.reply import Check
from bot.knowledge.replies.sentences import Part, Sentence
from bot.language.matter.hard_place import Hard, HardPlace, hard_place

KEY: Final = "hard_place"
"""Of the check; no fact has this name."""
_TOLD: Final = "hardship"
"""The fact with which a situation acknowledges it by itself."""
_WORDS: Final = {
    Hard.LOSS: ("I am sorry for your loss.", "I am sorry for your loss."),
    Hard.RECOVERING: ("I wish you a good recovery.", "I wish your {whose} a good recovery."),
    Hard.AHEAD: ("I hope that the operation goes well.", "I hope that your {whose}'s operation goes well."),
    Hard.ILL: (
        "I am sorry to read what you are going through.",
        "I am sorry to read what your {whose} is going through.",
    ),
    Hard.HOME: ("I am sorry to read what you are going through.", "I am sorry to read what you are going through."),
}
"""What is said of their own, and of a relative's. A limit asks for no pity, only for steps that they can take."""
_FIRST: Final = (Hard.LOSS, Hard.ILL, Hard.HOME)
"""What is taken up before the order is."""


def told_in(matter: Matter) -> HardPlace | None:
    """What they tell in the messages that we haven't answered yet, the latest first."""
    return next(filter(None, map(hard_place, reversed(matter.unanswered))), None)


def with_their_life(body: tuple[Sentence, ...], matter: Matter) -> tuple[Sentence, ...]:
    """The sentences of a reply, with a word on it before or after those that acknowledge, where none has it already."""
    told = told_in(matter)
    place = next((n for n, s in enumerate(body) if s.part is not Part.ACKNOWLEDGE), len(body))
    if told is None or told.kind not in _WORDS or not place or matter.fact(_TOLD):
        return body
    own, of_kin = _WORDS[told.kind]
    word = of_kin.format(whose=told.whose) if told.whose else own
    if any(word in s.text for s in body):
        return body
    said = Sentence(word, Part.ACKNOWLEDGE, gap=" ")
    if told.kind in _FIRST:
        return (replace(said, gap=body[0].gap), replace(body[0], gap=" "), *body[1:])
    return (*body[:place], said, *body[place:])


def its_check(matter: Matter) -> tuple[Check, ...]:
    """That a person sees whether it goes first, and that no step of the reply is one that they can't take."""
    told = told_in(matter)
    if told is None:
        return ()
    quote = " ".join(told.quote.split())
    asked = f"They write “{quote}”: can this one go first, and does the reply ask nothing that is hard for them now?"
    return (Check(KEY, asked),)
