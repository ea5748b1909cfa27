"""What kind of words answer a question: a day, a time, a number, an age, a color, a side, a shop."""

import re
from enum import Enum

from bot.language.grammar.parties import MARKETPLACES

SIDES = frozenset("front back rear left right top bottom upper lower inside outside inner outer".split())
_NUMBER = (
    r"(?:\d[\d.,/]*|an?|half|quarter|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|twice|once|dozen)"
)
_EXACT = _NUMBER.replace("an?|half|quarter|", "")
_COLOURS = (
    "black white grey gray silver red blue navy green olive yellow orange brown beige tan cream ivory pink purple"
    " violet gold golden turquoise teal burgundy charcoal"
).split()
_HOUR = (
    r"\b(?:before|after|from|at|until|till|by|around|between) (?:\d{1,2}|noon|midnight|one|two|three|four|five|six"
    r"|seven|eight|nine|ten|eleven|twelve|lunch|work)\b"
    r"|\b\d{1,2}(?::\d\d)? ?[ap]\.?m\b|\b(?:mornings?|afternoons?|evenings?)\b"
)

_ORDINAL = "(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\\d+(?:st|nd|rd|th)|top|ground|last)"
OF_A_THING = (
    (
        re.compile(r"\bwhat (?:does|do|did) (?:the|your) (\w+) (?:do|say|show|read|display)\b", re.I),
        r"\b{0}s? (?:just |only |now |always )?\w+s\b",
    ),
    (
        re.compile(
            r"\bwhich (\w+) (?:(?:is|was|are) (?:it|this|that|you)"
            r"|do(?:es)? (?:you|it) (?:live|stay|stand|sit|hang))\b",
            re.I,
        ),
        rf"\b{_ORDINAL} {{0}}\b|\b{{0}} \d+\b",
    ),
    (
        re.compile(r"\bis there (?:an?|any) (\w+)\b", re.I),
        r"\bthere(?:'s| is| isn't| are)(?: also)? (?:no|an?|any) {0}\b",
    ),
)
"""Questions about a thing, and the words that answer them."""


class Answer(Enum):
    """Each with the words that ask, the words that answer, and whether these answer without a word of the question.

    The words that ask take in the noun that names the kind, so that what is left is what the question is about.
    """

    DAY = (
        r"\b(?:when|(?:what|which) (?:day|date|week|month))\b",
        r"\b(?:\d{1,2}(?:st|nd|rd|th)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|this (?:morning|week)"
        r"|last (?:week|month|night)|(?:jan|febr)uary|march|april|may \d|june|july|august|(?:sept|nov|dec)ember"
        r"|october|\d{1,2}/\d{1,2}|\d{4}-\d\d-\d\d"
        r"|(?:\d+|one|two|three|four|five|six) (?:days?|weeks?|months?) (?:ago|after))\b",
        False,
    )
    HOUR = (
        r"\b(?:what|which) (?:times?|hours?)(?: of (?:the )?day)?\b|\bwhen (?:can|may|could|shall|should) we\b",
        _HOUR,
        False,
    )
    SIDE = (r"\bwhich\b", rf"\b(?:{'|'.join(sorted(SIDES))})\b", False)
    AGE = (
        r"\bhow old\b|\b(?:what|which) age\b",
        rf"\b(?:is|are|was|turn(?:s|ed)|'s|aged?)\s(?:\w+ )?{_EXACT}\b"
        rf"|\b{_NUMBER}[ -](?:years?|months?|weeks?)[ -]old\b"
        r"|\b\d{1,2}-year-old\b",
        True,
    )
    COUNT = (
        r"\bhow (?:much|many|long|tall|wide|high|deep|heavy|far|big|thick|often)\b",
        rf"\b{_NUMBER}\b",
        False,
    )
    HEAT = (
        r"\b(?:what|which) (?:temperatures?|heat|degrees?)\b|\bhow (?:hot|warm|cold)\b",
        r"\b\d{2,3}(?: ?(?:degrees|\u00b0|f\b|c\b|fahrenheit|celsius))?",
        True,
    )
    SPEED = (r"\b(?:what|which) speed\b|\bhow fast\b", r"\b\d+ ?(?:mph|km/?h|kph|rpm)\b", True)
    WEIGHT = (
        r"\bhow heavy\b|\b(?:what|which) weight\b|\bhow much do(?:es)? \w+(?: \w+)? weigh\b",
        r"\b\d[\d.]* ?(?:lbs?|pounds?|kg|kilos?|oz|ounces|grams?)\b",
        True,
    )
    COLOUR = (r"\b(?:what|which) colou?rs?\b|\bcolou?r (?:is|was|does|do)\b", rf"\b(?:{'|'.join(_COLOURS)})\b", False)
    SIZE = (
        r"\b(?:what|which) sizes?\b",
        r"\bsize \w+|\b(?:small|medium|large|x{1,3}l|xs|king|queen|twin)\b|\b\d+(?:\.\d)?(?: ?(?:inch|cm|mm|ft))?\b",
        False,
    )
    MANNER = (
        r"\bhow (?:(?:did|have|do|had|were|was)\b|(?=you\b))",
        r"\b(?:with|by|via|using|through|in|on)\b \w+",
        False,
    )
    NAME = (
        r"\b(?:whose|which|what) name\b",
        r"(?-i:\b[A-Z][a-z]+ [A-Z][a-z]+\b)",
        False,
    )
    YEAR = (r"\b(?:what|which) (?:model )?year\b|\b(?:the|your) model year\b", r"\b(?:19|20)\d\d\b", True)
    SHOP = (
        r"\b(?:where|(?:what|which) (?:shop|store|site|website|platform|marketplace|seller|channel))\b"
        r"(?=[^.!?]*\b(?:buy|bought|purchas\w+|order(?:ed)?|get|got)\b)",
        r"\b(?:from|through|via|on|at|in)\b[^.!?]{0,25}\b"
        rf"(?:shop|store|site|website|{'|'.join(sorted(MARKETPLACES))})\b",
        False,
    )

    def __init__(self, asked: str, answer: str, alone: bool) -> None:
        self.asked, self.answer = re.compile(asked, re.IGNORECASE), re.compile(answer, re.IGNORECASE)
        self.alone = alone
