"""Takes personal data out of a matter before a writer sees it, and puts it back into the writer's text."""

import re
import secrets
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from bot.checks.personal_data.names.words import may_stand_alone
from bot.checks.personal_data.personal_values import Kind, PersonalValue, personal_values
from bot.domain.case import Fact, Matter, Turn
from bot.domain.redacted import RedactedMatter, RedactedText
from bot.domain.reply import Citation, Draft, SourceKind
from bot.language.segmentation.spans import overlaps

_WORD = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*")
_TELLING_KEYS = {"name": Kind.NAME, "address": Kind.ADDRESS, "street": Kind.ADDRESS, "email": Kind.EMAIL}
_TELLING_KEYS |= {"phone": Kind.PHONE, "postcode": Kind.ADDRESS, "zip": Kind.ADDRESS}
"""Facts whose key ends in one of these are personal as a whole."""


@dataclass(slots=True)
class Vault:
    """What was taken out of one case, by placeholder: `[EMAIL-x7f2-1]`. Never stored or logged.

    The nonce is the case's own and secret, so that words in a message can't pass for a placeholder.
    """

    nonce: str
    values: dict[str, str] = field(default_factory=dict, repr=False)
    names: set[str] = field(default_factory=set, repr=False)
    """Words of its names that identify somebody alone."""
    _known: dict[tuple[Kind, str], str] = field(default_factory=dict, repr=False)
    _count: Counter[Kind] = field(default_factory=Counter, repr=False)

    def hide(self, found: PersonalValue, words: str) -> str:
        """The placeholder for `words`, the same for every spelling of a value."""
        key = (found.kind, found.same)
        if key not in self._known:
            self._count[found.kind] += 1
            self._known[key] = f"[{found.kind}-{self.nonce}-{self._count[found.kind]}]"
            self.values[self._known[key]] = words
            if found.kind is Kind.NAME:
                self.names |= set(filter(may_stand_alone, _WORD.findall(words)))
        return self._known[key]

    @property
    def shouted(self) -> frozenset[str]:
        """The same words in lower case, to know them in capitals throughout."""
        return frozenset(map(str.casefold, self.names))

    def restore(self, text: str) -> str:
        """The text with every known placeholder replaced in one pass; restored values aren't searched again."""
        values = {_bare(placeholder): words for placeholder, words in self.values.items()}
        return self._looks_ours.sub(lambda m: values.get(_bare(m[0]), m[0]), text)

    def lost(self, text: str) -> tuple[str, ...]:
        """Placeholders of this case that stand for nothing: a writer made them up."""
        known = {_bare(placeholder) for placeholder in self.values}
        found = (m[0] for m in self._looks_ours.finditer(text))
        return tuple(dict.fromkeys(p for p in found if _bare(p) not in known))

    def forged(self, text: str) -> tuple[PersonalValue, ...]:
        """Words that already look like a placeholder of this case; they are taken out as they are."""
        return tuple(PersonalValue(Kind.TEXT, *m.span(), m[0]) for m in self._looks_ours.finditer(text))

    @property
    def _looks_ours(self) -> re.Pattern[str]:
        """With or without brackets: nobody else knows the nonce."""
        return re.compile(rf"\[?\b(?:{'|'.join(Kind)})-{re.escape(self.nonce)}-\d{{1,6}}\b\]?", re.I)


def _bare(placeholder: str) -> str:
    return placeholder.strip("[]").casefold()


def new_nonce() -> str:
    """An unguessable string for the placeholders of one case."""
    return secrets.token_hex(3)


def redact(matter: Matter, nonce: str) -> tuple[RedactedMatter, Vault]:
    """The matter without personal data; orders, products and parcels stay.

    All is read before anything is replaced: a name signed in one turn is known in the others.
    """
    vault = Vault(nonce)
    kept = _same(matter.order_id or "")
    for turn in matter.turns:
        _without(turn.original or "", vault, kept=kept)
    for turn in matter.turns[1:]:
        _without(turn.text, vault, kept=kept)
    facts = tuple(_fact(f, vault, kept) for f in matter.facts)
    turns = tuple(_turn(t, vault, kept) for t in matter.turns)
    order = _labelled("order number", matter.order_id, vault, kept) if matter.order_id else matter.order_id
    further = tuple(replace(f, words=_without(f.words, vault, kept=kept)) for f in matter.further)
    return RedactedMatter(replace(matter, turns=turns, facts=facts, order_id=order, further=further)), vault


