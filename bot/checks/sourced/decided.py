"""What a lead's recorded decision allows: one word of the form, or a sentence of the lead's own."""

import re

from bot.domain.case import LeadDecision
from bot.domain.commitments import REFUNDS, REMEDIES, TERMS, CommitmentKind
from bot.language.vocabulary.stems import stem

K = CommitmentKind
_PIECE = re.compile(r"\s*(?:[;,\n]|\.\s|\band\b|\bor\b|\bbut\b)\s*")
_NO = re.compile(r"\b(?:no|not|never|without|declin\w+|den(?:y|ied)|refus\w+|reject\w*|instead of)\b")
_LESS = re.compile(
    r"\b(?:part(?:ial|ly)?|half|less|minus|keep|withhold|goodwill|credit|percent|fee|deduct\w*)\b|%|[$\u20ac\u00a3]\s?\d"
)
_BUYER_PAYS = re.compile(r"\b(?:customer|buyer|he|she|they)\b.{0,40}\b(?:pays?|bears?|covers?)\b")
_OURS = re.compile(r"\b(?:our (?:cost|expense)|we (?:pay|cover|bear)|waive\w*|prepaid|free label|on us)\b")
_YES = re.compile(
    r"\W*(?:yes|yep|ok(?:ay)?|agreed|fine|sure|granted|approved|go ahead|do (?:it|so|that)|this once|true"
    r"|as (?:proposed|drafted|suggested|asked|requested|a courtesy))\b",
    re.I,
)
_ACCEPTS = ("accept", "approv", "exception")


def decided(value: str | None) -> frozenset[CommitmentKind]:
    """The promises that the decision allows; none if it declines or there is none."""
    words = (value or "").strip().lower()
    form = next((d for d in LeadDecision if words.replace(" ", "_") == d), None)
    if form:
        return frozenset(kind for kind, terms in TERMS.items() if form in terms.decided)
    pieces = [p for p in _PIECE.split(words.replace("_", " ")) if p]
    found = {kind for piece in pieces if not _NO.search(piece) for kind in _said(piece)}
    if not found & REMEDIES and _accepts(pieces):
        found |= REFUNDS
    if K.REFUND_PARTIAL in found and "full" not in words:
        found.discard(K.REFUND_FULL)
    return frozenset(found)


def agrees(value: str) -> bool:
    """Whether the decision is a yes that names nothing: to what it was asked for."""
    return bool(_YES.match(value)) and not _NO.search(value.lower()) and not decided(value)


def declines(value: str) -> bool:
    """Whether the decision says no and allows nothing."""
    return not decided(value) and bool(_NO.search(value.lower()))


def _accepts(pieces: list[str]) -> bool:
    return any(stem(word) in _ACCEPTS for piece in pieces if not _NO.search(piece) for word in piece.split())


def _said(piece: str) -> set[CommitmentKind]:
    if _BUYER_PAYS.search(piece):
        return set()
    stems = {stem(word.strip(".:()")) for word in piece.split()}
    found = {kind for kind, terms in TERMS.items() if stems & terms.stems}
    if _LESS.search(piece):
        found = found - {K.REFUND_FULL} | {K.REFUND_PARTIAL}
    if _OURS.search(piece) and not found & {K.REPLACEMENT}:
        found.add(K.RETURN_LABEL)
    return found
