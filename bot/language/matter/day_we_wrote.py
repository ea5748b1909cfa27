"""The day on which we wrote, as the customer names it: `you told me on Monday`, `your mail of the 18th`."""

import re
from typing import Final

from bot.language.matter.our_word import SHORT_DAY
from bot.language.patterns.alternatives import either, word_of
from bot.language.remembered import remembered
from bot.language.segmentation.tokens import straight

_MONTH: Final = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY: Final = (
    rf"(?P<day>{SHORT_DAY}\b|yesterday|last week|this morning|(?:the )?\d{{1,2}}(?:st|nd|rd|th)(?: (?:of )?{_MONTH})?"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b)"
)
_ON: Final = r"(?:(?:on|last|this past|back on|already) ){0,2}"
_WE: Final = r"(?:you(?: guys| all|'ve)?|u|your (?:colleague|team|support|agent|last \w+)|we were|i was|i were)"
_SAID: Final = word_of("said told wrote answered replied mailed emailed messaged promised apologi[sz]ed confirmed")
_LETTER: Final = word_of("e-?mail mail message reply answer note letter text response")
_WHOLE: Final = re.compile(
    either(
        rf"\b{_WE} {_SAID}(?: (?:me|us|back|to me))*,? {_ON}{_DAY}(?! (?:it|they|the) )",
        rf"\b{_WE} (?!promised){_SAID}\b[^.!?,;]{{0,50}}?[ ,]+(?:back )?on"
        rf" {_DAY.replace('day>', 'then>')}(?=\s*(?:[.!?,;]|$))"
        r"(?<!would on )",
        rf"(?:^|[.!?,;]\s*|\b(?:and|but) ){_ON}{_DAY.replace('day>', 'first>')},? {_WE} {_SAID}\b",
        rf"\byour {_LETTER} (?:of|from|on|dated) (?:last )?{_DAY.replace('day>', 'of>')}",
        rf"\byour {_DAY.replace('day>', 'whose>')}(?:'s)? {_LETTER}\b",
    ),
    re.IGNORECASE,
)
_TO_COME: Final = re.compile(
    r"\b(?:would|will|'d|'ll|going to|gonna|comes?|arrives?|ships?|leaves?|delivered|due|by|until|til|till)\b",
    re.IGNORECASE,
)
"""What is said to happen on a day isn't said on it: `you told me it comes on Monday`."""
_NAMES: Final = {name[:3].lower(): name for name in "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()}


@remembered(64)
def day_we_wrote(text: str) -> str | None:
    """The day, to stand behind `since`: `Monday`, `yesterday`, `the 18th`; None where they name none."""
    for found in _WHOLE.finditer(straight(text)):
        name = next(n for n in ("day", "then", "first", "of", "whose") if found[n])
        if name == "then" and _TO_COME.search(found[0]):
            continue
        day = " ".join(found[name].split())
        return _NAMES.get(day[:3].lower(), day) if re.fullmatch(SHORT_DAY, day, re.IGNORECASE) else day
    return None