def _turn(turn: Turn, vault: Vault, kept: str) -> Turn:
    """What is personal in a turn's original words is taken out of its translation too."""
    text, translated = _without(turn.text, vault, kept=kept), turn.original is not None
    for placeholder, words in vault.values.items() if translated else ():
        text = re.sub(rf"(?<!\w){re.escape(words)}(?!\w)", placeholder, text)
    return Turn(turn.who, text, turn.language, "" if translated else None)


def redact_text(text: str, vault: Vault) -> RedactedText:
    """The text without personal data, which goes to the vault."""
    return RedactedText(_without(text, vault))


def restore_draft(draft: Draft, vault: Vault) -> Draft:
    """The draft as people read it. Compute positions in its text after this."""
    passages = tuple(
        replace(p, text=vault.restore(p.text), citations=tuple(_citation(c, vault) for c in p.citations))
        for p in draft.passages
    )
    commitments = tuple(replace(c, quote=vault.restore(c.quote)) for c in draft.commitments)
    checks = tuple(replace(c, question=vault.restore(c.question)) for c in draft.checks)
    undone = vault.restore(draft.undone)
    return replace(draft, passages=passages, commitments=commitments, checks=checks, undone=undone)


def _citation(citation: Citation, vault: Vault) -> Citation:
    if citation.source.kind is SourceKind.CLAUSE:
        return citation
    return replace(citation, quote=vault.restore(citation.quote))


def _fact(fact: Fact, vault: Vault, kept: str) -> Fact:
    """The key is a label: the value of `tracking_number` is no phone number, that of `customer_name` is a name."""
    words = fact.key.replace("_", " ").replace(".", " ")
    kind = _TELLING_KEYS.get(words.split()[-1].lower()) if words.split() else None
    if kind and fact.value.strip():
        return replace(fact, value=vault.hide(PersonalValue(kind, 0, len(fact.value), _same(fact.value)), fact.value))
    return replace(fact, value=_labelled(words, fact.value, vault, kept))


def _labelled(label: str, value: str, vault: Vault, kept: str) -> str:
    return _without(f"{label}: {value}", vault, len(label) + 2, kept)


def _without(text: str, vault: Vault, begin: int = 0, kept: str = "") -> str:
    """The text from `begin` on. `kept`: a number known to be no phone number and no postcode."""
    forged = vault.forged(text)
    spans = [(f.start, f.end) for f in forged]
    values = [v for v in personal_values(text) if not overlaps((v.start, v.end), spans) and not _is(kept, v)]
    for value in values:
        vault.hide(value, text[value.start : value.end])
    parts, at = [], begin
    known = _again(text, vault, (*forged, *values))
    for found in sorted((*forged, *values, *known), key=lambda f: f.start):
        if found.start >= at:
            parts += [text[at : found.start], vault.hide(found, text[found.start : found.end])]
            at = found.end
    return "".join((*parts, text[at:]))


def _again(text: str, vault: Vault, taken: tuple[PersonalValue, ...]) -> Iterator[PersonalValue]:
    """Names already known, wherever else they occur."""
    places = {place for f in taken for place in range(f.start, f.end)}
    for word in _WORD.finditer(text):
        name = word[0].removesuffix("'s").removesuffix("\u2019s")
        known = name in vault.names or (name.isupper() and name.casefold() in vault.shouted)
        if known and word.start() not in places:
            yield PersonalValue(Kind.NAME, word.start(), word.start() + len(name), _same(name))


def _is(kept: str, value: PersonalValue) -> bool:
    return bool(kept) and value.same == kept and value.kind in (Kind.PHONE, Kind.ADDRESS)


def _same(words: str) -> str:
    """What two spellings of one value have in common."""
    return re.sub(r"\W|_", "", words).casefold()
