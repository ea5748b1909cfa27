"""Personal data out of a matter before a writer sees it, and back into what the writer wrote."""

import re
import secrets
from dataclasses import dataclass, field, replace

from bot.checks.personal_values import Found, Kind, personal_values
from bot.checks.plain_text import overlaps
from bot.domain.case import Fact, Matter, Turn
from bot.domain.redacted import RedactedMatter, RedactedText
from bot.domain.reply import Citation, Draft, SourceKind


@dataclass(slots=True)
class Vault:
    """What was taken out of one case, by placeholder: `[EMAIL-x7f2-1]`.

    The nonce is the case's own and secret, so words in a message can't pass for a placeholder. Never kept or logged.
    """

    nonce: str
    values: dict[str, str] = field(default_factory=dict, repr=False)
    _known: dict[tuple[Kind, str], str] = field(default_factory=dict, repr=False)

    def hide(self, found: Found, words: str) -> str:
        """The placeholder for `words`: the same for every spelling of one value."""
        key = (found.kind, found.same)
        if key not in self._known:
            number = 1 + sum(kind is found.kind for kind, _ in self._known)
            self._known[key] = f"[{found.kind}-{self.nonce}-{number}]"
            self.values[self._known[key]] = words
        return self._known[key]

    def restore(self, text: str) -> str:
        """The text with every known placeholder replaced, in one pass: what comes back is not read again."""
        values = {placeholder.casefold(): words for placeholder, words in self.values.items()}
        return self._looks_ours.sub(lambda m: values.get(m[0].casefold(), m[0]), text)

    def lost(self, text: str) -> tuple[str, ...]:
        """Placeholders of this case in the text that stand for nothing: a writer made them up."""
        known = {placeholder.casefold() for placeholder in self.values}
        found = (m[0] for m in self._looks_ours.finditer(text))
        return tuple(dict.fromkeys(p for p in found if p.casefold() not in known))

    def forged(self, text: str) -> tuple[Found, ...]:
        """Words that already look like a placeholder of this case; they are taken out as they stand."""
        return tuple(Found(Kind.TEXT, *m.span(), m[0]) for m in self._looks_ours.finditer(text))

    @property
    def _looks_ours(self) -> re.Pattern[str]:
        return re.compile(rf"\[(?:{'|'.join(Kind)})-{re.escape(self.nonce)}-\d{{1,4}}\]", re.I)


def new_nonce() -> str:
    """What a stranger can't guess, for the placeholders of one case."""
    return secrets.token_hex(3)


def redact(matter: Matter, nonce: str) -> tuple[RedactedMatter, Vault]:
    """The matter without emails, phone numbers, payment cards and IBANs; orders, products and parcels stay."""
    vault = Vault(nonce)
    turns = tuple(Turn(t.who, redact_text(t.text, vault)) for t in matter.turns)
    facts = tuple(_fact(f, vault) for f in matter.facts)
    return RedactedMatter(replace(matter, turns=turns, facts=facts)), vault


def redact_text(text: str, vault: Vault) -> RedactedText:
    """The text without personal data; what is taken out goes to the vault."""
    return RedactedText(_without(text, vault, 0))


def restore_draft(draft: Draft, vault: Vault) -> Draft:
    """The draft as people read it. Positions in its text are to be computed after this."""
    passages = tuple(
        replace(p, text=vault.restore(p.text), citations=tuple(_citation(c, vault) for c in p.citations))
        for p in draft.passages
    )
    commitments = tuple(replace(c, quote=vault.restore(c.quote)) for c in draft.commitments)
    return replace(draft, passages=passages, commitments=commitments)


def _citation(citation: Citation, vault: Vault) -> Citation:
    if citation.source.kind is SourceKind.CLAUSE:
        return citation
    return replace(citation, quote=vault.restore(citation.quote))


def _fact(fact: Fact, vault: Vault) -> Fact:
    """The key is read as a label: the value of `tracking_number` is no phone number."""
    label = f"{fact.key.replace('_', ' ').replace('.', ' ')}: "
    return replace(fact, value=_without(label + fact.value, vault, len(label)))


def _without(text: str, vault: Vault, begin: int) -> str:
    forged = vault.forged(text)
    spans = [(f.start, f.end) for f in forged]
    values = [v for v in personal_values(text) if not overlaps((v.start, v.end), spans)]
    parts, at = [], begin
    for found in sorted((*forged, *values), key=lambda f: f.start):
        if found.start >= at:
            parts += [text[at : found.start], vault.hide(found, text[found.start : found.end])]
            at = found.end
    return "".join((*parts, text[at:]))
