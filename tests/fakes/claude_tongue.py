"""A fake Claude's German: some sentences by heart, others as stock sentences that keep figures and placeholders."""

import re

_BY_HEART = {
    "Thank you for writing to us.": "Vielen Dank für Ihre Nachricht.",
    "Thank you for your patience.": "Vielen Dank für Ihre Geduld.",
    "I have looked at what applies here.": "Ich habe mir angesehen, was hier gilt.",
    "Where is my parcel?": "Wo bleibt mein Paket?",
    "I have been waiting for 3 weeks.": "Ich warte seit drei Wochen.",
    "Kind regards,": "Mit freundlichen Grüßen",
    "Hello,": "Guten Tag,",
}
_STOCK = (
    "Wir haben Ihre Anfrage gern geprüft",
    "Bitte beachten Sie dazu auch das Folgende",
    "Darüber hinaus möchten wir Ihnen das mitteilen",
    "Außerdem kümmern wir uns darum",
    "Das haben wir für Sie nachgesehen",
    "Dazu schreiben wir Ihnen bald wieder",
)
_MONTHS = dict(
    zip(
        "January February March April May June July August September October November December".split(),
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
        strict=True,
    )
)
_KEPT = re.compile(rf"\[[A-Z]+-\w+-\d+\]|[$€£]?\d[\w.,-]*(?<![.,])|\b(?:{'|'.join(_MONTHS)})\b|\b(?:UPS|Amazon)\b")
_SAID: dict[str, str] = {}
"""What was translated, by its German: read back, it is what it was."""


def into_german(english: list[str]) -> list[str]:
    """Each sentence in German."""
    found = []
    for place, sentence in enumerate(english):
        german = _BY_HEART.get(sentence) or _stock(sentence, place)
        _SAID[german] = sentence
        found.append(german)
    return found


def into_english(german: list[str]) -> list[str]:
    """Each sentence as it was in English; one it never wrote is learned by heart, or it says that somebody wrote."""
    learned = {theirs: ours for ours, theirs in _BY_HEART.items()}
    return [_SAID.get(s) or learned.get(s) or f"They write this: {' '.join(_kept(s))}".strip() + "." for s in german]


def _stock(sentence: str, place: int) -> str:
    kept = (_MONTHS.get(word, word) for word in _kept(sentence))
    return " ".join((_STOCK[place % len(_STOCK)], *kept)) + "."


def _kept(sentence: str) -> list[str]:
    return _KEPT.findall(sentence)
