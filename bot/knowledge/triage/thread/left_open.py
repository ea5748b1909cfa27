"""What a new message leaves of the trouble that an unanswered one told of."""

from bot.language.matter.pleased import only_pleased
from bot.language.matter.settled import settled
from bot.language.matter.trouble import Trouble, troubles_in


def left_open(before: str, newest: str) -> bool:
    """Whether the one told of trouble, and the other only goes on: it tells of none and settles nothing.

    What is too heavy, or the like, may be so for the way back.
    """
    return bool(troubles_in(before)) and not troubles_in(newest) - {Trouble.OTHER} and not settles(newest)


def settles(newest: str) -> bool:
    """Whether it says that it has settled itself, or only thanks, and tells of no trouble."""
    return (settled(newest) != newest or only_pleased(newest)) and not troubles_in(settled(newest))
