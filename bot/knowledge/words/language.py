"""Whether a text reads as English, by its small words and its letters. Pure; it names no other language."""

import unicodedata
from collections.abc import Iterable
from typing import Final

from bot.knowledge.words.search import words

_ENGLISH_WORDS: Final = """
    the a an and or but if of to in on at for with from by is are was were be been it its it's this that these
    those i i'm you your my me we our he she they them not no don't can can't will would could should do does did
    have has had what when where why how who which there here just now please thank thanks so as up out get got
    all any as than after before still again back yet
"""
_OTHER_WORDS: Final = """
    der die das und ist nicht ich sie wir ein eine mein meine mit auf für von zu habe hat bitte wie wo wann kein
    le la les des une est pas je vous nous mon ma mes avec pour dans que qui où quand mais sur votre bonjour merci
    el los las un una es mi con para por pero cuándo dónde cómo está tengo hola gracias su del al lo o os um uma
    não meu minha com onde quando você obrigado do da il gli uno è mio mia non per dove sono ho grazie ciao di che
    de het een en ik mijn niet van op waar wanneer heb bedankt nie jest mam dzień proszę gdzie kiedy och jag inte
    är min var när tack ve bir değil nerede benim
    anche quanto quando come cosa questo questa vorrei buongiorno buonasera dalla nella ancora perché
    olá oi bom dia meu já até foi mas minha pelo pela este esta comprei quero quiero ya lo las una hace desde
"""
_ENGLISH: Final = frozenset(_ENGLISH_WORDS.split())
_OTHERS: Final = frozenset(_OTHER_WORDS.split())
_SHARED: Final = _ENGLISH & _OTHERS
_ONLY_ENGLISH: Final = _ENGLISH - _SHARED
_ONLY_OTHERS: Final = _OTHERS - _SHARED
_ELSEWHERE: Final = frozenset(
    "a i in an was so will on all as at do by had or if but am just up any get me has he is we of been".split()
)
"""English small words that other languages write too."""
_IN_ENGLISH: Final = frozenset("die hat per pour main due war dove mini".split())
"""Words of other languages that English has too."""
_SEVERAL: Final = 2


def reads_as_english(text: str) -> bool:
    """True for English, and for texts too short to tell; False when other small words or letters prevail."""
    if _foreign_letters(text):
        return False
    found = words(text)
    english, other = sum(w in _ONLY_ENGLISH for w in found), sum(w in _ONLY_OTHERS for w in found)
    return other < 2 or english >= other


def has_only_others(text: str) -> bool:
    """Whether a text has small words or letters that English doesn't write, and no small word of English."""
    found = set(words(text))
    other = bool(found & (_ONLY_OTHERS - _IN_ENGLISH)) or any(c.isalpha() and not c.isascii() for c in text)
    return other and not found & _ONLY_ENGLISH


def english_words(found: Iterable[str]) -> int:
    """How many words are small English ones that no other language here has."""
    return sum(w in _ONLY_ENGLISH for w in found)


def mostly_english(text: str) -> bool:
    """Whether several small words can only be English, at least as many as are of other languages."""
    found = set(words(text))
    english = len(found & (_ONLY_ENGLISH - _ELSEWHERE))
    return english >= _SEVERAL and english >= len(found & _ONLY_OTHERS)


def has_words(text: str) -> bool:
    """Whether there is anything to read, beyond emoji, marks and white space."""
    return any(unicodedata.category(c)[0] in "LN" for c in text)


def _foreign_letters(text: str) -> bool:
    if text.isascii():
        return False
    letters = [c for c in text if c.isalpha()]
    foreign = sum(not unicodedata.name(c, "").startswith("LATIN") for c in letters)
    return foreign * 3 > len(letters) > 0
